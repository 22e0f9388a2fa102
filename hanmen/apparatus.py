"""What is carried of a book's apparatus: what can be referred to, and how index and bibliography are to be made."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .diagnostics import Position

Kind = Literal["chapter", "section", "heading", "figure", "table", "equation", "other"]
BackPlace = Literal["last", "first", "none"]  # in the back matter
Order = Literal["kana", "pinyin", "strokes"]


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
class IndexPlan:
    """How the index is made."""

    terms: Path | None = None
    mentions: Literal["all", "marked"] = "all"  # of the terms in the list
    order: Order = "kana"
    headings: Literal["row", "letter"] = "row"  # ア行, or ア
    place: BackPlace = "last"


@dataclass(frozen=True, slots=True)
class BibliographyPlan:
    """Where the references are, and how they are cited; the style is that of a CSL file."""

    references: Path | None = None
    style: Path | None = None
    uncited: bool = False  # whether works that nothing cites are listed too
    place: BackPlace = "last"
