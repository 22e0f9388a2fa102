"""What is wrapped around the book: tables of book.toml come in, editions with jackets go out. Closet of `config`."""

from collections.abc import Iterator, Mapping

from .model import Edition, Jacket, KihonHanmen, Length, Paper
from .papers import paper
from .tables import EditionTable

PAPER, COVER_PAPER = "上質70", "アートポスト180"
OBI_HEIGHT, OBI_FLAPS = 50.0, 60.0  # mm
BLEED = Length(3, "mm")
PICTURE_LIMITS = (12_000, 100_000_000)  # of a front that its author brings: 600 ppi on A4


def jacket_editions(hanmen: KihonHanmen, tables: Mapping[str, EditionTable]) -> Iterator[Edition]:
    """The cover, and the obi if the book has one. What they go around is there: its size, and its pages' number.

    Both have the papers and the spine of the cover's table; the paper is the press's, where the cover names none.
    """
    cover = tables.get("cover", EditionTable("cover"))
    press, obi = tables.get("press", cover), tables.get("obi")
    papers = cover.paper or press.paper or paper(PAPER), cover.cover_paper or paper(COVER_PAPER)
    yield _edition(hanmen, cover, _jacket(cover, papers, cover.spine, None, 0))
    if obi:
        yield _edition(hanmen, obi, _jacket(obi, papers, obi.spine or cover.spine, OBI_HEIGHT, OBI_FLAPS))


def _edition(hanmen: KihonHanmen, table: EditionTable, jacket: Jacket) -> Edition:
    return Edition(
        table.name,
        "jacket",
        f"-{table.name}.pdf",
        ("cover.css",),
        hanmen,
        *PICTURE_LIMITS,
        "screen",
        table.bleed or BLEED,
        jacket=jacket,
    )


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
