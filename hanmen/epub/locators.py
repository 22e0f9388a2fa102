"""Where the index leads: to places in the text, which it calls by the numbers of their printed pages.

EPUB Indexes 1.0: ``index-locator``, and ``index-locator-range`` around the first and the last of a range.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..index_pages import LOCATORS, Pages, needs_pages, with_page_numbers
from ..model import ContentDocument, Element, Forme
from ..tree import Node, rewrite, text_of


def with_locators(forme: Forme) -> Iterator[ContentDocument]:
    """The documents of *forme*, their indexes with page numbers; with sections, where it has no pages."""
    is_vertical = forme.edition.kihon_hanmen.writing_mode == "vertical"
    pages = Pages(forme.pages.first_pages, forme.pages.labels)
    for document in forme.documents:
        if not needs_pages([document.body]):
            yield document
        elif pages.folios:
            yield replace(document, body=with_page_numbers(document.body, pages, is_vertical))
        else:
            yield replace(document, body=rewrite(document.body, _with_sections))


def _with_sections(element: Element) -> Iterator[Node]:
    is_list = LOCATORS in element.attributes.get("class", "").split()
    yield element.holding(*_once(element.children)) if is_list else element


def _once(locators: Iterable[Node]) -> Iterator[Node]:
    """Of places in one section the first; a page may have several numbers, a section has one name."""
    firsts = {text_of(node): node for node in reversed([*locators]) if isinstance(node, Element)}
    for number, link in enumerate(reversed(firsts.values())):
        yield from [", "] * bool(number)
        yield link
