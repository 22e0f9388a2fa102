"""Text → shaped clusters: Pango asked once for every text box, without a width, and never again."""

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeAlias

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, strut

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


Cluster: TypeAlias = tuple[str, tuple[tuple[int, ...], ...]]


class Shaper:
    """Shapes the texts of one document; a cluster that was met before is the same object."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, float], dict[Cluster, Shaped]] = {}
        self.fonts: dict[int, tuple[Any, Any]] = {}  # each with a layout that keeps it alive
        self.struts: dict[int, tuple[Any, tuple[float, float]]] = {}

    def shape(self, text: str, style: Any) -> list[Shaped]:
        """The clusters of a text without line feeds. Raises UnshapableError for text from right to left."""
        layout = Layout(style)
        layout.set_text(text)
        line, _ = layout.get_first_line()
        run = line.runs[0] if line.runs != ffi.NULL else ffi.NULL
        data = text.encode()
        shaped: list[Shaped] = []
        while run != ffi.NULL:
            item, glyphs = run.data.item, run.data.glyphs
            run = run.next
            if item.analysis.level % 2:
                raise UnshapableError
            part = data[item.offset : item.offset + item.length].decode()
            shaped += self._run(part, glyphs, item.analysis.font, layout, style["font_size"])
        return shaped

    def _run(self, text: str, glyphs: Any, font: Any, layout: Any, size: float) -> Iterator[Shaped]:
        address = int(ffi.cast("uintptr_t", font))
        font, _ = self.fonts.setdefault(address, (font, layout))
        known = self.known.setdefault((address, size), {})
        for cluster in _clusters(text, glyphs):
            if cluster not in known:
                known[cluster] = _measured(*cluster, font, size)
            yield known[cluster]

    def strut(self, style: Any) -> tuple[float, float]:
        """Height and baseline of a line in px; asked for every box of every line, so remembered by style."""
        if id(style) not in self.struts:
            self.struts[id(style)] = style, strut(style)
        return self.struts[id(style)][1]


def _clusters(text: str, glyphs: Any) -> Iterator[Cluster]:
    """The characters and glyphs of each cluster of a run."""
    count = glyphs.num_glyphs
    infos = GLYPH_INFO.iter_unpack(ffi.buffer(glyphs.glyphs, count * GLYPH_INFO.size))
    starts = ffi.unpack(glyphs.log_clusters, count)
    if count == len(text) == len(set(starts)):
        for character, info in zip(text, infos, strict=True):
            yield character, (info[:4],)
        return
    data, begin = text.encode(), 0
    group: list[tuple[int, ...]] = []
    for start, info in zip(starts, infos, strict=True):
        if start != begin and group:
            yield data[begin:start].decode(), tuple(group)
            begin, group = start, []
        group.append(info[:4])
    yield data[begin:].decode(), tuple(group)


def _measured(text: str, raw: tuple[tuple[int, ...], ...], font: Any, size: float) -> Shaped:
    glyphs = tuple(Glyph(*numbers) for numbers in raw)
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
