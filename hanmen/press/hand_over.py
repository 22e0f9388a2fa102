"""A finished press PDF is inspected and handed over: what preflight says goes to the log and into a data sheet."""

from pathlib import Path

from ..diagnostics import Log
from ..messages import Words
from ..model import Edition, Metadata, Printing
from ..model.printing import DEFAULT_CONDITION
from .data_sheet import Reading, Ticket, data_sheet
from .preflight import Wants, preflight, report_findings

DEFAULT = Words(
    "The printing condition is FOGRA39, which is used when none is named; ask the printer for theirs.",
    "印刷条件は、指定がないときの FOGRA39 です。印刷所の条件を確かめてください。",
)
# What is said at the author's line → what preflight finds of it in the file.
FOUND_AS = {
    "picture-coarse": "resolution-low",
    "picture-too-coarse": "resolution-too-low",
    "picture-ink": "ink-excessive",
    "ink-excess": "ink-excessive",
    "transparency-left": "transparency-forbidden",
}


def hand_over(data: bytes, metadata: Metadata, edition: Edition, style: str, log: Log) -> bytes:
    """The data sheet (仕様書) of the press PDF *data* as HTML in UTF-8; *style* is its style sheet.

    Nothing in *data* means that the edition could not be made: the sheet then says why. Reported: what a printer would
    object to and *log* does not say yet.
    """
    printing = edition.printing
    assert printing is not None  # an edition for the press says how it is printed
    file, said, reading = Path(metadata.slug + edition.suffix), tuple(log), Reading()
    findings = preflight(data, _wants(edition, printing), reading.see) if data else ()
    known = {FOUND_AS.get(diagnostic.code) for diagnostic in said}
    report_findings((finding for finding in findings if finding.code not in known), file, log)
    found = {finding.code for finding in findings}
    ticket = Ticket(
        file=file.name,
        language=metadata.language,
        title=f"{metadata.title}　{metadata.subtitle}" if metadata.subtitle else metadata.title,
        writing_mode=edition.kihon_hanmen.writing_mode,
        paper=printing.paper,
        spine=_spine(printing.folds),
        notes=(*((DEFAULT,) if printing.icc == DEFAULT_CONDITION else ()), *printing.notes),
        diagnostics=tuple(diagnostic for diagnostic in said if FOUND_AS.get(diagnostic.code) not in found),
    )
    return data_sheet(data, reading, findings, ticket, style).encode()


def _spine(folds: tuple[float, ...]) -> float | None:
    """The width in mm between the two folds in the middle, if a sheet is folded around a spine."""
    middle = len(folds) // 2
    return folds[middle] - folds[middle - 1] if folds else None


def _wants(edition: Edition, printing: Printing) -> Wants:
    return Wants(
        bleed=edition.bleed.mm,
        pages_multiple=printing.pages_multiple,
        one_colour=printing.ink == "k",
        trim=None if edition.jacket else edition.kihon_hanmen.trim_size,
        every_page=printing.hidden_folios,
    )
