"""トンボ: the marks around a page by which sheets are registered, cut and folded. Lengths in mm.

Corners have two nested angles that cross where the bleed ends: one arm runs along the trimmed edge (内トンボ), the
other along the bleed's (外トンボ). Centre marks stand on all sides, fold marks (折トンボ) above and below.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .geometry import POINT

SLUG = 12.0  # room for the marks outside the bleed
ARM, THICKNESS = 9.0, 0.1
CENTRE_ARM, CENTRE_BAR, CENTRE_GAP = 9.0, 10.0, 3.0  # the bar is half as long again on each side
FOLD_START, FOLD_END = 1.0, 6.0

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A trimmed page with *bleed* on all sides; its lower left corner is *margin* from the sheet's."""

    width: float
    height: float
    bleed: float
    margin: float


def tombo(sheet: Sheet, folds: Iterable[float], colour: str) -> bytes:
    """The content stream that draws the marks; *colour* is the operator that chooses the stroke's.

    *folds* are measured from the left trimmed edge. Nothing is drawn inside the bleed.
    """
    lines = [*_corners(sheet), *_centres(sheet), *_folds(sheet, folds)]
    drawn = "\n".join(_drawn(line, sheet.margin) for line in lines)
    return f"q\n{colour}\n{THICKNESS / POINT:.4f} w 0 J 0 j [] 0 d\n{drawn}\nQ\n".encode()


def _corners(sheet: Sheet) -> Iterator[Points]:
    for x, out in ((0.0, -1), (sheet.width, 1)):
        for y, up in ((0.0, -1), (sheet.height, 1)):
            near_x, near_y = x + out * sheet.bleed, y + up * sheet.bleed
            far_x, far_y = near_x + out * ARM, near_y + up * ARM
            yield (x, far_y), (x, near_y), (far_x, near_y)
            yield (far_x, y), (near_x, y), (near_x, far_y)


def _centres(sheet: Sheet) -> Iterator[Points]:
    x, y = sheet.width / 2, sheet.height / 2
    for edge, up in ((0.0, -1), (sheet.height, 1)):
        near = edge + up * sheet.bleed
        bar = near + up * CENTRE_GAP
        yield (x - CENTRE_BAR, bar), (x + CENTRE_BAR, bar)
        yield (x, near), (x, near + up * CENTRE_ARM)
    for edge, out in ((0.0, -1), (sheet.width, 1)):
        near = edge + out * sheet.bleed
        bar = near + out * CENTRE_GAP
        yield (bar, y - CENTRE_BAR), (bar, y + CENTRE_BAR)
        yield (near, y), (near + out * CENTRE_ARM, y)


def _folds(sheet: Sheet, folds: Iterable[float]) -> Iterator[Points]:
    for x in folds:
        for edge, up in ((0.0, -1), (sheet.height, 1)):
            near = edge + up * sheet.bleed
            yield (x, near + up * FOLD_START), (x, near + up * FOLD_END)


def _drawn(line: Points, margin: float) -> str:
    points = [f"{(x + margin) / POINT:.4f} {(y + margin) / POINT:.4f}" for x, y in line]
    return " ".join((f"{points[0]} m", *(f"{point} l" for point in points[1:]), "S"))
