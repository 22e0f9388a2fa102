"""What is carried of covers: paper, and what is wrapped around a book. Lengths in mm."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, and how thick a sheet of it is in mm."""

    name: str
    thickness: float


@dataclass(frozen=True, slots=True)
class Obi:
    """The band of paper around a book's foot (帯): its height and flaps in mm, and what it says."""

    height: float
    flaps: float
    front: str
    back: str = ""


@dataclass(frozen=True, slots=True)
class Jacket:
    """What is wrapped around the book: a cover, or with flaps (ソデ) a jacket."""

    paper: Paper  # of the book
    cover_paper: Paper
    spine: float | None = None  # measured or told by the printer; else it is computed
    flaps: float = 0
    bleed: float = 3
    back: str | None = None  # what the back says; None: the book's description
    front_flap: str = ""
    back_flap: str = ""
    magnification: float = 1  # of the bar code
    obi: Obi | None = None
