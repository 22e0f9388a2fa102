"""What is carried of covers: paper, and what is wrapped around a book. Lengths in mm."""

from dataclasses import dataclass
from pathlib import Path

from ..diagnostics import Position


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, and how thick a sheet of it is in mm."""

    name: str
    thickness: float


@dataclass(frozen=True, slots=True)
class CoverPlan:
    """What sets the covers of one book apart from others of the series: a colour of sRGB, and a drawing."""

    colour: str = "#1f5f8b"
    motif: Path | None = None


@dataclass(frozen=True, slots=True)
class Jacket:
    """What is wrapped around the book: a cover, with flaps (ソデ) a jacket, and what is less high an obi (帯)."""

    paper: Paper  # of the book
    cover_paper: Paper
    spine: float | None = None  # measured or told by the printer; else it is computed
    height: float | None = None  # of an obi
    flaps: float = 0
    front: str = ""  # what an obi says on its front
    back: str | None = None  # what the back says; None: the book's description
    front_flap: str = ""
    back_flap: str = ""
    magnification: float = 1  # of the bar code
    pages_multiple: int = 1  # of the pages inside: blank ones are added
    picture: Path | None = None  # the front, where the author brings it, and where book.toml names it
    picture_place: Position | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """All that is written for it."""
        return self.front, self.back or "", self.front_flap, self.back_flap
