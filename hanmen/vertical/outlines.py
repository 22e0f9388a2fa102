"""Outlines of the companion: glyphs of the source font, moved and turned, as Type 2 charstrings or TrueType glyphs."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

Matrix: TypeAlias = tuple[float, float, float, float, float, float]  # x' = a·x + c·y + e, y' = b·x + d·y + f
Box: TypeAlias = tuple[int, int, int, int]  # left, bottom, right, top


class Part(NamedTuple):
    """A glyph of the source font, by number, and where it goes."""

    glyph: int
    matrix: Matrix


class Outline(NamedTuple):
    """A glyph of the companion; font units."""

    parts: tuple[Part, ...]
    advance: int


def ink(font: Any, outline: Outline) -> Box | None:
    """The box around an outline, as its matrices are: whole quarter turns. None if it is blank."""
    boxes = [box for part in outline.parts if (box := _ink(font, part))]
    return united(boxes) if boxes else None


def united(boxes: Iterable[Box]) -> Box:
    """The box around *boxes*; there must be one."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _ink(font: Any, part: Part) -> Box | None:
    extents = font.get_glyph_extents(part.glyph)
    if extents is None or not (extents.width and extents.height):
        return None
    a, b, c, d, e, f = part.matrix
    left, top = extents.x_bearing, extents.y_bearing
    corners = [(left, top), (left + extents.width, top + extents.height)]
    xs = [round(a * x + c * y + e) for x, y in corners]
    ys = [round(b * x + d * y + f) for x, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def set_outlines(builder: FontBuilder, font: Any, outlines: Mapping[str, Outline], name: str) -> None:
    """Draw *outlines* of glyphs of the HarfBuzz *font* into ``CFF `` or ``glyf``, and write ``hmtx``."""
    boxes = {glyph: ink(font, outline) for glyph, outline in outlines.items()}
    if builder.isTTF:
        builder.setupGlyf({glyph: _glyf(font, outline) for glyph, outline in outlines.items()})
        lefts = {glyph: getattr(builder.font["glyf"][glyph], "xMin", 0) for glyph in outlines}
    else:
        _set_cff(builder, font, outlines, united(box for box in boxes.values() if box), name)
        lefts = {glyph: box[0] if box else 0 for glyph, box in boxes.items()}
    builder.setupHorizontalMetrics({glyph: (outline.advance, lefts[glyph]) for glyph, outline in outlines.items()})


def _set_cff(builder: FontBuilder, font: Any, outlines: Mapping[str, Outline], box: Box, name: str) -> None:
    """A CFF table that is not CID-keyed, so that the CIDs of a PDF are glyph numbers (ISO 32000-1 9.7.4.2)."""
    full = builder.font["head"].unitsPerEm
    head = builder.font["head"]
    head.xMin, head.yMin, head.xMax, head.yMax = box
    charstrings = {glyph: _charstring(font, outline, full) for glyph, outline in outlines.items()}
    builder.setupCFF(name, {"FontBBox": list(box)}, charstrings, {"defaultWidthX": full, "nominalWidthX": 0})


def _charstring(font: Any, outline: Outline, default_width: int) -> Any:
    pen = T2CharStringPen(None if outline.advance == default_width else outline.advance, None)
    _draw(font, outline, pen)
    return pen.getCharString()


def _glyf(font: Any, outline: Outline) -> Any:
    pen = TTGlyphPen(None)
    _draw(font, outline, pen)
    return pen.glyph()


def _draw(font: Any, outline: Outline, pen: Any) -> None:
    for glyph, matrix in outline.parts:
        font.draw_glyph_with_pen(glyph, TransformPen(pen, matrix))
