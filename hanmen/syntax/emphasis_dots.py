"""``《《強調》》``: emphasis dots (圏点, JLREQ 3.3.9)."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline


def emphasis_dots(md: MarkdownIt) -> None:
    for mark in "《》":
        md.inline.add_terminator_char(mark)
    md.inline.ruler.before("link", "emphasis_dots", _parse)


def _parse(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("《《", state.pos):
        return False
    start, end, limit = state.pos + 2, state.src.find("》》", state.pos, state.posMax), state.posMax
    if end <= start:
        return False
    if not silent:
        token = state.push("emphasis_dots_open", "em", 1)
        token.attrs = {"class": "emphasis-dots"}
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push("emphasis_dots_close", "em", -1)
    state.pos, state.posMax = end + 2, limit
    return True
