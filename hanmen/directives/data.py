"""Comma- or tab-separated values → a Markdown table (GFM); columns of numbers are set at their end."""

import csv
import re
from collections.abc import Sequence

SEPARATORS = {".csv": ",", ".tsv": "\t"}
NUMBER = re.compile(r"[-+−]?[\d,.]*\d[%％]?|[-–—]?")


def table(text: str, suffix: str) -> list[str]:
    """The lines of a table whose head is the first row (RFC 4180); none if there is no row."""
    rows = [row for row in csv.reader(text.splitlines(), delimiter=SEPARATORS[suffix]) if row]
    if not rows:
        return []
    width = max(map(len, rows))
    head, *body = ([*row, *[""] * (width - len(row))] for row in rows)
    rules = ("--:" if body and all(NUMBER.fullmatch(row[n].strip()) for row in body) else "---" for n in range(width))
    return [_line(head), f"| {' | '.join(rules)} |", *map(_line, body)]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.strip().replace('|', chr(92) + '|') for cell in cells)} |"
