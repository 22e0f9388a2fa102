"""Set text: glyphs where the composer put them, drawn without asking Pango again.

A `Setting` stands where WeasyPrint keeps the layout of a text box. Positions are written in 1/1000 em, each from where
the pen really is, so that rounding never adds up along a line.
"""

from array import array
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout

from .shaping import Glyph, Shaped

METRICS = frozenset(
    ("ascent", "underline_position", "underline_thickness", "strikethrough_position", "strikethrough_thickness")
)
SOLID = 0.01  # px
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

    @property
    def needs_actual_text(self) -> bool:
        """Whether its spacing could be read as spaces; of characters that ActualText would lose, it never is told."""
        return can_be_told(self.text) and self._is_respaced

    @property
    def _is_respaced(self) -> bool:
        solid = (cluster.advance for cluster in self.clusters)
        return any(self.shifts) or any(abs(a - b) > SOLID for a, b in zip(self.advances, solid, strict=True))

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

    def draw(self, stream: Any, matrix: Any) -> None:
        """Write the text into a content stream (ISO 32000-1 9.4.3): fonts, and glyphs between ``[`` and ``] TJ``."""
        stream.set_text_matrix(*matrix.values)
        size = self.style["font_size"]
        pen = wanted = 0.0  # 1/1000 em
        placed = zip(self.clusters, self.shifts, self.advances, strict=True)
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
