"""A TOML file: its text comes in, its table and the place of every key go out."""

import dataclasses
import re
import tomllib
from ast import literal_eval
from collections import deque
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from .diagnostics import Log, Position
from .messages import Words

Keys: TypeAlias = tuple[str | int, ...]
Found: TypeAlias = Iterator[tuple[Keys, int]]  # keys, and the offset where they are written
Tokens: TypeAlias = deque[re.Match[str]]

# What tomllib says, by how it begins.
BROKEN: Mapping[str | tuple[str, ...], str] = {
    "Invalid statement": "キーでもテーブル名でもない行です",
    "Invalid initial character": "キーとして読めません",
    "Expected '='": "キーのあとに「=」がありません",
    "Expected newline": "値のあとに余分な文字があります",
    "Expected ']": "テーブル名が「]」で閉じていません",
    "Invalid value": "値の書き方が正しくありません",
    "Invalid date": "日付か時刻が正しくありません",
    "Unclosed array": "配列が「]」で閉じていません",
    "Unclosed inline": "テーブルが「}」で閉じていません",
    ("Unterminated", 'Expected "', "Illegal character '\\n'"): "文字列が閉じていません",
    ("Unescaped", "Invalid hex", "Escaped"): "「\\」に続く文字が正しくありません",
    ("Illegal", "Found invalid"): "使えない文字があります",
    "": "書き方が正しくありません",
}
TOKEN = re.compile(
    r'''(?P<blank>(?:[ \t\r]|\#[^\n]*)+)
      | (?P<string>"""(?:\\.|[^\\])*?"{3,5} | \'{3}.*?\'{3,5} | "(?:\\.|[^"\\])*" | '[^']*')
      | (?P<mark>[\n\[\]{},=.])
      | (?P<bare>[^\s\[\]{},=.\#"']+)''',
    re.VERBOSE | re.DOTALL,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """A TOML file's table, and the line and column of every key and array element in it."""

    path: Path
    table: Mapping[str, Any]
    places: Mapping[Keys, tuple[int, int]]

    def position(self, *keys: str | int) -> Position:
        """Where *keys* lead to, or as far as they lead; 0:0 if they lead nowhere."""
        known = (keys[:count] for count in range(len(keys), 0, -1) if keys[:count] in self.places)
        return Position(self.path, *self.places.get(next(known, ()), (0, 0)))


def read_toml(path: Path, text: str, log: Log) -> Document | None:
    """The document in *text*; None, and ``toml-broken`` at line and column, if it is not TOML."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        en = str(error).partition(" (at ")[0]
        place = _break(path, text, str(error))
        why = _doubled(en, text.split("\n")[: place.line])
        why = why or Words(en, next(ja for start, ja in BROKEN.items() if en.startswith(start)))
        log.report(place, "toml-broken", why=why)
        return None
    return Document(path, table, _places(text))


def _doubled(message: str, lines: list[str]) -> Words | None:
    """What is said of a key that is there already: its name, where *message* does not tell it, is that of the line."""
    if not message.startswith(("Cannot", "Duplicate")):
        return None
    if quoted := re.search(r"\(.*\)|'.*'", message):
        names = literal_eval(quoted[0])
        name = names if isinstance(names, str) else ".".join(names)
    else:
        name = next((line for line in reversed(lines) if "=" in line), "").partition("=")[0].strip()
    return Words(f"“{name}” is there already", f"「{name}」はすでにあります")


def _break(path: Path, text: str, message: str) -> Position:
    """tomllib says the place in words only; when it says “at end of document”, that is the place."""
    if place := re.search(r"\(at line (\d+), column (\d+)\)$", message):
        return Position(path, int(place[1]), int(place[2]))
    return Position(path, *_line_and_column(text, len(text)))


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _places(text: str) -> dict[Keys, tuple[int, int]]:
    """The first place of every key in sound TOML; tomllib keeps none."""
    tokens = deque(token for token in TOKEN.finditer(text) if token.lastgroup != "blank")
    places: dict[Keys, tuple[int, int]] = {}
    for keys, offset in _statements(tokens):
        places.setdefault(keys, _line_and_column(text, offset))
    return places


def _statements(tokens: Tokens) -> Found:
    table: Keys = ()
    last: dict[Keys, int] = {}  # element of each array of tables
    while tokens:
        if tokens[0][0] == "\n":
            tokens.popleft()
        elif tokens[0][0] == "[":
            table = yield from _header(tokens, last)
        else:
            yield from _pair(tokens, table)


def _header(tokens: Tokens, last: dict[Keys, int]) -> Generator[tuple[Keys, int], None, Keys]:
    """``[a.b]`` or ``[[a.b]]``; returns the keys of the table that begins."""
    array = tokens[1][0] == "["
    for _ in range(1 + array):
        tokens.popleft()
    keys: Keys = ()
    for name, offset in _names(tokens):
        keys = (*keys, name)
        yield keys, offset
        if array and tokens[0][0] == "]":
            last[keys] = last.get(keys, -1) + 1
        if keys in last:
            keys = (*keys, last[keys])
            yield keys, offset
    for _ in range(1 + array):
        tokens.popleft()
    return keys


def _names(tokens: Tokens) -> Iterator[tuple[str, int]]:
    """The parts of a dotted key, up to ``=`` or ``]``."""
    while tokens[0][0] not in ("=", "]"):
        token = tokens.popleft()
        if token[0] != ".":
            yield next(iter(tomllib.loads(f"{token[0]} = 0"))), token.start()


def _pair(tokens: Tokens, keys: Keys) -> Found:
    for name, offset in _names(tokens):
        keys = (*keys, name)
        yield keys, offset
    tokens.popleft()
    yield from _right_side(tokens, keys)


def _right_side(tokens: Tokens, keys: Keys) -> Found:
    first = tokens.popleft()[0]
    if first == "[":
        for index, element in enumerate(_elements(tokens, "]")):
            yield (*keys, index), element.start()
            yield from _right_side(tokens, (*keys, index))
    elif first == "{":
        for _ in _elements(tokens, "}"):
            yield from _pair(tokens, keys)
    else:  # a scalar may be several tokens: 1.5, 2025-01-01 10:00
        while tokens and tokens[0][0] not in (",", "]", "}", "\n"):
            tokens.popleft()


def _elements(tokens: Tokens, end: str) -> Iterator[re.Match[str]]:
    """The first token of each element, to be taken away before the next is asked for; *end* is taken away."""
    while tokens[0][0] != end:
        if tokens[0][0] in (",", "\n"):
            tokens.popleft()
        else:
            yield tokens[0]
    tokens.popleft()
