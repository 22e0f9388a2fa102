"""The plates of a finished PDF: what each ink prints, as grey pictures. Drawn by us, rendered by PDFium."""

import io
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pypdfium2
from pikepdf import Dictionary, Name, Page, Pdf
from PIL import Image

from .content import Step, page_content
from .geometry import Box, box_of
from .greys import Greys
from .separation import Separation

Plates = Mapping[str, Image.Image]


def plates(data: bytes, dpi: float, wanted: Mapping[int, Collection[str]]) -> Iterator[tuple[int, Plates]]:
    """Plates as grey pictures of what is printed within a page's bleed: 255 is paper, 0 is full ink.

    *wanted* are the names of inks by page, from 1. Overprint, knockout and transparency are carried out.
    """
    with Pdf.open(io.BytesIO(data)) as source:
        for number, inks in wanted.items():
            pictures = _rendered(_drawn(source, number, inks, dpi), dpi)
            yield number, dict(zip(inks, pictures, strict=True))


def printed_area(page: Page) -> Box:
    """What of a page is printed, in points: its bleed box."""
    return box_of(page.obj.get("/BleedBox", page.obj.get("/TrimBox", page.mediabox)))


def _drawn(source: Pdf, number: int, inks: Collection[str], dpi: float) -> bytes:
    """A file in which each page is one plate of the page."""
    page = source.pages[number - 1]
    page.externalize_inline_images()
    left, bottom, right, top = area = printed_area(page)
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
        target.save(file)
    return file.getvalue()


def _rendered(file: bytes, dpi: float) -> Iterator[Image.Image]:
    document = pypdfium2.PdfDocument(file)
    try:
        for page in document:
            yield page.render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()
