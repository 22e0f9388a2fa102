"""Short numbers and marks in vertical text are set upright, side by side in one em (縦中横, JLREQ 3.2.5).

An author's own ``^12^`` is such a span already; here those are found that need no mark: one or two digits, ``!!`` and
``!?``, where no other Latin character touches them.
"""

import re
from collections.abc import Iterator

from .model import Element
from .tree import Node

SHORT = re.compile(r"(?<![!-~])(?:[0-9]{1,2}|[!?]{1,2})(?![!-~])")
KEPT = frozenset({"code", "pre", "kbd", "samp", "math", "svg"})  # read character by character


def combined(element: Element) -> Element:
    """The element with ``span.tcy`` around what stands upright in a vertical line."""
    if element.name in KEPT or "tcy" in element.attributes.get("class", "").split():
        return element
    return element.holding(*(node for child in element.children for node in _nodes(child, element)))


def combinations(element: Element) -> Iterator[tuple[str, Element]]:
    """What stands upright in the element, and each span of it."""
    for child in element.children:
        if isinstance(child, Element):
            if "tcy" in child.attributes.get("class", "").split():
                yield "".join(text for text in child.children if isinstance(text, str)), child
            yield from combinations(child)


def _nodes(node: Node, parent: Element) -> Iterator[Node]:
    if isinstance(node, Element):
        yield combined(node)
        return
    place = 0
    for found in SHORT.finditer(node):
        if found.start() > place:
            yield node[place : found.start()]
        yield Element("span", {"class": "tcy"}, (found[0],), parent.position)
        place = found.end()
    if place < len(node):
        yield node[place:]
