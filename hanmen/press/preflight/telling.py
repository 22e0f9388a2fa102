"""Findings → diagnostics: one for each kind of finding, at the first page that has it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from ...diagnostics import Log, Position
from ...messages import Words
from ..geometry import Box
from .finding import Finding, worst


def report_findings(findings: Iterable[Finding], product: Path, log: Log) -> None:
    """Say all findings about the file *product*; a place is in mm from the top left corner of the trimmed page."""
    kinds: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.kind, []).append(finding)
    for found in kinds.values():
        first = found[0]
        values = dict(worst(found).values)
        values.pop("glyph", None)
        log.report(Position(product, first.page), first.code, **values, where=_where(found))


def _where(found: Sequence[Finding]) -> Words | str:
    """`` at 12, 34 mm; also on pages 3–5, 9``: what follows a message."""
    first = found[0]
    others = sorted({finding.page for finding in found} - {first.page})
    places = sum(finding.page == first.page for finding in found)
    if first.place is None and not others:
        return ""
    en, ja = _place(first.place, places - 1)
    if others:
        pages = ", ".join(_ranges(others))
        en += f"; also on page{'s' * (len(others) > 1)} {pages}"
        ja += f"、ほかに {pages} ページ"
    return Words(f" ({en.removeprefix('; ')})", f"（{ja.removeprefix('、')}）")


def _place(place: Box | None, others: int) -> tuple[str, str]:
    if place is None:
        return "", ""
    left, top, right, bottom = (round(edge) for edge in place)
    en, ja = (
        f"{left}–{right} mm from the left, {top}–{bottom} mm from the top",
        f"左から {left}–{right} mm、上から {top}–{bottom} mm",
    )
    if others:
        en += f", and in {others} more place{'s' * (others > 1)}"
        ja += f"ほか {others} か所"
    return en, ja


def _ranges(pages: Sequence[int]) -> Iterator[str]:
    """``3–5``, ``9``"""
    for _, group in groupby(enumerate(pages), key=lambda pair: pair[1] - pair[0]):
        numbers = [page for _, page in group]
        yield str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
