"""LaTeX → a drawing: ziamath sets it in STIX Two Math, which it brings along, and writes outlines as SVG.

Imported where there is a formula: the library takes half a second. Japanese and Chinese come from the book's own font.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from ziafont.font import Font
from ziamath.config import config
from ziamath.mathfont import MathFont
from ziamath.tex import tex2mml
from ziamath.zmath import Math, loadedfonts

from .model import Picture

SIZE = 100.0  # px of an em while a formula is drawn; every measure is a share of it
CJK = re.compile("[\u2e80-\uffef]")
NAME = "hanmen"
ROW_SPACING = 'rowspacing="3pt"', 'rowspacing="0.8ex"'  # of aligned formulas, in whatever size they are drawn


@dataclass(frozen=True, slots=True)
class Drawn:
    """A formula as it is drawn: its picture, and its width, height and depth below the baseline in em."""

    picture: Picture
    width: float
    height: float
    depth: float


class Setter:
    """Sets formulas; *text* are the Japanese and Chinese characters in them, *face* the font that has these."""

    def __init__(self, text: Sequence[str], face: tuple[Path, int] | None) -> None:
        loadedfonts[NAME] = _WithText(_font_of(text, *face) if face else None)

    def draw(self, latex: str, is_block: bool) -> Drawn:
        """The formula, in the line or displayed."""
        config.svg2 = False  # symbols used again are drawn as outlines: WeasyPrint places those
        mathml = tex2mml(latex, inline=not is_block).replace(*ROW_SPACING)
        svg = Math(mathml, size=SIZE, font=NAME, margin=0).svg()
        _, top, width, height = map(float, ElementTree.fromstring(svg).attrib["viewBox"].split())
        height = max(height, 0.0)  # of nothing but spaces it is none
        data = svg.encode()
        name = f"formula-{hashlib.sha256(data).hexdigest()[:16]}.svg"
        return Drawn(Picture(name, "image/svg+xml", data), width / SIZE, height / SIZE, (top + height) / SIZE)


class _WithText(MathFont):
    """STIX Two Math, and for Japanese and Chinese the book's own font."""

    def __init__(self, text: Font | None) -> None:
        super().__init__(str(loadedfonts["default"].fname), SIZE)
        self.cjk = text

    def findglyph(self, char: str, variant: Any) -> Any:
        """The glyph of a character, from one of the two."""
        return self.cjk.glyph(char) if self.cjk and CJK.match(char) else super().findglyph(char, variant)


def _font_of(text: Sequence[str], path: Path, number: int) -> Font:
    """A font file's glyphs of *text* as ziafont can read them: with quadratic curves, in a file of their own."""
    source = TTFont(path, fontNumber=number)
    names, glyphs = source.getBestCmap(), source.getGlyphSet()
    known = {ord(character): names[ord(character)] for character in text if ord(character) in names}
    order = [".notdef", *dict.fromkeys(known.values())]
    builder = FontBuilder(source["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(known)
    builder.setupGlyf({name: _quadratic(glyphs, name) for name in order})
    builder.setupHorizontalMetrics({name: (round(glyphs[name].width), 0) for name in order})
    builder.setupHorizontalHeader(ascent=source["hhea"].ascent, descent=source["hhea"].descent)
    builder.setupNameTable({"familyName": NAME, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "text.ttf"
        builder.save(file)
        return Font(file)


def _quadratic(glyphs: Any, name: str) -> Any:
    pen = TTGlyphPen(None)
    glyphs[name].draw(Cu2QuPen(pen, max_err=0.5, reverse_direction=True))
    return pen.glyph()
