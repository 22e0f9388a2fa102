"""The numbers of the printed pages: markers in the text, and the list that leads to them.

EPUB Accessibility 1.1 §4 (page navigation); `doc-pagebreak` is DPUB-ARIA's, `pagebreak` EPUB structural semantics'.
A marker holds no text: what is read aloud and searched stays what the author wrote.
"""

from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain, count

from ..diagnostics import NOWHERE
from ..model import ContentDocument, Element, Forme
from ..tree import Node, counted, elements, is_passed_over, is_whole

ROLE = "doc-pagebreak"
BEFORE = frozenset(  # a page that begins with one of these begins before it
    (
        "a abbr b bdi bdo cite code del dfn em h1 h2 h3 h4 h5 h6 i ins kbd mark pre q ruby s samp small span strong "
        "sub sup time u var"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page: its folio, the id of its marker, and where it begins."""

    label: str
    id: str
    document: str
    offset: int


def pages_of(forme: Forme) -> tuple[Page, ...]:
    """The pages of the forme, in order; none where none are laid out, or the edition wants no numbers."""
    taken = {each.attributes.get("id") for document in forme.documents for each in elements(document.body)}
    return tuple(
        Page(label, _free(f"page-{label}", taken), start.document, start.offset)
        for label, start in zip(forme.pages.labels, forme.pages.starts, strict=True)
    )


def _free(name: str, taken: Container[str | None]) -> str:
    """The name as an id that no author has given."""
    return next(id for id in chain([name], (f"{name}-{number}" for number in count(2))) if id not in taken)


def with_markers(documents: Iterable[ContentDocument], pages: Iterable[Page]) -> Iterator[ContentDocument]:
    """The documents with a marker where each of the pages begins; the contents are written anew, and have their own."""
    by_document: dict[str, list[Page]] = {}
    for page in pages:
        by_document.setdefault(page.document, []).append(page)
    for document in documents:
        own = by_document.get(document.id, []) if document.kind != "toc" else []
        yield replace(document, body=_Marking(own).whole(document.body)) if own else document


def pages_in_contents(contents: ContentDocument, pages: Iterable[Page]) -> Mapping[int, Sequence[Page]]:
    """The pages of the contents by the number of the entry, from 0, that each begins with; -1 is their heading."""
    extents = [_extent(each) for each in elements(contents.body) if each.name == "li"]
    ends = list(accumulate(extents, initial=_extent(contents.body) - sum(extents)))
    found: dict[int, list[Page]] = {}
    for page in pages:
        if page.document == contents.id:
            entry = next((number for number, end in enumerate(ends, -1) if page.offset < end), len(extents) - 1)
            found.setdefault(entry, []).append(page)
    return found


def marker(page: Page) -> Element:
    """The element that says where a page begins."""
    attributes = {"id": page.id, "epub:type": "pagebreak", "role": ROLE, "aria-label": page.label}
    return Element("span", attributes, (), NOWHERE)


def _extent(node: Node) -> int:
    """How much a node counts."""
    if isinstance(node, str):
        return len(counted(node))
    if is_whole(node.name):
        return 1
    return 0 if is_passed_over(node.name, node.attributes.get("class", "")) else sum(map(_extent, node.children))


class _Marking:
    """Puts the markers of a document in their places, counting as `tree.counted` counts."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self.waiting = deque(sorted(pages, key=lambda page: page.offset))
        self.count = 0

    def whole(self, body: Element) -> Element:
        children = [node for child in body.children for node in self._nodes(child)]
        rest = [marker(page) for page in self.waiting]
        return body.holding(*children, *rest)

    def _nodes(self, node: Node) -> Iterator[Node]:
        if isinstance(node, str):
            yield from self._text(node)
        elif is_passed_over(node.name, node.attributes.get("class", "")):
            yield node
        elif is_whole(node.name):
            yield from self._due()
            self.count += 1
            yield node
        else:
            if node.name in BEFORE:
                yield from self._due()
            yield node.holding(*(below for child in node.children for below in self._nodes(child)))

    def _due(self) -> Iterator[Element]:
        while self.waiting and self.waiting[0].offset <= self.count:
            yield marker(self.waiting.popleft())

    def _text(self, text: str) -> Iterator[Node]:
        extent = len(counted(text))
        if not self.waiting or self.waiting[0].offset >= self.count + extent:
            self.count += extent
            yield text
            return
        written = 0
        for place, character in enumerate(text):
            if not counted(character):
                continue
            if self.waiting and self.waiting[0].offset <= self.count:
                if place > written:
                    yield text[written:place]
                written = place
                yield from self._due()
            self.count += 1
        if written < len(text):
            yield text[written:]
