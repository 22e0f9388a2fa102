"""``[@key]``, ``[@a; @b, p. 3]`` and ``@key``: citations, as pandoc writes them; what they cite is looked up later.

A key is of ASCII letters, digits and ``_``, and of ``:.#$%&+?<>~/-`` between two of these.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from .inline import is_foreign

CITE = "data-cite"  # bracketed, or textual where the author is part of the sentence
KEY = r"@[A-Za-z0-9_]+(?:[:.#$%&+?<>~/-]+[A-Za-z0-9_]+)*"
BRACKETED = re.compile(
    rf"\[(?:[^\[\]@;\n]*\s)?-?{KEY}[^\[\]@;]*(?:;(?:[^\[\]@;\n]*\s)?-?{KEY}[^\[\]@;]*)*\](?![({{]|\[(?!\^))"
)
TEXTUAL = re.compile(rf"{KEY}(?: (?=[\u3040-\u9fff]))?")  # a space before CJK text is not part of the sentence
JOINED = re.compile(r"[A-Za-z0-9._/@-]$|<[A-Za-z/][^<>\n]*$")  # before an @ of an address or a tag
LONGEST_TAG = 100


def citations(md: MarkdownIt) -> None:
    md.inline.add_terminator_char("@")
    md.inline.ruler.before("link", "citations", _parse)


def _parse(state: StateInline, silent: bool) -> bool:
    if state.linkLevel:
        return False
    before = state.src[max(0, state.pos - LONGEST_TAG) : state.pos]
    kind, found = "bracketed", BRACKETED.match(state.src, state.pos, state.posMax)
    if not found and not JOINED.search(before):
        kind, found = "textual", TEXTUAL.match(state.src, state.pos, state.posMax)
    if not found or is_foreign(state):
        return False
    if not silent:
        state.push("citation_open", "span", 1).attrs = {CITE: kind}
        state.push("text", "", 0).content = found[0]
        state.push("citation_close", "span", -1)
    state.pos = found.end()
    return True
