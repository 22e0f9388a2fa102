"""The plates of a finished PDF: what each ink prints, as grey pictures. Drawn by us, rendered by PDFium."""

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pypdfium2
from pikepdf import Dictionary, Name, Page, Pdf, StreamDecodeLevel
from PIL import Image

from ..content import Step, page_content
from ..geometry import POINT, Box, box_of
from .greys import Greys
from .separation import Separation

INCH = 25.4  # mm


@dataclass(frozen=True, slots=True)
class Separations:
    """The plates of a page, from 1, by ink: grey pictures of its bleed box, 255 is paper, 0 is full ink.

    *left* and *top* are where they begin, in mm from the top left corner of the trimmed page.
    """

    page: int
    plates: Mapping[str, Image.Image]
    dpi: float
    left: float
    top: float

    def place(self, x: float, y: float, size: float) -> Box:
        """A square of *size* mm around a pixel: left, top, right, bottom in mm from the corner of the trimmed page."""
        across, down = self.left + (x + 0.5) / self.dpi * INCH, self.top + (y + 0.5) / self.dpi * INCH
        return across - size / 2, down - size / 2, across + size / 2, down + size / 2


def plates(data: bytes, dpi: float, wanted: Mapping[int, Collection[str]]) -> Iterator[Separations]:
    """The plates of pages, one after the other; *wanted* are the names of inks by page, from 1.

    Overprint, knockout and transparency are carried out.
    """
    with Pdf.open(io.BytesIO(data)) as source:
        for number, inks in wanted.items():
            page = source.pages[number - 1]
            trim, bleed = page_box(page, "/TrimBox"), page_box(page, "/BleedBox")
            pictures = _rendered(_drawn(source, page, bleed, inks, dpi), dpi)
            left, top, *_ = on_trimmed_page(bleed, trim)
            yield Separations(number, dict(zip(inks, pictures, strict=True)), dpi, left, top)


def on_trimmed_page(box: Box, trim: Box) -> Box:
    """A box in points as left, top, right, bottom in mm from the top left corner of the trimmed page."""
    left, bottom, right, top = box
    x, y = trim[0], trim[3]
    return (left - x) * POINT, (y - top) * POINT, (right - x) * POINT, (y - bottom) * POINT


def page_box(page: Page, key: str) -> Box:
    """The TrimBox or BleedBox of a page in points; what stands for it where there is none (ISO 32000-1, 14.11.2)."""
    names = (key, "/TrimBox", "/ArtBox", "/CropBox")
    return next((box_of(page.obj[name]) for name in names if name in page.obj), box_of(page.mediabox))


def _drawn(source: Pdf, page: Page, area: Box, inks: Collection[str], dpi: float) -> bytes:
    """A file in which each page is one plate of the page."""
    page.externalize_inline_images()
    left, bottom, right, top = area
    largest = int(max(right - left, top - bottom) / 72 * dpi)
    with Pdf.new() as target:
        greys = Greys(source, target, largest)
        read: dict[Any, list[Step]] = {}
        for ink in inks:
            content = Separation(ink, greys, read).stream(page_content(page))
            resources = content.Resources
            del content["/Resources"]
            drawn = Dictionary(Type=Name.Page, MediaBox=list(area), Contents=content, Resources=resources)
            target.pages.append(Page(target.make_indirect(drawn)))
        file = io.BytesIO()
        target.save(file, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)
    return file.getvalue()


def _rendered(file: bytes, dpi: float) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(file)
    try:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
