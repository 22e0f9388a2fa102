"""A laid-out document → where each of its pages begins in the content documents, for the page numbers of an EPUB.

A place is a document's id and the count of what is read before it: `tree.counted` says what counts. So it is the same
in every edition of the book, however each spells its notes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from .model import PageStart
from .tree import counted, is_passed_over, is_whole

FLOATED = frozenset({"figure"})  # what may be printed after the text that follows it in the manuscript


@dataclass(slots=True)
class _Run:
    """The text of an element itself, as it counts; *places* is that of each character in the book."""

    text: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    read: int = 0

    def find(self, text: str) -> int | None:
        """The place where *text* begins, as far as it was not laid out before; it counts as laid out now."""
        own = "".join(self.text)
        at = own.find(text, self.read)
        if at < 0:  # a hyphen at the end of the line is the typesetter's
            text = text[:-1]
            at = own.find(text, self.read) if text else -1
        if at < 0:
            return None
        self.read = at + len(text)
        return self.places[at]


def page_starts(document: Document) -> tuple[PageStart, ...]:
    """Where each page of *document* begins, in order; its documents are the children of ``body``.

    A page without text, such as the blank one before a chapter, begins where the next one does. A figure that had to
    wait begins a page only where there is nothing else on it: the text after it was on the page before.
    """
    if not document.pages:
        return ()
    reading = _Reading(_root(document.pages[0]))
    starts: list[int | None] = []
    last, seen = -1, -1
    for page in document.pages:
        places = [(place, floated) for place, floated in reading.of(page._page_box) if place > last]
        in_order = [place for place, floated in places if place > seen or not floated]
        starts.append(min(in_order or [place for place, _ in places], default=None))
        last = last if starts[-1] is None else starts[-1]
        seen = max([seen, *(place for place, floated in places if not floated)])
    return tuple(map(reading.named, _filled(starts, reading.total)))


def _root(page: Any) -> Element:
    root: Element = next(child.element for child in page._page_box.children if child.element_tag == "html")
    return root


def _filled(starts: list[int | None], end: int) -> Iterator[int]:
    """The places of all pages: one that has none shares the next page's."""
    following = end
    filled = [following := following if start is None else start for start in reversed(starts)]
    yield from reversed(filled)


class _Reading:
    """The documents below *root*, and how far they were laid out."""

    def __init__(self, root: Element) -> None:
        self.runs: dict[int, _Run] = {}
        self.wholes: dict[int, int] = {}
        self.documents: list[tuple[int, str]] = []
        self.total = 0
        for body in root.iter("body"):
            for child in body:
                self.documents.append((self.total, child.get("id", "")))
                self._count(child)

    def _count(self, element: Element) -> None:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if not name or is_passed_over(name, element.get("class", "")):
            return
        if is_whole(name):
            self.wholes[id(element)] = self.total
            self.total += 1
            return
        run = self.runs[id(element)] = _Run()
        self._add(run, element.text)
        for child in element:
            self._count(child)
            self._add(run, child.tail)

    def _add(self, run: _Run, text: str | None) -> None:
        for character in counted(text or ""):
            run.text.append(character)
            run.places.append(self.total)
            self.total += 1

    def named(self, place: int) -> PageStart:
        """The place as a document and the count in it."""
        start, name = next(pair for pair in reversed(self.documents) if pair[0] <= place)
        return PageStart(name, place - start)

    def of(self, box: Any, floated: bool = False) -> Iterator[tuple[int, bool]]:
        """The places laid out in *box* for the first time, and whether they are in what may wait."""
        box = box._box if isinstance(box, AbsolutePlaceholder) else box
        tag, element = getattr(box, "element_tag", "") or "", getattr(box, "element", None)
        if isinstance(box, boxes.MarginBox | boxes.FootnoteAreaBox) or "::" in tag:
            return
        if element is not None and is_passed_over(tag, element.get("class", "")):
            return
        floated = floated or tag in FLOATED
        place = self._laid_out(box, element)
        if place is not None:
            yield place, floated
        for child in getattr(box, "children", ()):
            yield from self.of(child, floated)

    def _laid_out(self, box: Any, element: Any) -> int | None:
        if id(element) in self.wholes:
            return self.wholes.pop(id(element)) if isinstance(box, boxes.ReplacedBox) else None
        if isinstance(box, boxes.TextBox) and id(element) in self.runs and (text := counted(box.text)):
            return self.runs[id(element)].find(text)
        return None
