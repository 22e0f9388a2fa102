"""What a book's folder tells by itself: its chapters, title and language; and what mdBook's book.toml tells.

Paths from the working directory come in, entries in reading order go out.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..diagnostics import Log, Position
from ..files import absolute, composed, read_text
from ..model import Entry
from .summary import ROLES, read_summary

OURS = {"front", "body", "back", "contents", "kihon-hanmen", "fonts", "edition"}
MDBOOK = {"src", "multilingual", "text-direction", "build", "output", "preprocessor", "rust"}

FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
TITLE_FIELD = re.compile(r"^title:[ \t]*([\"']?)(?P<title>.+?)\1[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^ {0,3}#[ \t]+(?P<title>.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
RUBY = re.compile(r"\{([^{}|]+)\|[^{}]*\}")
MARKUP = re.compile(r"[ \t]*\{[#.][^{}]*\}$|[*`]|《《|》》")
KANA = re.compile("[ぁ-ゖァ-ヺ]")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
LATIN = re.compile("[A-Za-z]")


def find_chapters(folder: Path, root: Path, log: Log, contents: str = "SUMMARY.md") -> list[Entry]:
    """The chapters that *folder*'s contents file lists; without one, its Markdown files in natural order."""
    if (folder / contents).is_file():
        return read_summary(folder / contents, root, log)
    files = [path for path in folder.glob("[!.]*") if path.suffix.lower() == ".md" and path.is_file()]
    chapters = [path for path in files if path.stem.lower() != "readme"] or files
    return [Entry(path, "body", Position(path)) for path in sorted(chapters, key=_natural)]


def _natural(path: Path) -> tuple[list[str | int], str]:
    """Text and numbers by turns, so that 2 comes before 10."""
    parts = re.split(r"(\d+)", path.name.casefold())
    return [int(part) if number % 2 else part for number, part in enumerate(parts)], path.name


def describe(root: Path, entries: Sequence[Entry]) -> tuple[str, str]:
    """Title and language as the chapters show them; without a title in the first one, the folder's name."""
    texts = [entry.part or read_text(entry.path, Log()) or "" for entry in entries]
    first = next((text for text, entry in zip(texts, entries, strict=True) if not entry.part), "")
    return _title(first.replace("\r\n", "\n")) or name_of(root), _language("".join(texts))


def name_of(folder: Path) -> str:
    """The folder's own name, also where it is reached as ``.``; composed: macOS gives が as か and a mark."""
    return composed(absolute(folder).name)


def _title(text: str) -> str:
    fields = FRONT_MATTER.match(text)
    title = TITLE_FIELD.search(fields[0]) if fields else None
    title = title or HEADING.search(FENCE.sub("", text[fields.end() if fields else 0 :]))
    return MARKUP.sub("", RUBY.sub(r"\1", title["title"])) if title else ""


def _language(text: str) -> str:
    """A twentieth decides: a quoted word or a name does not change the language of a book."""
    kana, han, latin = (len(letters.findall(text)) for letters in (KANA, HAN, LATIN))
    if not kana + han or (kana + han) * 20 < latin:
        return "en"
    return "ja" if kana * 20 >= kana + han else "zh-Hans"


def starter(title: str, language: str, root: Path, entries: Sequence[Entry]) -> str:
    """The book.toml that says what the folder says by itself."""
    lines = ["[book]", f"title = {_quoted(title)}", f"language = {_quoted(language)}"]
    for role in ROLES:
        items = [_item(entry, root) for entry in entries if entry.role == role]
        if items:
            lines += [f"{role} = [", *(f"    {item}," for item in items), "]"]
    lines += ["", "[kihon-hanmen]", 'trim-size = "A5"', 'writing-mode = "horizontal"']
    return "\n".join(lines)


def _item(entry: Entry, root: Path) -> str:
    if entry.part:
        return f"{{ part = {_quoted(entry.part)} }}"
    return _quoted(Path(os.path.relpath(entry.path, root)).as_posix())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON's strings are TOML's


def is_mdbook(table: Mapping[str, Any], root: Path) -> bool:
    """Whether book.toml is mdBook's: a key of mdBook, or plain authors and src/SUMMARY.md; no key of ours."""
    book = _book(table)
    keys = table.keys() | book.keys()
    plain = bool(_strings(book.get("authors"))) and (root / "src/SUMMARY.md").is_file()
    return not keys & OURS and (plain or bool(keys & MDBOOK))


def read_mdbook(table: Mapping[str, Any]) -> tuple[str, str, tuple[str, ...], str]:
    """Title, language, authors and source folder; ``""`` for what is not there."""
    book = _book(table)
    title, language, source = (_string(book.get(key)) for key in ("title", "language", "src"))
    return title, language, _strings(book.get("authors")), source or "src"


def _book(table: Mapping[str, Any]) -> Mapping[str, Any]:
    return book if isinstance(book := table.get("book"), dict) else {}


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _strings(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
