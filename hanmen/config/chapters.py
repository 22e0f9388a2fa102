"""The chapters of a book: those that book.toml lists, that a contents file lists, or that are there."""

from pathlib import Path

from ..diagnostics import Log, Position
from ..files import find_file
from ..messages import Words
from ..model import Entry, Role
from ..toml import Document
from .folder import find_chapters
from .summary import ROLES, part_of, read_summary
from .tables import BookTable, PartTable


def list_chapters(book: BookTable, document: Document, root: Path, log: Log) -> list[Entry]:
    """Files and parts in the order of the book; what is listed twice is reported, and a file that is not there."""
    entries: dict[Path, Entry] = {}
    for role in ROLES:
        for number, named in enumerate(getattr(book, role) or ()):
            position = document.position("book", role, number)
            entry = _entry(named, role, position, entries, root, log)
            if entry and entry.path in entries:
                why = Words("it is listed already", "すでに並べてあります")
                log.report(position, "value-invalid", key=role, value=named, why=why, hint="")
            elif entry:
                entries[entry.path] = entry
    for entry in _found(book, document, root, log):
        entries.setdefault(entry.path, entry)
    return sorted(entries.values(), key=lambda entry: ROLES.index(entry.role))


def _entry(
    named: str | PartTable, role: Role, position: Position, listed: dict[Path, Entry], root: Path, log: Log
) -> Entry | None:
    if isinstance(named, PartTable):
        return part_of(named.part, position, listed, root) if named.part else None
    path = find_file(named, root, [root], position, log) if named else None
    return Entry(path, role, position) if path else None


def _found(book: BookTable, document: Document, root: Path, log: Log) -> list[Entry]:
    """The chapters that book.toml does not list itself."""
    position = document.position("book", "contents")
    if book.body is None:
        chapters = read_contents(book.contents, position, root, log) if book.contents else None
        return find_chapters(root, root, log) if chapters is None else chapters
    if book.contents:
        why = Words("“body” lists the chapters already", "章はすでに「body」に並べてあります")
        log.report(position, "value-invalid", key="contents", value=book.contents, why=why, hint="")
    return []


def read_contents(name: str, position: Position, root: Path, log: Log) -> list[Entry]:
    """The chapters of the contents file *name*; none if it is not there, which is reported."""
    path = find_file(name, root, [root], position, log)
    return read_summary(path, root, log) if path else []
