"""What is wrapped around the book: tables of book.toml come in, editions with jackets go out. Closet of `config`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, TypeAlias

from ..diagnostics import Position
from ..model import Edition, Jacket, KihonHanmen, Length, Paper, Printing
from .papers import paper
from .tables import EditionTable

PAPER, COVER_PAPER = "上質70", "アートポスト180"
OBI_HEIGHT, OBI_FLAPS = 50.0, 60.0  # mm
PICTURE_LIMITS = (12_000, 100_000_000)  # of a front that its author brings: 600 ppi on A4

Marks: TypeAlias = Literal["none", "tombo"]


@dataclass(frozen=True, slots=True)
class Around:
    """What cover and obi have in common: the edition inside, and where each table names its profile."""

    press: Edition
    hanmen: KihonHanmen
    places: Mapping[str, Position]
    picture: Path | None = None  # the front that the author brings, and where book.toml names it
    picture_place: Position | None = None


def jacket_editions(around: Around, tables: Mapping[str, EditionTable]) -> Iterator[Edition]:
    """The cover, and the obi if the book has one.

    Both have the papers and the spine of the cover's table; the paper is the press's, where the cover names none.
    """
    cover = tables.get("cover", EditionTable("cover"))
    inside, obi = tables.get("press", EditionTable("press")), tables.get("obi")
    papers = cover.paper or inside.paper or paper(PAPER), cover.cover_paper or paper(COVER_PAPER)
    has_marks = inside.marks or inside.preset
    marks = cover.marks or (_printing(around.press).marks if has_marks else "tombo")
    jacket = _jacket(cover, papers, cover.spine, None, 0)
    jacket = replace(jacket, height=None, picture=around.picture, picture_place=around.picture_place)
    yield _edition(around, cover, marks, jacket)
    if obi:
        jacket = _jacket(obi, papers, obi.spine or cover.spine, OBI_HEIGHT, OBI_FLAPS)
        yield _edition(around, obi, obi.marks or marks, jacket)


def _printing(press: Edition) -> Printing:
    assert press.printing is not None  # an edition for the press says how it is printed
    return press.printing


def _edition(around: Around, table: EditionTable, marks: Marks, jacket: Jacket) -> Edition:
    """Printed as the pages are, but in all inks and in the colours of its style sheet."""
    press, inside = around.press, _printing(around.press)
    printing = replace(
        inside,
        place=around.places[table.name] if table.icc else inside.place,
        standard=table.standard or inside.standard,
        ink=table.ink or "cmyk",
        icc=table.icc or inside.icc,
        marks=marks,
        paper=table.paper.name if table.paper else inside.paper,
        hidden_folios=False,
        pages_multiple=1,
        colours={},
    )
    name, bleed = table.name, table.bleed or press.bleed
    edition = Edition(
        name, "jacket", f"-{name}.pdf", ("cover.css",), around.hanmen, *PICTURE_LIMITS, press.pages, bleed
    )
    return replace(edition, printing=printing, jacket=replace(jacket, pages_multiple=inside.pages_multiple))


def _jacket(
    table: EditionTable, papers: tuple[Paper, Paper], spine: Length | None, height: float | None, flaps: float
) -> Jacket:
    return Jacket(
        *papers,
        spine=spine.mm if spine else None,
        height=table.height.mm if table.height else height,
        flaps=table.flaps.mm if table.flaps else flaps,
        front=table.front,
        back=table.back,
        front_flap=table.front_flap,
        back_flap=table.back_flap,
        magnification=table.barcode_magnification,
    )
