"""Total-fit line breaking: where the lines of a paragraph end, all of them weighed together (Knuth and Plass).

Pure: numbers in, line ends out. Lengths are in px.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import inf
from operator import add

from ..model import Customs
from .clusters import FORCED, HYPHENATED, NAME_HYPHENATED, Clusters, End, Line
from .rules import CENTRED, CLOSING, NOT_AT_LINE_END, NOT_AT_LINE_START

SOLID: Sequence[tuple[End, float, float]] = (("solid", 0.0, 0.0),)
TOLERANCE = 1e-3  # px
DEEPEST_REDUCTION = 1.12  # of the measure: no line is squeezed further
ALTERNATIVES = 2  # loose lines looked at before the search goes on
NEIGHBOURS, HOPELESS = 4, 100.0  # a line start so much dearer than the next few is not followed
SOLID_ENOUGH = 0.5  # nothing shorter is tried when a line costs less
OVERFULL = 1e6
LINE_COST, HANG_COST = 0.01, 2.0
LONELY_COST = 40.0  # a paragraph whose last line is one character (JLREQ 3.5.4)
HYPHEN_COST = {HYPHENATED: 4.0, NAME_HYPHENATED: 40.0}  # a name is divided only where the line would be loose
REDUCTION_COST = (1.0, 4.0, 8.0, 10.0)
EXPANSION_COST = (1.0, 6.0)
DEEP_BRACKET_COST = 200.0  # brackets squeezed below a quarter em: possible, not pretty
OPENED_COST, LOOSE_COST, HOLE_COST = 4.0, 8000.0, 1e4
HOLE = 0.25  # em


class Breaker:
    """The lines of one paragraph, for any measure."""

    def __init__(self, clusters: Clusters, customs: Customs) -> None:
        c = self.clusters = clusters
        self.customs = customs
        self.count = len(c.width)
        self.start = _starts(c)
        self.reduction = [_sums(values) for values in c.reduction]
        self.expansion = [_sums(values) for values in c.expansion]
        self.any_reduction = [sum(tiers) for tiers in zip(*self.reduction, strict=True)]
        self.hang = max(c.width, default=0.0) if customs.hanging_punctuation else 0.0
        self.ends = [k for k in range(1, self.count + 1) if c.breaks[k]]
        self.forced = [k for k in self.ends if c.breaks[k] == FORCED]
        self.reach = [self._body_end(c.visible[k]) for k in self.ends]
        self.lonely = {_last_character(c, end) for end in self.forced}
        self.endings: dict[int, tuple[tuple[End, float, float], ...]] = {}  # by the visible end of a line

    def lines(self, first: int, first_measure: float, measure: float) -> list[Line]:
        """The cheapest way to set clusters from *first* on: the first line has its own measure, px."""
        best: dict[int, tuple[float, Line | None]] = {first: (0.0, None)}
        waiting, done = [first], 0
        while done < len(waiting):
            start = waiting[done]
            done += 1
            if start >= self.count:
                break
            cost = best[start][0]
            if any(best[other][0] < cost - HOPELESS for other in waiting[done : done + NEIGHBOURS]):
                continue
            for line in self._candidates(start, first_measure if start == first else measure):
                total = cost + line.cost + LINE_COST
                if line.end not in best:
                    waiting.insert(bisect_left(waiting, line.end, done), line.end)
                if line.end not in best or total < best[line.end][0]:
                    best[line.end] = total, line
        return self._chosen(best)

    def _chosen(self, best: dict[int, tuple[float, Line | None]]) -> list[Line]:
        lines, line = [], best[self.count][1]
        while line is not None:
            lines.append(line)
            line = best[line.start][1]
        return lines[::-1]

    def _candidates(self, start: int, measure: float) -> Iterator[Line]:
        """Lines from *start* worth weighing, longest first; one that overflows if there is no other."""
        measure -= self.leading_edge(start)
        if self.customs.line_start == "half":
            measure -= self.clusters.blank_before[start]
        low = bisect_right(self.ends, start)
        forced = self.forced[bisect_right(self.forced, start)]
        high = bisect_right(self.reach, self.start[start] + measure * DEEPEST_REDUCTION, low)
        high = min(high, bisect_right(self.ends, forced))
        found = loose = 0
        limit, reducible = self.start[start] + measure, self.any_reduction[start + 1]
        for place in range(high - 1, low - 1, -1):
            end = self.ends[place]
            over = self.reach[place] - limit - self.hang
            if over > 0 and over > self.any_reduction[self.clusters.visible[end]] - reducible + TOLERANCE:
                continue
            line = self._line(start, place, measure)
            if line is None:
                continue
            yield line
            found += 1
            loose += line.slack > 0
            if (line.cost < SOLID_ENOUGH and end not in self.lonely) or loose >= ALTERNATIVES:
                break
        if not found:
            yield self._overfull(start, self.ends[low], measure)

    def _line(self, start: int, place: int, measure: float) -> Line | None:
        """The best way to set the clusters up to the break at *place*; none, if they cannot be squeezed in."""
        c, end = self.clusters, self.ends[place]
        visible = c.visible[end]
        if visible > start:
            slack = measure - self.reach[place] + self.start[start]
        else:
            visible, slack = start, measure
        if c.trail:
            slack -= self.trailing_edge(max(visible, start + 1), end)
        kind = c.breaks[end]
        extra = LONELY_COST if kind == FORCED and start in self.lonely else 0.0
        if kind in HYPHEN_COST:
            slack -= c.hyphens[end]
            extra += HYPHEN_COST[kind]
        best: tuple[End, float] | None = None
        least = inf
        for mode, change, own in self._ends(visible, start):
            cost = self._cost(start, visible, slack + change, last=kind == FORCED) + own
            if cost < least:
                best, least = (mode, slack + change), cost
        return Line(start, end, visible, *best, least + extra) if best else None

    def _ends(self, visible: int, start: int) -> Sequence[tuple[End, float, float]]:
        """Ways to end a line: what each changes in the slack, and what it costs."""
        if visible <= start:
            return SOLID
        if (known := self.endings.get(visible)) is None:
            known = self.endings[visible] = tuple(self._endings(visible - 1))
        return known

    def _endings(self, last: int) -> Iterator[tuple[End, float, float]]:
        blank = self.clusters.blank_after[last]
        if blank:
            yield "half", -blank, 0.0
        if not blank or (self.customs.line_end == "any" and self.clusters.kind[last] not in CENTRED):
            yield "solid", 0.0, 0.0
        if self.customs.hanging_punctuation and last in self.clusters.may_hang:
            yield "hang", self.clusters.width[last], HANG_COST

    def _cost(self, start: int, visible: int, slack: float, last: bool) -> float:
        """What it costs to take up the slack; infinite, if it cannot be."""
        if -TOLERANCE <= slack <= TOLERANCE or (last and slack > 0):
            return 0.0
        if slack > 0:
            return self._expansion_cost(start, visible, slack)
        return self._reduction_cost(start, visible, -slack)

    def _reduction_cost(self, start: int, visible: int, need: float) -> float:
        """JLREQ 3.8.3: word spaces first, then dots, brackets and commas, and the space beside Latin."""
        cost = 0.0
        for tier, sums in enumerate(self.reduction):
            room = sums[visible] - sums[start + 1]
            if room > 0:
                share = min(1.0, need / room)
                cost += REDUCTION_COST[tier] * share * share * min(1.0, need)
                if tier == 2 and share > 0.5:
                    cost += DEEP_BRACKET_COST * (share - 0.5) ** 2
                need -= share * room
                if need <= TOLERANCE:
                    return cost
        return inf

    def _expansion_cost(self, start: int, visible: int, need: float) -> float:
        """JLREQ 3.8.4: word spaces, the space beside Latin, then all gaps that may open, evenly."""
        cost = 0.0
        for tier, sums in enumerate(self.expansion[:2]):
            room = sums[visible] - sums[start + 1]
            if room > 0:
                share = min(1.0, need / room)
                cost += EXPANSION_COST[tier] * share * share * min(1.0, need)
                need -= share * room
                if need <= TOLERANCE:
                    return cost
        gaps = self.expansion[2][visible] - self.expansion[2][start + 1]
        if not gaps:
            return cost + OVERFULL / 10 * (1 + need)
        each = need / gaps / self.clusters.size[start]
        return cost + OPENED_COST + LOOSE_COST * each * each + HOLE_COST * max(0.0, each - HOLE)

    def _overfull(self, start: int, end: int, measure: float) -> Line:
        """What has no break is cut where it meets the margin: a line never runs off the page."""
        cut = end
        measure -= self.clusters.hyphens.get(end, 0.0)
        if self._body_end(end) - self.start[start] > measure:
            fitting = bisect_right(self.start, self.start[start] + measure, start + 1, end) - 1
            cut = next(filter(self._may_part, range(fitting, start, -1)), max(start + 1, fitting))
        visible = max(min(cut, self.clusters.visible[end] if cut == end else cut), start)
        return Line(start, cut, visible, "solid", measure - self.natural(start, visible), OVERFULL)

    def _may_part(self, k: int) -> bool:
        """Whether no rule but the length of a word is broken by ending a line before the cluster."""
        kind = self.clusters.kind
        return kind[k - 1] not in NOT_AT_LINE_END and kind[k] not in NOT_AT_LINE_START["strict"]

    def natural(self, start: int, visible: int) -> float:
        """Width of clusters *start* to *visible*, with the spaces between them and none beside."""
        return self._body_end(visible) - self.start[start] if visible > start else 0.0

    def leading_edge(self, start: int) -> float:
        """What inline boxes take before cluster *start* of a line that begins there, px."""
        return self.clusters.lead.get(start, 0.0)

    def trailing_edge(self, visible: int, end: int) -> float:
        """What inline boxes take after the *visible* clusters of a line that ends before *end*, px."""
        trail = self.clusters.trail
        return sum(trail.get(k, 0.0) for k in range(visible, end + 1)) if trail else 0.0

    def _body_end(self, k: int) -> float:
        return self.start[k - 1] + self.clusters.width[k - 1] if k else 0.0

    def adjustment(self, line: Line) -> dict[int, float]:
        """What is added to the gap before each cluster of the line, in px, to take up its slack."""
        added: dict[int, float] = {}
        need, shrinks = abs(line.slack), line.slack < 0
        inside = range(line.start + 1, line.visible)
        plays = self.clusters.reduction if shrinks else self.clusters.expansion[:2]
        for values, sums in zip(plays, self.reduction if shrinks else self.expansion[:2], strict=True):
            room = sums[line.visible] - sums[line.start + 1] if inside else 0.0
            if room > 0 and need > TOLERANCE / 10:
                share = min(1.0, need / room)
                for k in inside:
                    if values[k]:
                        added[k] = added.get(k, 0.0) + (-values[k] if shrinks else values[k]) * share
                need -= share * room
        if not shrinks and need > TOLERANCE / 10:
            self._open_evenly(inside, need, added)
        return added

    def _open_evenly(self, inside: range, need: float, added: dict[int, float]) -> None:
        """Open all gaps that may be; if that makes holes, all but those inside brackets and before stops."""
        weights, kind = self.clusters.expansion[2], self.clusters.kind
        total = sum(weights[k] for k in inside)
        if total and need / total <= HOLE * self.clusters.size[inside.start]:
            shares = {k: weights[k] / total for k in inside if weights[k]}
        else:
            ends = NOT_AT_LINE_START["loose"]
            gaps = [k for k in inside if kind[k] not in ends and kind[k - 1] not in NOT_AT_LINE_END] or inside
            shares = {k: 1 / len(gaps) for k in gaps}
        for k, share in shares.items():
            added[k] = added.get(k, 0.0) + need * share


def _last_character(clusters: Clusters, end: int) -> int:
    """The last cluster before a forced break but for stops, brackets and the call of a note."""
    k, kind, size = max(clusters.visible[end] - 1, 0), clusters.kind, clusters.size
    while k > 0 and (kind[k] in CLOSING or size[k] < size[k - 1]):
        k -= 1
    return k


def _starts(clusters: Clusters) -> list[float]:
    """Where the body of each cluster begins on an endless line."""
    return list(accumulate(map(add, clusters.width, clusters.gap[1:]), initial=0.0))


def _sums(values: Sequence[float]) -> list[float]:
    return list(accumulate(values, initial=0.0)) if any(values) else [0.0] * (len(values) + 1)
