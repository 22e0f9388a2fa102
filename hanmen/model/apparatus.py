"""What book.toml decides of a book's apparatus: how its index and its bibliography are made."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

BackPlace = Literal["last", "first", "none"]  # in the back matter
Order = Literal["kana", "pinyin", "strokes"]


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
