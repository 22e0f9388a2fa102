"""Overprint: black text prints over what is below it, white never does (GWG 2015 4.7–4.13)."""

from collections.abc import Iterator

from ..painting import Painting
from .colour import TRACE, is_white
from .finding import KINDS, Finding
from .sheet import Sheet


def check_overprint(sheet: Sheet) -> Iterator[Finding]:
    """What overprints, and what does not though it should."""
    for painting in sheet.paintings:
        if painting.colour is None or not sheet.prints(painting):
            continue
        code = _code(painting)
        if code:
            yield sheet.find(code, painting.bounds, what=KINDS[painting.kind])


def _code(painting: Painting) -> str:
    colour = painting.colour
    assert colour is not None  # `check_overprint` looks at what has one
    if painting.overprint and is_white(painting):
        return "overprint-white"
    if colour.family == "DeviceGray" and painting.overprint and painting.kind == "text":
        return "overprint-grey"
    if colour.family != "DeviceCMYK":
        return ""
    if painting.overprint and not painting.state.overprint_mode and min(colour.values) < TRACE:
        return "overprint-mode"
    *colours, black = colour.values
    if painting.kind == "text" and not painting.overprint and black > 1 - TRACE and max(colours) < TRACE:
        return "overprint-missing"
    return ""
