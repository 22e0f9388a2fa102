"""``[@key]``, ``[@a; @b, p. 3]`` and ``@key``: citations, as pandoc writes them; what they cite is looked up later.

A key is of ASCII letters, digits and ``_``, and of ``:.#$%&+?<>~/-`` between two of these.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

CITE = "data-cite"  # bracketed, or textual where the author is part of the sentence
KEY = r"@[A-Za-z0-9_]+(?:[:.#$%&+?<>~/-]+[A-Za-z0-9_]+)*"
BRACKETED = re.compile(
    rf"\[(?:[^\[\]@;\n]*\s)?-?{KEY}[^\[\]@;]*(?:;(?:[^\[\]@;\n]*\s)?-?{KEY}[^\[\]@;]*)*\](?![(\[{{])"
)
TEXTUAL = re.compile(rf"{KEY}(?: (?=[\u3040-\u9fff]))?")  # a space before CJK text is not part of the sentence


def citations(md: MarkdownIt) -> None:
    md.inline.add_terminator_char("@")
    md.inline.ruler.before("link", "citations", _parse)


def _parse(state: StateInline, silent: bool) -> bool:
    before = state.src[state.pos - 1 : state.pos]
    kind, found = "bracketed", BRACKETED.match(state.src, state.pos, state.posMax)
    if not found and not (before.isascii() and (before.isalnum() or before in "._-/@")):
        kind, found = "textual", TEXTUAL.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("citation_open", "span", 1).attrs = {CITE: kind}
        state.push("text", "", 0).content = found[0]
        state.push("citation_close", "span", -1)
    state.pos = found.end()
    return True
