"""The references of a book: a TOML, CSL-JSON or BibTeX file comes in, works with their places go out.

Every work is carried as CSL-JSON has it (citeproc-js, CSL-JSON schema): ``{"type": …, "author": [{"family": …}]}``.
"""

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..diagnostics import Log, Position
from ..files import read_text
from ..messages import Words
from ..schema import nearest
from ..toml import Document, read_toml

NAMES = frozenset("author editor translator container-author collection-editor original-author illustrator".split())
DATES = frozenset("issued accessed event-date original-date submitted".split())
TEXTS = frozenset(
    (
        "type title container-title container-title-short collection-title collection-number publisher publisher-place "
        "edition volume issue page number number-of-pages number-of-volumes chapter-number genre medium note language "
        "DOI ISBN ISSN PMID URL event event-place original-title version status reading id title-short abstract keyword"
    ).split()
)
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
NOT_A_LIST = Words("it is no list of works", "文献のリストになっていません")


@dataclass(frozen=True, slots=True)
class Work:
    """What can be cited: its key, CSL-JSON, and where it is written."""

    key: str
    data: Mapping[str, Any]
    position: Position


def read_works(path: Path, log: Log) -> dict[str, Work]:
    """The works by their keys, in the order of the file, whose ending says what it is: .toml, .json or .bib.

    Reported: a file that cannot be read (text-undecodable, toml-broken, references-broken), keys that a reference does
    not have (key-unknown).
    """
    text = read_text(path, log)
    if text is None:
        return {}
    if path.suffix == ".json":
        found = _json(path, text, log)
    elif path.suffix in (".bib", ".bibtex"):
        from .bibtex import read_bibtex  # its library takes long to load

        found = [Work(key, data, Position(path, line, 1)) for key, data, line in read_bibtex(path, text, log)]
    else:
        document = read_toml(path, text, log)
        found = _toml(document, log) if document else []
    return {work.key: work for work in found}


def family_of(work: Work, name: Mapping[str, str]) -> str:
    """The part of a name that a sentence uses."""
    return name.get("family") or name.get("literal", "") or work.key


def is_cjk(text: str) -> bool:
    """Whether a name is written in Chinese or Japanese characters, which take no space or comma between its parts."""
    return bool(CJK.search(text))


def _json(path: Path, text: str, log: Log) -> list[Work]:
    try:
        listed = json.loads(text)
    except json.JSONDecodeError as error:
        why = Words(f"this is not JSON: {error.msg}", f"JSON として読めません（{error.msg}）")
        log.report(Position(path, error.lineno, error.colno), "references-broken", why=why)
        return []
    if not isinstance(listed, list) or not all(isinstance(each, dict) and "id" in each for each in listed):
        log.report(Position(path), "references-broken", why=NOT_A_LIST)
        return []
    return [Work(str(each["id"]), dict(_sound(each)), _place(path, text, str(each["id"]))) for each in listed]


def _sound(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """What of CSL-JSON a style can use, as it should be: others write years as strings, and fields of their own."""
    yield "type", "book"
    for key, value in data.items():
        if key in NAMES and isinstance(value, list):
            yield key, [_person(name) for name in value if isinstance(name, dict)]
        elif key in DATES and isinstance(value, dict):
            yield key, _sound_date(value)
        elif key in TEXTS and isinstance(value, str | int | float):
            yield key, str(value)


def _person(name: Mapping[str, Any]) -> Mapping[str, str]:
    if name.get("literal"):
        return {"literal": str(name["literal"])}
    particles = (str(name.get(f"{kind}-particle", "")) for kind in ("dropping", "non-dropping"))
    family = " ".join(filter(None, (*particles, str(name.get("family", "")))))
    return {"family": family, "given": str(name["given"])} if name.get("given") else {"literal": family}


def _sound_date(date: Mapping[str, Any]) -> Mapping[str, Any]:
    try:
        return {"date-parts": [[int(part) for part in day] for day in date["date-parts"]]}
    except (KeyError, TypeError, ValueError):
        return _date(date.get("literal", date.get("raw", "")))


def _place(path: Path, text: str, key: str) -> Position:
    found = re.search(rf'"id"\s*:\s*({re.escape(json.dumps(key))}|{re.escape(key)})', text)
    at = found.start() if found else 0
    return Position(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _toml(document: Document, log: Log) -> list[Work]:
    works = []
    for key, table in document.table.items():
        if not isinstance(table, dict):
            log.report(document.position(key), "references-broken", why=Words(f"write [{key}]", f"[{key}] と書きます"))
            continue
        for name in table.keys() - NAMES - DATES - TEXTS:
            near = nearest(name, NAMES | DATES | TEXTS)
            log.report(document.position(key, name), "key-unknown", key=name, near=near)
        data = {name: _value(name, value) for name, value in table.items()}
        works.append(Work(key, {"type": "book", **data}, document.position(key)))
    return works


def _value(name: str, value: Any) -> Any:
    if name in NAMES:
        return [_name(each) for each in (value if isinstance(value, list) else [value])]
    if name in DATES:
        return _date(value)
    return str(value)


def _name(written: Any) -> Mapping[str, str]:
    """``Knuth, Donald E.`` and ``山田 花子`` have a family name first; what has neither is a name as a whole."""
    if isinstance(written, dict):
        return {str(key): str(value) for key, value in written.items()}
    family, _, given = str(written).partition("," if "," in str(written) else " ")
    if given and ("," in str(written) or is_cjk(str(written))):
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": str(written).strip()}


def _date(value: Any) -> Mapping[str, Any]:
    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    if re.fullmatch(r"\d{1,4}(-\d{1,2}){0,2}", text):
        return {"date-parts": [[int(part) for part in text.split("-")]]}
    return {"literal": text}
