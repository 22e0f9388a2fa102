"""Text → shaped clusters: Pango asked once for every text box, without a width, and never again."""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout

from .rules import CLOSING_BRACKET, COMMA, DIVIDING_PUNCTUATION, FULL_STOP, MIDDLE_DOT, OPENING_BRACKET, class_of

GLYPH_INFO = struct.Struct("Iiiii")  # PangoGlyphInfo: glyph, width, x offset, y offset, attributes
WIDE = 0.8  # em: what takes more is a full-width glyph
EMPTY_MARGIN = 0.4  # em: a half of the glyph is blank when its ink keeps so far away


class UnshapableError(Exception):
    """The text runs from right to left."""


class Glyph(NamedTuple):
    """A glyph of a font; lengths in Pango units."""

    number: int
    width: int
    x_offset: int
    y_offset: int


class Shaped(NamedTuple):
    """A cluster: characters that are drawn together. Lengths in px."""

    text: str
    advance: float
    blank_before: float  # built into the glyph: the left half of an opening bracket …
    blank_after: float  # … the right half of a stop
    kind: int
    size: float
    font: Any  # PangoFont
    glyphs: tuple[Glyph, ...]


class Shaper:
    """Shapes the texts of one document; a cluster that was met before is the same object."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, float, str, tuple[Glyph, ...]], Shaped] = {}
        self.fonts: dict[int, Any] = {}  # layouts that keep the fonts of their runs alive

    def shape(self, text: str, style: Any) -> list[Shaped]:
        """The clusters of a text without line feeds. Raises UnshapableError for text from right to left."""
        layout = Layout(style)
        layout.set_text(text)
        line, _ = layout.get_first_line()
        run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
        data, shaped = text.encode(), []
        while run != ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            run = run.next
            if item.analysis.level % 2:
                raise UnshapableError
            font = item.analysis.font
            address = int(ffi.cast("uintptr_t", font))
            self.fonts.setdefault(address, layout)
            part = data[item.offset : item.offset + item.length]
            for characters, found in _clusters(part, glyphs):
                key = (address, style["font_size"], characters, found)
                if key not in self.known:
                    self.known[key] = _measured(characters, found, font, style["font_size"])
                shaped.append(self.known[key])
        return shaped


def _clusters(text: bytes, glyphs: Any) -> Iterator[tuple[str, tuple[Glyph, ...]]]:
    """The characters and glyphs of each cluster of a run."""
    count = glyphs.num_glyphs
    infos = GLYPH_INFO.iter_unpack(ffi.buffer(glyphs.glyphs, count * GLYPH_INFO.size))
    starts = ffi.unpack(glyphs.log_clusters, count)
    group: list[Glyph] = []
    begin = starts[0] if count else 0
    for start, info in zip(starts, infos, strict=True):
        if start != begin and group:
            yield text[begin:start].decode(), tuple(group)
            begin, group = start, []
        group.append(Glyph(*info[:4]))
    if group:
        yield text[begin:].decode(), tuple(group)


def _measured(text: str, glyphs: tuple[Glyph, ...], font: Any, size: float) -> Shaped:
    advance = sum(glyph.width for glyph in glyphs) * FROM_UNITS
    wide = advance > WIDE * size
    kind = class_of(text[0], wide)
    before = after = 0.0
    if wide and kind in (OPENING_BRACKET, CLOSING_BRACKET, MIDDLE_DOT, FULL_STOP, COMMA, DIVIDING_PUNCTUATION):
        kind, before, after = _blanks(kind, *_ink(font, glyphs[0].number, advance))
    return Shaped(text, advance, before * size, after * size, kind, size, font, glyphs)


def _ink(font: Any, glyph: int, advance: float) -> tuple[float, float]:
    """Where the ink of a glyph begins and ends, in parts of its advance."""
    ink = ffi.new("PangoRectangle *")
    pango.pango_font_get_glyph_extents(font, glyph, ink, ffi.NULL)
    return ink.x * FROM_UNITS / advance, (ink.x + ink.width) * FROM_UNITS / advance


def _blanks(kind: int, left: float, right: float) -> tuple[int, float, float]:
    """Class and built-in blanks, em, from where the ink is: any font's 、 is understood, and Taiwan's centred one."""
    begins_late, ends_early = left > EMPTY_MARGIN, right < 1 - EMPTY_MARGIN
    if kind == OPENING_BRACKET:
        return kind, 0.5 if begins_late else 0.0, 0.0
    if kind == MIDDLE_DOT and ends_early and left < 0.25:
        return COMMA, 0.0, 0.5  # the colon and semicolon of mainland China
    if kind == MIDDLE_DOT or (kind in (FULL_STOP, COMMA) and left > 0.25):
        return kind, 0.25, 0.25
    return kind, 0.0, 0.5 if ends_early else 0.0
