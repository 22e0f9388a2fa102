"""What a door needs: documents, pictures and pages of one edition. Pictures are measured in pixels."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..typefaces import FontFace
from .book import Book, Element, Role
from .config import Edition
from .page import Customs


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
    """Pages that stand: a tagged PDF that has the bleed around them, and their labels, which are their folios.

    *starts* is the page, from 0, on which a document begins, by its id.
    """

    data: bytes = b""
    labels: tuple[str, ...] = ()
    starts: Mapping[str, int] = field(default_factory=dict)


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
