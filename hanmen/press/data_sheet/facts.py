"""What a finished PDF is, to who prints it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..geometry import Box
from ..plates import HighestInk, InkUse


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition, as the output intent names it, and the profile that the file holds of it."""

    identifier: str = ""
    registry: str = ""
    condition: str = ""
    profile: str = ""  # as it describes itself
    profile_bytes: int = 0


@dataclass(frozen=True, slots=True)
class FontFact:
    """A font: its name without the tag of a subset, and how it is in the file."""

    name: str
    kind: str
    is_embedded: bool
    is_subset: bool


@dataclass(frozen=True, slots=True)
class PictureFact:
    """A picture where it is largest; *place* in mm from the top left corner of the trimmed page, resolution in ppi."""

    page: int
    place: Box | None
    pixels: tuple[int, int]
    space: str
    is_line_art: bool
    resolution: float


@dataclass(frozen=True, slots=True)
class BlackText:
    """How often text in solid black alone is shown: overprinting what lies below, or knocking it out."""

    overprinting: int = 0
    knocking_out: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """What the file says of itself; *standard* is empty for a plain PDF, *trapped* where nothing is said."""

    standard: str = ""
    version: str = ""
    is_right_bound: bool = False
    trapped: str = ""
    condition: Condition = Condition()


@dataclass(frozen=True, slots=True)
class Facts:
    """Lengths in mm; pages count from 1. *inks* are the pages on which each prints."""

    identity: Identity
    pages: int
    trim: tuple[float, float]
    bleed: float
    slug: float  # room beyond the bleed, for marks
    inks: Mapping[str, tuple[int, ...]]
    highest: HighestInk
    most_ink: int | None  # per cent, that the printing condition bears
    uses: Mapping[int, InkUse]
    black_text: BlackText
    transparent: tuple[int, ...]  # pages
    fonts: tuple[FontFact, ...]
    pictures: tuple[PictureFact, ...]  # lowest resolution first
