"""Fonts as HarfBuzz sets them, and whether two settings agree."""

import subprocess
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb
from fontTools.pens.recordingPen import RecordingPen


class Drawn(NamedTuple):
    """A glyph as it was set: its points from where the line begins, and its advance, in em."""

    points: list[tuple[float, float]]
    advance: float

    @property
    def ink(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        xs, ys = zip(*self.points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


class Face:
    """A font as HarfBuzz sets it."""

    def __init__(self, data: bytes, number: int = 0) -> None:
        self.face = hb.Face(hb.Blob(data), number)
        self.font = hb.Font(self.face)

    def is_set(self, character: str) -> bool:
        """Whether HarfBuzz makes something of a character: not of one that it ignores for want of a glyph."""
        return bool(self.font.get_nominal_glyph(ord(character)))

    def set(self, text: str, direction: str = "ltr", language: str = "ja", **features: bool) -> list[Drawn]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = direction, language
        if buffer.script in (None, "Zyyy", "Zinh"):
            buffer.script = "Hani"
        hb.shape(self.font, buffer, features)
        glyphs = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        assert all(info.codepoint for info in buffer.glyph_infos), text
        return [self.drawn(info.codepoint, place) for info, place in glyphs]

    def drawn(self, number: int, place: Any) -> Drawn:
        pen, em = RecordingPen(), self.face.upem
        self.font.draw_glyph_with_pen(number, pen)
        points = [((x + place.x_offset) / em, (y + place.y_offset) / em) for x, y in _corners(pen.value)]
        return Drawn(points, (place.x_advance or -place.y_advance) / em)


def _corners(drawn: list[Any]) -> list[tuple[float, float]]:
    """The points of an outline but those on a straight line, which some pens leave out."""
    points, is_line = list[tuple[float, float]](), False
    for name, ends in drawn:
        if name == "lineTo" and is_line and _are_on_a_line(*points[-2:], *ends):
            points.pop()
        points += ends
        is_line = name == "lineTo"
    return points


def _are_on_a_line(first: tuple[float, float], middle: tuple[float, float], last: tuple[float, float]) -> bool:
    (ax, ay), (bx, by) = ((end[0] - start[0], end[1] - start[1]) for start, end in ((first, middle), (middle, last)))
    return abs(ax * by - ay * bx) < 1e-6


@cache
def where(family: str) -> tuple[Path, int]:
    """File and face of an installed family."""
    pattern = f"{family}:style=Regular"
    found = subprocess.run(["fc-match", "-f", "%{file}\n%{index}", pattern], capture_output=True, text=True, check=True)
    path, index = found.stdout.split("\n")
    return Path(path), int(index)


def source(family: str) -> Face:
    path, index = where(family)
    return Face(path.read_bytes(), index)


def turned(line: list[Drawn]) -> list[Drawn]:
    """From a vertical line into the layout: the middle of the em box is 0.38 em above the baseline."""
    return [Drawn([(-y, x + 0.38) for x, y in drawn.points], drawn.advance) for drawn in line]


def agree(found: list[Drawn], expected: list[Drawn]) -> bool:
    return len(found) == len(expected) and all(map(_agree, found, expected))


def _agree(found: Drawn, expected: Drawn) -> bool:
    places = zip(found.points, expected.points, strict=True)
    near = all(abs(a - c) <= 0.001 and abs(b - d) <= 0.001 for (a, b), (c, d) in places)
    return near and abs(found.advance - expected.advance) <= 0.001
