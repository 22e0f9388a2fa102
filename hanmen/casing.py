"""What is wrapped around the book: tables of book.toml come in, editions with jackets go out. Closet of `config`."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from .model import Edition, Jacket, KihonHanmen, Length, Paper
from .papers import paper
from .tables import EditionTable

PAPER, COVER_PAPER = "上質70", "アートポスト180"
OBI_HEIGHT, OBI_FLAPS = 50.0, 60.0  # mm
PICTURE_LIMITS = (12_000, 100_000_000)  # of a front that its author brings: 600 ppi on A4

Marks: TypeAlias = Literal["none", "tombo"]


def jacket_editions(press: Edition, hanmen: KihonHanmen, tables: Mapping[str, EditionTable]) -> Iterator[Edition]:
    """The cover, and the obi if the book has one, around the pages of *press*.

    Both have the papers and the spine of the cover's table; the paper is the press's, where the cover names none.
    """
    cover = tables.get("cover", EditionTable("cover"))
    inside, obi = tables.get("press", EditionTable("press")), tables.get("obi")
    papers = cover.paper or inside.paper or paper(PAPER), cover.cover_paper or paper(COVER_PAPER)
    marks = press.printing.marks if press.printing and (inside.marks or inside.preset) else "tombo"
    yield _edition(press, hanmen, cover, _jacket(cover, papers, cover.spine, None, 0), cover.marks or marks)
    if obi:
        jacket = _jacket(obi, papers, obi.spine or cover.spine, OBI_HEIGHT, OBI_FLAPS)
        yield _edition(press, hanmen, obi, jacket, obi.marks or cover.marks or marks)


def _edition(press: Edition, hanmen: KihonHanmen, table: EditionTable, jacket: Jacket, marks: Marks) -> Edition:
    """Printed as the pages are, but in all inks, its colours as they are, and with fold marks unless told otherwise."""
    assert press.printing is not None  # an edition for the press says how it is printed
    printing = replace(
        press.printing,
        standard=table.standard or press.printing.standard,
        ink=table.ink or "cmyk",
        icc=table.icc or press.printing.icc,
        marks=marks,
        hidden_folios=False,
        pages_multiple=1,
        colours={},
    )
    name, limits = table.name, PICTURE_LIMITS
    suffix, bleed = f"-{name}.pdf", table.bleed or press.bleed
    edition = Edition(name, "jacket", suffix, ("cover.css",), hanmen, *limits, press.pages, bleed)
    return replace(edition, printing=printing, jacket=replace(jacket, pages_multiple=press.printing.pages_multiple))


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
