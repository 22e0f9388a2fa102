"""The kihon-hanmen that book.toml describes: the tables come in, complete designs go out.

What is left open is chosen to fit the trim size; what overruns the page is reported.
"""

import math
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import reduce
from typing import Any, cast

from ..diagnostics import Log
from ..messages import Words
from ..model import KihonHanmen, Length, Size, WritingMode
from ..toml import Document, Keys
from .tables import EditionTable, HanmenTable, Tables
from .values import TRIM_SIZES

# Trim size; character size in Q, characters a line, lines a page, line gap in Q, gutter and head in mm.
# Longer lines than 40 characters across and 52 down are hard to follow.
DESIGNS: dict[WritingMode, dict[str, tuple[int, int, int, int, int, int]]] = {
    "horizontal": {
        "A4": (15, 40, 36, 11, 31, 29),
        "B5": (14, 40, 33, 10, 22, 26),
        "A5": (13, 36, 29, 9, 17, 22),
        "B6": (12, 33, 27, 8, 16, 20),
        "shiroku": (12, 33, 28, 8, 15, 21),
        "shinsho": (12, 26, 27, 8, 14, 20),
        "A6": (12, 27, 22, 8, 13, 17),
    },
    "vertical": {
        "A4": (16, 52, 22, 12, 31, 40),
        "B5": (14, 52, 22, 11, 25, 33),
        "A5": (13, 48, 19, 10, 21, 24),
        "B6": (13, 41, 16, 10, 20, 21),
        "shiroku": (13, 42, 16, 10, 19, 22),
        "shinsho": (13, 40, 15, 8, 14, 22),
        "A6": (12, 38, 16, 8, 14, 15),
    },
}


HEAD_NOTES = 28  # mm above the lines: a line of ten characters, and the space below it
INLINE_KEYS = ("characters-per-line", "columns", "column-gap", "character-size")


def design(tables: Tables, document: Document, log: Log) -> dict[str, KihonHanmen]:
    """The kihon-hanmen of each edition that has one of its own, by its name; the book's, under ``""``."""
    base = tables.kihon_hanmen
    hanmens = {"": _complete(base)}
    _check(hanmens[""], [("kihon-hanmen",)], document, log)
    for index, edition in enumerate(tables.edition):
        if (own := _overlaid(base, edition)) != base:
            keys: Keys = ("edition", index)
            hanmens[edition.name] = _complete(own)
            _check(hanmens[edition.name], [(*keys, "kihon-hanmen"), keys, ("kihon-hanmen",)], document, log)
    return hanmens


def _overlaid(base: HanmenTable, edition: EditionTable) -> HanmenTable:
    own = {field.name: getattr(edition.kihon_hanmen, field.name) for field in fields(HanmenTable)}
    own["trim_size"] = own["trim_size"] or edition.trim_size
    return replace(base, **{name: value for name, value in own.items() if value is not None})


def _complete(table: HanmenTable) -> KihonHanmen:
    """What is written, in a hanmen otherwise as large as that designed for the nearest trim size."""
    size = table.trim_size or TRIM_SIZES["A5"]
    pattern = _nearest(size, table.writing_mode or "horizontal")
    across, down = size.width / pattern.trim_size.width, size.height / pattern.trim_size.height
    inline, block = (across, down) if pattern.writing_mode == "horizontal" else (down, across)
    character = table.character_size or pattern.character_size
    gap = table.line_gap or _quarters(pattern.line_gap.mm * character.mm / pattern.character_size.mm)
    columns = table.columns or 1
    column_gap = table.column_gap or Length(2 * character.value, character.unit)
    noted = HEAD_NOTES if table.notes == "head" else 0
    line_length = (pattern.line_length * inline - noted - (columns - 1) * column_gap.mm) / columns
    return KihonHanmen(
        trim_size=size,
        writing_mode=pattern.writing_mode,
        character_size=character,
        characters_per_line=table.characters_per_line or _count(line_length, character.mm),
        lines_per_page=table.lines_per_page or _count(pattern.block_extent * block + gap.mm, character.mm + gap.mm),
        line_gap=gap,
        gutter=table.gutter or Length(round(pattern.gutter.mm * across), "mm"),
        head=table.head or Length(round(pattern.head.mm * down) + noted, "mm"),
        notes=table.notes or "foot",
        columns=columns,
        column_gap=column_gap,
    )


def _nearest(size: Size, mode: WritingMode) -> KihonHanmen:
    def distance(name: str) -> float:
        return math.hypot(size.width - TRIM_SIZES[name].width, size.height - TRIM_SIZES[name].height)

    name = min(DESIGNS[mode], key=distance)
    quarters, characters, lines, gap, gutter, head = DESIGNS[mode][name]
    character, line_gap = Length(quarters, "Q"), Length(gap, "Q")
    margins = Length(gutter, "mm"), Length(head, "mm")
    return KihonHanmen(TRIM_SIZES[name], mode, character, characters, lines, line_gap, *margins)


def _quarters(mm: float) -> Length:
    return Length(max(1, round(mm * 4)), "Q")


def _count(extent: float, each: float) -> int:
    return max(1, int(extent / each + 1e-6))


def _check(hanmen: KihonHanmen, tables: list[Keys], document: Document, log: Log) -> None:
    """Report what cannot be at the first of its keys that is written in *tables*: an edition's own come first."""
    for names, why in (*_overruns(hanmen), *_misplaced(hanmen, tables, document)):
        written = ((*table, name) for table in tables for name in names)
        keys = next(keys for keys in written if keys in document.places)
        value = reduce(lambda table, key: table[key], keys, cast(Any, document.table))
        log.report(document.position(*keys), "value-invalid", key=keys[-1], value=value, why=why, hint="")


def _misplaced(hanmen: KihonHanmen, tables: list[Keys], document: Document) -> Iterator[tuple[tuple[str, ...], Words]]:
    """Notes that are asked for where no lines are for them to stand above; an edition may differ from its book."""
    written = (*tables[0], "notes") in document.places
    if hanmen.writing_mode == "horizontal" and hanmen.notes == "head" and written:
        yield ("notes",), Words("only vertical lines have notes above them", "頭注は縦組だけのものです")


def _overruns(hanmen: KihonHanmen) -> Iterator[tuple[tuple[str, ...], Words]]:
    """For each direction in which the page is too small, the keys that decide it, and the sum."""
    across = ("gutter", hanmen.gutter, hanmen.trim_size.width, Words("wide", "幅"))
    down = ("head", hanmen.head, hanmen.trim_size.height, Words("high", "高さ"))
    inline, block = (across, down) if hanmen.writing_mode == "horizontal" else (down, across)
    size, lines = hanmen.character_size, hanmen.lines_per_page
    line = f"{hanmen.characters_per_line} × {size}"
    if hanmen.columns > 1:
        line = f"{hanmen.columns} × {line} + {hanmen.columns - 1} × {hanmen.column_gap}"
    page = f"{lines} × {size} + {lines - 1} × {hanmen.line_gap}"
    for (margin, length, room, side), extent, summands, names in (
        (inline, hanmen.inline_extent, line, INLINE_KEYS),
        (block, hanmen.block_extent, page, ("lines-per-page", "line-gap", "character-size")),
    ):
        total = extent + length.mm
        if total > room + 1e-6:
            needed = f"{summands} + {length} = {total:g}mm"
            why = Words(
                f"{needed}, and the page is {room:g}mm {side.en}",
                f"{needed} となり、ページの{side.ja} {room:g}mm を超えます",
            )
            yield (*names, margin, "trim-size", "writing-mode"), why
