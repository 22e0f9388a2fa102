"""Pages for the bookbinder: blank ones up to a whole sheet, and hidden folios (隠しノンブル) to keep all in order.

A hidden folio stands at the gutter inside the trimmed edge, one digit below another, where a glued binding covers it.
It is drawn with a pen, so that it needs no font.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Page

from .geometry import POINT
from .marks import Sheet

WIDTH, HEIGHT, PITCH, PEN = 1.1, 2.0, 2.8, 0.2  # mm, of a digit
FROM_GUTTER = 0.8  # mm, from the trimmed edge to the digits
# Pen strokes in a square of 2 × 4 units, from its lower left corner.
DIGITS = {
    "0": ("00 20 24 04 00",),
    "1": ("03 14 10", "00 20"),
    "2": ("03 04 24 22 00 20",),
    "3": ("04 24 12 22 20 00",),
    "4": ("10 14 01 21",),
    "5": ("24 04 02 22 20 00",),
    "6": ("24 02 00 20 22 02",),
    "7": ("04 24 10",),
    "8": ("02 00 20 22 02 04 24 22",),
    "9": ("22 02 04 24 22 00",),
}


def fill_up(pdf: pikepdf.Pdf, multiple: int, colophon: int) -> None:
    """Blank pages up to a multiple, before page number *colophon*, from 0: it stays where a book ends."""
    for _ in range(-len(pdf.pages) % multiple):
        like = pdf.pages[colophon - 1].obj
        page = Dictionary(Type=Name.Page, Resources=Dictionary(), Contents=pdf.make_stream(b""))
        for box in ("/MediaBox", "/BleedBox", "/TrimBox"):
            if box in like:
                page[box] = like[box]
        pdf.pages.insert(colophon, Page(pdf.make_indirect(page)))


def hidden_folio(number: int, is_at_left: bool, sheet: Sheet, colour: str) -> bytes:
    """The content stream that draws *number* at the left or right edge, half way up; *colour* chooses the pen's."""
    text = str(number)
    x = FROM_GUTTER if is_at_left else sheet.width - FROM_GUTTER - WIDTH
    y = sheet.height / 2 + (len(text) * PITCH) / 2
    strokes = [
        stroke
        for place, digit in enumerate(text, 1)
        for stroke in _strokes(digit, sheet.margin + x, sheet.margin + y - place * PITCH)
    ]
    pen = f"{PEN / POINT:.4f} w 1 J 1 j [] 0 d"
    return "\n".join(("q", colour, pen, *strokes, "Q", "")).encode()


def _strokes(digit: str, x: float, y: float) -> Iterator[str]:
    for stroke in DIGITS[digit]:
        points = [
            f"{(x + int(across) * WIDTH / 2) / POINT:.3f} {(y + int(up) * HEIGHT / 4) / POINT:.3f}"
            for across, up in map(tuple, stroke.split())
        ]
        yield " ".join((f"{points[0]} m", *(f"{point} l" for point in points[1:]), "S"))
