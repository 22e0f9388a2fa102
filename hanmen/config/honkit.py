"""book.json of HonKit and GitBook: what it tells of a book comes in typed, what it asks for besides is reported."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..diagnostics import Log, Position
from ..files import absolute, read_text
from ..model import Entry
from .folder import find_chapters
from .summary import targets

NAME = "book.json"
STRUCTURE = {"readme": "README.md", "summary": "SUMMARY.md", "glossary": "GLOSSARY.md", "languages": "LANGS.md"}
OWN = frozenset("highlight search lunr sharing fontsettings theme-default".split())  # plugins of the web site


@dataclass(frozen=True, slots=True)
class Foreign:
    """What another tool's file says of a book; ``""`` for what it does not say."""

    title: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    description: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


def read_honkit(root: Path, log: Log) -> Foreign | None:
    """The book whose book.json, or whose list of languages, lies in *root*; None if there is neither.

    Its README opens it, and its glossary ends it, also where its contents file does not list them.
    Reported: json-broken, plugin-unknown, book-languages.
    """
    path = root / NAME
    if not path.is_file() and not (root / STRUCTURE["languages"]).is_file():
        return None
    text = (read_text(path, log) or "") if path.is_file() else "{}"
    table = _table(text, path, log)
    for name, position in _plugins(table, text, path):
        log.report(position, "plugin-unknown", name=name)
    home = root / _text(table.get("root"))
    written = table.get("structure")
    files = {key: home / _text(_dict(written).get(key), name) for key, name in STRUCTURE.items()}
    variables = {key: str(value) for key, value in _dict(table.get("variables")).items() if _is_plain(value)}
    return Foreign(
        title=_text(table.get("title")),
        language=_text(table.get("language")),
        authors=tuple(filter(None, [_text(table.get("author"))])),
        description=_text(table.get("description")),
        variables=variables,
        entries=tuple(_entries(files, home, root, log)),
    )


def _table(text: str, path: Path, log: Log) -> Mapping[str, Any]:
    try:
        return _dict(json.loads(text))
    except json.JSONDecodeError as error:
        log.report(Position(path, error.lineno, error.colno), "json-broken")
        return {}


def _entries(files: Mapping[str, Path], home: Path, root: Path, log: Log) -> Iterator[Entry]:
    if files["languages"].is_file():
        names = ", ".join(dict.fromkeys(targets(files["languages"], log)))
        log.report(Position(files["languages"]), "book-languages", names=names)
        return
    listed = find_chapters(home, root, log, files["summary"].name)
    known = {absolute(entry.path) for entry in listed}
    for key in ("readme", "glossary"):
        if files[key].is_file() and absolute(files[key]) not in known:
            added = Entry(files[key], "front" if key == "readme" else "back", Position(files[key]))
            listed = [added, *listed] if key == "readme" else [*listed, added]
    yield from listed


def _plugins(table: Mapping[str, Any], text: str, path: Path) -> Iterator[tuple[str, Position]]:
    """Those that are asked for and are not of the web site alone; a hyphen before a name takes it away."""
    plugins = table.get("plugins")
    for name in plugins if isinstance(plugins, list) else ():
        plain = str(name).partition("@")[0]
        if not plain.startswith("-") and plain not in OWN:
            at = text.find(json.dumps(name, ensure_ascii=False))
            line = text.count("\n", 0, at) + 1 if at >= 0 else 0
            yield plain, Position(path, line, at - text.rfind("\n", 0, at) if at >= 0 else 0)


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object, default: str = "") -> str:
    return value if isinstance(value, str) and value else default


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)
