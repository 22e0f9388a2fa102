"""``===`` alone between blank lines: a new page, as Denden Markdown writes it."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

RULE = re.compile(r"={3,}[ \t]*")


def page_break(md: MarkdownIt) -> None:
    md.block.ruler.before("paragraph", "page_break", _parse)


def _parse(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    text = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    if state.is_code_block(start_line) or not RULE.fullmatch(text):
        return False
    if not silent:
        for nesting in (1, -1):
            token = state.push("page_break_open" if nesting > 0 else "page_break_close", "div", nesting)
            token.map = [start_line, start_line + 1]
            if nesting > 0:
                token.attrSet("class", "page-break")
        state.line = start_line + 1
    return True
