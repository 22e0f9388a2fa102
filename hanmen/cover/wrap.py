"""The flat sheet around a book: where back, spine, front and flaps lie on it, seen from outside. Millimetres."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from ..model import Size

PanelName = Literal["front", "spine", "back", "front-flap", "back-flap"]


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the sheet between two folds."""

    name: PanelName
    x: float  # from the left edge of the trimmed sheet
    width: float


@dataclass(frozen=True, slots=True)
class Wrap:
    """A trimmed sheet and its panels from left to right."""

    trim: Size
    panels: tuple[Panel, ...]

    @property
    def widths(self) -> Mapping[PanelName, float]:
        """Of the panels, by name."""
        return {panel.name: panel.width for panel in self.panels}

    @property
    def folds(self) -> tuple[float, ...]:
        """Where it is folded, from the left edge of the trimmed sheet."""
        return tuple(panel.x for panel in self.panels[1:])


def wrap(face: Size, spine: float, flaps: float = 0, is_right_bound: bool = False) -> Wrap:
    """The sheet for a book of *face*, with flaps (ソデ) of that width if any.

    Left-bound: back, spine, front from left to right; right-bound: front, spine, back. Flaps are outermost.
    """
    widths: dict[PanelName, float] = {
        "back-flap": flaps,
        "back": face.width,
        "spine": spine,
        "front": face.width,
        "front-flap": flaps,
    }
    named = [(name, width) for name, width in widths.items() if width]
    named = named[::-1] if is_right_bound else named
    edges = [0.0, *accumulate(width for _, width in named)]
    panels = tuple(Panel(name, x, end - x) for (name, _), (x, end) in zip(named, pairwise(edges), strict=True))
    return Wrap(Size(edges[-1], face.height), panels)


def spine_width(leaves: int, paper: float, cover_paper: float) -> float:
    """The thickness of a bound book: its leaves and twice its cover, in tenths of a millimetre.

    *paper* and *cover_paper* are the thickness of a sheet. This is the sum that printers publish.
    """
    return round(leaves * paper + 2 * cover_paper, 1)
