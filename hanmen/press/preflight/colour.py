"""Colours that are inks: no screen colours, no colours that are not wanted (ISO 15930-1, -7; GWG 2015 4.18–4.21)."""

from collections.abc import Iterator

from pikepdf import Name, Object

from ...messages import Words
from ..painting import Painting
from ..resources import Colour, components, initial_colour
from .finding import KINDS, Finding
from .shadings import leaves, outputs
from .sheet import Document, Sheet

SCREEN = {
    "DeviceRGB": Words("RGB", "RGB"),
    "CalRGB": Words("calibrated RGB", "キャリブレーション付き RGB"),
    "Lab": Words("Lab", "Lab"),
}
PROCESS = {"Cyan", "Magenta", "Yellow", "Black", "None"}
TRACE = 0.004  # less of an ink than one of 255 levels is none


def check_colour(sheet: Sheet) -> Iterator[Finding]:
    """Everything is painted in CMYK, in grey, or in a spot colour that is wanted."""
    for painting in sheet.paintings:
        for space in _spaces(sheet.document, painting):
            yield from _space(sheet, painting, space)
        if painting.shading is not None and not _is_sound(painting.shading):
            yield sheet.find("gradient-broken", painting.bounds)


def _spaces(document: Document, painting: Painting) -> Iterator[Colour]:
    """The spaces that it is painted in: its own, its picture's or its gradient's; Indexed is what it points to."""
    if painting.colour is not None and painting.colour.family != "Pattern":
        yield _direct(painting.colour)
    if painting.shading is not None and "/ColorSpace" in painting.shading:
        yield _direct(initial_colour(painting.shading.ColorSpace))
    if painting.kind == "image" and painting.source is not None:
        yield document.pixels(painting.source).space


def _direct(colour: Colour) -> Colour:
    if colour.family == "Indexed" and colour.space is not None:
        return initial_colour(colour.space[1])
    return colour


def _space(sheet: Sheet, painting: Painting, colour: Colour) -> Iterator[Finding]:
    what = KINDS[painting.kind]
    if colour.family in SCREEN:
        yield sheet.find("colour-rgb", painting.bounds, what=what, space=SCREEN[colour.family])
    elif colour.family in ("ICCBased", "CalGray"):
        yield from _managed(sheet, painting, colour)
    for ink in colour.inks:
        if ink == "All":
            if sheet.prints(painting):
                yield sheet.find("registration-inside", painting.bounds, what=what)
        elif ink not in PROCESS and ink not in sheet.document.wants.spots:
            yield sheet.find("colour-spot", painting.bounds, what=what, ink=ink)


def _managed(sheet: Sheet, painting: Painting, colour: Colour) -> Iterator[Finding]:
    count = components(colour.space) if colour.space is not None else 1
    what = KINDS[painting.kind]
    if count == 3:
        space = Words("RGB with a profile", "プロファイル付き RGB")
        yield sheet.find("colour-rgb", painting.bounds, what=what, space=space)
    else:
        name = "CMYK" if count == 4 else Words("grey", "グレー")
        yield sheet.find("colour-profiled", painting.bounds, what=what, space=name)


def _is_sound(shading: Object) -> bool:
    """Its function gives as many numbers as its colour space takes; RIPs drop one that does not (8.7.4.5)."""
    function = shading.get("/Function")
    if function is None or "/ColorSpace" not in shading:
        return True
    wanted = components(shading.ColorSpace)
    return not wanted or outputs(function) == wanted


def check_one_colour(sheet: Sheet) -> Iterator[Finding]:
    """Black alone, where the job is that."""
    if not sheet.document.wants.one_colour:
        return
    for painting in sheet.paintings:
        if sheet.prints(painting) and _is_coloured(sheet.document, painting):
            yield sheet.find("colour-unwanted", painting.bounds, what=KINDS[painting.kind])


def _is_coloured(document: Document, painting: Painting) -> bool:
    colour, shading = painting.colour, painting.shading
    if colour is not None and colour.family == "DeviceCMYK":
        return max(colour.values[:3], default=0) > TRACE
    if painting.kind == "image" and painting.source is not None:
        return document.pixels(painting.source).is_coloured
    if shading is not None and shading.get("/ColorSpace") == Name.DeviceCMYK:
        return any(max(ends[:3]) > TRACE for ends in leaves(shading.get("/Function")) if len(ends) == 4)
    return False


def is_white(painting: Painting) -> bool:
    """Whether it is painted in no ink at all."""
    colour = painting.colour
    if colour is None or not colour.values:
        return False
    if colour.family in ("DeviceCMYK", "Separation", "DeviceN"):
        return max(colour.values) < TRACE
    return colour.family in ("DeviceGray", "DeviceRGB") and min(colour.values) > 1 - TRACE
