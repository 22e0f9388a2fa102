"""The table of the press in book.toml → its edition; a printer's preset gives what the table leaves open."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, Literal

from ..diagnostics import Log, Position
from ..messages import UnusableError, Words
from ..model import Edition, Inks, KihonHanmen, Length, Printing, Rgb
from ..schema import nearest, structure
from ..toml import Document
from .tables import EditionTable

PRESETS = Path(__file__).parent.parent.parent / "assets" / "presets"
SCREEN_COLOURS: Mapping[Rgb, Inks] = {(0x1F, 0x5F, 0x8C): (0.0, 0.0, 0.0, 1.0)}  # --link: black on paper


def press_edition(screen: Edition, hanmen: KihonHanmen, table: EditionTable, place: Position, log: Log) -> Edition:
    """The edition that *table*, written at *place*, describes; its pages are the screen's where they have one shape.

    Reported on the way: value-invalid for a preset that is not there.
    """
    table = _with_preset(table, place, log)
    bleed = table.bleed or Length(3, "mm")
    has_own_pages = hanmen != screen.kihon_hanmen or bleed.mm != screen.bleed.mm
    return replace(
        screen,
        name="press",
        suffix="-press.pdf",
        kihon_hanmen=hanmen,
        pages="press" if has_own_pages else screen.pages,
        bleed=bleed,
        printing=_printing(table, hanmen, place),
    )


def _printing(table: EditionTable, hanmen: KihonHanmen, place: Position) -> Printing:
    names = ("standard", "ink", "icc", "marks", "pages_multiple", "hidden_folios", "first_folio")
    written = {name: getattr(table, name) for name in names if getattr(table, name) is not None}
    binding: Literal["left", "right"] = "right" if hanmen.writing_mode == "vertical" else "left"
    paper = table.paper.name if table.paper else ""
    return Printing(place, place.path.parent, binding=binding, paper=paper, colours=SCREEN_COLOURS, **written)


def _with_preset(table: EditionTable, place: Position, log: Log) -> EditionTable:
    if not table.preset:
        return table
    known = {path.stem: path for path in sorted(PRESETS.glob("*.toml"))}
    if table.preset not in known:
        names = ", ".join(known)
        why = Words(f"the presets are {names}", f"プリセットは {names} です")
        near = nearest(table.preset, known)
        hint = Words(f"did you mean “{near}”?", f"「{near}」ではありませんか") if near else ""
        log.report(place, "value-invalid", key="preset", value=table.preset, why=why, hint=hint)
        return table
    preset = read_preset(known[table.preset])
    own: dict[str, Any] = {field.name: getattr(table, field.name) for field in fields(table)}
    return replace(preset, **{name: value for name, value in own.items() if value is not None})


def read_preset(path: Path) -> EditionTable:
    """What a printer wants, as a table of book.toml would say it; raises `UnusableError` for what is no such table."""
    log = Log()
    document = Document(path, {"name": "press", **tomllib.loads(path.read_text("utf-8"))["edition"]}, {})
    table = structure(EditionTable, document, log)
    if log.entries:
        raise UnusableError(Words(next(iter(log)).message("en"), next(iter(log)).message("ja")))
    return table
