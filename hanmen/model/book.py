"""What is written: a manuscript, its tree, and the book that its chapters make."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from ..diagnostics import Position
from .colophon import Colophon

Role = Literal["front", "body", "back"]
Kind = Literal["part", "chapter", "appendix", "section", "heading", "figure", "table", "equation", "other"]


@dataclass(frozen=True, slots=True)
class Author:
    """A contributor; the role is a MARC relator code (``aut``, ``trl``, ``edt`` …)."""

    name: str
    reading: str = ""
    role: str = "aut"
    biography: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a title page, a colophon and a catalogue say about the book."""

    title: str
    language: str
    slug: str
    identifier: str
    modified: str  # ISO 8601 with Z
    authors: tuple[Author, ...] = ()
    title_reading: str = ""
    subtitle: str = ""
    isbn: str = ""
    edition_note: str = ""
    publisher: str = ""
    date: str = ""
    rights: str = ""
    description: str = ""
    c_code: str = ""  # four digits: for whom, in what form, about what (分類コード)
    price: int | str = ""  # yen without tax, or what is to be printed
    colophon: Colophon = field(default_factory=Colophon)


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """A text written in one piece: the line and column, from 1, where it begins in a source, and its origin."""

    line: int
    column: int
    origin: Position


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a manuscript file: Unicode NFC, lines ended by ``\\n``.

    Without *runs*, all of it was written in that file.
    """

    path: Path
    text: str
    role: Role
    runs: tuple[Run, ...] = ()

    def position(self, line: int, column: int) -> Position:
        """Where the author wrote what is at *line* and *column* of the text; column 0 is the whole line."""
        before = bisect_right(self.runs, (line, max(column, 1)), key=lambda run: (run.line, run.column))
        if not before:
            return Position(self.path, line, column)
        run = self.runs[before - 1]
        written = column - run.column + run.origin.column if column and line == run.line else column
        return Position(run.origin.path, run.origin.line + line - run.line, written)


@dataclass(frozen=True, slots=True)
class Element:
    """An element of clean XHTML, SVG or MathML, and where the author wrote it."""

    name: str
    attributes: Mapping[str, str]
    children: tuple["Element | str", ...]
    position: Position

    def having(self, **changes: str) -> "Element":
        """The same element with these attributes changed or added."""
        return replace(self, attributes={**self.attributes, **changes})

    def holding(self, *children: "Element | str") -> "Element":
        """The same element with other children."""
        return replace(self, children=children)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A source that was read: its body is a ``section``.

    The kind is what its author says that it is, a word of the EPUB 3 Structural Semantics Vocabulary.
    """

    source: Source
    id: str
    body: Element
    kind: str = ""
    in_part: bool = False  # whether it stands below the last part (部)
    made: bool = False  # whether it is one that nobody wrote


@dataclass(frozen=True, slots=True)
class Target:
    """A thing that can be referred to. The number is bare (``2.1``), the label is worded (``図2.1``)."""

    id: str
    kind: Kind
    number: str
    label: str
    title: str
    path: Path
    position: Position


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: level 0 is a part (部), 1 a chapter; or one of a list of figures or tables."""

    level: int
    number: str
    title: tuple["Element | str", ...]
    id: str
    role: Role
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """Chapters that know each other: numbered, with unique ids and resolved references."""

    metadata: Metadata
    chapters: tuple[Chapter, ...]
    contents: tuple[ContentsEntry, ...]
    targets: Mapping[str, Target]
    figures: tuple[ContentsEntry, ...] = ()  # those with a caption, if the book lists them
    tables: tuple[ContentsEntry, ...] = ()
