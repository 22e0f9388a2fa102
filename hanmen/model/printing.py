"""What a printer asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ..diagnostics import Position
from ..messages import Words

Inks = tuple[float, float, float, float]  # cyan, magenta, yellow, black, from 0 to 1
Rgb = tuple[int, int, int]  # of the screen, from 0 to 255
DEFAULT_CONDITION = "fogra39"


@dataclass(frozen=True, slots=True)
class Printing:
    """How an edition is printed. Lengths in mm."""

    place: Position  # where book.toml says so, for what turns out wrong only later
    root: Path  # of the book; *icc* may be a path below it
    standard: Literal["x4", "x1a"] = "x4"  # ISO 15930-7, 15930-1
    ink: Literal["cmyk", "k"] = "cmyk"
    icc: str = DEFAULT_CONDITION  # an alias or a path
    marks: Literal["none", "tombo"] = "none"
    binding: Literal["left", "right"] = "left"
    pages_multiple: int = 2
    hidden_folios: bool = False  # 隠しノンブル: the page's number at the gutter, where the binding hides it
    first_folio: int = 1  # of the hidden ones
    folds: tuple[float, ...] = ()  # from the left trimmed edge
    paper: str = ""  # of the pages, by its name
    notes: tuple[Words, ...] = ()  # for the data sheet
    colours: Mapping[Rgb, Inks] = field(default_factory=dict)  # of the screen alone, and what is printed for them
