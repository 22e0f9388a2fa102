"""Inline cutting notes (割注, JLREQ 3.4.3): two rows of half-size characters in one line, going on in the next.

For the breaker a note is a row of columns, two characters each, between which a line may end. Only when a line is set
is it known how many columns it holds: its characters then fill the upper row first. Rows begin and end as lines do, but
that is not certain in a note's second line and those after it.
"""

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise
from math import inf
from typing import Any, NamedTuple

from ..model import Customs
from .boxes import text_box
from .clusters import Clusters
from .emphasis import ASCENT
from .paragraph import Paragraph
from .rules import boundaries
from .setting import Setting
from .shaping import Shaped, Shaper

TOLERANCE = 1e-3  # px


class Rows(NamedTuple):
    """Columns *start* to *end* of a note, at *x* px in the inline box *parent*."""

    parent: Any
    source: Any
    start: int
    end: int
    x: float


def make_room(paragraph: Paragraph, c: Clusters) -> None:
    """Widen notes whose rows cannot be as long as each other, and end no line where a row must not end."""
    for owner, group in groupby(sorted(paragraph.warichu), key=paragraph.owner.__getitem__):
        columns, customs = list(group), paragraph.text_customs[owner]
        characters, room = list[Shaped](), 0.0
        for before, after in pairwise(columns):
            characters += paragraph.warichu[before]
            room += c.width[before]
            whole = _may_part(characters[-1], paragraph.warichu[after][0], customs)
            if not whole or not _allowed(characters, customs, room):
                paragraph.glued.add(after)
        characters += paragraph.warichu[columns[-1]]
        needed = _longer_rows(characters)[_cut(characters, customs, inf)]
        c.width[columns[-1]] = max(c.width[columns[-1]], needed - room)


def set_rows(rows: Rows, paragraph: Paragraph, baseline: float, shaper: Shaper) -> None:
    """Add the two rows to their box, above and below the middle of the line whose baseline is at *baseline* px."""
    characters = [each for k in range(rows.start, rows.end) for each in paragraph.warichu[k]]
    room = sum(paragraph.clusters.width[rows.start : rows.end])
    cut = _cut(characters, paragraph.text_customs[paragraph.owner[rows.start]], room)
    size = rows.source.style["font_size"]
    upper = baseline - ASCENT * size
    for row, own in ((characters[:cut], upper), (characters[cut:], upper + size)):
        if row:
            box = text_box(rows.source, _solid(row, rows.source.style), rows.x, shaper)
            box.position_y = own - box.baseline
            rows.parent.children = [*rows.parent.children, box]


def _cut(characters: Sequence[Shaped], customs: Customs, room: float) -> int:
    """How many characters the upper row has: the longer row is as short as can be; of two such cuts, the upper row."""
    lengths = _longer_rows(characters)
    allowed = _allowed(characters, customs, room) or range(1, len(lengths))
    return min(allowed, key=lambda count: (round(lengths[count], 3), -count))


def _allowed(characters: Sequence[Shaped], customs: Customs, room: float) -> list[int]:
    """The cuts that kinsoku and the room of the rows, px, allow."""
    return [
        count
        for count, length in enumerate(_longer_rows(characters))
        if count and length <= room + TOLERANCE
        if count == len(characters) or _may_part(characters[count - 1], characters[count], customs)
    ]


def _longer_rows(characters: Sequence[Shaped]) -> list[float]:
    """How long the longer row is when the upper one has none, one, two … of the characters."""
    uppers = list(accumulate((each.advance for each in characters), initial=0.0))
    return [max(upper, uppers[-1] - upper) for upper in uppers]


def _may_part(before: Shaped, after: Shaped, customs: Customs) -> bool:
    return bool(boundaries(customs)[before.kind, after.kind].breaks)


def _solid(row: Sequence[Shaped], style: Any) -> Setting:
    advances = [cluster.advance for cluster in row]
    return Setting("".join(cluster.text for cluster in row), row, [0.0] * len(row), advances, style)
