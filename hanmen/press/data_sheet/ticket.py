"""What goes with a file to the printer and the file itself cannot tell."""

from dataclasses import dataclass

from ...diagnostics import Diagnostic
from ...messages import Words


@dataclass(frozen=True, slots=True)
class Ticket:
    """A job ticket. Lengths in mm; what is empty is not spoken of.

    *file* is the name of the PDF, *language* the book's (BCP 47). *notes* are values that were computed or taken by
    default. *diagnostics* are what was said of this edition at the author's lines.
    """

    file: str
    language: str
    title: str = ""
    writing_mode: str = ""  # horizontal, vertical
    paper: str = ""
    spine: float | None = None
    notes: tuple[Words, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
