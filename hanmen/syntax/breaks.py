"""``<br>`` and empty paragraphs between blocks: spacing by hand, which the style sheets do better."""

from collections.abc import Iterable, Iterator, Sequence

from ..model import Element
from ..tree import Node, rewrite

BLOCKS = frozenset(
    "address article aside blockquote details div dl figure h1 h2 h3 h4 h5 h6 hr ol p pre section table ul".split()
)


def drop_idle_breaks(body: Element) -> Element:
    """The body without breaks that have only blocks beside them, and without empty paragraphs."""
    return _dropped(rewrite(body, lambda element: (_dropped(element),)))


def _dropped(element: Element) -> Element:
    return element.holding(*_kept(element.children))


def _kept(children: Sequence[Node]) -> Iterator[Node]:
    for place, child in enumerate(children):
        empty = isinstance(child, Element) and child.name == "p" and not child.children and "id" not in child.attributes
        if not empty and not (_is_break(child) and _beside_block(children, place)):
            yield child


def _beside_block(children: Sequence[Node], place: int) -> bool:
    neighbours = (_nearest(reversed(children[:place])), _nearest(children[place + 1 :]))
    return any(isinstance(node, Element) and node.name in BLOCKS for node in neighbours)


def _nearest(children: Iterable[Node]) -> Node:
    return next((child for child in children if not _idle(child)), "")


def _idle(node: Node) -> bool:
    return node.isspace() if isinstance(node, str) else node.name == "br"


def _is_break(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "br"
