"""Set text: glyphs where the composer put them, drawn without asking Pango again.

A `Setting` stands where WeasyPrint keeps the layout of a text box. Positions are written in 1/1000 em, each from where
the pen really is, so that rounding never adds up along a line.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout

from .shaping import Glyph, Shaped

METRICS = frozenset(
    ("ascent", "underline_position", "underline_thickness", "strikethrough_position", "strikethrough_thickness")
)
SOLID = 0.01  # px
NOT_A_GLYPH: int = pango.PANGO_GLYPH_EMPTY
FIRST_UNKNOWN: int = pango.PANGO_GLYPH_UNKNOWN_FLAG


class Piece(NamedTuple):
    """A cluster in its place: what it stands for, how far it is shifted, and how far the pen goes, px."""

    cluster: Shaped
    text: str
    shift: float
    advance: float


class Setting:
    """The set text of one text box."""

    max_width = None
    first_line_direction = 0
    justification_spacing = 0

    def __init__(self, pieces: Sequence[Piece], style: Any) -> None:
        self.pieces, self.style = pieces, style
        self.text = "".join(piece.text for piece in pieces)

    @property
    def width(self) -> float:
        """How far the pen goes, px."""
        return sum(piece.advance for piece in self.pieces)

    def __getattr__(self, name: str) -> Any:
        """Metrics of the font, which only underlined and struck text needs."""
        if name not in METRICS:
            raise AttributeError(name)
        layout = Layout(self.style)
        self.__dict__.update({metric: getattr(layout, metric, None) for metric in METRICS})
        return self.__dict__[name]

    @property
    def is_respaced(self) -> bool:
        """Whether any cluster does not stand solid on the one before."""
        return any(p.shift or not p.text or abs(p.advance - p.cluster.advance) > SOLID for p in self.pieces)

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
        for piece, before in zip(self.pieces, (None, *self.pieces), strict=False):
            if before is None or piece.cluster.font is not before.cluster.font:
                font = stream.add_font(piece.cluster.font)[0]
                if font.bitmap or font.png or font.svg or font.colr:
                    return True
        return any(g.number >= FIRST_UNKNOWN for p in self.pieces for g in p.cluster.glyphs if g.number != NOT_A_GLYPH)

    def draw(self, stream: Any, matrix: Any) -> None:
        """Write the text into a content stream (ISO 32000-1 9.4.3): fonts, and glyphs between ``[`` and ``] TJ``."""
        stream.set_text_matrix(*matrix.values)
        size = self.style["font_size"]
        thousandth = size / 1000
        face: Any = None
        font: Any = None
        operand = ""
        pen = wanted = 0.0
        for cluster, _, shift, advance in self.pieces:
            if cluster.font is not face:
                _show(stream, operand)
                face, operand = cluster.font, ""
                font = stream.add_font(face)[0]
                stream.set_font_size(font.hash, size)
            place = wanted + shift
            for number, glyph in enumerate(cluster.glyphs):
                if glyph.number not in font.to_unicode or glyph.number not in font.widths:
                    _note(font, glyph, cluster, number, size, stream)
                if glyph.number == NOT_A_GLYPH:
                    continue
                move = round((place + glyph.x_offset * FROM_UNITS) / thousandth - pen)
                operand += f"{-move}<{glyph.number:04x}>" if move else f"<{glyph.number:04x}>"
                pen += move + font.widths[glyph.number]
                place += glyph.width * FROM_UNITS
            wanted += advance
        _show(stream, operand)


def _show(stream: Any, operand: str) -> None:
    if operand:
        stream.show_text(operand.replace("><", ""))


def _note(font: Any, glyph: Glyph, cluster: Shaped, number: int, size: float, stream: Any) -> None:
    """Tell the font which characters the glyph stands for, and how wide it is in 1/1000 em."""
    if glyph.number == NOT_A_GLYPH:
        return
    if glyph.number not in font.to_unicode:
        font.to_unicode[glyph.number] = "" if number else cluster.text
    if glyph.number not in font.widths:
        pango.pango_font_get_glyph_extents(cluster.font, glyph.number, stream.ink_rect, stream.logical_rect)
        font.widths[glyph.number] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
