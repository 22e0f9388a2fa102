"""The index of laid-out pages: what its entries lead to is replaced by the numbers of the pages where it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .model import Element
from .tree import Node, elements

LOCATORS = "index-locators"
RANGE = {"class": "index-locator-range", "epub:type": "index-locator-range"}  # EPUB Indexes 1.0
IDEOGRAPHS = str.maketrans("0123456789", "〇一二三四五六七八九")


@dataclass(frozen=True, slots=True)
class Pages:
    """On which page each id is, from 0, and what the folio of each page says."""

    places: Mapping[str, int]
    folios: Sequence[str]


def needs_pages(bodies: Iterable[Element]) -> bool:
    """Whether anything leads to pages."""
    return any(_is_locators(element) for body in bodies for element in elements(body))


def with_page_numbers(body: Element, pages: Pages, is_vertical: bool) -> Element:
    """The body with page numbers in its index: each page once, neighbours together, ``3, 12–14``.

    Both ends of a range are links. In a vertical book numbers are in ideographs, ``三、一二―一四``.
    An id that is on no page yet has no number.
    """

    def numbered(node: Node) -> Node:
        if not isinstance(node, Element):
            return node
        if _is_locators(node):
            return node.holding(*_locators(node, pages, is_vertical))
        return node.holding(*map(numbered, node.children))

    return body.holding(*map(numbered, body.children))


def _is_locators(element: Element) -> bool:
    return LOCATORS in element.attributes.get("class", "").split()


def _locators(locators: Element, pages: Pages, is_vertical: bool) -> Iterator[Node]:
    links: dict[int, Element] = {}
    for child in locators.children:
        if isinstance(child, Element) and (page := pages.places.get(child.attributes["href"][1:])) is not None:
            links.setdefault(page, child)
    separator, dash = ("、", "―") if is_vertical else (", ", "–")
    for number, (first, last) in enumerate(_runs(sorted(links), pages.folios)):
        yield from [separator] * bool(number)
        ends = [links[page].holding(_folio(pages.folios[page], is_vertical)) for page in (first, last)]
        yield ends[0] if first == last else Element("span", RANGE, (ends[0], dash, ends[1]), locators.position)


def _folio(folio: str, is_vertical: bool) -> str:
    return folio.translate(IDEOGRAPHS) if is_vertical else folio


def _runs(places: Iterable[int], folios: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last of pages that follow each other and are numbered alike."""
    for _, run in groupby(enumerate(places), lambda pair: (pair[1] - pair[0], folios[pair[1]].isdigit())):
        pages = [page for _, page in run]
        yield pages[0], pages[-1]
