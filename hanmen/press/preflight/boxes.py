"""Pages and their boxes (ISO 32000-1, 14.11.2; ISO 15930): size, trim, bleed, number."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ...model import Size
from ..geometry import POINT, Box
from .finding import Finding
from .sheet import Document, Sheet, own_box

SLACK = 0.03  # pt, for boxes that were rounded
SIZE_SLACK = 0.15  # mm


def check_boxes(sheet: Sheet) -> Iterator[Finding]:
    """A TrimBox within a BleedBox within the page, which is upright and starts at its own corner."""
    page = sheet.page.obj
    trim, bleed, art = (own_box(sheet.page, key) for key in ("/TrimBox", "/BleedBox", "/ArtBox"))
    if trim is None and art is None:
        yield sheet.find("trim-missing")
    if trim and art:
        yield sheet.find("artbox-present")
    if page.get("/Rotate", 0):
        yield sheet.find("page-rotated", degrees=int(page.Rotate))
    if float(page.get("/UserUnit", 1)) != 1:
        yield sheet.find("page-scaled", factor=float(page.UserUnit))
    if abs(sheet.media[0]) + abs(sheet.media[1]) > 0.01:
        yield sheet.find("origin-shifted", x=round(sheet.media[0] * POINT, 1), y=round(sheet.media[1] * POINT, 1))
    inner = sheet.trim if bleed and not _is_within(sheet.trim, sheet.bleed) else sheet.bleed
    outer = sheet.bleed if inner == sheet.trim and bleed else sheet.media
    if not _is_within(inner, outer):
        yield sheet.find("boxes-crossed")


def check_bleed(sheet: Sheet) -> Iterator[Finding]:
    """Enough bleed on every side, and no CropBox that hides it."""
    if own_box(sheet.page, "/TrimBox") is None and own_box(sheet.page, "/ArtBox") is None:
        return
    wanted = sheet.document.wants.bleed
    trim, bleed, crop = sheet.trim, sheet.bleed, own_box(sheet.page, "/CropBox")
    room = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3]) * POINT
    if room < wanted - 0.01:
        yield sheet.find("bleed-small", least=max(round(room, 2), 0), wanted=f"{wanted:g}")
    if crop and not _is_within(bleed, crop):
        yield sheet.find("cropbox-cutting")


def check_every_page(sheet: Sheet) -> Iterator[Finding]:
    """Something is printed on it, where the printer wants that."""
    if sheet.document.wants.every_page and not any(map(sheet.prints, sheet.paintings)):
        yield sheet.find("page-empty")


def check_pages(document: Document) -> Iterator[Finding]:
    """Pages of one size, as many as the printer's sheets want; one alone is a cover or a leaflet."""
    count, multiple = len(document.pdf.pages), document.wants.pages_multiple
    if count > 1 and count % multiple:
        yield Finding("pages-odd", values=(("count", count), ("multiple", multiple)))
    boxes = [own_box(page, "/TrimBox") for page in document.pdf.pages]
    sizes = {number: _measured(box) for number, box in enumerate(boxes, 1) if box}
    if sizes:
        yield from _sizes(sizes, document.wants.trim)


def _measured(box: Box) -> tuple[float, float]:
    return round((box[2] - box[0]) * POINT, 1), round((box[3] - box[1]) * POINT, 1)


def _sizes(sizes: Mapping[int, tuple[float, float]], wanted: Size | None) -> Iterator[Finding]:
    (usual, _), *_ = Counter(sizes.values()).most_common(1)
    if wanted and _differ(usual, (wanted.width, wanted.height)):
        values = ("size", _size(usual)), ("wanted", _size((wanted.width, wanted.height)))
        yield Finding("trim-other", values=values)
    for number, size in sizes.items():
        if _differ(size, usual):
            yield Finding("trim-varying", number, values=(("size", _size(size)), ("usual", _size(usual))))


def _differ(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) > SIZE_SLACK


def _size(size: tuple[float, float]) -> str:
    return f"{size[0]:g} × {size[1]:g}"


def _is_within(inner: Box, outer: Box) -> bool:
    starts = inner[0] >= outer[0] - SLACK and inner[1] >= outer[1] - SLACK
    return starts and inner[2] <= outer[2] + SLACK and inner[3] <= outer[3] + SLACK
