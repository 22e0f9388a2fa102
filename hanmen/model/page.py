"""The page as it is designed, and the customs of its lines; mm, unless a `Length` says otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

WritingMode = Literal["horizontal", "vertical"]
Unit = Literal["mm", "Q", "pt"]
LineBreak = Literal["strict", "normal", "loose"]

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
class Customs:
    """What houses do differently when they compose lines."""

    line_break: LineBreak = "strict"  # JLREQ 3.1.7, CSS Text 3
    latin_gap: float = 0.25  # between CJK and Latin characters, em
    hanging_punctuation: bool = False  # stops and commas may hang into the margin (JLREQ 3.8.2)
    paragraph_start: Literal["em", "half", "em-and-half"] = "em"  # where an opening bracket begins one (JLREQ 3.1.5)
    line_start: Literal["flush", "half"] = "flush"  # and where it begins any other line
    line_end: Literal["any", "half"] = "any"  # whether a stop keeps its half em at a line's end (JLREQ 3.1.9)
    stops: Literal["japanese", "full", "kaiming"] = "japanese"  # CLREQ 6.3.2: 全角式, 开明式
    upright_capitals: bool = False  # whether AI stands upright in a vertical line, letter by letter (JLREQ 3.2.3)
