"""Editions: the tables of book.toml come in, every product that the book defines goes out. Closet of `config`."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path

from ..diagnostics import Log
from ..model import Edition, KihonHanmen, Publication
from ..toml import Document
from .casing import Around, jacket_editions
from .presses import press_edition
from .tables import EditionTable, Tables
from .themes import theme_of

SERIAL = {"parts": (), "serial": ("serial.css",)}  # style sheets, by where folios begin anew
EDITIONS = ("screen", "press", "epub")
PICTURE_LIMITS = (2000, 3_000_000)  # longest side and pixels: 430 ppi on an A5 line, and within every store's limits


def make_editions(
    hanmens: Mapping[str, KihonHanmen], tables: Tables, cover: Path | None, document: Document, log: Log
) -> Iterator[Edition]:
    """All that the book defines, in the order in which they are made.

    *hanmens* are by edition; the book's own is under ``""``.
    """
    screen, press, epub = (hanmens.get(name, hanmens[""]) for name in EDITIONS)
    theme, folios = theme_of(tables.book, hanmens[""]), SERIAL[tables.book.folios]
    pages = ("base.css", "print.css", f"{screen.writing_mode}.css", f"{theme}.css", *folios, "screen.css")
    own = {table.name: (number, table) for number, table in enumerate(tables.edition)}
    direction = own.get("screen", (0, EditionTable("screen")))[1].reading_direction or "l2r"
    read = Edition("screen", "pdf", ".pdf", pages, screen, *PICTURE_LIMITS, "screen", reading_direction=direction)
    read = replace(read, folios=tables.book.folios)
    yield read
    number, table = own.get("press", (-1, EditionTable("press")))
    place = document.position("edition", number, "preset" if table.preset else "icc")
    made = press_edition(read, press, table, place, log)
    yield made
    places = {str(name): document.position("edition", number, "icc") for name, (number, _) in own.items()}
    hanmen = hanmens.get("cover", hanmens[""])
    around = Around(made, hanmen, places, cover, document.position("book", "cover") if cover else None)
    yield from jacket_editions(around, {name: table for name, (_, table) in own.items()})
    table = own.get("epub", (-1, EditionTable("epub")))[1]
    numbered = "" if table.page_numbers is False else "screen"
    sheets = ("base.css", "epub.css", f"{theme}-epub.css")
    yield Edition("epub", "epub", ".epub", sheets, epub, *PICTURE_LIMITS, numbered, publication=_publication(table))


def _publication(table: EditionTable) -> Publication:
    keys = [field.name for field in fields(Publication)]
    return Publication(**{key: getattr(table, key) for key in keys if getattr(table, key) is not None})
