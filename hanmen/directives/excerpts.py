"""A part of a file's lines, as mdBook names it: ``2``, ``2:10``, ``2:``, ``:10``, or the name of an anchor."""

import re
from collections.abc import Sequence

RANGE = re.compile(r"(?P<first>\d*)(?P<to>:?)(?P<last>\d*)")
ANCHOR = re.compile(r"ANCHOR(?P<end>_END)?:[ \t]*(?P<name>[\w-]+)")
Line = tuple[int, str]  # number from 1, text


def excerpt(lines: Sequence[str], part: str) -> list[Line]:
    """The numbered lines that *part* names, all of them if it is empty; none if nothing is there.

    Lines with anchors are left out.
    """
    numbered = list(enumerate(lines, 1))
    written = RANGE.fullmatch(part)
    if part and not written:
        numbered = _anchored(numbered, part)
    elif part and written:
        first = int(written["first"] or 1)
        last = int(written["last"] or len(lines)) if written["to"] else first
        numbered = numbered[max(first - 1, 0) : last]
    return [(number, line) for number, line in numbered if not ANCHOR.search(line)]


def _anchored(lines: Sequence[Line], name: str) -> list[Line]:
    inside, found = False, []
    for number, line in lines:
        anchor = ANCHOR.search(line)
        if anchor and anchor["name"] == name:
            inside = not anchor["end"]
        elif inside:
            found.append((number, line))
    return found
