"""A finished file as the checks see it: its standard, its pages, what they paint."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Name, Object, Page, Pdf, PdfInlineImage, Stream

from ..geometry import NOWHERE, POINT, Box, common, readable_box
from ..painting import Painting
from ..resources import Font
from ..walk import Fault, walk
from .finding import Finding, Wants
from .pixels import Pixels, pixels_of

EDGE = 0.2  # pt, a little more than half the width of a mark


@dataclass(frozen=True, slots=True)
class Standard:
    """A part of ISO 15930: what it is called, and what it allows."""

    name: str
    newest: str  # version of PDF
    is_flat: bool  # no transparency, no layers, no compressed objects
    embeds_profile: bool = False  # whatever the output condition is


X1A_2001, X1A_2003 = "PDF/X-1a:2001", "PDF/X-1a:2003"
STANDARDS = {
    X1A_2001: Standard(X1A_2001, "1.3", True),
    X1A_2003: Standard(X1A_2003, "1.4", True),
    "PDF/X-3:2002": Standard("PDF/X-3:2002", "1.3", True),
    "PDF/X-3:2003": Standard("PDF/X-3:2003", "1.4", True),
    "PDF/X-4": Standard("PDF/X-4", "1.6", False, True),
}
A4: Box = (0.0, 0.0, 595.0, 842.0)  # where a page has no size at all
NO_STANDARD = Standard("", "2.0", False)
XMP_VERSION = re.compile(r"pdfxid:GTS_PDFXVersion\s*(?:>|=\s*[\"'])\s*([^<\"']+)")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that could be opened, and what is wanted of it."""

    data: bytes
    pdf: Pdf
    wants: Wants
    standard: Standard
    known_pixels: dict[tuple[int, int], Pixels] = field(default_factory=dict)

    def pixels(self, source: Object | PdfInlineImage) -> Pixels:
        """What a picture is; its pixels are looked at once, however often it is painted."""
        if isinstance(source, PdfInlineImage):
            return pixels_of(source)
        if source.objgen not in self.known_pixels:
            self.known_pixels[source.objgen] = pixels_of(source)
        return self.known_pixels[source.objgen]

    def sheets(self) -> Iterator["Sheet"]:
        """Its pages, one after the other; each font is read once."""
        fonts: dict[tuple[int, int], Font] = {}
        for number, page in enumerate(self.pdf.pages, 1):
            yield _sheet(self, number, page, fonts)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its boxes in points, what it paints that can be seen, and what could not be carried out.

    Without a TrimBox, *trim* is the ArtBox, else the CropBox; without a BleedBox, *bleed* is *trim*.
    """

    document: Document
    number: int
    page: Page
    media: Box
    trim: Box
    bleed: Box
    paintings: tuple[Painting, ...]
    faults: tuple[Fault, ...]

    def find(self, code: str, bounds: Box | None = None, **values: object) -> Finding:
        """A finding on this page; *bounds* in points of its default user space."""
        place = None
        if bounds is not None:
            left, bottom, right, top = common(bounds, self.media)
            x, y = self.trim[0], self.trim[3]
            edges = (left - x, y - top, right - x, y - bottom)
            a, b, c, d = (round(edge * POINT, 1) for edge in edges)
            place = a, b, c, d
        return Finding(code, self.number, place, tuple(values.items()))

    def prints(self, painting: Painting) -> bool:
        """Whether any of it lies within the bleed: marks do not, but half their width where they run along its edge."""
        left, bottom, right, top = self.bleed
        return common(painting.bounds, (left + EDGE, bottom + EDGE, right - EDGE, top - EDGE)) != NOWHERE


def metadata(pdf: Pdf) -> str:
    """The XMP packet as text; empty if there is none."""
    stream = pdf.Root.get("/Metadata")
    return stream.read_bytes().decode("utf-8", "replace") if isinstance(stream, Stream) else ""


def standard_of(pdf: Pdf) -> Standard:
    """The standard that a file says it keeps: in its information dictionary (X-1a, X-3) or in its XMP packet (X-4)."""
    information = pdf.docinfo
    version = str(information.get("/GTS_PDFXVersion", ""))
    named = XMP_VERSION.search(metadata(pdf))
    names = [named[1].strip() if named else "", str(information.get("/GTS_PDFXConformance", "")), version]
    return next((STANDARDS[name] for name in names if name in STANDARDS), NO_STANDARD)


def _sheet(document: Document, number: int, page: Page, fonts: dict[tuple[int, int], Font]) -> Sheet:
    media = readable_box(page.mediabox) or A4
    crop = own_box(page, "/CropBox") or media
    trim = own_box(page, "/TrimBox") or own_box(page, "/ArtBox") or crop
    items = list(walk(page, fonts))
    seen = [each for each in items if isinstance(each, Painting) and each.role != "mask" and each.bounds != NOWHERE]
    faults = tuple(each for each in items if isinstance(each, Fault))
    return Sheet(document, number, page, media, trim, own_box(page, "/BleedBox") or trim, tuple(seen), faults)


def own_box(page: Page, key: str) -> Box | None:
    """A box that the page has, or inherits; nothing if it has none, or what is none."""
    found = page.obj.get(key)
    if found is None and key == "/CropBox":
        found = _inherited(page.obj, key)
    return readable_box(found)


def _inherited(node: Object, key: str) -> Object | None:
    for _ in range(50):  # deep enough for any page tree, and an end for one that bites its tail
        if key in node:
            return node[key]
        parent = node.get("/Parent")
        if parent is None or parent.get("/Type") != Name.Pages:
            return None
        node = parent
    return None
