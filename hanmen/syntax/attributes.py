"""``{#id .class key=value}``, with kramdown's colon or without: after pictures, links, code, ``[spans]``, headings,
captions, and above a block.
"""

import re
from collections.abc import Mapping
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from .inline import label_end
from .table import CAPTION

ITEM = r"""#[^\s{}#.="]+|\.[^\s{}#.="]+|[A-Za-z][\w:-]*=(?:"[^"\n]*"|[^\s{}"]+)"""
WRITTEN = re.compile(rf"\{{:?[ \t]*(?:{ITEM})(?:[ \t]+(?:{ITEM}))*[ \t]*\}}")
TAKES_ATTRIBUTES = frozenset({"image", "code_inline", "link_close", "span_close"})


def attributes(md: MarkdownIt) -> None:
    md.inline.ruler.after("link", "span", _parse_span)
    md.inline.ruler.push("attributes", _parse_after)
    md.block.ruler.before("fence", "attributes", _parse_above, {"alt": ["paragraph"]})
    md.core.ruler.after("block", "attributes", _give)


def read(written: str) -> dict[str, str]:
    """The attributes in braces; several classes are one."""
    found: dict[str, str] = {}
    for item in re.findall(ITEM, written):
        if item[0] == "#":
            found["id"] = item[1:]
        elif item[0] == ".":
            found["class"] = f"{found.get('class', '')} {item[1:]}".strip()
        else:
            key, _, value = item.partition("=")
            found[key] = value.strip('"')
    return found


def add(token: Token, found: Mapping[str, str]) -> None:
    """Give them to a token."""
    for key, value in found.items():
        if key == "class":
            token.attrJoin(key, value)
        else:
            token.attrSet(key, value)


def _parse_span(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    end = label_end(state, state.pos)
    written = WRITTEN.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not written:
        return False
    if not silent:
        start, limit = state.pos, state.posMax
        add(state.push("span_open", "span", 1), read(written[0]))
        state.pos, state.posMax = start + 1, end
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = limit
    state.pos = written.end()
    return True


def _parse_after(state: StateInline, silent: bool) -> bool:
    if state.pending or not state.tokens or state.tokens[-1].type not in TAKES_ATTRIBUTES:
        return False
    written = WRITTEN.match(state.src, state.pos, state.posMax)
    if not written:
        return False
    if not silent:
        add(_opening(state.tokens), read(written[0]))
    state.pos = written.end()
    return True


def _opening(tokens: list[Token]) -> Token:
    """The last token, or the one that opens what it closes."""
    depth = 0
    for token in reversed(tokens):
        depth += token.nesting
        if not depth:
            return token
    return tokens[-1]


def _parse_above(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if state.is_code_block(start_line):
        return False
    text = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]].rstrip()
    if not WRITTEN.fullmatch(text):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.content, token.hidden = text, True
        state.line = start_line + 1
    return True


def _give(state: StateCore) -> None:
    """Hand what stands above a block, or at its end, to the token that opens the block."""
    for token, following in pairwise([*state.tokens, Token("end", "", 0)]):
        if token.type == "attributes" and following.nesting >= 0:
            add(following, read(token.content))
        elif token.type == "fence":
            _take_info(token)
        elif token.type == "heading_open" or (token.type == "paragraph_open" and CAPTION.match(following.content)):
            _take_trailing(following, token)
    state.tokens = [token for token in state.tokens if token.type != "attributes"]


def _take_info(fence: Token) -> None:
    """What stands after the language of fenced code."""
    if written := WRITTEN.search(fence.info):
        add(fence, read(written[0]))
        fence.info = fence.info[: written.start()] + fence.info[written.end() :]


def _take_trailing(inline: Token, opening: Token) -> None:
    written = WRITTEN.search(inline.content, max(inline.content.rfind("{"), 0))
    if written and written.end() == len(inline.content):
        add(opening, read(written[0]))
        if "id" in read(written[0]):
            line = (inline.map or [0])[0] + inline.content.count("\n")
            opening.meta |= {"attributes": written[0], "line": line}
        inline.content = inline.content[: written.start()].rstrip()
