"""What a door needs: documents, pictures and pages of one edition. Pictures are measured in pixels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..typefaces import FontFace
from .book import Book, Element, Role
from .config import Edition
from .jacket import CoverPlan
from .page import Customs


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture made ready for an edition; the name is its file name there."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ContentDocument:
    """A division of the book; ``kind`` is a word of the EPUB structural semantics vocabulary.

    One too large for a file is several, whose ``part`` counts from 1.
    """

    id: str
    kind: str
    title: str
    role: Role
    body: Element
    part: int = 1


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a laid-out page begins: in the content document of this id, after so much as `tree.counted` counts."""

    document: str
    offset: int


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """A sheet of the author's own, the file that it is, and as much of it as is not for pages alone."""

    path: Path
    text: str
    flowing: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Pages that stand: a tagged PDF that has the bleed around them, and their labels, which are their folios.

    Labels and starts are one a page; first pages, from 0, are those on which what has an id begins, by it.
    """

    data: bytes = b""
    labels: tuple[str, ...] = ()
    starts: tuple[PageStart, ...] = ()
    first_pages: Mapping[str, int] = field(default_factory=dict)


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
    overlays: tuple[StyleSheet, ...] = ()  # they lie over the style sheet, in this order
    customs: Mapping[str, Customs] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    faces: tuple[FontFace, ...] = ()
    cover: Picture | None = None
    motif: Picture | None = None
    cover_plan: CoverPlan = field(default_factory=CoverPlan)
    pages: LaidOut = LaidOut()
