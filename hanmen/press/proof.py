"""A finished file is looked over as its printer will: preflight, and the data sheet that goes with it."""

from pathlib import Path

from ..diagnostics import Log
from ..messages import Words
from ..model import Forme, Printing
from .condition import find_condition
from .data_sheet import Reading, Ticket, data_sheet
from .preflight import Finding, Wants, preflight, report_findings

BY_DEFAULT = Words(
    "The printing condition was not chosen; FOGRA39 stands for coated paper in general.",
    "印刷条件が指定されていないため、コート紙一般として FOGRA39 を使いました。",
)


def prove(forme: Forme, data: bytes, style: str, log: Log) -> str:
    """The data sheet (HTML) of the press PDF *data*, which was made of *forme*; what is found in it is reported.

    Without *data*, when none could be made, the sheet tells what *log* holds.
    """
    printing, product = forme.edition.printing, Path(forme.book.metadata.slug + forme.edition.suffix)
    assert printing is not None  # an edition for the press says how it is printed
    said, reading, findings = tuple(log), Reading(), tuple[Finding, ...]()
    most_ink = None
    if data:
        most_ink = find_condition(printing.icc, printing.root).most_ink
        findings = preflight(data, _wants(forme, printing, most_ink), reading.see)
        report_findings(findings, product, log)
    ticket = Ticket(
        product.name,
        forme.book.metadata.language,
        forme.book.metadata.title,
        forme.edition.kihon_hanmen.writing_mode,
        most_ink,
        notes=(*(() if printing.icc else (BY_DEFAULT,)), *printing.notes),
        diagnostics=said,
    )
    return data_sheet(data, reading, findings, ticket, style)


def _wants(forme: Forme, printing: Printing, most_ink: int) -> Wants:
    return Wants(
        bleed=forme.edition.bleed.mm,
        pages_multiple=printing.pages_multiple,
        one_colour=printing.ink == "k",
        most_ink=most_ink,
        trim=None if forme.edition.jacket else forme.edition.kihon_hanmen.trim_size,
        every_page=printing.hidden_folios,
    )
