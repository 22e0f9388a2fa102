"""DOOR: the laid-out pages of a forme → a PDF for the press, PDF/X-4 or PDF/X-1a:2001.

WeasyPrint lays out and knows nothing of presses; all that a printer asks for is done here, with pikepdf.
"""

import io
from collections.abc import Mapping
from pathlib import Path

import pikepdf

from ..diagnostics import Log, Position
from ..messages import UnusableError
from ..model import Forme, Printing
from .boxes import place_pages
from .condition import Condition, find_condition
from .embedding import unwrap_fonts
from .folios import fill_up
from .identity import VERSIONS, identify, strip
from .inks import Separator
from .pictures import PictureRoom, originals
from .streams import separate
from .transparency import allow_transparency, forbid_transparency


def write_press(forme: Forme, log: Log) -> bytes:
    """The pages in inks, with boxes, marks, pictures and fonts as a press takes them. The same bytes every time."""
    printing = forme.edition.printing
    assert printing is not None  # an edition for the press says how it is printed
    try:
        condition = find_condition(printing.icc, printing.root)
    except UnusableError as error:
        log.report(printing.place, "icc-unusable", icc=printing.icc, why=error.why)
        return b""
    with pikepdf.open(io.BytesIO(forme.pages.data)) as pdf:
        _print(pdf, forme, printing, condition, log)
        return _saved(pdf, VERSIONS[printing.standard])


def _print(pdf: pikepdf.Pdf, forme: Forme, printing: Printing, condition: Condition, log: Log) -> None:
    product = Path(forme.book.metadata.slug + forme.edition.suffix)
    strip(pdf)
    separator = Separator(condition, printing.ink, printing.colours)
    separated = separate(pdf, separator)
    _report_ink(separated.most_ink, condition, product, log)
    room = PictureRoom(pdf, separator, printing.standard, originals(forme), log)
    see_through = room.convert(separated.placements) | {*separated.transparent}
    if printing.standard == "x1a":
        forbid_transparency(pdf, sorted(see_through), forme, product, log)
    else:
        allow_transparency(pdf, see_through, printing.ink)
    unwrap_fonts(pdf)
    fill_up(pdf, printing.pages_multiple, _colophon(forme, len(pdf.pages)))
    place_pages(pdf, printing, forme.edition.bleed.mm)
    identify(pdf, forme.book.metadata, printing, condition)


def _saved(pdf: pikepdf.Pdf, version: str) -> bytes:
    """Without object streams: PDF 1.3 has none."""
    file = io.BytesIO()
    plain = pikepdf.ObjectStreamMode.disable
    pdf.save(file, force_version=version, object_stream_mode=plain, deterministic_id=True, fix_metadata_version=False)
    return file.getvalue()


def _colophon(forme: Forme, pages: int) -> int:
    """The page, from 0, on which a colophon begins that ends the book; after the last, if there is none."""
    ids = (document.id for document in forme.documents[-1:] if document.kind == "colophon")
    return next((forme.pages.first_pages[id] for id in ids if id in forme.pages.first_pages), pages)


def _report_ink(most_ink: Mapping[int, float], condition: Condition, product: Path, log: Log) -> None:
    """Where the author's own colours ask for more ink than paper takes."""
    for page, ink in most_ink.items():
        if ink > condition.most_ink:
            log.report(Position(product, page), "ink-excess", page=page, ink=round(ink), most=condition.most_ink)
