"""Ids: unique in the whole book, and one for everything that contents or references may lead to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..diagnostics import Log, Position
from ..model import Chapter, Element
from ..tree import elements, rewrite

NEEDS_ID = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "figure"})


def give_ids(chapters: Sequence[Chapter], log: Log) -> tuple[Chapter, ...]:
    """The chapters, each ``section`` with the chapter's id.

    An author's id that is taken is an error; one in raw HTML is renamed with a warning; ids made here never clash.
    """
    taken: dict[str, Position] = {}
    for element in (element for chapter in chapters for element in elements(chapter.body)):
        if "id" in element.attributes and "data-raw" not in element.attributes:
            _claim(element, taken, log)
    return tuple(_identified(chapter, taken, log) for chapter in chapters)


def _claim(element: Element, taken: dict[str, Position], log: Log) -> None:
    name = element.attributes["id"]
    if name in taken:
        log.report(element.position, "id-duplicate", id=name, first=str(taken[name]))
    taken.setdefault(name, element.position)


def _identified(chapter: Chapter, taken: dict[str, Position], log: Log) -> Chapter:
    name = _free(chapter.id, taken)
    taken[name] = chapter.body.position

    def identify(element: Element) -> Iterator[Element]:
        attributes = {key: value for key, value in element.attributes.items() if key != "data-raw"}
        wanted = "".join(attributes.get("id", "").split())
        if wanted and "data-raw" in element.attributes:
            attributes["id"] = _free(wanted, taken)
            if attributes["id"] != wanted:
                log.report(element.position, "id-renamed", id=wanted, new=attributes["id"])
        elif not wanted and element.name in NEEDS_ID:
            attributes["id"] = _free(f"{name}-{element.name}", taken, always_counted=True)
        taken.setdefault(attributes.get("id", name), element.position)
        yield replace(element, attributes=attributes)

    return replace(chapter, id=name, body=rewrite(chapter.body, identify).having(id=name))


def _free(wanted: str, taken: dict[str, Position], always_counted: bool = False) -> str:
    name, count = (f"{wanted}-1", 1) if always_counted else (wanted, 1)
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    return name
