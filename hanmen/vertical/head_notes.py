"""Notes above the lines (頭注, JLREQ 4.2.7): each begins at the line of its call, unless another is there."""

from collections.abc import Iterator
from typing import Any

from weasyprint.document import Document
from weasyprint.layout.absolute import AbsolutePlaceholder

NAME = "head-note"


def settle(document: Document) -> list[int]:
    """Move the notes of each page apart; the numbers of the pages, from 1, that have not room for all of theirs.

    The document is laid out on its side: notes follow each other downwards, which is to the left on paper.
    """
    return [number for number, page in enumerate(document.pages, 1) if not _settle_page(page._page_box)]


def _settle_page(page: Any) -> bool:
    notes = sorted(_notes(page), key=lambda note: float(note.position_y))
    top, bottom = page.content_box_y(), page.content_box_y() + page.height
    end = top
    for note in notes:
        note.translate(dy=max(0.0, end - note.position_y))
        end = note.position_y + note.margin_height()
    for note in reversed(notes):
        note.translate(dy=min(0.0, bottom - note.position_y - note.margin_height()))
        bottom = note.position_y
    return bottom >= top - 1 or not notes


def _notes(box: Any) -> Iterator[Any]:
    box = box._box if isinstance(box, AbsolutePlaceholder) else box
    if box.element is not None and NAME in (box.element.get("class") or "").split() and box.is_absolutely_positioned():
        yield box
        return
    for child in box.all_children():
        yield from _notes(child)
