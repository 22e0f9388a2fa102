"""What a printer wants, what was found in a file, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ...messages import MESSAGES, Words
from ...model import Size
from ..geometry import Box, united

NEAR = 5.0  # mm; places of one kind that are closer than this are one
MOST_PLACES = 20  # of one kind on a page; if there are more, they are one
KINDS = {
    "text": Words("text", "文字"),
    "fill": Words("an area", "塗り"),
    "stroke": Words("a line", "線"),
    "image": Words("a picture", "画像"),
    "stencil": Words("a picture of one colour", "単色の画像"),
    "shading": Words("a gradient", "グラデーション"),
    "group": Words("a group", "グループ"),
}


@dataclass(frozen=True, slots=True)
class Wants:
    """What a printer wants of a file. Lengths in mm; none means: as the file's own output intent says."""

    bleed: float = 3.0
    pages_multiple: int = 2
    one_colour: bool | None = None
    most_ink: int | None = None  # all inks of a place together, per cent
    spots: tuple[str, ...] = ()  # colours beside CMYK
    trim: Size | None = None  # none: all pages alike
    safe: float = 3.0  # how far text stays from the trimmed edge
    every_page: bool = False  # something is printed on each, its number at least


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a printer would object to.

    *page* counts from 1; 0 is the whole file. *place* is a rectangle in mm from the top left corner of the trimmed
    page: left, top, right, bottom. Of the values, ``least`` and ``most`` are extremes, the others words and names.
    """

    code: str
    page: int = 0
    place: Box | None = None
    values: tuple[tuple[str, object], ...] = ()

    @property
    def severity(self) -> Literal["error", "warning"]:
        """Whether the file can be printed so."""
        return MESSAGES[self.code].severity

    @property
    def kind(self) -> tuple[object, ...]:
        """What findings have in common that differ by page, place and extent only."""
        return self.code, *(item for item in self.values if item[0] not in ("least", "most"))


def gathered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by page and code; those of one kind on one page that lie close together are one, at its worst."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        group = groups.setdefault((finding.page, finding.kind), [])
        close = next((index for index, other in enumerate(group) if _are_close(finding, other)), None)
        if close is None:
            group.append(finding)
        else:
            group[close] = worst((group[close], finding))
    whole = [[worst(group)] if len(group) > MOST_PLACES else group for group in groups.values()]
    found = [finding for group in whole for finding in group]
    return tuple(sorted(found, key=lambda finding: (finding.page, finding.code, finding.place or ())))


def worst(findings: Iterable[Finding]) -> Finding:
    """One finding for several of one kind: the place around all, and the extremes of all."""
    first, *others = findings
    places = [each.place for each in (first, *others) if each.place]
    values = dict(first.values)
    for other in others:
        values |= dict(_extremes(values, dict(other.values)))
    return replace(first, place=united(places) if places else None, values=tuple(values.items()))


def _extremes(one: dict[str, object], other: dict[str, object]) -> Iterator[tuple[str, object]]:
    for name, pick in (("least", min), ("most", max)):
        here, there = one.get(name), other.get(name)
        if isinstance(here, int | float) and isinstance(there, int | float):
            yield name, pick(here, there)


def _are_close(one: Finding, other: Finding) -> bool:
    if one.place is None or other.place is None:
        return one.place == other.place
    left, top, right, bottom = one.place
    return (
        left <= other.place[2] + NEAR
        and other.place[0] <= right + NEAR
        and top <= other.place[3] + NEAR
        and other.place[1] <= bottom + NEAR
    )
