"""Pages that were laid out lying on their side are drawn upright.

Laid out, a page is as wide as it is high on paper: x runs down the paper, y from its right edge to the left. All that
a page knows of its own places is turned with it, so that boxes, links and tags of the PDF are those of the paper and
no reader need heed /Rotate.
"""

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint import anchors
from weasyprint.document import Document, Page
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

from ..lines.hooks import WrongWeasyPrintError, check_weasyprint
from .columns import Columns

SHAPES = {  # what we use or stand in for, and the parameters that it must have
    (Document, "__init__"): 7,
    (Document, "write_pdf"): 5,
    (Page, "paint"): 3,
    (Stream, "clone"): 2,
    (Stream, "transform"): 7,
    (Stream, "set_font_size"): 3,
    (Stream, "set_text_matrix"): 7,
    (Stream, "show_text"): 2,
    (tags, "_get_pdf_tag"): 1,
    (anchors, "rectangle_aabb"): 5,
}
KNOWN = {"width", "height", "bleed", "links", "anchors", "bookmarks", "forms", "_page_box"}
POINTS = 0.75  # to a CSS pixel
Rectangle = tuple[float, float, float, float]


def turned(document: Document) -> Document:
    """The same document with its pages upright: turned by a quarter clockwise, with all that is on them.

    Its structure says that it is read in vertical lines (ISO 32000-1 14.8.5.4.3). Raises `WrongWeasyPrintError`.
    """
    check_weasyprint(SHAPES)
    for page in document.pages:
        if vars(page).keys() != KNOWN:
            raise WrongWeasyPrintError(f"a page of WeasyPrint knows {sorted(vars(page))}, not {sorted(KNOWN)}")
    data = document.metadata, document.url_fetcher, document.font_config
    return _Upright([_Turned(page) for page in document.pages], *data, document.color_profiles, document.output_intent)


class _Upright(Document):  # type: ignore[misc]  # WeasyPrint has no types
    """A document of turned pages."""

    def write_pdf(self, target: Any = None, zoom: float = 1, finisher: Any = None, **options: Any) -> bytes | None:
        """As `Document.write_pdf`; figures are where they are on the paper, for WeasyPrint says where they were."""

        def finish(document: Document, pdf: pydyf.PDF) -> None:
            _mend_structure(document, pdf, zoom * POINTS)
            if finisher:
                finisher(document, pdf)

        written: bytes | None = super().write_pdf(target, zoom, finish, **options)
        return written


class _Turned(Page):  # type: ignore[misc]  # WeasyPrint has no types
    """A page laid out on its side, drawn upright: (x, y) comes to (width - y, x), in px from the top left."""

    def __init__(self, page: Page) -> None:
        self.width, self.height = page.height, page.width
        sides = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
        self.bleed = {side: page.bleed[laid] for side, laid in sides.items()}
        self.links = [(kind, target, self._turn(place), box) for kind, target, place, box in page.links]
        self.forms = {
            form: [(field, self._turn(place)) for field, place in fields] for form, fields in page.forms.items()
        }
        # What follows a target is to its left, so that a reader must be shown the whole width from there on.
        self.anchors = {name: self._band(*place) for name, place in page.anchors.items()}
        self.bookmarks = [(level, label, (0, x), state) for level, label, (x, _), state in page.bookmarks]
        self._page_box = page._page_box
        self._laid = page

    def _turn(self, place: Rectangle) -> Rectangle:
        x1, y1, x2, y2 = place
        return self.width - y2, x1, self.width - y1, x2

    def _band(self, x1: float, _y1: float, x2: float, _y2: float) -> Rectangle:
        return 0, min(x1, x2), self.width, max(x1, x2)

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Draw the page into a content stream whose origin is at the top left of the paper."""
        laid, stream.__class__ = self._laid, Columns
        # Groups are as large as the page, and are drawn lying.
        left, top = laid.bleed["left"], laid.bleed["top"]
        size = laid.width + left + laid.bleed["right"], laid.height + top + laid.bleed["bottom"]
        stream.page_rectangle = (-left, -top, *size)
        with stream.stacked():
            stream.transform(0, 1, -1, 0, self.width * scale, 0)
            laid.paint(stream, scale)

    def figures(self) -> Iterator[tuple[Rectangle, Rectangle]]:
        """Where each figure was laid out without transforms, and where it is on the paper, px."""
        for box, matrix in _boxes(self._page_box, None):
            if box.element is not None and tags._get_pdf_tag(box.element_tag) == "Figure":
                x, y = box.content_box_x(), box.content_box_y()
                place = anchors.rectangle_aabb(matrix, x, y, box.width, box.height)
                yield (x, y, x + box.width, y + box.height), self._turn(place)


def _boxes(box: Any, matrix: Any) -> Iterator[tuple[Any, Any]]:
    """A box and all inside it but text, with the matrices that lie upon them."""
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    own = box.transformation_matrix
    matrix = own @ matrix if own and matrix else own or matrix
    if not isinstance(box, TextBox):
        yield box, matrix
        for child in box.all_children():
            yield from _boxes(child, matrix)


def _mend_structure(document: Document, pdf: pydyf.PDF, scale: float) -> None:
    """Say how the document is read, and put the boxes of its figures (ISO 32000-1 14.8.5.4.3) into page space."""
    elements = [each for each in pdf.objects if isinstance(each, dict) and each.get("Type") == "/StructElem"]
    places: dict[int, dict[Rectangle, Rectangle]] = {}
    for element in elements:
        if element["S"] == "/Document":
            element["A"] = pydyf.Dictionary({"O": "/Layout", "WritingMode": "/TbRl"})
        elif element["S"] == "/Figure":
            number = pdf.page_references.index(element["Pg"])
            page = document.pages[number]
            if number not in places:
                places[number] = dict(page.figures())
            x1, y1, x2, y2 = places[number][tuple(element["A"]["BBox"])]
            box = (x1, page.height - y2, x2, page.height - y1)
            element["A"]["BBox"] = pydyf.Array([scale * edge for edge in box])
