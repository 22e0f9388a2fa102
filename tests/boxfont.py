"""A font of boxes, and pages drawn as text with it: what is where can be read, in quarters of an em.

Its ideographs are full squares. Of other characters only some quarters are black, from top to bottom, so that a
picture tells them apart; brackets and stops have one half of their em, Latin letters are half as wide.
"""

import io
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import pypdfium2
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM, PITCH = 4, 8  # px: pages to be drawn are set in type of 4 px, in lines of 8
FINER = 4  # pixels of the picture to one of the page: each is looked at in its middle
UNITS, ASCENT, DESCENT = 1000, 880, 120
IDEOGRAPHS = "漢字仮名交文組版行頭末禁則和欧間白黒山川雨人々日本語書物印刷東京一二三四五六七八九十章第図表節"
KANA = "".join(map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FD))))
LATIN = "".join(map(chr, range(0x21, 0x7F)))


class Shape(NamedTuple):
    """The glyphs of some characters: their sign in a picture, their black quarters, and where the ink is, units."""

    characters: str
    sign: str
    quarters: str
    advance: int
    left: int
    right: int


SHAPES = (
    Shape(IDEOGRAPHS + KANA, "#", "1111", 1000, 0, 1000),
    Shape("「『（［《", "(", "1100", 1000, 500, 1000),
    Shape("」』）］》", ")", "0011", 1000, 0, 500),
    Shape("、。，．", ",", "0001", 1000, 0, 500),
    Shape("・：；", ":", "0110", 1000, 250, 750),
    Shape("！？", "!", "1101", 1000, 250, 750),
    Shape("—―…", "=", "0010", 1000, 0, 1000),
    Shape(LATIN, "a", "0111", 500, 0, 500),
    Shape("‐", "-", "0100", 500, 0, 500),
    Shape(" \u00a0", "", "0000", 250, 0, 0),
    Shape("\u3000", "", "0000", 1000, 0, 0),
    Shape("\u200b\u00ad\u2060", "", "0000", 0, 0, 0),
)
SIGNS = {shape.quarters: shape.sign for shape in SHAPES if shape.sign} | {"0000": "."}


@cache
def font() -> bytes:
    """The font, as TrueType."""
    glyphs = {f"u{ord(character):04X}": shape for shape in SHAPES for character in shape.characters}
    builder = FontBuilder(UNITS, isTTF=True)
    builder.setupGlyphOrder([".notdef", *glyphs])
    builder.setupCharacterMap({int(name[1:], 16): name for name in glyphs})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph()} | {name: _glyph(shape) for name, shape in glyphs.items()})
    metrics = {name: (shape.advance, shape.left) for name, shape in glyphs.items()}
    builder.setupHorizontalMetrics({".notdef": (UNITS, 0)} | metrics)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    builder.setupNameTable({"familyName": "Box", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=-DESCENT, usWinAscent=ASCENT, usWinDescent=DESCENT)
    builder.setupPost()
    output = io.BytesIO()
    builder.save(output)
    return output.getvalue()


def _glyph(shape: Shape) -> Any:
    pen = TTGlyphPen(None)
    for number, is_black in enumerate(shape.quarters):
        if is_black == "1":
            top = ASCENT - number * UNITS // 4
            bottom = top - UNITS // 4
            pen.moveTo((shape.left, bottom))
            pen.lineTo((shape.left, top))
            pen.lineTo((shape.right, top))
            pen.lineTo((shape.right, bottom))
            pen.closePath()
    return pen.glyph()


def face() -> str:
    """The CSS that brings the font along."""
    data = b64encode(font()).decode()
    return f"@font-face {{ font-family: Box; src: url(data:font/ttf;base64,{data}) }}"


def picture(pdf: bytes, page: int = 0) -> str:
    """A page as text, without blank lines; ``"`` is ink between two lines, where ruby and dots are."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[page].render(scale=FINER * 96 / 72, draw_annots=False).to_pil().convert("L")
    rows = [row for top in range(0, image.height // FINER, PITCH) for row in _rows(image, top)]
    return "\n".join(row for row in rows if row.strip("."))


def _rows(image: Any, top: int) -> Iterator[str]:
    columns = [
        "".join("1" if _is_black(image, x, top + y) else "0" for y in range(PITCH)) for x in range(image.width // FINER)
    ]
    gap = (PITCH - EM) // 2
    yield "".join('"' if "1" in column[:gap] else "." for column in columns)
    yield "".join(SIGNS.get(column[gap : gap + EM], "?") for column in columns)


def _is_black(image: Any, x: int, y: int) -> bool:
    middle = x * FINER + FINER // 2, y * FINER + FINER // 2
    return bool(middle[1] < image.height and image.getpixel(middle) < 128)
