"""Where a page is cut, and what lies around it: MediaBox from 0, BleedBox, TrimBox (ISO 32000-1, 14.11.2), marks."""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page

from ..model import Printing
from .folios import hidden_folio
from .geometry import POINT
from .marks import SLUG, Sheet, tombo

OTHER_BOXES = ("/CropBox", "/ArtBox", "/Rotate", "/UserUnit")
BLACK = {"cmyk": "0 0 0 1 K", "k": "0 G"}
ALL_PLATES = "/AllPlates CS 1 SCN"


def place_pages(pdf: pikepdf.Pdf, printing: Printing, bleed: float) -> None:
    """Moves the pages of *pdf*, which have *bleed* mm around their TrimBox, onto sheets with or without marks."""
    has_marks = printing.marks == "tombo"
    margin = bleed + (SLUG if has_marks else 0)
    moved: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages):
        left, bottom, right, top = (float(value) for value in page.trimbox)
        sheet = Sheet((right - left) * POINT, (top - bottom) * POINT, bleed, margin)
        shift = margin / POINT - left, margin / POINT - bottom
        marks = _marks(pdf, page, sheet, printing) if has_marks else b""
        folio = _folio(number, sheet, printing) if printing.hidden_folios else b""
        page.Contents = pdf.make_stream(_clipped(sheet) + _shifted(page, shift) + folio + marks)
        _move_patterns(page, shift, moved)
        _set_boxes(page, sheet)


def _clipped(sheet: Sheet) -> bytes:
    """Nothing is painted beyond the bleed, where the marks are."""
    start = (sheet.margin - sheet.bleed) / POINT
    width, height = ((side + 2 * sheet.bleed) / POINT for side in (sheet.width, sheet.height))
    return f"q\n{start:.4f} {start:.4f} {width:.4f} {height:.4f} re W n\n".encode()


def _shifted(page: Page, shift: tuple[float, float]) -> bytes:
    contents = page.obj.Contents
    streams = contents.as_list() if isinstance(contents, Array) else [contents]
    body = b"\n".join(stream.read_bytes() for stream in streams)
    return f"1 0 0 1 {shift[0]:.4f} {shift[1]:.4f} cm\n".encode() + body + b"\nQ\n"


def _marks(pdf: pikepdf.Pdf, page: Page, sheet: Sheet, printing: Printing) -> bytes:
    """On every plate; where there is one, it is K."""
    if printing.ink == "k":
        return tombo(sheet, printing.folds, BLACK["k"])
    full = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    page.resources.ColorSpace = Dictionary(AllPlates=Array([Name.Separation, Name.All, Name.DeviceCMYK, full]))
    return tombo(sheet, printing.folds, ALL_PLATES)


def _folio(number: int, sheet: Sheet, printing: Printing) -> bytes:
    """The first page is a recto: its gutter is where the book is bound."""
    is_at_left = (number % 2 == 0) == (printing.binding == "left")
    return hidden_folio(number + printing.first_folio, is_at_left, sheet, BLACK[printing.ink])


def _move_patterns(page: Page, shift: tuple[float, float], moved: set[tuple[int, int]]) -> None:
    """A pattern's matrix leads to its page's own space, which `cm` does not move; within a form, to the form's."""
    for pattern in page.resources.get("/Pattern", Dictionary()).values():
        if pattern.objgen not in moved:
            moved.add(pattern.objgen)
            a, b, c, d, e, f = (float(value) for value in pattern.get("/Matrix", (1, 0, 0, 1, 0, 0)))
            pattern.Matrix = Array([a, b, c, d, round(e + shift[0], 5), round(f + shift[1], 5)])


def _set_boxes(page: Page, sheet: Sheet) -> None:
    for key in OTHER_BOXES:
        if key in page.obj:
            del page.obj[key]
    page.obj.MediaBox = _box(sheet, sheet.margin)
    page.obj.BleedBox = _box(sheet, sheet.bleed)
    page.obj.TrimBox = _box(sheet, 0)


def _box(sheet: Sheet, around: float) -> Object:
    """The trimmed page with as much around it."""
    near = sheet.margin - around
    corners: Sequence[float] = (near, near, sheet.margin + sheet.width + around, sheet.margin + sheet.height + around)
    return Array([round(corner / POINT, 4) for corner in corners])
