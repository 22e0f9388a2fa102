"""Elements whose children have an order: lists, figures, details and tables are put in it, and that is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from ..diagnostics import Log
from ..messages import Words
from ..model import Element
from ..tree import Node

RANKS = {"caption": 0, "colgroup": 1, "thead": 2, "tbody": 3, "tfoot": 4}


def regrouped(element: Element, log: Log) -> Element:
    """The element with its children as HTML wants them."""
    mended = GROUPED[element.name](element)
    if _shape(mended) != _shape(element):
        en, ja = f"the parts of <{element.name}> were put in order", f"<{element.name}> の中の並びを整えました"
        log.report(element.position, "html-mended", what=Words(en, ja))
    return mended


def _shape(element: Element) -> list[object]:
    return [element.name, *(child if isinstance(child, str) else _shape(child) for child in _said(element))]


def _said(element: Element) -> list[Node]:
    return [child for child in element.children if isinstance(child, Element) or child.strip()]


def _named(node: Node, *names: str) -> bool:
    return isinstance(node, Element) and node.name in names


def _gathered(nodes: Iterable[Node], names: tuple[str, ...], holder: str, outer: Element) -> Iterator[Node]:
    """Nodes, those that are none of *names* together in a *holder*."""
    held: list[Node] = []
    for node in (*nodes, None):
        stays = node is None or _named(node, *names)
        if stays and any(isinstance(one, Element) or one.strip() for one in held):
            yield Element(holder, {}, tuple(held), outer.position)
            held = []
        if stays and node is not None:
            yield from (*held, node)
            held = []
        elif node is not None:
            held.append(node)
    yield from held


def _list(element: Element) -> Element:
    return element.holding(*_gathered(element.children, ("li",), "li", element))


def _description(element: Element) -> Element:
    """Groups of names and texts: a text without name, or a name without text, has an empty one."""
    if _said(element) and all(_named(child, "div") for child in _said(element)):
        return element.holding(*(_description(child) for child in _said(element) if isinstance(child, Element)))
    flat = [part for child in element.children for part in (_parts(child) if _named(child, "div") else (child,))]
    children = list(_gathered(flat, ("dt", "dd"), "dd", element))
    named = [child for child in children if isinstance(child, Element)]
    if named and named[0].name == "dd":
        children.insert(0, Element("dt", {}, (), element.position))
    if named and named[-1].name == "dt":
        children.append(Element("dd", {}, (), element.position))
    return element.holding(*children)


def _parts(node: Node) -> tuple[Node, ...]:
    return node.children if isinstance(node, Element) else (node,)


def _figure(element: Element) -> Element:
    """One caption, first or last; others are text."""
    captions = [child for child in element.children if _named(child, "figcaption")]
    plain = [
        replace(child, name="div") if isinstance(child, Element) and child in captions[1:] else child
        for child in element.children
    ]
    said = _said(element.holding(*plain))
    if not captions or captions[0] in (said[0], said[-1]):
        return element.holding(*plain)
    return element.holding(*(child for child in plain if child is not captions[0]), captions[0])


def _details(element: Element) -> Element:
    """The summary first; without one there is nothing to open."""
    summary = next((child for child in element.children if _named(child, "summary")), None)
    if summary is None:
        return replace(element, name="div", attributes={k: v for k, v in element.attributes.items() if k != "open"})
    others = (
        replace(child, name="div") if isinstance(child, Element) and child.name == "summary" else child
        for child in element.children
        if child is not summary
    )
    return element.holding(summary, *others)


def _table(element: Element) -> Element:
    """Caption, columns, head, bodies, foot, in this order; of several captions, heads or feet the first is it."""
    parts = [child for child in element.children if isinstance(child, Element)]
    firsts = {part.name: part for part in reversed(parts)}
    captions = [part for part in parts if part.name == "caption"]
    kept = []
    for part in parts:
        if part.name == "caption" and part is firsts["caption"]:
            kept.append(part.holding(*(child for caption in captions for child in caption.children)))
        elif part.name in ("thead", "tfoot") and part is not firsts[part.name]:
            kept.append(replace(part, name="tbody"))
        elif part.name != "caption":
            kept.append(part if part.name in RANKS else _cell(part))
    return element.holding(*sorted(kept, key=lambda part: RANKS[part.name]))


def _cell(part: Element) -> Element:
    """What is no part of a table, as one of a single cell."""
    for name in ("td", "tr", "tbody"):
        part = Element(name, {}, (part,), part.position)
    return part


GROUPED: Mapping[str, Callable[[Element], Element]] = {
    "ul": _list,
    "ol": _list,
    "dl": _description,
    "figure": _figure,
    "details": _details,
    "table": _table,
}
