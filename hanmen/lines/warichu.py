"""Inline cutting notes (割注, JLREQ 3.4.3): two rows of half-size characters in one line, going on in the next.

For the breaker a note is a row of columns, two characters each, between which a line may end. Only when a line is set
is it known how many columns it holds: its characters then fill the upper row first.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from .boxes import text_box
from .emphasis import ASCENT
from .paragraph import Paragraph
from .setting import Setting
from .shaping import Shaped, Shaper

TOLERANCE = 1e-3  # px: of two cuts that are as good the upper row is the longer one


class Rows(NamedTuple):
    """Columns *start* to *end* of a note, at *x* px in the inline box *parent*."""

    parent: Any
    source: Any
    start: int
    end: int
    x: float


def set_rows(rows: Rows, paragraph: Paragraph, baseline: float, shaper: Shaper) -> None:
    """Add the two rows to their box, above and below the middle of the line whose baseline is at *baseline* px."""
    characters = [each for k in range(rows.start, rows.end) for each in paragraph.warichu[k]]
    cut = _cut([each.advance for each in characters])
    size = rows.source.style["font_size"]
    upper = baseline - ASCENT * size
    for row, own in ((characters[:cut], upper), (characters[cut:], upper + size)):
        if row:
            box = text_box(rows.source, _solid(row, rows.source.style), rows.x, shaper)
            box.position_y = own - box.baseline
            rows.parent.children = [*rows.parent.children, box]


def _cut(advances: Sequence[float]) -> int:
    """How many characters the upper row has, so that the longer row is as short as can be."""
    upper, whole = 0.0, sum(advances)
    for count, advance in enumerate(advances):
        if max(upper, whole - upper) < max(upper + advance, whole - upper - advance) - TOLERANCE:
            return count
        upper += advance
    return len(advances)


def _solid(row: Sequence[Shaped], style: Any) -> Setting:
    advances = [cluster.advance for cluster in row]
    return Setting("".join(cluster.text for cluster in row), row, [0.0] * len(row), advances, style)
