"""A TOML file, read strictly: its text comes in, typed values go out, every mistake is reported at its key.

A schema is a frozen dataclass: ``trim_size`` stands for the key ``trim-size``, a field without default for a
key that must be written, another such dataclass for a table.
"""

import dataclasses
import datetime
import difflib
import re
import tomllib
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, cast, get_args, get_origin, get_type_hints

from .diagnostics import Log, Position
from .messages import UnusableError, Words

Keys: TypeAlias = tuple[str | int, ...]
Report: TypeAlias = Callable[..., None]  # (keys, code, **values)
Found: TypeAlias = Iterator[tuple[Keys, int]]  # keys, and the offset where they are written
Tokens: TypeAlias = deque[re.Match[str]]
Schema = TypeVar("Schema")

# TOML's own names of its types.
NAMES = {
    str: Words("string", "文字列"),
    int: Words("integer", "整数"),
    float: Words("float", "小数"),
    bool: Words("boolean", "真偽値"),
    list: Words("array", "配列"),
    dict: Words("table", "テーブル"),
    datetime.date: Words("date", "日付"),
    datetime.time: Words("time", "時刻"),
    datetime.datetime: Words("date-time", "日時"),
}
# What tomllib says, by how it begins.
BROKEN: Mapping[str | tuple[str, ...], str] = {
    "Invalid statement": "キーでもテーブル名でもない行です",
    "Invalid initial character": "キーとして読めません",
    "Expected '='": "キーのあとに「=」がありません",
    "Expected newline": "値のあとに余分な文字があります",
    "Expected ']": "テーブル名が「]」で閉じていません",
    "Invalid value": "値の書き方が正しくありません",
    "Invalid date": "日付か時刻が正しくありません",
    ("Cannot", "Duplicate"): "同じキーかテーブルがすでにあります",
    "Unclosed array": "配列が「]」で閉じていません",
    "Unclosed inline": "テーブルが「}」で閉じていません",
    ("Unterminated", 'Expected "', "Illegal character '\\n'"): "文字列が閉じていません",
    ("Unescaped", "Invalid hex", "Escaped"): "「\\」に続く文字が正しくありません",
    ("Illegal", "Found invalid"): "使えない文字があります",
    "": "書き方が正しくありません",
}
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
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


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """The TOML types that a value may have; *meaning* makes of it what is carried, or raises `UnusableError`."""

    types: tuple[type, ...]
    meaning: Callable[[Any], Any]


def read_toml(path: Path, text: str, log: Log) -> Document | None:
    """The document in *text*; None, and ``toml-broken`` at line and column, if it is not TOML."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        en = str(error).partition(" (at ")[0]
        why = Words(en, next(ja for start, ja in BROKEN.items() if en.startswith(start)))
        log.report(_break(path, text, str(error)), "toml-broken", why=why)
        return None
    return Document(path, table, _places(text))


def structure(schema: type[Schema], document: Document, log: Log) -> Schema:
    """The document as a *schema*; what is wrong is reported, all of it, and takes its default or ``""``."""

    def report(keys: Keys, code: str, **values: object) -> None:
        log.report(document.position(*keys), code, **values)

    return _table(schema, document.table, (), report)


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of *words* that *word* was meant to be; empty if none is near."""
    return next(iter(difflib.get_close_matches(word, sorted(words), 1)), "")


def _table(schema: type[Schema], value: Any, keys: Keys, report: Report) -> Schema:
    if not isinstance(value, dict):
        _mistyped(value, (dict,), keys, report)
    table = value if isinstance(value, dict) else {}
    hints = {_key(name): hint for name, hint in get_type_hints(schema, include_extras=True).items()}
    read = {}
    for key, item in table.items():
        if key in hints:
            read[key] = _value(hints[key], item, (*keys, key), report)
        else:
            report((*keys, key), "key-unknown", key=key, near=nearest(key, hints))
    for field in dataclasses.fields(schema):  # type: ignore[arg-type]  # a schema is a dataclass
        key = _key(field.name)
        if field.default is dataclasses.MISSING and read.get(key) is None:
            read[key] = _missing(hints[key], (*keys, key), report, told=key in table or table is not value)
    return schema(**{key.replace("-", "_"): item for key, item in read.items() if item is not None})


def _key(name: str) -> str:
    return name.replace("_", "-")


def _missing(hint: Any, keys: Keys, report: Report, told: bool) -> Any:
    """What stands for a key that must be written: an empty string, or a table that in turn lacks its keys."""
    if dataclasses.is_dataclass(hint):
        return _table(cast(type[Any], hint), {}, keys, report)
    if not told:
        *table, key = keys
        name = ".".join(part for part in table if isinstance(part, str))
        name = f"[[{name}]]" if isinstance(table[-1], int) else f"[{name}]"
        report(tuple(table), "key-missing", table=name, key=key)
    return ""


def _value(hint: Any, value: Any, keys: Keys, report: Report) -> Any:
    """The value, or None if it is wrong; TOML has no null."""
    origin, arguments = get_origin(hint), get_args(hint)
    if type(None) in arguments:  # X | None: a key that may be left out
        return _value(arguments[0], value, keys, report)
    if origin is tuple:
        return _items(arguments[0], value, keys, report)
    if origin is Annotated:
        return _meaning(arguments[1], value, keys, report)
    if origin is Literal:
        return _meaning(Written((str,), _one_of(arguments)), value, keys, report)
    if dataclasses.is_dataclass(hint):
        return _table(cast(type[Any], hint), value, keys, report)
    return _meaning(Written((hint,), lambda plain: plain), value, keys, report)


def _items(hint: Any, value: Any, keys: Keys, report: Report) -> tuple[Any, ...] | None:
    """Each element in its own place, so that its number still leads to its position."""
    if not isinstance(value, list):
        _mistyped(value, (list,), keys, report)
        return None
    items = (_value(hint, item, (*keys, number), report) for number, item in enumerate(value))
    return tuple("" if item is None else item for item in items)


def _meaning(written: Written, value: Any, keys: Keys, report: Report) -> Any:
    if type(value) not in written.types:  # exactly: True is no integer
        _mistyped(value, written.types, keys, report)
        return None
    try:
        if isinstance(value, str) and NOT_XML.search(value):
            raise UnusableError(Words("it has a control character", "制御文字が入っています"))
        return written.meaning(value)
    except UnusableError as error:
        shown = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", str(value))
        report(keys, "value-invalid", key=_last(keys), value=shown, why=error.why, hint="")
        return None


def _mistyped(value: Any, types: tuple[type, ...], keys: Keys, report: Report) -> None:
    names = [NAMES[one] for one in types]
    expected = Words(" or ".join(name.en for name in names), "か".join(name.ja for name in names))
    if isinstance(keys[-1], int):
        expected = Words(f"array of {expected.en}s", f"{expected.ja}の配列")
    report(keys, "key-type", key=_last(keys), expected=expected, found=NAMES[type(value)])


def _last(keys: Keys) -> str:
    return next(key for key in reversed(keys) if isinstance(key, str))


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    def meaning(word: str) -> str:
        if word not in words:
            raise UnusableError(Words(f"it is one of {', '.join(words)}", f"「{'」「'.join(words)}」のどれかです"))
        return word

    return meaning


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
