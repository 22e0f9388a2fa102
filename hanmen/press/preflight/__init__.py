"""Preflight: what a printer would object to in a finished PDF. It reads that file and nothing else.

A family of checks is a file; `OF_FILE` and `OF_PAGE` list them. A check of the file sees a `Document`, one of a page
a `Sheet`, and one of fonts or pictures what all pages use of them: `Uses`.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

from pikepdf import PasswordError, Pdf, PdfError

from ...messages import UnusableError, Words
from .boxes import check_bleed, check_boxes, check_every_page, check_pages
from .colour import check_colour, check_one_colour
from .finding import Finding, Wants, gathered
from .fonts import check_fonts
from .identity import check_identity, check_output_intent, is_one_colour, most_ink_of
from .ink import check_ink, check_total_ink, may_add_up
from .interactive import check_annotations, check_catalogue
from .lines import check_lines
from .margins import check_painted_bleed, check_safe_area
from .overprint import check_overprint
from .pictures import check_pictures
from .sheet import Document, Sheet, standard_of
from .structure import check_content, check_devices, check_file, check_streams
from .telling import report_findings
from .text import check_text
from .transparency import check_blend_spaces, check_transparency
from .uses import Uses

__all__ = ["Finding", "Wants", "preflight", "report_findings"]

OF_FILE: tuple[Callable[[Document], Iterator[Finding]], ...] = (
    check_file,
    check_streams,
    check_identity,
    check_output_intent,
    check_catalogue,
    check_pages,
)
OF_PAGE: tuple[Callable[[Sheet], Iterator[Finding]], ...] = (
    check_content,
    check_devices,
    check_boxes,
    check_bleed,
    check_every_page,
    check_annotations,
    check_painted_bleed,
    check_safe_area,
    check_colour,
    check_one_colour,
    check_transparency,
    check_blend_spaces,
    check_ink,
    check_text,
    check_overprint,
    check_lines,
)


def preflight(
    data: bytes, wants: Wants | None = None, see: Callable[[Sheet], None] = lambda _: None
) -> tuple[Finding, ...]:
    """All that a printer would object to in a PDF file, by page (ISO 15930; GWG 2015; printers' guides).

    Without *wants*: 3 mm of bleed, an even number of pages, and the inks of the file's own output intent.
    *see* is shown every page, for who wants to know more of it.
    Raises `UnusableError` for what is no PDF, is locked, or is too damaged to be read.
    """
    with closing(_opened(data)) as pdf:
        document = Document(data, pdf, wants or Wants(), standard_of(pdf))
        return gathered(_findings(_completed(document), see))


def _opened(data: bytes) -> Pdf:
    if b"%PDF-" not in data[:1024]:
        raise UnusableError(Words("it is no PDF", "PDF ではありません"))
    try:
        pdf = Pdf.open(io.BytesIO(data), suppress_warnings=True)
        len(pdf.pages)
    except PasswordError as error:
        raise UnusableError(Words("it is locked with a password", "パスワードで保護されています")) from error
    except PdfError as error:
        raise UnusableError(Words("it is too damaged to be read", "壊れていて読めません")) from error
    return pdf


def _completed(document: Document) -> Document:
    """What is wanted, with the file's own output intent for what was left open."""
    wants = document.wants
    if wants.one_colour is None:
        wants = replace(wants, one_colour=is_one_colour(document))
    if wants.most_ink is None:
        wants = replace(wants, most_ink=most_ink_of(document))
    return replace(document, wants=wants)


def _findings(document: Document, see: Callable[[Sheet], None]) -> Iterator[Finding]:
    for check in OF_FILE:
        yield from check(document)
    uses, heavy = Uses(), []
    for sheet in document.sheets():
        for check_page in OF_PAGE:
            yield from check_page(sheet)
        uses.add(sheet)
        see(sheet)
        if may_add_up(sheet):
            heavy.append(sheet.number)
    yield from check_total_ink(document, heavy)
    yield from check_fonts(document, uses)
    yield from check_pictures(uses)
