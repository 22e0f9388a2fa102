"""The jacket that book.toml describes: tables come in, a complete `Jacket` goes out. Closet of the configuration."""

from collections.abc import Mapping

from .jackets import Jacket, Obi
from .papers import paper
from .tables import EditionTable, ObiTable

PAPER, COVER_PAPER = "上質70", "アートポスト180"
OBI_HEIGHT, OBI_FLAPS, BLEED = 50.0, 60.0, 3.0  # mm


def jacket(tables: Mapping[str, EditionTable]) -> Jacket:
    """What the table of the cover says; its paper is that of the press, where it has none of its own."""
    cover = tables.get("cover", EditionTable("cover"))
    press = tables.get("press", cover)
    return Jacket(
        paper=cover.paper or press.paper or paper(PAPER),
        cover_paper=cover.cover_paper or paper(COVER_PAPER),
        spine=cover.spine.mm if cover.spine else None,
        flaps=cover.flaps.mm if cover.flaps else 0,
        bleed=cover.bleed.mm if cover.bleed else BLEED,
        back=cover.back,
        front_flap=cover.front_flap,
        back_flap=cover.back_flap,
        magnification=cover.barcode_magnification,
        obi=_obi(cover.obi) if cover.obi else None,
    )


def _obi(table: ObiTable) -> Obi:
    height, flaps = (length.mm if length else None for length in (table.height, table.flaps))
    return Obi(height or OBI_HEIGHT, flaps or OBI_FLAPS, table.front, table.back)
