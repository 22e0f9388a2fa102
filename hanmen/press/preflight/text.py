"""Text that prints sharp: black alone, few inks when small, not too small (GWG 2015 4.15–4.16)."""

from collections.abc import Iterator

from .colour import TRACE
from .finding import Finding
from .sheet import Sheet

BLACK = 0.85  # so much black makes text black
RICH = 12.0  # pt; from this size on, text may be black with other inks under it
MANY_INKS = 9.0  # pt; from this size on, text may have more than two inks
TINY = 3.5  # pt; 5Q, the ruby of notes: the smallest that books are set in
SLACK = 0.05  # pt


def check_text(sheet: Sheet) -> Iterator[Finding]:
    """Size and inks of all text that is shown."""
    for painting in sheet.paintings:
        if painting.kind != "text" or painting.colour is None or not sheet.prints(painting):
            continue
        size = painting.text_size
        shown = round(size, 1)
        if 0 < size < TINY - SLACK:
            yield sheet.find("text-tiny", painting.bounds, least=shown, wanted=f"{TINY:g}")
        if painting.colour.family != "DeviceCMYK":
            continue
        *colours, black = painting.colour.values
        if black >= BLACK and max(colours) > TRACE:
            if size < RICH - SLACK:
                yield sheet.find("text-rich-black", painting.bounds, least=shown, inks=_inks(painting.colour.values))
        elif sum(ink > TRACE for ink in painting.colour.values) > 2 and size < MANY_INKS - SLACK:
            yield sheet.find("text-many-inks", painting.bounds, least=shown, inks=_inks(painting.colour.values))


def _inks(values: tuple[float, ...]) -> str:
    """``C60 M40 K100``"""
    return " ".join(f"{ink}{value * 100:.0f}" for ink, value in zip("CMYK", values, strict=True) if value > TRACE)
