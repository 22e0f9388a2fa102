"""SVG and MathML written into the text: what leads outside of them is taken away, and told (EPUB 3.3, §3.6)."""

import re
from collections.abc import Iterator

from ..diagnostics import Log
from ..messages import Words
from ..model import Element
from ..outside import REFERRING, is_own, own_css, reference
from ..tree import Node, text_of

HREFS = frozenset({"href", "xlink:href", "src"})
LINK = re.compile(r"\s*(?:https?|mailto):", re.IGNORECASE)


def self_contained(element: Element, log: Log) -> Iterator[Element]:
    """The element without references to anything outside; nothing, if it is nothing but such a reference."""
    attributes = dict(_attributes(element, log))
    if element.name in REFERRING and HREFS.isdisjoint(attributes):
        return
    children: tuple[Node, ...] = tuple(_children(element, log))
    yield Element(element.name, attributes, children, element.position)


def _attributes(element: Element, log: Log) -> Iterator[tuple[str, str]]:
    for name, value in element.attributes.items():
        if name in HREFS:
            if is_own(value.strip()) or (element.name == "a" and LINK.match(value)):
                yield name, value.strip()
            else:
                _removed(element, reference(value), log)
        else:
            yield name, _own(element, value, log)


def _children(element: Element, log: Log) -> Iterator[Node]:
    if element.name == "style":
        yield _own(element, text_of(element), log)
        return
    for child in element.children:
        if isinstance(child, str):
            yield child
        else:
            yield from self_contained(child, log)


def _own(element: Element, css: str, log: Log) -> str:
    safe, notes = own_css(css)
    for note in notes:
        _removed(element, note, log)
    return safe


def _removed(element: Element, what: Words, log: Log) -> None:
    log.report(element.position, "html-mended", what=Words(f"{what.en} was removed from <{element.name}>", what.ja))
