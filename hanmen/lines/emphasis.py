"""Emphasis dots (圏点, JLREQ 3.3.9, CLREQ 5.3.1): small drawings over or under each character, no text."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from .paragraph import Paragraph
from .rules import LETTERS

CENTRE = 0.22  # em from the edge of the character to the middle of its dot
ASCENT, DESCENT = 0.88, 0.12  # of an ideograph's em box
ROUND = 0.5523  # of the radius: the control points of a quarter circle
STYLES = ("none", "dot", "open-dot", "circle", "open-circle", "sesame", "open-sesame")


class Mark(NamedTuple):
    """A dot: its middle in px from the line box's corner, the size of the character, the style and the colour.

    In a vertical line, which lies on its side until its page is turned, the dot lies on its side as well.
    """

    x: float
    y: float
    size: float
    style: str
    color: Any
    is_vertical: bool = False


def marks_of(
    paragraph: Paragraph, bodies: Mapping[int, tuple[float, float]], left: float, baseline: float
) -> list[Mark]:
    """The dots of a line whose left edge is at *left* and whose baseline lies *baseline* px below its top."""
    marks = []
    for k, (begin, end) in bodies.items():
        style = paragraph.texts[paragraph.owner[k]][0].style
        kind = style["text_emphasis_style"]
        if kind != "none" and paragraph.shaped[k].kind in LETTERS:
            size = style["font_size"]
            is_vertical = style["writing_mode"] == "vertical-rl"
            under = (style["lang"] or "").startswith("zh") and not is_vertical
            middle = (DESCENT + CENTRE) * size if under else -(ASCENT + CENTRE) * size
            marks.append(Mark((begin + end) / 2 - left, baseline + middle, size, kind, style["color"], is_vertical))
    return marks


def draw_marks(stream: Any, marks: list[Mark], x: float, y: float) -> None:
    """Paint the dots of a line box that lies at *x*, *y*."""
    for mark in marks:
        stream.set_color(mark.color)
        is_open = mark.style.startswith("open-")
        if is_open:
            stream.set_color(mark.color, stroke=True)
            stream.set_line_width(0.03 * mark.size)
        with stream.stacked():
            turn = (0, -1, 1, 0) if mark.is_vertical else (1, 0, 0, 1)
            stream.transform(*turn, x + mark.x, y + mark.y)
            SHAPES[mark.style.removeprefix("open-")](stream, mark.size)
            if is_open:
                stream.stroke()
            else:
                stream.fill()


def _disc(stream: Any, radius: float) -> None:
    k = radius * ROUND
    stream.move_to(radius, 0)
    stream.curve_to(radius, k, k, radius, 0, radius)
    stream.curve_to(-k, radius, -radius, k, -radius, 0)
    stream.curve_to(-radius, -k, -k, -radius, 0, -radius)
    stream.curve_to(k, -radius, radius, -k, radius, 0)


def _sesame(stream: Any, size: float) -> None:
    """A drop: pointed above left, full below right."""
    s = 0.13 * size
    stream.move_to(-s, -0.85 * s)
    stream.curve_to(-0.2 * s, -0.8 * s, 1.1 * s, -0.1 * s, 0.9 * s, 0.65 * s)
    stream.curve_to(0.7 * s, 1.1 * s, 0.1 * s, 0.95 * s, -0.05 * s, 0.45 * s)
    stream.curve_to(-0.35 * s, -0.1 * s, -0.6 * s, -0.4 * s, -s, -0.85 * s)


SHAPES: Mapping[str, Callable[[Any, float], None]] = {
    "dot": lambda stream, size: _disc(stream, 0.09 * size),
    "circle": lambda stream, size: _disc(stream, 0.13 * size),
    "sesame": _sesame,
}
