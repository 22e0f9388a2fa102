"""The index of laid-out pages: what its entries lead to is replaced by the numbers of the pages where it stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .model import Element
from .tree import Node, elements

LOCATORS = "index-locators"
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

    In a vertical book they are in ideographs, ``三、一二―一四``. An id that is on no page yet has no number.
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
        folios = [pages.folios[first], pages.folios[last]][: 1 + (last > first)]
        yield from [separator] * bool(number)
        text = dash.join(folios)
        yield links[first].holding(text.translate(IDEOGRAPHS) if is_vertical else text)


def _runs(places: Iterable[int], folios: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last of pages that follow each other and are numbered alike."""
    for _, run in groupby(enumerate(places), lambda pair: (pair[1] - pair[0], folios[pair[1]].isdigit())):
        pages = [page for _, page in run]
        yield pages[0], pages[-1]
