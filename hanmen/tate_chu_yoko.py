"""Short numbers and marks in vertical text are set upright, side by side in one em (縦中横, JLREQ 3.2.5).

An author's own ``^12^`` is such a span already; here those are found that need no mark: one or two digits, ``!!`` and
``!?``, where no other Latin character touches them; and words in capitals, if a house wants them so.
"""

import re
from collections.abc import Iterator

from .model import Element
from .tree import Node

SHORT = re.compile(r"(?<![!-~])(?<![!-~] )(?:[0-9]{1,2}|[!?]{1,2})(?![!-~]| [!-~])")
CAPITALS = re.compile(r"(?<![!-~])[A-Z]+(?![!-~])")
KEPT = frozenset({"code", "pre", "kbd", "samp", "math", "svg"})  # read character by character


def combined(element: Element, capitals: bool) -> Element:
    """The element with ``span.tcy`` around what stands upright in a vertical line.

    With *capitals*, words of nothing but capitals stand too, letter by letter, in ``span.upright-capitals``.
    """
    if element.name in KEPT or "tcy" in element.attributes.get("class", "").split():
        return element
    return element.holding(*(node for child in element.children for node in _nodes(child, element, capitals)))


def combinations(element: Element) -> Iterator[tuple[str, Element]]:
    """What stands upright in the element, and each span of it; capitals one by one."""
    for child in element.children:
        if isinstance(child, Element):
            classes = child.attributes.get("class", "").split()
            text = "".join(text for text in child.children if isinstance(text, str))
            if "tcy" in classes:
                yield text, child
            elif "upright-capitals" in classes:
                yield from ((letter, child) for letter in text)
            yield from combinations(child)


def _nodes(node: Node, parent: Element, capitals: bool) -> Iterator[Node]:
    if isinstance(node, Element):
        yield combined(node, capitals)
        return
    spans = {found.start(): (found, "tcy") for found in SHORT.finditer(node)}
    spans |= {found.start(): (found, "upright-capitals") for found in CAPITALS.finditer(node) if capitals}
    place = 0
    for start, (found, name) in sorted(spans.items()):
        if start > place:
            yield node[place:start]
        yield Element("span", {"class": name}, (found[0],), parent.position)
        place = found.end()
    if place < len(node):
        yield node[place:]
