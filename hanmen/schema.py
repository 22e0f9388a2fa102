"""What a TOML document means: its table comes in, typed values go out, every mistake is reported at its key.

A schema is a frozen dataclass: ``trim_size`` stands for the key ``trim-size``, a field without default for a
key that must be written, another such dataclass for a table.
"""

import dataclasses
import datetime
import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from .diagnostics import Log
from .messages import UnusableError, Words
from .toml import Document, Keys

Report: TypeAlias = Callable[..., None]  # (keys, code, **values)
Schema = TypeVar("Schema")

# What TOML's types are called in docs/configuration.md.
NAMES = {
    str: Words("a string", "文字列"),
    int: Words("a whole number", "整数"),
    float: Words("a number with a point", "小数"),
    bool: Words("a boolean", "真偽値"),
    list: Words("a list", "リスト"),
    dict: Words("a table", "テーブル"),
    datetime.date: Words("a date", "日付"),
    datetime.time: Words("a time", "時刻"),
    datetime.datetime: Words("a date with a time", "日時"),
}
TABLES = Words("a list of tables", "テーブルのリスト")
STRINGS = Words("a list of strings", "文字列のリスト")
NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclasses.dataclass(frozen=True, slots=True)
class Written:
    """The TOML types that a value may have; *meaning* makes of it what is carried, or raises `UnusableError`."""

    types: tuple[type, ...]
    meaning: Callable[[Any], Any]


def _not_blank(text: str) -> str:
    if not text.strip():
        raise UnusableError(Words("it is empty", "空になっています"))
    return text


Text: TypeAlias = Annotated[str, Written((str,), str.strip)]  # white space alone is nothing
NotBlank: TypeAlias = Annotated[str, Written((str,), _not_blank)]


def structure(schema: type[Schema], document: Document, log: Log) -> Schema:
    """The document as a *schema*; what is wrong is reported, all of it, and takes its default or ``""``."""

    homes = _homes(schema)

    def report(keys: Keys, code: str, **values: object) -> None:
        if code == "key-unknown":
            values["near"] = homes.get(str(keys[-1]), values["near"])
        log.report(document.position(*keys), code, **values)

    return _table(schema, document.table, (), report)


def _homes(schema: type) -> dict[str, str]:
    """Each table, and each key after its table, as they are written."""
    homes: dict[str, str] = {}
    for name, hint in get_type_hints(schema, include_extras=True).items():
        array = get_origin(hint) is tuple
        table = f"[[{_key(name)}]]" if array else f"[{_key(name)}]"
        homes.setdefault(_key(name), table)
        inner = get_args(hint)[0] if array else hint
        for field in dataclasses.fields(inner) if dataclasses.is_dataclass(inner) else ():
            homes.setdefault(_key(field.name), f"{table} {_key(field.name)}")
    return homes


def nearest(word: str, words: Iterable[str]) -> str:
    """The one of *words* that *word* was meant to be; empty if none is near."""
    return next(iter(difflib.get_close_matches(word, sorted(words), 1)), "")


def _table(schema: type[Schema], value: Any, keys: Keys, report: Report) -> Schema:
    if not isinstance(value, dict):
        name = ".".join(key for key in keys if isinstance(key, str))
        hint = Words(f"write [{name}], and its keys below it", f"[{name}] と書き、その下にキーを書いてください")
        _mistyped(value, NAMES[dict], keys, report, "" if isinstance(keys[-1], int) else hint)
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
        needed = field.default is field.default_factory is dataclasses.MISSING
        if needed and read.get(key) is None:
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
    if origin in (Union, UnionType):  # X | None: a key that may be left out; X | a schema: what may be a table too
        tables = (each for each in arguments if isinstance(value, dict) and dataclasses.is_dataclass(each))
        return _value(next(tables, arguments[0]), value, keys, report)
    if origin is tuple:
        return _items(arguments[0], value, keys, report)
    if origin is Mapping:  # a table whose keys are the author's own
        return _named(arguments[1], value, keys, report)
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
        of_tables = dataclasses.is_dataclass(hint)
        plural = TABLES if of_tables else STRINGS
        cure = Words(f"write [[{keys[-1]}]]", f"[[{keys[-1]}]] と書いてください")
        _mistyped(value, plural, keys, report, cure if of_tables and isinstance(value, dict) else "")
        return None
    items = (_value(hint, item, (*keys, number), report) for number, item in enumerate(value))
    return tuple("" if item is None else item for item in items)


def _named(hint: Any, value: Any, keys: Keys, report: Report) -> dict[str, Any] | None:
    if not isinstance(value, dict):
        _mistyped(value, NAMES[dict], keys, report)
        return None
    items = {key: _value(hint, item, (*keys, key), report) for key, item in value.items()}
    return {key: item for key, item in items.items() if item is not None}


def _meaning(written: Written, value: Any, keys: Keys, report: Report) -> Any:
    if type(value) not in written.types:  # exactly: True is no integer
        names = [NAMES[one] for one in written.types]
        expected = Words(" or ".join(name.en for name in names), "か".join(name.ja for name in names))
        _mistyped(value, expected, keys, report)
        return None
    try:
        if isinstance(value, str) and NOT_XML.search(value):
            raise UnusableError(Words("it has a control character", "制御文字が入っています"))
        return written.meaning(value)
    except UnusableError as error:
        shown = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", str(value))
        report(keys, "value-invalid", key=_last(keys), value=shown, why=error.why, hint="")
        return None


def _mistyped(value: Any, expected: Words, keys: Keys, report: Report, hint: Words | str = "") -> None:
    if isinstance(keys[-1], int):
        expected = Words(f"a list of {expected.en.removeprefix('a ')}s", f"{expected.ja}のリスト")
        found = NAMES[type(value)]
        held = Words(f"one that holds {found.en}", f"{found.ja}を含むもの")
        report(keys, "key-type", key=_last(keys), expected=expected, found=held, hint=hint)
    else:
        report(keys, "key-type", key=_last(keys), expected=expected, found=NAMES[type(value)], hint=hint)


def _last(keys: Keys) -> str:
    return next(key for key in reversed(keys) if isinstance(key, str))


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    def meaning(word: str) -> str:
        if word not in words:
            raise UnusableError(Words(f"it is one of {', '.join(words)}", f"「{'」「'.join(words)}」のどれかです"))
        return word

    return meaning
