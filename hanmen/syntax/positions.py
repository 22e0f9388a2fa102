"""Where each token was written: ``data-at="line:column"`` on whatever becomes an element."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

AT = "data-at"


def positions(md: MarkdownIt) -> None:
    """Use after all plugins that make tokens."""
    md.core.ruler.push("positions", _note)


def _note(state: StateCore) -> None:
    lines = state.src.split("\n")
    searched: dict[int, int] = {}  # line → column up to which its text was given away: table cells share a line
    for token in state.tokens:
        if token.type in ("inline", "html_block") and token.map:
            _note_inside(token, list(_starts(token, lines, searched)))
        elif token.map and token.nesting >= 0:
            token.attrSet(AT, f"{token.map[0] + 1}:0")


def _starts(token: Token, lines: list[str], searched: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Line (from 0) and column (from 0; -1 when it cannot be found) of each line of a token's content."""
    first = token.map[0] if token.map else 0
    for number, text in enumerate(token.content.split("\n"), first):
        column = lines[number].find(text, searched.get(number, 0)) if number < len(lines) else -1
        if column >= 0:
            searched[number] = column + len(text)
        yield number, column


def _note_inside(token: Token, starts: list[tuple[int, int]]) -> None:
    if token.type == "html_block":
        token.meta["places"] = _places(token.content, starts)
        return
    places = _places(token.content, starts)
    for child in token.children or ():
        if child.map and child.type == "html_inline":
            child.meta["places"] = places[child.map[0] :]
        elif child.map and child.nesting >= 0 and (child.tag or child.type == "footnote_ref"):
            child.attrSet(AT, places[child.map[0]])


def _places(content: str, starts: list[tuple[int, int]]) -> list[str]:
    """``line:column`` of every character of *content*, counted from 1, and of its end."""
    return [
        f"{line + 1}:{column + offset + 1 if column >= 0 else 0}"
        for (line, column), text in zip(starts, content.split("\n"), strict=True)
        for offset in range(len(text) + 1)
    ]
