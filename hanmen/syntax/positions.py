"""Where each token was written: ``data-at="line:column"`` on whatever becomes an element."""

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType

from .inline import inner

AT = "data-at"
MARKER = re.compile(r"(?:[-+*>:~]|\d+[.)]|\[\^[^\]]*\]:)")  # of a list, a quotation, a definition, a note
HOLDERS = frozenset({"list_item_open", "blockquote_open", "dd_open", "footnote_reference_open"})
CELLS = frozenset({"th_open", "td_open"})


def positions(md: MarkdownIt) -> None:
    """Use after all plugins that make tokens."""
    md.core.ruler.push("positions", _note)


def _note(state: StateCore) -> None:
    reader = _Reader(state.src.split("\n"), state.env)
    for token, following in pairwise([*state.tokens, Token("end", "", 0)]):
        if token.type in ("inline", "html_block") and token.map:
            reader.read_text(token)
        elif token.type in CELLS and following.map:
            token.attrSet(AT, reader.cell(following))
        elif token.map and token.nesting >= 0:
            token.attrSet(AT, reader.block(token))


class _Reader:
    """Goes through the lines of a chapter in the order of its tokens."""

    def __init__(self, lines: list[str], env: EnvType) -> None:
        self.lines, self.env = lines, env
        self.read: dict[int, int] = {}  # line → column up to which it was given away

    def block(self, token: Token) -> str:
        """Where a block begins, after the markers of what holds it."""
        number = token.map[0] if token.map else 0
        if "attributes" in token.meta:
            column = self._line(number := token.meta["line"]).rfind(token.meta["attributes"])
            return f"{number + 1}:{column + 1}"
        line = self._line(number)
        start = self.read.get(number, 0)
        column = (
            start + len(line[start:]) - len(line[start:].lstrip("> \t" if token.type != "blockquote_open" else " \t"))
        )
        marker = MARKER.match(line, column)
        if token.type in HOLDERS and marker:
            self.read[number] = marker.end()
        return f"{number + 1}:{column + 1 if column < len(line) else 0}"

    def cell(self, text: Token) -> str:
        """Where a table's cell begins: with its text."""
        number, column = next(self._starts(text, keep=False))
        return f"{number + 1}:{0 if column is None else column + 1}"

    def read_text(self, token: Token) -> None:
        """Note the place of each tag in a block of text."""
        places = _places(token.content, list(self._starts(token)))
        token.meta["places"] = places, 0
        self._read_inside(token, places, 0)

    def _read_inside(self, token: Token, places: list[str], offset: int) -> None:
        for child in inner(token, self.env):
            if not child.map:
                continue
            start = offset + child.map[0]
            if child.type == "html_inline":
                child.meta["places"] = places, start
            elif child.nesting >= 0 and (child.tag or child.type == "footnote_ref"):
                child.attrSet(AT, places[start])
                self._read_inside(child, places, start + 2)  # after ``^[`` or ``![``

    def _starts(self, token: Token, keep: bool = True) -> Iterator[tuple[int, int | None]]:
        """Line (from 0) and column (from 0; None when it cannot be found) of each line of a token's content."""
        first = token.map[0] if token.map else 0
        for number, text in enumerate(token.content.split("\n"), first):
            words = text.lstrip()  # a tab before them may have become spaces
            column = self._line(number).find(words, self.read.get(number, 0))
            if column >= 0 and keep:
                self.read[number] = column + len(words)
            yield number, column - len(text) + len(words) if column >= 0 else None

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""


def _places(content: str, starts: list[tuple[int, int | None]]) -> list[str]:
    """``line:column`` of every character of *content*, counted from 1, and of its end."""
    return [
        f"{line + 1}:{0 if column is None else max(column + offset + 1, 1)}"
        for (line, column), text in zip(starts, content.split("\n"), strict=True)
        for offset in range(len(text) + 1)
    ]
