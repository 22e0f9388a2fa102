"""Matrices and boxes of PDF (ISO 32000-1, 8.3), in points unless said otherwise."""

from collections.abc import Iterable
from math import hypot, inf, sqrt
from typing import SupportsFloat

Matrix = tuple[float, float, float, float, float, float]  # a b c d e f: x' = ax + cy + e, y' = bx + dy + f
Box = tuple[float, float, float, float]  # left, bottom, right, top

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-inf, -inf, inf, inf)
NOWHERE: Box = (inf, inf, -inf, -inf)
UNIT: Box = (0.0, 0.0, 1.0, 1.0)  # the square that a picture fills
POINT = 25.4 / 72  # mm


def concatenated(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does *first*, then *second*."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def shifted(matrix: Matrix, x: float, y: float) -> Matrix:
    """The matrix with its origin moved by x and y in its own space."""
    a, b, c, d, e, f = matrix
    return a, b, c, d, a * x + c * y + e, b * x + d * y + f


def placed(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    """Where the point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def scales(matrix: Matrix) -> tuple[float, float]:
    """By how much a length along x, and one along y, grows."""
    a, b, c, d, _, _ = matrix
    return hypot(a, b), hypot(c, d)


def mean_scale(matrix: Matrix) -> float:
    """By how much the width of a line grows, whatever its direction."""
    a, b, c, d, _, _ = matrix
    return sqrt(abs(a * d - b * c))


def bounds(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box that holds all points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def transformed(box: Box, matrix: Matrix) -> Box:
    """The box around *box*, once it went through *matrix*."""
    if box in (EVERYWHERE, NOWHERE):
        return box
    left, bottom, right, top = box
    corners = ((left, bottom), (right, bottom), (left, top), (right, top))
    return bounds(placed(x, y, matrix) for x, y in corners)


def box_of(rectangle: Iterable[SupportsFloat]) -> Box:
    """A rectangle of PDF (7.9.5), which may name any two opposite corners."""
    x1, y1, x2, y2 = (float(number) for number in rectangle)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def readable_box(found: object) -> Box | None:
    """The same of anything that a file has in place of a rectangle; nothing if it is none."""
    try:
        return box_of(found)  # type: ignore[arg-type]  # that is the question
    except (TypeError, ValueError, AttributeError):
        return None


def common(one: Box, other: Box) -> Box:
    """What both boxes cover; `NOWHERE` if that is nothing."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    right, top = min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left <= right and bottom <= top else NOWHERE


def united(boxes: Iterable[Box]) -> Box:
    """The box around all boxes; `NOWHERE` if there is none."""
    lefts, bottoms, rights, tops = zip(NOWHERE, *boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
