"""The font that a companion is made from: how HarfBuzz sets its characters in a vertical line."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from .orientation import orientation_of
from .outlines import Outline, Part, ink

ASCENT = 0.88  # em: every companion has its em box there, so that all of them share their middle
WIDTHS = {2: ("hwid",), 3: ("twid", "hwid"), 4: ("qwid", "hwid")}  # forms of the characters of a combination
NOT_A_GLYPH = 0
LATIN_FEATURES_OFF = dict.fromkeys(("ccmp", "liga", "clig", "calt", "rlig"), False)


class Set(NamedTuple):
    """A glyph where HarfBuzz set it, font units: from its own origin and, going on, from the pen."""

    number: int
    x: int
    y: int
    x_advance: int
    y_advance: int


class Original:
    """A face of a font file (TrueType, OpenType or a collection of them), for a language (BCP 47).

    The default instance, if the font is variable. Lengths are font units. Raises OSError if there is no such file, and
    ValueError if it has no such face.
    """

    def __init__(self, path: Path, number: int, language: str) -> None:
        self.face = hb.Face(hb.Blob(path.read_bytes()), number)
        if not self.face.glyph_count:
            raise ValueError(f"{path} has no face {number}")
        self.font = hb.Font(self.face)
        self.language = language
        self.em: int = self.face.upem
        self.ascent = round(ASCENT * self.em)
        self.middle = self.ascent - self.em / 2  # of the companion's em box
        self.is_truetype = "glyf" in self.face.table_tags
        self.has_vertical_metrics = "vmtx" in self.face.table_tags

    @cached_property
    def top(self) -> int:
        """The top of the font's own em box: OpenType's baseline ``ideo``, for want of it the typographic descender."""
        ideographic = self.font.get_layout_baseline("ideo", "ltr", "hani", "dflt")
        if ideographic is not None:
            return int(ideographic) + self.em
        ascender = self.font.get_metric_position(hb.OTMetricsTag.HORIZONTAL_ASCENDER)
        descender = self.font.get_metric_position(hb.OTMetricsTag.HORIZONTAL_DESCENDER)
        is_em_box = None not in (ascender, descender) and ascender - descender == self.em
        return int(ascender) if is_em_box else self.ascent

    def shape(
        self, text: str, direction: str, features: Mapping[str, bool] | None = None, language: str = ""
    ) -> list[Set] | None:
        """Shaped by HarfBuzz in *direction*, "ltr" or "ttb". None if a glyph is missing."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = direction, language or self.language
        if buffer.script in (None, "Zyyy", "Zinh"):
            buffer.script = "Hani"
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES | hb.BufferFlags.DO_NOT_INSERT_DOTTED_CIRCLE
        hb.shape(self.font, buffer, features)
        glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        run = [Set(i.codepoint, p.x_offset, p.y_offset, p.x_advance, p.y_advance) for i, p in glyphs]
        return None if any(glyph.number == NOT_A_GLYPH for glyph in run) else run

    def stands(self, text: str) -> bool:
        """Whether a character, with what combines with it, is upright in a vertical line (UAX #50)."""
        orientation = orientation_of(text[0])
        return orientation in ("U", "Tu") or (orientation == "Tr" and self._has_vertical_form(text))

    @property
    def has_vertical_forms(self) -> bool:
        """Whether the font knows vertical writing: feature ``vert`` has forms of its punctuation."""
        known = [c for c in "、。「」" if self.shape(c, "ltr")]
        return not known or any(map(self._has_vertical_form, known))

    def _has_vertical_form(self, text: str) -> bool:
        vertical, horizontal = self.shape(text, "ttb"), self.shape(text, "ltr")
        return numbers(vertical) != numbers(horizontal)

    def localised(self, character: str) -> int:
        """The number of the glyph of a character in the font's language; 0 if it has none."""
        run = self.shape(character, "ltr", LATIN_FEATURES_OFF) or ()
        return run[0].number if len(run) == 1 else self.font.get_nominal_glyph(ord(character)) or NOT_A_GLYPH

    def western(self, character: str) -> int:
        """The number of the glyph of a character that the font has, as it is among English words."""
        run = self.shape(character, "ltr", {**LATIN_FEATURES_OFF, "pwid": True}, "en")
        return run[0].number if run else NOT_A_GLYPH

    def turned(self, text: str, features: Mapping[str, bool] | None = None) -> Outline | None:
        """A character as it stands in a vertical line, turned 90° counter-clockwise. None if a glyph is missing."""
        run = self.shape(text, "ttb", features)
        if run is None:
            return None
        parts, pen = [], 0
        for glyph in run:
            y = pen + (glyph.y if self.has_vertical_metrics else -self.top)
            parts.append(Part(glyph.number, (0, 1, -1, 0, -y, glyph.x + self.middle)))
            pen += self._advance(glyph)
        return Outline(tuple(parts), -pen)

    def _advance(self, glyph: Set) -> int:
        """CSS Writing Modes 4: without vertical metrics, they are those of the em box."""
        if self.has_vertical_metrics or not glyph.y_advance:
            return glyph.y_advance
        return -self.em

    def combined(self, text: str) -> Outline | None:
        """Characters side by side in one em, as ``text-combine-upright`` asks, turned 90° counter-clockwise."""
        runs = [self.shape(text, "ltr", {feature: True}) for feature in WIDTHS.get(len(text), ())]
        whole = [run for run in (*runs, self.shape(text, "ltr")) if run]
        if not whole:
            return None
        fitting = [run for run in whole if _width(run) <= self.em]
        return self._side_by_side(fitting[0] if fitting else min(whole, key=_width))

    def _side_by_side(self, run: list[Set]) -> Outline:
        squeezed = min(1.0, self.em / _width(run))
        pen = self.middle - _width(run) * squeezed / 2
        bottom, top = self._height(run)
        parts = []
        for glyph in run:
            x = pen + glyph.x * squeezed
            parts.append(Part(glyph.number, (0, squeezed, -1, 0, (self.em + bottom + top) / 2 - glyph.y, x)))
            pen += glyph.x_advance * squeezed
        return Outline(tuple(parts), self.em)

    def _height(self, run: list[Set]) -> tuple[float, float]:
        box = ink(self.font, Outline(tuple(Part(glyph.number, (1, 0, 0, 1, 0, glyph.y)) for glyph in run), 0))
        return (box[1], box[3]) if box else (self.top - self.em, self.top)

    def full_width(self, character: str) -> Outline | None:
        """A Latin character upright in one em: its full-width form if there is one."""
        full = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else ""
        plain, wide = self.shape(character, "ttb"), self.shape(character, "ttb", {"fwid": True})
        if numbers(plain) == numbers(wide) and full and self.font.get_nominal_glyph(ord(full)):
            outline = self.turned(full)
        else:
            outline = self.turned(character, {"fwid": True})
        return outline and _centred(outline, self.em)


def numbers(run: Iterable[Set] | None) -> list[int]:
    """The numbers of set glyphs."""
    return [glyph.number for glyph in run or ()]


def _width(run: Iterable[Set]) -> int:
    return sum(glyph.x_advance for glyph in run) or 1


def _centred(outline: Outline, advance: int) -> Outline:
    shift = (advance - outline.advance) / 2
    return Outline(tuple(Part(n, (a, b, c, d, e + shift, f)) for n, (a, b, c, d, e, f) in outline.parts), advance)
