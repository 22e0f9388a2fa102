"""A content stream whose columns are read in their order by PDFium (Chrome, Edge).

PDFium takes two text objects, one after the other, that start at the same height for parts of one line, and sorts them
from left to right. Columns do start at the same height. So where two would, the first is shown in two parts.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream

GLYPH = 4  # hexadecimal digits
DIGIT = re.compile("[0-9a-f](?=[0-9a-f]*>)")
MOVED = re.compile(r"-?[\d.]+")  # back, before the first glyph
NEAR = 0.55  # em: glyphs half as far apart as they are wide are level


class Shown(NamedTuple):
    """A text that was shown: where it stands in the stream, the operand of its TJ, its start and size."""

    place: int
    operand: str
    start: float | None
    size: float

    def must_be_parted(self, start: float, size: float) -> bool:
        """Whether a text of *size* at *start* would be read before it, but not before its last glyph."""
        if self.start is None:
            return True
        near, glyphs = NEAR * max(size, self.size), len(DIGIT.findall(self.operand)) // GLYPH
        last = self.start - (glyphs - 1) * self.size
        return abs(self.start - start) < near <= abs(last - start)


class Columns(Stream):  # type: ignore[misc]  # WeasyPrint has no types
    """A WeasyPrint stream, by its class alone: the pages' streams are given this one when they are drawn."""

    _around = Matrix()  # of what a group is drawn in
    _last: Shown | None = None
    _start: float | None = None  # of the next text, up the paper; unknown where it follows another
    _is_upright = False  # whether it runs across the paper, as in figures, and is no column
    _size = 0.0  # of the next text

    def clone(self, **changes: Any) -> Stream:
        """A stream of the same kind, for a group or a pattern."""
        made = super().clone(**changes)
        made.__class__, made._around = Columns, self.ctm @ self._around
        return made

    def set_font_size(self, font: str, size: float) -> None:
        """Choose the font of the next text."""
        super().set_font_size(font, size)
        self._size = size

    def set_text_matrix(self, *matrix: float) -> None:
        """Say where the next text starts."""
        super().set_text_matrix(*matrix)
        around = Matrix(*matrix) @ self.ctm @ self._around
        (x1, y1), (x2, y2) = around.transform_point(0, 0), around.transform_point(1, 0)
        self._start, self._is_upright = y1, abs(y2 - y1) < abs(x2 - x1)

    def show_text(self, operand: str) -> None:
        """Show glyphs, given as the operand of TJ without its brackets (ISO 32000-1 9.4.3)."""
        start, size = self._start, self._size * abs(self._around.determinant * self.ctm.determinant) ** 0.5
        if start is not None and (moved := MOVED.match(operand)):
            start += float(moved[0]) * size / 1000
        if self._last and start is not None and not self._is_upright and self._last.must_be_parted(start, size):
            parts = _parted(self._last.operand)
            self.stream[self._last.place] = b"\n".join(b"[%b] TJ" % part.encode() for part in parts)
        super().show_text(operand)
        if self._is_upright:
            self._last = self._start = None
            return
        self._last, self._start = Shown(len(self.stream) - 1, operand, start, size), None


def _parted(operand: str) -> Iterator[str]:
    """All but the last glyph, and that glyph: it lies lower than where any column starts."""
    start = max(operand.rfind(">") - GLYPH, 0)
    before, last = operand[:start], operand[start:]
    if "<" not in before.removesuffix("<"):
        yield operand
        return
    yield f"{before}>"
    yield f"<{last}"
