"""What a line costs decides which line is adjusted: by the order of JLREQ 3.8.3 and 3.8.4.

Clusters of an em, twice ten of them to a line with 2 em of space, which narrows or widens in one way alone.
"""

import pytest

from hanmen.lines.breaker import Breaker
from hanmen.lines.clusters import ALLOWED, FORCED, Clusters, Line
from hanmen.model import Customs

EM, GAP, GAPS = 10.0, 4.0, range(3, 8)  # px, px, and which of ten gaps have space
MEASURE = 10 * EM + len(GAPS) * GAP
WORD_SPACE, DOT, BRACKET, LATIN = range(4)  # ways to narrow a line
OPENED_WORD_SPACE, OPENED_LATIN, OPENED_ALL = range(3)  # and to widen it
NAMES = ["word space", "dot", "bracket", "latin"]


def paragraph(count: int, breaks: tuple[int, ...]) -> Clusters:
    """Clusters with 2 em of space in five gaps of each ten."""
    clusters = Clusters(
        width=[EM] * count,
        blank_before=[0.0] * count,
        blank_after=[0.0] * count,
        size=[EM] * count,
        kind=[19] * count,
        gap=[GAP * (k % 10 in GAPS) for k in range(count + 1)],
        reduction=tuple([0.0] * (count + 1) for _ in range(4)),
        expansion=tuple([0.0] * (count + 1) for _ in range(3)),
        breaks=[ALLOWED if k in breaks else 0 for k in range(count + 1)],
        visible=list(range(count + 1)),
    )
    clusters.breaks[count] = FORCED
    return clusters


def set_play(play: list[float], line: int) -> None:
    """Let the gaps of that line give way."""
    for k in GAPS:
        play[10 * line + k] = GAP


def lines_of(clusters: Clusters) -> list[Line]:
    return Breaker(clusters, Customs()).lines(0, MEASURE, MEASURE)


@pytest.mark.parametrize("first", range(4), ids=NAMES)
@pytest.mark.parametrize("second", range(4), ids=NAMES)
def test_of_two_lines_that_could_be_narrowed_the_earlier_way_is_taken(first: int, second: int) -> None:
    clusters = paragraph(21, (10, 11))
    set_play(clusters.reduction[first], 0)
    set_play(clusters.reduction[second], 1)
    line, _ = lines_of(clusters)
    if first != second:
        assert line.end == (11 if first < second else 10)


@pytest.mark.parametrize("first", range(3))
@pytest.mark.parametrize("second", range(3))
def test_of_two_lines_one_narrowed_one_widened_the_earlier_way_to_widen_is_taken(first: int, second: int) -> None:
    clusters = paragraph(25, (9, 11, 20))
    for line, way in enumerate((first, second)):
        set_play(clusters.reduction[DOT], line)
        set_play(clusters.expansion[way], line)
    begin, *_ = lines_of(clusters)
    if first != second:
        assert begin.end == (9 if first < second else 11)


@pytest.mark.parametrize(
    ("narrowed", "widened"),
    [(way, OPENED_ALL) for way in range(4)] + [(WORD_SPACE, OPENED_LATIN), (DOT, OPENED_LATIN)],
)
def test_a_line_is_rather_narrowed(narrowed: int, widened: int) -> None:
    clusters = paragraph(19, (9, 11))
    set_play(clusters.reduction[narrowed], 0)
    set_play(clusters.expansion[widened], 0)
    line, _ = lines_of(clusters)
    assert line.end == 11


def test_but_the_space_beside_latin_is_rather_widened() -> None:
    clusters = paragraph(19, (9, 11))
    set_play(clusters.reduction[LATIN], 0)
    set_play(clusters.expansion[OPENED_LATIN], 0)
    line, _ = lines_of(clusters)
    assert line.end == 9
