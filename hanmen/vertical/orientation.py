"""How a character stands in a vertical line: the property Vertical_Orientation of UAX #50."""

from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias, cast

Orientation: TypeAlias = Literal["U", "R", "Tu", "Tr"]

TABLE = Path(__file__).parent / "orientation.txt"


def orientation_of(character: str) -> Orientation:
    """Vertical_Orientation of one character (UAX #50).

    U stands upright and R lies on its side; Tu and Tr take another form, for want of which Tu stands and Tr lies.
    """
    starts, ends, values = _table()
    code = ord(character)
    place = bisect_right(starts, code) - 1
    return values[place] if place >= 0 and code <= ends[place] else "R"


@cache
def _table() -> tuple[list[int], list[int], list[Orientation]]:
    """First and last code points of the ranges that are not R, and their values."""
    lines = TABLE.read_text("utf-8").splitlines()
    ranges = [line.split() for line in lines if not line.startswith("#")]
    return (
        [int(first, 16) for first, _, _ in ranges],
        [int(last, 16) for _, last, _ in ranges],
        [cast(Orientation, value) for _, _, value in ranges],
    )
