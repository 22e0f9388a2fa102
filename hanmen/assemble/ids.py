"""Ids: unique in the whole book, and one for everything that contents or references may lead to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..diagnostics import Log, Position
from ..messages import Words
from ..model import Chapter, Element
from ..tree import elements, rewrite

NEEDS_ID = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figure"})
AGAIN = "note-again"  # the class of a link to a note that was called before
CALL = "-ref"  # what the place where a note is called is named by, after the note's id


def give_ids(chapters: Sequence[Chapter], log: Log) -> tuple[Chapter, ...]:
    """The chapters, each ``section`` with the chapter's id.

    An author's id that is taken is an error; one in raw HTML is renamed with a warning; ids made here never clash.
    """
    taken: dict[str, Position] = {}
    for element in (element for chapter in chapters for element in elements(chapter.body)):
        if element.name != "note" and "data-raw" not in element.attributes and (name := _written(element)):
            _claim(name, element, taken, log)
    return tuple(_Identifier(chapter, taken, log).chapter() for chapter in chapters)


def _written(element: Element) -> str:
    return "".join(element.attributes.get("id", "").split())


def _claim(name: str, element: Element, taken: dict[str, Position], log: Log) -> None:
    if name in taken:
        log.report(element.position, "id-duplicate", id=name, first=str(taken[name]))
    taken.setdefault(name, element.position)


class _Identifier:
    """Gives the ids of one chapter, and takes them."""

    def __init__(self, chapter: Chapter, taken: dict[str, Position], log: Log) -> None:
        self.source, self.taken, self.log = chapter, taken, log
        self.name = self._take(chapter.id, chapter.body)
        self.notes = self._notes()

    def chapter(self) -> Chapter:
        body = rewrite(self.source.body, self._identified).having(id=self.name)
        return replace(self.source, id=self.name, body=body)

    def _notes(self) -> dict[str, str]:
        """The ids that notes had in their chapter, and those that they have in the book."""
        found = [element for element in elements(self.source.body) if element.name == "note"]
        return {note.attributes["id"]: self._note(number, note) for number, note in enumerate(found, 1)}

    def _note(self, number: int, note: Element) -> str:
        name, wanted, count = "", f"{self.name}-note-{number}", 1
        while not name or {name, name + CALL} & self.taken.keys():
            name, count = (wanted if count == 1 else f"{wanted}-{count}"), count + 1
        self.taken |= {name: note.position, name + CALL: note.position}
        return name

    def _identified(self, element: Element) -> Iterator[Element]:
        attributes = {key: value for key, value in element.attributes.items() if key not in ("data-raw", "id")}
        if name := self._id(element):
            attributes["id"] = name
        if AGAIN in attributes.get("class", "").split():
            attributes |= self._again(attributes)
        yield replace(element, attributes=attributes)

    def _id(self, element: Element) -> str:
        wanted = _written(element)
        if element.name == "note":
            return self.notes[element.attributes["id"]]
        if wanted and "data-raw" in element.attributes:
            name = self._take(wanted, element)
            if name != wanted:
                self.log.report(element.position, "id-renamed", id=wanted, new=name)
            elif wanted != element.attributes["id"]:
                ja = f"空白のある id を「{name}」に変えました"
                self.log.report(element.position, "html-mended", what=Words(f"an id with spaces became “{name}”", ja))
            return name
        if not wanted and element.name in NEEDS_ID:
            return self._take(f"{self.name}-{element.name}", element, always_counted=True)
        return wanted

    def _again(self, attributes: dict[str, str]) -> dict[str, str]:
        """The link led to the note; where an author wrote the class, it is only a name."""
        if note := self.notes.get(attributes.get("href", "")[1:]):
            return {"href": f"#{note}"}
        return {"class": " ".join(name for name in attributes["class"].split() if name != AGAIN)}

    def _take(self, wanted: str, element: Element, always_counted: bool = False) -> str:
        name, count = (f"{wanted}-1", 1) if always_counted else (wanted, 1)
        while name in self.taken:
            count += 1
            name = f"{wanted}-{count}"
        self.taken[name] = element.position
        return name
