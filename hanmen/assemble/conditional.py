"""Text for one medium (``only-pdf``, ``only-epub``): whether the book is whole in the other one."""

from collections.abc import Iterator, Sequence

from ..diagnostics import Log
from ..model import Chapter, Element

CLASSES = frozenset({"only-pdf", "only-epub"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
Placed = tuple[Element, frozenset[str]]  # an element, and the conditions that it stands under


def check_conditions(chapters: Sequence[Chapter], log: Log) -> None:
    """Reports what would be missing: headings, which the contents list, and what is referred to from outside."""
    placed = [each for chapter in chapters for each in _placed(chapter.body, frozenset())]
    conditions = {f"#{element.attributes['id']}": under for element, under in placed if "id" in element.attributes}
    for element, under in placed:
        if element.name in HEADINGS and under:
            log.report(element.position, "heading-conditional", where=min(under))
        beyond = conditions.get(element.attributes.get("href", ""), frozenset()) - under
        if beyond:
            log.report(element.position, "reference-conditional", id=element.attributes["href"][1:], where=min(beyond))


def _placed(element: Element, under: frozenset[str]) -> Iterator[Placed]:
    under |= CLASSES & {*element.attributes.get("class", "").split()}
    yield element, under
    for child in element.children:
        if isinstance(child, Element):
            yield from _placed(child, under)
