"""Text → shaped clusters: Pango asked once for every text box, without a width, and never again."""

import re
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from weasyprint.css import AnonymousStyle
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, strut

from .rules import (
    CENTRED_COMMA,
    CENTRED_FULL_STOP,
    CLOSING_BRACKET,
    COMMA,
    DIVIDING_PUNCTUATION,
    FULL_STOP,
    MIDDLE_DOT,
    OPENING_BRACKET,
    class_of,
    class_upright,
)

GLYPH_INFO = struct.Struct("Iiii4x")  # PangoGlyphInfo: glyph, width, x and y offset; its attributes hold stray bits
LONGEST_REMEMBERED = 8  # characters of a run; longer ones hardly come again
WIDE = 0.8  # em: what takes more is a full-width glyph
UPRIGHT = 0.0005  # em: Latin glyphs as near to an em stand upright in a vertical line; a bold M may be a thousandth off
SHAPING_PROPERTIES = (
    "font_family", "font_size", "font_weight", "font_style", "font_stretch", "font_variation_settings", "lang",
    "font_language_override", "direction", "font_kerning", "font_variant_ligatures",
    "font_variant_position", "font_variant_caps", "font_variant_numeric", "font_variant_alternates",
    "font_variant_east_asian", "font_feature_settings", "word_spacing", "overflow_wrap",
    "writing_mode",
)  # fmt: skip
LEADERS = re.compile("([—―‥…⋯]+)")
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
        self.known: dict[tuple[int, float, bool], _Known] = {}
        self.keys: dict[int, tuple[Any, tuple[Any, ...]]] = {}  # by style, which is kept alive
        self.layouts: dict[tuple[Any, ...], Layout] = {}  # by what they were made from, to be used again
        self.runs: dict[tuple[Any, ...], dict[tuple[Any, str], list[Shaped]]] = {}  # by the same, then font and text
        self.fonts: dict[int, tuple[Any, Layout]] = {}  # each with a layout that keeps it alive
        self.struts: dict[int, tuple[Any, tuple[float, float]]] = {}

    def shape(self, text: str, style: Any) -> list[Shaped]:
        """The clusters of a text without line feeds. Raises UnshapableError for text from right to left.

        Dashes and ellipses are shaped alone: beside Latin letters Pango would take the font's Latin forms of them.
        """
        if not LEADERS.search(text):
            return self._shape(text, style)
        return [shaped for part in LEADERS.split(text) if part for shaped in self._shape(part, style)]

    def _shape(self, text: str, style: Any) -> list[Shaped]:
        key = self._key(style)
        layout = self.layouts.pop(key, None) or Layout(_without_tracking(style))
        layout.set_text(text)
        shaped, before, met = list[Shaped](), len(self.fonts), self.runs.setdefault(key, {})
        for part, font, glyphs in _runs(layout, text):
            clusters = met.get((font, part))
            if clusters is None:
                clusters = self._run(part, glyphs, font, layout, style)
                if len(part) <= LONGEST_REMEMBERED:
                    met[font, part] = clusters
            shaped += clusters
        if len(self.fonts) == before:
            self.layouts[key] = layout
        return shaped

    def _key(self, style: Any) -> tuple[Any, ...]:
        """What decides how text is shaped. All of it is inherited: the anonymous boxes of an element share one key."""
        owner = style.parent_style if isinstance(style, AnonymousStyle) else style
        if id(owner) not in self.keys:
            self.keys[id(owner)] = owner, tuple(owner[name] for name in SHAPING_PROPERTIES)
        return self.keys[id(owner)][1]

    def _run(self, text: str, glyphs: Any, font: Any, layout: Layout, style: Any) -> list[Shaped]:
        address = int(ffi.cast("uintptr_t", font))
        font, _ = self.fonts.setdefault(address, (font, layout))
        key = address, style["font_size"], style["writing_mode"] == "vertical-rl"
        if key not in self.known:
            self.known[key] = _Known(font, *key[1:])
        known = self.known[key]
        infos = GLYPH_INFO.iter_unpack(ffi.buffer(glyphs.glyphs, glyphs.num_glyphs * GLYPH_INFO.size))
        starts = memoryview(ffi.buffer(glyphs.log_clusters, glyphs.num_glyphs * 4)).cast("B").cast("i").tolist()
        if len(starts) == len(text) == len(set(starts)):
            return [known[cluster] for cluster in zip(text, infos, strict=True)]
        return [known[cluster] for cluster in _grouped(text.encode(), starts, infos)]

    def strut(self, style: Any) -> tuple[float, float]:
        """Height and baseline of a line in px; asked for every box of every line, so remembered by style."""
        if id(style) not in self.struts:
            self.struts[id(style)] = style, strut(style)
        return self.struts[id(style)][1]


def _without_tracking(style: Any) -> Any:
    """Pango would put half of the letter-spacing before each letter; here it lies between two (spacing.py)."""
    if style["letter_spacing"] != "normal":
        style = style.copy()
        style["letter_spacing"] = "normal"
    return style


def _runs(layout: Layout, text: str) -> Iterator[tuple[str, Any, Any]]:
    """The stretches of a text that are shaped as one: characters, font, and Pango's glyphs of them."""
    line, _ = layout.get_first_line()
    run, place = line.runs and line.runs[0], 0
    while run:
        data = run.data
        run, item = run.next, data.item
        if item.analysis.level % 2:
            raise UnshapableError
        yield text[place : place + item.num_chars], item.analysis.font, data.glyphs
        place += item.num_chars


class _Known(dict[tuple[str, tuple[int, ...]], Shaped]):
    """The clusters of a font in one size and writing mode, by characters and the numbers of their glyphs."""

    def __init__(self, font: Any, size: float, is_vertical: bool) -> None:
        self.font, self.size, self.is_vertical = font, size, is_vertical

    def __missing__(self, cluster: tuple[str, tuple[int, ...]]) -> Shaped:
        self[cluster] = _measured(*cluster, self.font, self.size, self.is_vertical)
        return self[cluster]


def _grouped(
    text: bytes, starts: Sequence[int], infos: Iterable[tuple[int, ...]]
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Clusters of several characters or glyphs."""
    begin, group = 0, list[int]()
    for start, info in zip(starts, infos, strict=True):
        if start != begin and group:
            yield text[begin:start].decode(), tuple(group)
            begin, group = start, []
        group += info
    yield text[begin:].decode(), tuple(group)


def _measured(text: str, numbers: tuple[int, ...], font: Any, size: float, is_vertical: bool) -> Shaped:
    glyphs = tuple(Glyph(*numbers[n : n + 4]) for n in range(0, len(numbers), 4))
    advance = sum(glyph.width for glyph in glyphs) * FROM_UNITS
    wide = advance > WIDE * size
    is_upright = is_vertical and text.isascii() and abs(advance - size) < UPRIGHT * size
    kind = class_upright(text) if is_upright else class_of(text[0], wide)
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
    if kind in (FULL_STOP, COMMA) and left > 0.25:
        return CENTRED_FULL_STOP if kind == FULL_STOP else CENTRED_COMMA, 0.25, 0.25
    if kind == MIDDLE_DOT:
        return kind, 0.25, 0.25
    if kind == DIVIDING_PUNCTUATION:  # that of mainland China ends a sentence as 。 does, Japan's stands in its middle
        return (FULL_STOP, 0.0, 0.5) if left <= 0.25 and ends_early else (kind, 0.0, 0.0)
    return kind, 0.0, 0.5 if ends_early else 0.0
