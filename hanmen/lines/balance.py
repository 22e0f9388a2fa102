"""Lines of about one length: titles, captions (CSS Text 4, ``text-wrap: balance``)."""

from dataclasses import replace
from itertools import accumulate

from ..phrases import phrase_ends, sentence_ends
from .breaker import Breaker
from .clusters import ALLOWED, NEVER, Line
from .paragraph import Paragraph


def balanced_lines(paragraph: Paragraph, first: int, first_measure: float, measure: float) -> list[Line]:
    """As many lines as the measure needs, px, the first with its own; ended where sentences or else phrases end, if
    that takes no more lines.
    """
    assert paragraph.breaker is not None
    lines = _balanced(paragraph.breaker, first, first_measure, measure)
    if len(lines) == 1:
        return lines
    for ends in (sentence_ends, phrase_ends):
        found = _balanced(_ending_at(ends(paragraph.text), paragraph), first, first_measure, measure)
        if len(found) == len(lines) and all(paragraph.clusters.breaks[line.end] for line in found):
            return found
    return lines


def _balanced(breaker: Breaker, first: int, first_measure: float, measure: float) -> list[Line]:
    lines = breaker.lines(first, first_measure, measure)
    narrow, wide = measure / 2, measure
    while len(lines) > 1 and wide - narrow > breaker.clusters.size[first] / 2:
        middle = (narrow + wide) / 2
        tried = breaker.lines(first, first_measure - measure + middle, middle)
        if len(tried) == len(lines) and all(line.slack >= 0 and breaker.clusters.breaks[line.end] for line in tried):
            wide, lines = middle, tried
        else:
            narrow = middle
    return lines


def _ending_at(ends: set[int], paragraph: Paragraph) -> Breaker:
    """One that ends lines only at these offsets in the text, and where it must."""
    clusters = paragraph.clusters
    offsets = [0, *accumulate(len(cluster.text) for cluster in paragraph.shaped)]
    breaks = [
        NEVER if kind == ALLOWED and offset not in ends else kind
        for kind, offset in zip(clusters.breaks, offsets, strict=True)
    ]
    return Breaker(replace(clusters, breaks=breaks), paragraph.customs)
