"""Set text: glyphs where the composer put them, drawn without asking Pango again.

A `Setting` stands where WeasyPrint keeps the layout of a text box. Positions are written in 1/1000 em, each from where
the pen really is, so that rounding never adds up along a line.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import pydyf
from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout

from .shaping import Glyph, Shaped

METRICS = frozenset(
    ("ascent", "underline_position", "underline_thickness", "strikethrough_position", "strikethrough_thickness")
)
SOLID = 0.08  # em: readers take a wider gap for a space, and a deeper overlap for another line
LAST_TOLD = "\ufffc"  # PDFium drops what lies beyond from ActualText
NOT_A_GLYPH: int = pango.PANGO_GLYPH_EMPTY
FIRST_UNKNOWN: int = pango.PANGO_GLYPH_UNKNOWN_FLAG


class Setting:
    """The set text of one text box: for each cluster how far it is shifted and how far the pen goes, px.

    Arrays, because a book has a million of them.
    """

    max_width = None
    first_line_direction = 0
    justification_spacing = 0

    def __init__(
        self, text: str, clusters: Sequence[Shaped], shifts: Iterable[float], advances: Iterable[float], style: Any
    ) -> None:
        self.text, self.clusters, self.style = text, clusters, style
        self.shifts, self.advances = array("d", shifts), array("d", advances)

    @property
    def width(self) -> float:
        """How far the pen goes, px."""
        return sum(self.advances)

    def fill(self, blank: Shaped, gap: float) -> None:
        """End with a space glyph that stands for nothing: else poppler reads a space into the *gap* to the next box."""
        self.clusters = (*self.clusters, blank)
        self.shifts.append(gap - blank.advance)
        self.advances.append(gap)

    def told(self) -> list[int]:
        """For each cluster the number of the ActualText that it is in, from 1; 0 where the glyphs tell the text.

        Told is what stands at a gap that could be read as a space, what stands at a space, where poppler could end a
        vertical line, and what is no character of the text. No more: PDFium spreads the characters of an ActualText
        from left to right over its box, so that nothing could be selected in a vertical line of one. Nothing is told
        of characters that ActualText would lose.
        """
        told, number = [0] * len(self.clusters), 0
        for k in self._joined() if can_be_told(self.text) else ():
            number += not told[k - 1]
            told[k - 1] = told[k] = number
        return told

    def _joined(self) -> Iterator[int]:
        """Clusters that are told together with the one before them."""
        place = 0
        for k, cluster in enumerate(self.clusters):
            is_text = self.text.startswith(cluster.text, place)
            if k and (not is_text or self._is_parted(k) or self._is_at_space(k)):
                yield k
            place += len(cluster.text)

    def _is_at_space(self, k: int) -> bool:
        return self.clusters[k].text.isspace() or self.clusters[k - 1].text.isspace()

    def _is_parted(self, k: int) -> bool:
        """Whether a cluster does not stand where the one before it ends."""
        gap = self.advances[k - 1] - self.clusters[k - 1].advance + self.shifts[k] - self.shifts[k - 1]
        return abs(gap) > SOLID * self.clusters[k].size

    def __getattr__(self, name: str) -> Any:
        """Metrics of the font, which only underlined and struck text needs."""
        if name not in METRICS:
            raise AttributeError(name)
        layout = Layout(self.style)
        self.__dict__.update({metric: getattr(layout, metric, None) for metric in METRICS})
        return self.__dict__[name]

    def reactivate(self, style: Any) -> None:
        """Nothing sleeps."""

    def deactivate(self) -> None:
        """Nothing is held."""

    def stock(self) -> Layout:
        """WeasyPrint's own layout of the text, for fonts of pictures."""
        layout = Layout(self.style)
        layout.set_text(self.text)
        return layout

    def is_pictures(self, stream: Any) -> bool:
        """Whether a font of the text draws its glyphs as pictures, or has not got them."""
        for face, _ in groupby(cluster.font for cluster in self.clusters):
            font = stream.add_font(face)[0]
            if font.bitmap or font.png or font.svg or font.colr:
                return True
        return any(g.number >= FIRST_UNKNOWN for c in self.clusters for g in c.glyphs if g.number != NOT_A_GLYPH)

    def draw(self, stream: Any, matrix: Any, is_tagged: bool) -> None:
        """Write the text into a content stream (ISO 32000-1 9.4.3); *is_tagged*, it may say what it is (14.9.4)."""
        stream.set_text_matrix(*matrix.values)
        told = self.told() if is_tagged else [0] * len(self.clusters)
        pen = wanted = 0.0  # 1/1000 em
        start = place = 0
        for number, run in groupby(told):
            end = start + len(list(run))
            words = "".join(cluster.text for cluster in self.clusters[start:end])
            if number:
                words = self.text[place:] if end == len(told) else words
                stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(words)}))
            pen, wanted = self._draw(stream, start, end, pen, wanted)
            if number:
                stream.end_marked_content()
            start, place = end, place + len(words)

    def _draw(self, stream: Any, start: int, end: int, pen: float, wanted: float) -> tuple[float, float]:
        """Write some clusters: fonts, and glyphs between ``[`` and ``] TJ``. The pen and where it should be, before
        and after, in 1/1000 em."""
        size, each = self.style["font_size"], slice(start, end)
        placed = zip(self.clusters[each], self.shifts[each], self.advances[each], strict=True)
        for face, run in groupby(placed, key=lambda each: each[0].font):
            font = stream.add_font(face)[0]
            stream.set_font_size(font.hash, size)
            operand = []
            for cluster, shift, advance in run:
                place = wanted + shift * 1000 / size
                for number, glyph in enumerate(cluster.glyphs):
                    if glyph.number != NOT_A_GLYPH:
                        _note(font, glyph, cluster, number, size, stream)
                        move = round(place + glyph.x_offset * FROM_UNITS * 1000 / size - pen)
                        operand.append(f"{-move}<{glyph.number:04x}>" if move else f"<{glyph.number:04x}>")
                        pen += move + font.widths[glyph.number]
                        place += glyph.width * FROM_UNITS * 1000 / size
                wanted += advance * 1000 / size
            stream.show_text("".join(operand).replace("><", ""))
        return pen, wanted


def can_be_told(text: str) -> bool:
    """Whether all of the text may stand in ActualText."""
    return max(text, default="") <= LAST_TOLD


def _note(font: Any, glyph: Glyph, cluster: Shaped, number: int, size: float, stream: Any) -> None:
    """Tell the font which characters the glyph stands for, and how wide it is in 1/1000 em."""
    if glyph.number not in font.to_unicode:
        font.to_unicode[glyph.number] = "" if number else cluster.text
    if glyph.number not in font.widths:
        pango.pango_font_get_glyph_extents(cluster.font, glyph.number, stream.ink_rect, stream.logical_rect)
        font.widths[glyph.number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
