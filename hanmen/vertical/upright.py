"""Figures, tables, code and formulas of a vertical book: set horizontally, upright on the turned page.

Each is first laid out alone, to learn its size; then it is turned by a quarter against the turn of its page, inside a
block that is as long as it is high.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model import Element, Size
from ..tree import Node

UPRIGHT = frozenset({"figure", "table", "pre", "math"})
ONE = frozenset({"side", "across"})  # classes of what is set upright as a whole
SMALLEST, NEARLY_WHOLE = 0.6, 0.999  # of its size
HAIR = 0.01  # px: in less than its own width, for want of a digit, a line would be broken
PERCENT = re.compile(r"width:([\d.]+)%")


def upright_blocks(node: Node) -> Iterator[Element]:
    """The blocks to be set upright, in document order; none inside another."""
    if isinstance(node, Element):
        if _is_upright(node):
            yield _measured(node)
        elif node.name not in UPRIGHT:
            for child in node.children:
                yield from upright_blocks(child)


def measuring_page(blocks: Sequence[Element]) -> Iterator[Element]:
    """Each block on a page of its own, as wide as it likes to be; its id is its number, after ``upright-``."""
    for number, block in enumerate(blocks):
        holder = Element("div", {"class": "upright-measured", "id": f"upright-{number}"}, (block,), block.position)
        yield Element("section", {"class": "upright-measuring"}, (holder,), block.position)


def scale_of(size: Size, room: Size) -> float:
    """By how much a block must be reduced to stand in *room*; both have the same unit."""
    scale = min(room.width / size.width, room.height / size.height)
    return scale if scale < NEARLY_WHOLE else 1.0


def set_upright(body: Element, sizes: Iterable[tuple[Size, float]]) -> Element:
    """The body with its upright blocks turned; *sizes* are theirs, in px and in their order, and their scales."""
    remaining = iter(sizes)

    def turned(node: Node) -> Node:
        if not isinstance(node, Element):
            return node
        if _is_upright(node):
            return _turned(_measured(node), *next(remaining))
        if node.name in UPRIGHT:
            return node
        return node.holding(*map(turned, node.children))

    return body.holding(*map(turned, body.children))


def _is_upright(element: Element) -> bool:
    """What its author has turned lies on the page as it is laid out; figures side by side stand as one."""
    classes = element.attributes.get("class", "").split()
    if element.name == "math":
        return element.attributes.get("display") == "block"
    return not ONE.isdisjoint(classes) or (element.name in UPRIGHT and "turned" not in classes)


def _turned(block: Element, size: Size, scale: float) -> Element:
    width, height = size.width * scale, size.height * scale
    turn = f"transform:translate(0,{width:.3f}px) rotate(-90deg) scale({scale:.4f})"
    # The line that holds it is as high as it will be turned, not as it lies: only so much room must be on the page.
    saved = min(0, width - size.height)
    lying = f"width:{size.width + HAIR:.3f}px;height:{size.height:.3f}px;margin-block-end:{saved:.3f}px"
    inside = {"class": "upright-turned", "style": f"{lying};{turn}"}
    kind = "upright in-order" if "equation" in block.attributes.get("class", "").split() else "upright"
    outside = {"class": kind, "style": f"inline-size:{height:.3f}px;block-size:{width:.3f}px"}
    return Element("div", outside, (Element("div", inside, (block,), block.position),), block.position)


def _measured(node: Node) -> Element:
    """The block with widths in percent made shares of the page's width: alone, it has none that they could be of."""
    assert isinstance(node, Element)
    children = tuple(_measured(child) if isinstance(child, Element) else child for child in node.children)
    style = node.attributes.get("style", "")
    share = PERCENT.sub(lambda found: f"width:calc({found[1]} / 100 * var(--hanmen-extent))", style)
    element = node.holding(*children)
    return element.having(style=share) if style != share else element
