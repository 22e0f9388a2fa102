"""What is carried from room to room: frozen data, and nothing that decides.

Lengths of the page are in millimetres unless a `Length` says otherwise; pictures are measured in pixels.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from .customs import Customs as Customs
from .customs import LineBreak as LineBreak
from .diagnostics import Position
from .jackets import Jacket
from .typefaces import Families, FontFace

Role = Literal["front", "body", "back"]
Medium = Literal["pdf", "jacket", "epub"]
WritingMode = Literal["horizontal", "vertical"]
Unit = Literal["mm", "Q", "pt"]
Kind = Literal["chapter", "section", "heading", "figure", "table", "other"]

RUNNING_HEAD = 20.0  # mm of a head without notes
MILLIMETRES: Mapping[Unit, float] = {"mm": 1.0, "Q": 0.25, "pt": 25.4 / 72}


@dataclass(frozen=True, slots=True)
class Length:
    """A length as it was written: ``13Q``, ``17mm``, ``9pt``; 1Q is a quarter of a millimetre."""

    value: float
    unit: Unit

    @property
    def mm(self) -> float:
        """The same length in millimetres."""
        return self.value * MILLIMETRES[self.unit]

    def __str__(self) -> str:
        return f"{self.value:g}{self.unit}"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height of a trimmed page in mm."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class KihonHanmen:
    """The design of the page content area (JLREQ 2.4): characters × lines, and where they lie on the trimmed page."""

    trim_size: Size
    writing_mode: WritingMode
    character_size: Length
    characters_per_line: int
    lines_per_page: int
    line_gap: Length
    gutter: Length
    head: Length
    columns: int = 1
    column_gap: Length = Length(0, "mm")
    notes: Literal["foot", "head"] = "foot"  # after the last line of a page, or above its lines (頭注, JLREQ 4.2.7)

    @property
    def line_length(self) -> float:
        """Extent of a line in mm (字詰め方向)."""
        return self.characters_per_line * self.character_size.mm

    @property
    def inline_extent(self) -> float:
        """Extent in mm of all columns (段) in the direction of lines."""
        return self.columns * self.line_length + (self.columns - 1) * self.column_gap.mm

    @property
    def head_notes(self) -> float:
        """Extent in mm of the notes above the lines and the space between: what the head has beyond a running head."""
        return max(0.0, self.head.mm - RUNNING_HEAD) if self.notes == "head" else 0.0

    @property
    def line_pitch(self) -> float:
        """From one line to the next in mm (行送り)."""
        return self.character_size.mm + self.line_gap.mm

    @property
    def block_extent(self) -> float:
        """Extent of all lines of a page in mm, without a gap after the last."""
        return self.lines_per_page * self.line_pitch - self.line_gap.mm


@dataclass(frozen=True, slots=True)
class Author:
    """A contributor; the role is a MARC relator code (``aut``, ``trl``, ``edt`` …)."""

    name: str
    reading: str = ""
    role: str = "aut"


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


@dataclass(frozen=True, slots=True)
class Edition:
    """One product of the book. What differs between editions is written here or in a style sheet."""

    name: str
    medium: Medium
    suffix: str  # of the file, after the slug: ``.pdf``, ``-press.pdf``, ``.epub``
    sheets: tuple[str, ...]  # file names in styles/
    kihon_hanmen: KihonHanmen
    longest_side: int  # of a picture, px
    most_pixels: int  # of a picture
    pages: str = ""  # the edition that its pages, or the numbers of its pages, are of
    bleed: Length = Length(3, "mm")  # what is laid out beyond the trimmed edge
    reading_direction: Literal["l2r", "r2l"] = "l2r"  # how a viewer lays two pages side by side (ISO 32000-1 12.2)
    jacket: Jacket | None = None

    @property
    def picture_limits(self) -> tuple[int, int]:
        """Editions with the same limits share their pictures."""
        return self.longest_side, self.most_pixels


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter's file, as the configuration lists it."""

    path: Path
    role: Role
    position: Position


@dataclass(frozen=True, slots=True)
class Config:
    """A book's configuration, complete: every key has a value."""

    root: Path
    metadata: Metadata
    entries: tuple[Entry, ...]
    families: Families
    editions: tuple[Edition, ...]
    customs: Mapping[str, Customs] = field(default_factory=dict)  # by the language's first subtag
    numbering: bool = True
    contents_depth: int = 2
    cover: Path | None = None
    places: Mapping[str, Position] = field(default_factory=dict)  # of keys that turn out to be wrong only later

    @property
    def own_customs(self) -> Customs:
        """Those of the book's language."""
        return self.customs.get(self.metadata.language.split("-")[0], Customs())


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a manuscript file: Unicode NFC, lines ended by ``\\n``."""

    path: Path
    text: str
    role: Role


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
    """A source that was read: its body is a ``section``."""

    source: Source
    id: str
    body: Element


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
    """A line of the contents: level 1 is a chapter."""

    level: int
    number: str
    title: tuple["Element | str", ...]
    id: str
    role: Role


@dataclass(frozen=True, slots=True)
class Book:
    """Chapters that know each other: numbered, with unique ids and resolved references."""

    metadata: Metadata
    chapters: tuple[Chapter, ...]
    contents: tuple[ContentsEntry, ...]
    targets: Mapping[str, Target]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made ready for an edition; the name is its file name there."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ContentDocument:
    """A part of the book in one file; ``kind`` is a word of the EPUB structural semantics vocabulary."""

    id: str
    kind: str
    title: str
    role: Role
    body: Element


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Pages that stand: a tagged PDF that has the bleed around them, and their labels, which are their folios."""

    data: bytes = b""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forme:
    """Locked-up type: all that a door needs, and nothing else. Pictures are known by their ``src`` in the documents.

    The pages are those of the edition, or for one without pages those that it numbers itself by, if they could be made.
    """

    book: Book
    edition: Edition
    documents: tuple[ContentDocument, ...]
    stylesheet: str
    fontconfig: str
    customs: Mapping[str, Customs] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    faces: tuple[FontFace, ...] = ()
    cover: Picture | None = None
    pages: LaidOut = LaidOut()
