"""Lines that are too thin to print (GWG 2015 4.17): strokes, and areas as thin as one."""

from collections.abc import Iterator

from ..geometry import POINT, scales
from ..painting import Painting
from .finding import KINDS, Finding
from .sheet import Sheet

THINNEST = 0.25  # pt
LONG = 5.0  # pt; a thin area that is longer is a rule
SLACK = 0.001


def check_lines(sheet: Sheet) -> Iterator[Finding]:
    """No line is thinner than a plate can hold."""
    for painting in sheet.paintings:
        width = painting.line_width if painting.kind == "stroke" else _thinnest(painting)
        if width is not None and width < THINNEST - SLACK and sheet.prints(painting):
            values = {"least": round(width * POINT, 3), "wanted": round(THINNEST * POINT, 2)}
            yield sheet.find("line-thin", painting.bounds, what=KINDS[painting.kind], **values)


def _thinnest(painting: Painting) -> float | None:
    """The thickness in points of the thinnest rule among the areas of a fill."""
    if painting.kind != "fill":
        return None
    along_x, along_y = scales(painting.state.ctm)
    sizes = [((right - left) * along_x, (top - bottom) * along_y) for left, bottom, right, top in painting.subpaths]
    return min((min(size) for size in sizes if min(size) > 0 and max(size) > LONG), default=None)
