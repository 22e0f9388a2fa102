"""Ways through a tree of elements: looking (`elements`, `text_of`), making another (`rewrite`, `made`)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from typing import TypeAlias

from .diagnostics import NOWHERE
from .model import Element

Node: TypeAlias = Element | str


def made(name: str, css_class: str = "", *children: Node, **attributes: str) -> Element:
    """An element that no author wrote."""
    return Element(name, ({"class": css_class} if css_class else {}) | attributes, children, NOWHERE)


def elements(node: Node) -> Iterator[Element]:
    """The element itself and all below it, in document order."""
    if isinstance(node, Element):
        yield node
        for child in node.children:
            yield from elements(child)


def text_of(node: Node, without: frozenset[str] = frozenset()) -> str:
    """The characters of a node; those inside elements named in *without* are left out."""
    if isinstance(node, str):
        return node
    if node.name in without:
        return ""
    return "".join(text_of(child, without) for child in node.children)


def rewrite(element: Element, change: Callable[[Element], Iterable[Node]]) -> Element:
    """The same tree, each element below *element* replaced by what *change* makes of it, children first."""
    return element.holding(*_rewritten(element.children, change))


def _rewritten(children: Iterable[Node], change: Callable[[Element], Iterable[Node]]) -> Iterator[Node]:
    for child in children:
        if isinstance(child, Element):
            yield from change(rewrite(child, change))
        else:
            yield child


NOT_COUNTED = re.compile("[\\s\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]+")
PASSED_OVER = frozenset(  # classes
    "footnote head-note note-call noteref note-again backlink endnotes only-pdf only-epub".split()
)
READINGS, WHOLES = frozenset({"rt", "rp"}), frozenset({"img", "svg", "math"})


def counted(text: str) -> str:
    """The characters by which places in a document are counted: those that are seen."""
    return NOT_COUNTED.sub("", text)


def is_passed_over(name: str, classes: str) -> bool:
    """Whether an element counts as nothing: readings, notes (each medium has them elsewhere), text for one medium."""
    return name in READINGS or not PASSED_OVER.isdisjoint(classes.split())


def is_whole(name: str) -> bool:
    """Whether an element counts as one character, whatever it holds: it is a picture or drawn as one."""
    return name in WHOLES


VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2


def serialise(node: Node, attributes: Callable[[Element], Mapping[str, str]] = lambda e: e.attributes) -> str:
    """XHTML that is HTML too: explicit end tags, no white space but the author's. *attributes* may choose others."""
    if isinstance(node, str):
        return escaped(node, quote=False)
    start = node.name + "".join(f' {name}="{escaped(value)}"' for name, value in attributes(node).items())
    if node.name in VOID:
        return f"<{start}/>"
    return f"<{start}>{''.join(serialise(child, attributes) for child in node.children)}</{node.name}>"


def escaped(text: str, quote: bool = True) -> str:
    """Text for an attribute, or with *quote* false for between tags; what XML cannot write is left out."""
    return escape(FORBIDDEN.sub("", text), quote)
