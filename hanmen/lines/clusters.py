"""What the breaker is given and gives back: the clusters of a paragraph, and its lines. Lengths are in px."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

NEVER, ALLOWED, FORCED, HYPHENATED, NAME_HYPHENATED = 0, 1, 2, 3, 4
End = Literal["half", "solid", "hang"]  # what becomes of the blank of a stop or bracket at the end of a line


@dataclass(slots=True)
class Clusters:
    """What a paragraph is made of. Index k of gap, reduction, expansion, breaks is the boundary before cluster k."""

    width: list[float] = field(default_factory=list)  # of the body, without the blanks that its glyph has built in
    blank_before: list[float] = field(default_factory=list)
    blank_after: list[float] = field(default_factory=list)
    size: list[float] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    gap: list[float] = field(default_factory=list)
    reduction: tuple[list[float], ...] = ()
    expansion: tuple[list[float], ...] = ()  # in px, but the last: weights
    breaks: list[int] = field(default_factory=list)
    first: int = 0  # the first that is no white space: where the paragraph begins
    visible: list[int] = field(default_factory=list)  # for a break at k: where the white space before it begins
    lead: dict[int, float] = field(default_factory=dict)  # px of boxes that open at a line's start, and of readings
    trail: dict[int, float] = field(default_factory=dict)  # of those that close at a line's end
    may_hang: set[int] = field(default_factory=set)
    hyphens: dict[int, float] = field(default_factory=dict)  # px of the mark, if a line is divided before the cluster


class Line(NamedTuple):
    """Clusters *start* to *end*; those up to *visible* are seen. *slack* px are to be taken up between them."""

    start: int
    end: int
    visible: int
    mode: End
    slack: float
    cost: float
