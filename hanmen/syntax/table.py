"""GFM tables whose cells may hold ruby, and ``Table: caption {#tab:id}`` after them."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as gfm_table

CAPTION = re.compile(r"Table:[ \t]+")
RUBY = re.compile(r"\{[^{}|\n]+\|[^{}\n]*\}")
BAR = "\ue000"  # private use: stands for the bar of a ruby while the row is cut at its bars


def table(md: MarkdownIt) -> None:
    md.block.ruler.at("table", _parse, {"alt": ["paragraph", "reference"]})


def _parse(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    source, known = state.src, len(state.tokens)
    state.src = RUBY.sub(lambda ruby: ruby[0].replace("|", BAR), source)
    found = gfm_table(state, start_line, _before_caption(state, start_line, end_line), silent)
    state.src = source
    for token in state.tokens[known:]:
        token.content = token.content.replace(BAR, "|")
    return found


def _before_caption(state: StateBlock, start_line: int, end_line: int) -> int:
    for line in range(start_line, end_line):
        if state.isEmpty(line):
            break
        if CAPTION.match(state.src, state.bMarks[line] + state.tShift[line]):
            return line
    return end_line
