"""``---`` … ``---`` above a chapter: YAML for other programs, never printed. Text between two rules is text."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

OPENING = re.compile(r"---+[ \t]*")
CLOSING = re.compile(r"(?:---+|\.\.\.)[ \t]*")
KEY = re.compile(r"""(?:[A-Za-z_][\w.-]*|"[^"\n]+"|'[^'\n]+')[ \t]*:(?:[ \t].*)?""")
OTHER = re.compile(r"[ \t]*(?:#.*|-(?:[ \t].*)?|[\]}][ \t,]*)?|[ \t]+\S.*")


def front_matter(md: MarkdownIt) -> None:
    md.block.ruler.before("table", "front_matter", _parse)


def _parse(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    if silent or start_line or state.level or not OPENING.fullmatch(_line(state, 0)):
        return False
    keys = 0
    for number in range(1, end_line):
        line = _line(state, number)
        if CLOSING.fullmatch(line):
            state.line = number + 1
            return keys > 0
        keys += bool(KEY.fullmatch(line))
        if not KEY.fullmatch(line) and not OTHER.fullmatch(line):
            return False
    return False


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] : state.eMarks[number]]
