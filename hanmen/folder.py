"""What a book's folder tells by itself: its chapters, title and language; and what mdBook's book.toml tells.

Paths from the working directory come in, entries in reading order go out. A file that is listed and is not
there, or lies outside the folder, is reported where it is listed, and left out.
"""

import json
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from .diagnostics import Log, Position
from .model import Entry, Role
from .toml import nearest

ROLES: tuple[Role, ...] = ("front", "body", "back")
OURS = {"front", "body", "back", "contents", "kihon-hanmen", "fonts", "edition"}
MDBOOK = {"src", "multilingual", "text-direction", "build", "output", "preprocessor", "rust"}

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
IN_LIST = re.compile(r"\s|[-*+]\s|\d+[.)]\s")
LINK = re.compile(r"\]\(\s*<?(?P<target>(?<=<)[^<>]*|(?:[^()<>\s]|\([^()\s]*\))*)")
FRONT_MATTER = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
TITLE_FIELD = re.compile(r"^title:[ \t]*([\"']?)(?P<title>.+?)\1[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^ {0,3}#[ \t]+(?P<title>.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
RUBY = re.compile(r"\{([^{}|]+)\|[^{}]*\}")
MARKUP = re.compile(r"[ \t]*\{[#.][^{}]*\}$|[*`]|《《|》》")
KANA = re.compile("[ぁ-ゖァ-ヺ]")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
LATIN = re.compile("[A-Za-z]")


class _Link(NamedTuple):
    target: str
    position: Position
    in_list: bool


def read_text(path: Path, log: Log) -> str | None:
    """Text without byte order mark; None, and ``text-undecodable`` at the first bad byte, if not UTF-8."""
    try:
        data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError:
        log.report(Position(path), "file-missing", name=path.name, near="")
        return None
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        head = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[head : error.start].decode()) + 1
        position = Position(path, data.count(b"\n", 0, head) + 1, column)
        log.report(position, "text-undecodable", byte=f"0x{data[error.start]:02X}")
        return None


def find_file(name: str, base: Path, homes: Sequence[Path], position: Position, log: Log) -> Path | None:
    """The path, normalised, of the file that *base* calls *name*; it must lie in one of *homes*."""
    path = Path(os.path.normpath(base / name))
    if not any(_absolute(path).is_relative_to(_absolute(home)) for home in homes):
        log.report(position, "file-outside", name=name)
    elif not os.path.isfile(path):  # noqa: PTH113  # which does not raise when a name is too long for the disk
        log.report(position, "file-missing", name=name, near=_near(path, base))
    else:
        return Path(os.path.normpath(base / os.path.relpath(path, base)))
    return None


def _near(path: Path, base: Path) -> str:
    """The file that *path* was meant to be, from *base*; the suffix, which so many share, does not count."""
    files = {*base.rglob(f"*{path.suffix}"), *path.parent.glob(f"*{path.suffix}")}
    names = sorted(Path(os.path.relpath(file, base)).as_posix() for file in files)
    known = {key: name for name in names for key in (Path(name).stem, name.removesuffix(path.suffix))}
    meant = Path(os.path.relpath(path, base)).as_posix().removesuffix(path.suffix)
    return known.get(nearest(meant, known), "")


def find_chapters(folder: Path, root: Path, log: Log) -> list[Entry]:
    """The chapters that *folder*'s SUMMARY.md lists; without one, its Markdown files in natural order."""
    if (folder / "SUMMARY.md").is_file():
        return read_summary(folder / "SUMMARY.md", root, log)
    files = [path for path in folder.glob("[!.]*") if path.suffix.lower() == ".md" and path.is_file()]
    chapters = [path for path in files if path.stem.lower() != "readme"] or files
    return [Entry(path, "body", Position(path)) for path in sorted(chapters, key=_natural)]


def _natural(path: Path) -> tuple[list[str | int], str]:
    """Text and numbers by turns, so that 2 comes before 10."""
    parts = re.split(r"(\d+)", path.name.casefold())
    return [int(part) if number % 2 else part for number, part in enumerate(parts)], path.name


def read_summary(summary: Path, root: Path, log: Log) -> list[Entry]:
    """The Markdown files that *summary* links to, each once; those in lists are the body."""
    links = list(_links(summary, read_text(summary, log) or ""))
    listed = [number for number, link in enumerate(links) if link.in_list] or range(len(links))
    entries: dict[Path, Entry] = {}
    for number, link in enumerate(links):
        role: Role = "front" if number < listed[0] else "body" if number in listed else "back"
        if path := find_file(link.target, summary.parent, [root], link.position, log):
            entries.setdefault(path, Entry(path, role, link.position))
    return sorted(entries.values(), key=lambda entry: ROLES.index(entry.role))


def _links(path: Path, text: str) -> Iterator[_Link]:
    text = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for number, line in enumerate(text.split("\n"), 1):
        for link in LINK.finditer(line):
            target = unquote(link["target"].partition("#")[0])
            if target.lower().endswith((".md", ".markdown")) and "://" not in target:
                position = Position(path, number, link.start("target") + 1)
                yield _Link(target, position, IN_LIST.match(line) is not None)


def describe(root: Path, entries: Sequence[Entry]) -> tuple[str, str]:
    """Title and language as the chapters show them; without a title in the first one, the folder's name."""
    texts = [read_text(entry.path, Log()) or "" for entry in entries]
    return _title(texts[0].replace("\r\n", "\n")) or name_of(root), _language("".join(texts))


def name_of(folder: Path) -> str:
    """The folder's own name, also where it is reached as ``.``; composed: macOS gives が as か and a mark."""
    return unicodedata.normalize("NFC", _absolute(folder).name)


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))


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
        paths = [os.path.relpath(entry.path, root) for entry in entries if entry.role == role]
        if paths:
            lines += [f"{role} = [", *(f"    {_quoted(Path(path).as_posix())}," for path in paths), "]"]
    lines += ["", "[kihon-hanmen]", 'trim-size = "A5"', 'writing-mode = "horizontal"']
    return "\n".join(lines)


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
