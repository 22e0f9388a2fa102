"""``^12^``: tate-chu-yoko, up to four characters set upright side by side in a vertical line (JLREQ 3.2.5)."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

WRITTEN = re.compile(r"\^([0-9A-Za-z!?.%]{1,4})\^")


def tate_chu_yoko(md: MarkdownIt) -> None:
    md.inline.ruler.before("link", "tate_chu_yoko", _parse)


def _parse(state: StateInline, silent: bool) -> bool:
    written = WRITTEN.match(state.src, state.pos, state.posMax)
    if not written:
        return False
    if not silent:
        state.push("tate_chu_yoko_open", "span", 1).attrs = {"class": "tcy"}
        state.push("text", "", 0).content = written[1]
        state.push("tate_chu_yoko_close", "span", -1)
    state.pos = written.end()
    return True
