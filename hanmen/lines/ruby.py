"""Ruby (JLREQ 3.3): readings over their base characters, which they push apart when they are longer.

Mono ruby stays on its character, jukugo ruby on its word, group ruby is spread over the whole.
A reading hangs over kana beside it by half an em at most, never over kanji or another reading.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .clusters import NEVER, Clusters
from .paragraph import Paragraph, Reading, Ruby
from .rules import HALF, OVERHUNG

FREE_SHARE = 0.75  # of a kana that readings on both its sides may cover together


class Placed(NamedTuple):
    """A reading on a line: where it begins (px from the line's left edge), and the space after each of its clusters."""

    ruby: Ruby
    reading: Reading
    x: float
    spacing: float


def push_apart(paragraph: Paragraph, c: Clusters) -> None:
    """Widen the bases whose readings are longer; no line ends inside the base of one reading."""
    covered = {k for ruby in paragraph.rubies for k in range(ruby.start, ruby.end)}
    free: dict[int, float] = {}
    for ruby in paragraph.rubies:
        for reading in ruby.readings:
            for k in range(reading.start + 1, reading.end):
                c.breaks[k] = NEVER
                for tier in c.expansion:
                    tier[k] = 0.0
        for start, end, width in _units(ruby):
            base = sum(c.width[start:end]) + sum(c.gap[start + 1 : end])
            beyond = (width - base) / 2
            before, after = (_overhang(k, beyond, c, covered, free) for k in (start - 1, end))
            _keep_in(start, end, before, after, paragraph, c)
            ruby.beyond = before, after
            if width - base - before - after > 0:
                _widen(ruby, range(start, end), beyond - before, beyond - after, paragraph, c)


def _units(ruby: Ruby) -> Iterator[tuple[int, int, float]]:
    """Bases that are spread as one, with the width of their readings together."""
    if ruby.readings:
        yield ruby.readings[0].start, ruby.readings[-1].end, sum(reading.width for reading in ruby.readings)


def _overhang(k: int, beyond: float, c: Clusters, covered: set[int], free: dict[int, float]) -> float:
    """How much of what a reading is *beyond* its base on one side may lie over cluster *k* there."""
    if beyond <= 0 or not 0 <= k < len(c.kind) or k in covered or c.kind[k] not in OVERHUNG:
        return 0.0
    room = free.setdefault(k, FREE_SHARE * c.width[k])
    taken = min(beyond, HALF * c.size[k], room)
    free[k] -= taken
    return taken


def _keep_in(start: int, end: int, before: float, after: float, paragraph: Paragraph, c: Clusters) -> None:
    """What hangs over at either side needs room where the base begins or ends a line."""
    if before:
        paragraph.inset[start] = before
        c.lead[start] = c.lead.get(start, 0.0) + before
    if after:
        c.trail[end] = c.trail.get(end, 0.0) + after


def _widen(ruby: Ruby, base: range, first: float, last: float, paragraph: Paragraph, c: Clusters) -> None:
    """Spread *first* + *last* px evenly around the characters of a base; one alone keeps the middle of its reading."""
    each = (first + last) / len(base) / 2
    own = (first, last) if len(base) == 1 else (each, each)
    for k in base:
        known = paragraph.widening.get(k, (0.0, 0.0))
        paragraph.widening[k] = known[0] + own[0], known[1] + own[1]
        c.width[k] += sum(own)
    ruby.beyond = ruby.beyond[0] + own[0], ruby.beyond[1] + own[1]


def place_readings(
    paragraph: Paragraph, start: int, end: int, bodies: dict[int, tuple[float, float]], measure: tuple[float, float]
) -> Iterator[Placed]:
    """The readings over clusters *start* to *end* of a line, whose bodies lie at *bodies*, kept inside *measure*."""
    taken = {False: measure[0], True: measure[0]}  # up to where readings over and under the line reach
    for ruby in paragraph.rubies:
        for group in _groups([r for r in ruby.readings if start <= r.start < end and r.start in bodies], bodies):
            placed = list(_place(group, ruby, bodies, (taken[ruby.under], measure[1])))
            taken[ruby.under] = placed[-1].x + placed[-1].reading.width
            yield from placed


def _groups(readings: list[Reading], bodies: dict[int, tuple[float, float]]) -> Iterator[list[Reading]]:
    """What is spread as one: each reading, if none is longer than its base, else the whole word (JLREQ 3.3.7)."""
    if all(reading.width <= _right(reading, bodies) - bodies[reading.start][0] for reading in readings):
        yield from ([reading] for reading in readings)
    else:
        yield readings


def _right(reading: Reading, bodies: dict[int, tuple[float, float]]) -> float:
    """Where the base ends, or what there is of it in this line."""
    return max(bodies[k][1] for k in range(reading.start, reading.end) if k in bodies)


def _place(
    group: Sequence[Reading], ruby: Ruby, bodies: dict[int, tuple[float, float]], measure: tuple[float, float]
) -> Iterator[Placed]:
    left, right = bodies[group[0].start][0], _right(group[-1], bodies)
    width = sum(reading.width for reading in group)
    clusters = sum(len(reading.clusters) for reading in group)
    slack = right - left - width
    spacing = slack / clusters if slack > 0 and not ruby.is_mono else 0.0  # JLREQ 3.3.6: 1-2-1
    x = left + (spacing / 2 if spacing else slack / 2)
    if slack < 0:
        before, after = ruby.beyond
        x = left + slack * (before / (before + after) if before + after else 0.5)
        x = max(measure[0], min(x, measure[1] - width))  # rather out of the measure than over another reading
    for reading in group:
        yield Placed(ruby, reading, x, spacing)
        x += reading.width + spacing * len(reading.clusters)
