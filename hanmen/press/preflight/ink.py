"""Ink coverage: how much ink lies on one place (GWG 2015 4.22); too much does not dry.

What one colour, picture or gradient brings is read from the page. What comes together where something overprints or is
transparent is seen on the plates, which are rendered only for pages where that could be too much.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from pikepdf import Name
from PIL import Image, ImageMath

from ...messages import Words
from ..geometry import NOWHERE, common
from ..painting import Painting
from ..plates import PROCESS, Separations, plates, total_ink
from .finding import KINDS, Finding
from .shadings import leaves
from .sheet import Document, Sheet
from .transparency import is_transparent

SLACK = 1.0  # per cent, of rounded samples
FULL = 100.0  # per cent, of black that overprints
DPI = 72
SMALLEST = 15.0  # mm²; less of it dries all the same (GWG 2015)
TOGETHER = Words("what lies over each other", "重なり")


def check_ink(sheet: Sheet) -> Iterator[Finding]:
    """No colour, picture or gradient has more ink than the paper bears."""
    most = sheet.document.wants.most_ink
    for painting in sheet.paintings if most is not None else ():
        amount = _amount(sheet.document, painting)
        if most is not None and amount > most + SLACK and sheet.prints(painting):
            what = KINDS[painting.kind]
            yield sheet.find("ink-excessive", painting.bounds, what=what, most=round(amount), wanted=most)


def _amount(document: Document, painting: Painting) -> float:
    """All inks together, per cent."""
    colour, shading = painting.colour, painting.shading
    if colour is not None and colour.family in ("DeviceCMYK", "DeviceN"):
        return sum(colour.values) * 100
    if painting.kind == "image" and painting.source is not None:
        return document.pixels(painting.source).most_ink
    if shading is not None and shading.get("/ColorSpace") == Name.DeviceCMYK:
        return max((sum(ends) for ends in leaves(shading.get("/Function"))), default=0.0) * 100
    return 0.0


def may_add_up(sheet: Sheet) -> bool:
    """Whether something lets a colour through that it lies on, and both together may be too much."""
    most = sheet.document.wants.most_ink
    grounds: list[tuple[float, Painting]] = []
    for painting in sheet.paintings if most is not None else ():
        amount = _amount(sheet.document, painting)
        if painting.overprint or is_transparent(painting):
            own = max(amount, FULL)
            if any(own + below > (most or 0) and _meet(painting, ground) for below, ground in grounds):
                return True
        if amount > (most or 0) - 4 * FULL and amount > FULL:
            grounds.append((amount, painting))
    return False


def _meet(one: Painting, other: Painting) -> bool:
    return common(one.bounds, other.bounds) != NOWHERE


def check_total_ink(document: Document, pages: Collection[int]) -> Iterator[Finding]:
    """The plates of these pages together have nowhere more ink than the paper bears."""
    most = document.wants.most_ink
    if most is None:
        return
    for separations in plates(document.data, DPI, dict.fromkeys(sorted(pages), PROCESS)):
        total = total_ink(separations.plates)
        over = ImageMath.lambda_eval(lambda given: (given["total"] > most * 2.55 + 3) * 255, total=total).convert("L")
        area = over.histogram()[255] * (25.4 / DPI) ** 2
        if area >= SMALLEST:
            yield _found(separations, over, total, most)


def _found(separations: Separations, over: Image.Image, total: Image.Image, most: int) -> Finding:
    left, top, right, bottom = over.getbbox() or (0, 0, 0, 0)
    start, end = separations.place(left, top, 0), separations.place(right, bottom, 0)
    place = round(start[0], 1), round(start[1], 1), round(end[0], 1), round(end[1], 1)
    highest = int(str(total.getextrema()[1])) / 2.55
    values = ("what", TOGETHER), ("most", round(highest)), ("wanted", most)
    return replace(Finding("ink-excessive", separations.page, place), values=values)
