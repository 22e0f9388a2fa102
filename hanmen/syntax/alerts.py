"""``> [!NOTE]`` … as GitHub and mdBook write boxes: a quotation whose first line is such a mark is a box."""

import re
from collections.abc import Iterator

from ..model import Element
from ..tree import Node, rewrite

MARK = re.compile(r"\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)", re.IGNORECASE)
KINDS = {"note": "note", "tip": "tip", "important": "note", "warning": "warning", "caution": "warning"}


def box_alerts(body: Element) -> Element:
    """The body with ``aside`` elements for such quotations, and for mdBook's ``<div class="warning">``."""
    return rewrite(body, _boxed)


def _boxed(element: Element) -> Iterator[Node]:
    if element.name == "div" and element.attributes.get("class") == "warning":
        yield Element("aside", {"class": "box warning"}, element.children, element.position)
        return
    place, first = next(
        ((n, child) for n, child in enumerate(element.children) if isinstance(child, Element)), (0, element)
    )
    text = first.children[0] if first.name == "p" and first.children else ""
    mark = MARK.match(text) if isinstance(text, str) and element.name == "blockquote" else None
    if not mark:
        yield element
        return
    rest = (text[mark.end() :], *first.children[1:]) if isinstance(text, str) else ()
    inner = [first.holding(*rest)] if any(not isinstance(node, str) or node.strip() for node in rest) else []
    classes = {"class": f"box {KINDS[mark[1].lower()]}"}
    yield Element("aside", classes, (*inner, *element.children[place + 1 :]), element.position)
