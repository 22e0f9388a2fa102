"""What is carried of fonts: the families of a book, and font files that come with an edition."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .diagnostics import Position


@dataclass(frozen=True, slots=True)
class Families:
    """Font families by use, and those that step in for what these lack, in this order."""

    serif: str
    sans: str
    mono: str
    emoji: str
    fallback: tuple[str, ...]
    chosen: Mapping[str, Position] = field(default_factory=dict)  # families that the book itself names, and where


# The family of a language inside a book of another one, where a book's own choice says nothing.
FAMILIES_OF_LANGUAGES: Mapping[str, str] = {
    "ja": "Noto Serif CJK JP",
    "zh": "Noto Serif CJK SC",
    "zh-Hant": "Noto Serif CJK TC",
    "ko": "Noto Serif CJK KR",
}


def companion_name(family: str) -> str:
    """The name of a family's companion, whose upright characters lie on their side."""
    return f"{family} Tate"


@dataclass(frozen=True, slots=True)
class FontFace:
    """A font file that comes with an edition, under a family name of its own (CSS Fonts 4, ``@font-face``)."""

    family: str
    weight: int
    data: bytes
    notice: str = ""  # of copyright and licence, where these want it printed
