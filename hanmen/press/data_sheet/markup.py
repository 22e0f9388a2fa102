"""Sections and tables of a data sheet as HTML, and how it writes numbers."""

from collections.abc import Iterable

from ...markup import element


def section(heading: str, *content: str, **attributes: object) -> str:
    """A part of the sheet with its heading."""
    return element("section", element("h2", heading), *content, **attributes)


def table(head: Iterable[str], rows: Iterable[Iterable[str]], **attributes: object) -> str:
    """A table; the first cell of a row is its header. On a narrow screen each cell is labelled by its column."""
    columns = list(head)
    top = element("tr", *(element("th", cell, scope="col") for cell in columns))
    body = "".join(element("tr", *_cells(row)) for row in rows)
    return element("table", element("thead", top), element("tbody", body), **attributes)


def _cells(row: Iterable[str]) -> Iterable[str]:
    first, *others = row
    yield element("th", first, scope="row")
    yield from (element("td", cell) for cell in others)


def number(value: float) -> str:
    """A length or a share: one decimal at most."""
    return f"{round(value, 1):g}"


def ranges(numbers: Iterable[int]) -> str:
    """``3–5, 9``"""
    runs: list[list[int]] = []
    for each in sorted(set(numbers)):
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
