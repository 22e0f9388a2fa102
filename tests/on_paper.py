"""Small vertical books, and where their characters are on the paper, in mm from its left and top."""

from pathlib import Path

import pypdfium2
from PIL import Image

from hanmen.cli import main
from tests.support import tiny_book

MM = 25.4 / 72
HEIGHT = 188  # of shiroku
RESOLUTION = 20  # px to the mm


def laid_out(folder: Path, hanmen: str, text: str, strict: bool = True) -> pypdfium2.PdfDocument:
    """A vertical book of one chapter, in shiroku, with these keys; *strict*, it must be made without a warning."""
    keys = f'[kihon-hanmen]\nwriting-mode = "vertical"\ntrim-size = "shiroku"\n{hanmen}'
    tiny_book(folder, keys, ame=text)
    return pypdfium2.PdfDocument(made(folder, strict))


def made(folder: Path, strict: bool = True) -> Path:
    """The PDF of a book, beside the folders of other tests, so that they share what is kept of fonts."""
    out = folder.parent.parent / f"{folder.parent.name}-{folder.name}"
    assert main(["screen", "--book", str(folder), "--out", str(out), *["--strict"] * strict]) == 0
    return out / f"{folder.name}.pdf"


def place_of(text: str, pdf: pypdfium2.PdfDocument) -> tuple[int, float, float]:
    """Page, and where the first character of a text begins: mm from the left and from the top."""
    number, left, top, _, _ = box_of(text, pdf)
    return number, left, top


def box_of(text: str, pdf: pypdfium2.PdfDocument, is_loose: bool = True) -> tuple[int, float, float, float, float]:
    """Page, and left, top, right and bottom of a text's first character: its em (*is_loose*) or its ink."""
    for number, page in enumerate(pdf):
        if found := page.get_textpage().search(text).get_next():
            left, bottom, right, top = page.get_textpage().get_charbox(found[0], loose=is_loose)
            return number, left * MM, HEIGHT - top * MM, right * MM, HEIGHT - bottom * MM
    raise AssertionError(f"{text} is on no page")


def drawn(pdf: pypdfium2.PdfDocument, text: str) -> Image.Image:
    """The page that a text is on."""
    picture: Image.Image = pdf[place_of(text, pdf)[0]].render(scale=RESOLUTION * MM).to_pil().convert("RGB")
    return picture


def part_of(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """A part of a drawn page, mm."""
    first, second, third, fourth = (round(edge * RESOLUTION) for edge in (left, top, right, bottom))
    return picture.crop((first, second, third, fourth))
