"""What book.toml decides: editions, and every other fact about the book."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ..diagnostics import Position
from ..typefaces import Families
from .apparatus import BibliographyPlan, IndexPlan
from .book import Metadata, Role
from .jacket import CoverPlan, Jacket
from .page import Customs, KihonHanmen, Length
from .printing import Printing

Folios = Literal["parts", "serial"]
Medium = Literal["pdf", "jacket", "epub"]
Store = Literal["kindle", "apple", "google", "kobo", "denshoren"]
BLEED = Length(3, "mm")  # what printers ask for


@dataclass(frozen=True, slots=True)
class Publication:
    """What an EPUB may be by a publisher's choice."""

    notes: Literal["popup", "end"] = "popup"  # each where a reader's touch opens it, or all after their chapter
    fonts: Literal["none", "otf", "woff2"] = "none"  # in which format the book's own come with it
    stores: tuple[Store, ...] = ("kindle", "apple", "google", "kobo")  # whose limits it keeps to
    conforms_to: str = ""  # of EPUB Accessibility 1.1 §3: what the publisher says of it
    certified_by: str = ""


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
    bleed: Length = BLEED  # what is laid out beyond the trimmed edge
    reading_direction: Literal["l2r", "r2l"] = "l2r"  # how a viewer lays two pages side by side (ISO 32000-1 12.2)
    folios: Folios = "parts"  # whether they begin anew with the body
    by_default: bool = True  # whether it is made where no edition is named
    printing: Printing | None = None  # of an edition for a press
    jacket: Jacket | None = None
    publication: Publication = field(default_factory=Publication)

    @property
    def picture_limits(self) -> tuple[int, int]:
        """Editions with the same limits share their pictures."""
        return self.longest_side, self.most_pixels


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter's file, as the configuration lists it; or a part (部) without one, which is named there."""

    path: Path
    role: Role
    position: Position
    part: str = ""  # Markdown of one line


@dataclass(frozen=True, slots=True)
class Config:
    """A book's configuration, complete: every key has a value."""

    root: Path
    metadata: Metadata
    entries: tuple[Entry, ...]
    families: Families
    editions: tuple[Edition, ...]
    customs: Mapping[str, Customs] = field(default_factory=dict)  # by BCP 47 tags
    numbering: bool = True
    contents_depth: int = 2
    half_title: bool = False
    list_of_figures: bool = False
    list_of_tables: bool = False
    cover: Path | None = None
    cover_plan: CoverPlan = field(default_factory=CoverPlan)
    word_list: Path | None = None
    styles: tuple[Path, ...] = ()  # the author's own sheets, in the order in which they are laid over the theme
    index: IndexPlan = field(default_factory=IndexPlan)
    bibliography: BibliographyPlan = field(default_factory=BibliographyPlan)
    variables: Mapping[str, str] = field(default_factory=dict)  # what {{name}} stands for in the manuscript
    places: Mapping[str, Position] = field(default_factory=dict)  # of keys that turn out to be wrong only later

    @property
    def own_customs(self) -> Customs:
        """Those of the book's language."""
        return self.customs.get(self.metadata.language, Customs())
