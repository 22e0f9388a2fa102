"""Pictures and tables with their captions: ``figure`` elements, from Markdown's way and from older customs.

A picture alone in its line is a figure, unless its class is ``gaiji``.
Its caption is a ``<center>`` line or quotation after it, else its
text in square brackets, unless that says nothing (empty, ``image``, ``图片``, a file name).
``Table: caption`` after a table is its caption.
The picture's or that caption's class ``top`` or ``bottom`` says where on its page the figure stands; ``full-page``
and ``turned`` give it a page of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model import Element
from ..tree import Node, elements, rewrite, text_of
from .pictures import read_captions, without_captions
from .table import CAPTION

IDLE_ALT = re.compile(
    r"(?:image|img|图片|圖片|画像|写真|図|挿絵|挿図)?\d*|[^\s/]+\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?)", re.IGNORECASE
)
PLACES = ("top", "bottom", "turned", "full-page")
HOLDS_LINES = frozenset({"p", "li", "div", "dd", "blockquote", "section", "aside"})


def set_figures(body: Element) -> Element:
    """The body with pictures and captioned tables in ``figure`` elements."""
    return rewrite(_captioned(rewrite(rewrite(body, read_captions), _without_lone_pictures)), without_captions)


def says_something(alt: str) -> bool:
    """Whether an alternative text describes: not when it is empty, a stock word or a file name."""
    return not IDLE_ALT.fullmatch(alt.strip())


def _without_lone_pictures(element: Element) -> Iterator[Node]:
    if element.name not in HOLDS_LINES or not any(_is(child, "img") for child in element.children):
        yield _captioned(element)
        return
    parts = list(_parts(element.children))
    if element.name == "p":
        yield from (part if isinstance(part, Element) else element.holding(*part) for part in parts)
    else:
        yield _captioned(element.holding(*_flat(parts)))


def _parts(children: Sequence[Node]) -> Iterator[Element | list[Node]]:
    """Figures for pictures that have a line to themselves, and lists of what stands between them."""
    between: list[Node] = []
    for place, child in enumerate(children):
        if (
            _is(child, "img")
            and not _is_gaiji(child)
            and _ends_line(children[:place], -1)
            and _ends_line(children[place + 1 :], 0)
        ):
            if any(not _blank(node) for node in between):
                yield between
            between = []
            yield _figure(child)
        else:
            between.append(child)
    if any(not _blank(node) for node in between):
        yield between


def _ends_line(nodes: Sequence[Node], end: int) -> bool:
    if not nodes:
        return True
    nearest = nodes[end]
    if isinstance(nearest, Element):
        return nearest.name in ("br", "div", "figure", "p", "ul", "ol", "blockquote", "table")
    edge = nearest.rstrip(" \t　")[-1:] if end else nearest.lstrip(" \t　")[:1]
    return edge == "\n" or (not edge and _ends_line(nodes[:-1] if end else nodes[1:], end))


def _figure(picture: Node) -> Element:
    assert isinstance(picture, Element)
    attributes = {key: value for key, value in picture.attributes.items() if key in ("id", "data-raw")}
    image = Element("img", {k: v for k, v in picture.attributes.items() if k != "id"}, (), picture.position)
    words = picture.children or (picture.attributes.get("alt", ""),)
    caption = Element("figcaption", {}, words, picture.position)
    holds = (image, caption) if says_something(text_of(caption)) else (image,)
    return Element("figure", {"class": _classes("figure", picture), **attributes}, holds, picture.position)


def _classes(kind: str, element: Element) -> str:
    return " ".join((kind, *(each for each in element.attributes.get("class", "").split() if each in PLACES)))


def _captioned(parent: Element) -> Element:
    """The parent with caption lines moved into the figure or around the table before them."""
    children: list[Node] = []
    for child in parent.children:
        place = next((n for n in reversed(range(len(children))) if not _blank(children[n])), None)
        before = children[place] if place is not None else ""
        caption = _caption_after(before, child)
        if caption and place is not None and isinstance(before, Element):
            children[place:] = [_with_caption(before, caption)]
        else:
            children.append(child)
    return parent.holding(*children)


def _caption_after(before: Node, child: Node) -> Element | None:
    if not isinstance(child, Element) or not isinstance(before, Element):
        return None
    text = text_of(child)
    if before.name == "table" and child.name == "p" and CAPTION.match(text):
        first, *rest = child.children
        return child.holding(CAPTION.sub("", str(first), count=1), *rest)
    if before.name in ("figure", "table") and _is_centred_line(child):
        return child.holding(*_unwrapped(child))
    return None


def _is_centred_line(element: Element) -> bool:
    """A ``<center>`` or a quotation of nothing but one, holding a line of text."""
    inner = [child for child in element.children if not _blank(child)]
    if "align-center" in element.attributes.get("class", "").split():
        return bool(text_of(element).strip()) and not any(
            e.name in ("img", "table", "figure") for e in elements(element)
        )
    return (
        element.name in ("blockquote", "p")
        and len(inner) == 1
        and isinstance(inner[0], Element)
        and _is_centred_line(inner[0])
    )


def _unwrapped(element: Element) -> Iterable[Node]:
    if "align-center" not in element.attributes.get("class", "").split():
        inner = next(child for child in element.children if isinstance(child, Element))
        return _unwrapped(inner)
    return _stripped(element.children)


def _stripped(children: Sequence[Node]) -> Iterator[Node]:
    for place, child in enumerate(children):
        if isinstance(child, str):
            child = child.lstrip() if place == 0 else child
            child = child.rstrip() if place == len(children) - 1 else child
        yield child


def _with_caption(element: Element, caption: Element) -> Element:
    """The caption inside; it also tells what a picture shows whose own text says nothing."""
    figcaption = Element("figcaption", {}, caption.children, caption.position)
    if element.name == "table":
        attributes = {key: value for key, value in caption.attributes.items() if key == "id"}
        attributes = {"class": _classes("table", caption), **attributes}
        return Element("figure", attributes, (figcaption, element), element.position)
    picture = next(child for child in element.children if isinstance(child, Element))
    if not says_something(picture.attributes.get("alt", "")):
        picture = picture.having(alt=text_of(caption).strip())
    return element.holding(picture, figcaption)


def _is_gaiji(node: Node) -> bool:
    """Whether a picture stands for a character that no font has (外字), and so is part of its line."""
    return isinstance(node, Element) and "gaiji" in node.attributes.get("class", "").split()


def _is(node: Node, name: str) -> bool:
    return isinstance(node, Element) and node.name == name


def _blank(node: Node) -> bool:
    """Nothing to print: white space, a break, or the ``>`` of a quotation that was indented too far to be one."""
    if isinstance(node, str):
        return not node.strip()
    return node.name == "br" or (node.name == "p" and text_of(node).strip() == ">")


def _flat(parts: Iterable[Element | list[Node]]) -> Iterator[Node]:
    for part in parts:
        if isinstance(part, list):
            yield from part
        else:
            yield part
