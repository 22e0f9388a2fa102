"""GFM tables whose cells may hold ruby, and ``Table: caption {#tab:id}`` after them."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as gfm_table
from markdown_it.rules_block.table import escapedSplit

CAPTION = re.compile(r"Table:[ \t]+")
RUBY = re.compile(r"\{[^{}|\n]+\|[^{}\n]*\}")
DELIMITERS = re.compile(r"[-:|][-:| \t]*")
BAR = "\ue000"  # private use: stands for the bar of a ruby while the row is cut at its bars


def table(md: MarkdownIt) -> None:
    md.block.ruler.at("table", _parse, {"alt": ["paragraph", "reference"]})


def _parse(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if start_line + 2 > end_line or not DELIMITERS.fullmatch(_line(state, start_line + 1)):
        return False
    source, known, last = state.src, len(state.tokens), _before_caption(state, start_line, end_line)
    start, end = state.bMarks[start_line], state.eMarks[last - 1]
    rows = RUBY.sub(lambda ruby: ruby[0].replace("|", BAR), source[start:end])
    state.src = source[:start] + rows + source[end:]
    found = gfm_table(state, start_line, last, silent)
    if found and not silent:
        _report_overfull(state, start_line)
    state.src = source
    for token in state.tokens[known:]:
        token.content = token.content.replace(BAR, "|")
    return found


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()


def _report_overfull(state: StateBlock, start_line: int) -> None:
    columns = len(_cells(state, start_line))
    for line in range(start_line + 2, state.line):
        cells = len(_cells(state, line))
        if cells > columns:
            start = state.bMarks[line] + state.tShift[line]
            place = f"{line + 1}:{start - state.src.rfind(chr(10), 0, start)}"
            state.env["tell"](place, "table-overfull", cells=cells, columns=columns)


def _cells(state: StateBlock, line: int) -> list[str]:
    cells = escapedSplit(_line(state, line))
    return cells[not cells[0] : len(cells) - (not cells[-1])]


def _before_caption(state: StateBlock, start_line: int, end_line: int) -> int:
    for line in range(start_line, end_line):
        if state.isEmpty(line):
            break
        if CAPTION.match(state.src, state.bMarks[line] + state.tShift[line]):
            return line
    return end_line
