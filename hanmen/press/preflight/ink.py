"""Ink coverage: how much ink lies on one place (GWG 2015 4.22); too much does not dry."""

from collections.abc import Iterator

from pikepdf import Name

from ..painting import Painting
from .finding import KINDS, Finding
from .shadings import leaves
from .sheet import Document, Sheet

SLACK = 1.0  # per cent, of rounded samples


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
