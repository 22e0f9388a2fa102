"""``- [ ] task`` and ``- [x] done`` as GitHub writes them: a box before the item, empty or ticked."""

import re
from collections.abc import Iterator

from ..model import Element
from ..tree import Node, rewrite

MARK = re.compile(r"\s*\[(?P<done>[ xX])\][ \t]+(?=\S|$)")


def tick_tasks(body: Element) -> Element:
    """The body with ☐ and ☑ for such marks."""
    return rewrite(body, _ticked)


def _ticked(element: Element) -> Iterator[Node]:
    yield _marked(element) if element.name == "li" else element


def _marked(element: Element) -> Element:
    first, *rest = element.children or ("",)
    if isinstance(first, Element):
        return element.holding(_marked(first), *rest) if first.name == "p" else element
    mark = MARK.match(first)
    if not mark and not first.strip() and rest:  # a loose item begins with a line's end
        return element.holding(first, *_marked(element.holding(*rest)).children)
    if not mark:
        return element
    return element.holding(("☐ " if mark["done"] == " " else "☑ ") + first[mark.end() :], *rest)
