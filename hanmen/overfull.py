"""A laid-out document → what in it is larger than its place: tables, listings, pictures and formulas."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from weasyprint.document import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from .model import Element
from .tree import elements

BLOCKS = frozenset({"table", "figure", "pre", "img"})
HELD = frozenset({"turned", "turning"})  # classes of boxes that are as high as a page allows, whatever they hold
NEARLY = 0.5  # px: less is the sum of what was rounded
PIXEL = 25.4 / 96  # mm


@dataclass(frozen=True, slots=True)
class Overfull:
    """An element, its side that is too long, by how much, and how long it may be, in mm."""

    element: Element
    side: Literal["width", "height"]
    excess: float
    room: float


def overfull(document: Document, bodies: Sequence[Element]) -> Iterator[Overfull]:
    """What is wider than the line that it stands in, or, on a page of its own, higher than that; each once.

    *bodies* are what *document* was laid out from. Nothing is said of what is inside something that is too large.
    """
    if not document.pages:
        return
    root = next(child.element for child in document.pages[0]._page_box.children if child.element_tag == "html")
    laid = [element for element in root.iter() if element.tag in BLOCKS]
    written = [element for body in bodies for element in elements(body) if element.name in BLOCKS]
    known = {id(one): other for one, other in zip(laid, written, strict=True)}
    told: set[int] = set()
    for page in document.pages:
        for found in _found(page._page_box, None, 0.0, known):
            if id(found.element) not in told:
                told.add(id(found.element))
                yield found


def _found(box: Any, around: Element | None, room: float, known: dict[int, Element]) -> Iterator[Overfull]:
    """*around* is the figure or else the nearest element that we know, *room* the width that its container has."""
    element = known.get(id(box.element)) if _is_whole(box) else None
    around = around if around and around.name == "figure" else element or around
    excess = box.margin_width() - room if element else 0.0
    if around and element and excess > NEARLY:
        yield Overfull(around, "width", excess * PIXEL, room * PIXEL)
        return
    if around and not HELD.isdisjoint(_classes(box)) and (excess := _below(box)) > NEARLY:
        yield Overfull(around, "height", excess * PIXEL, box.height * PIXEL)
        return
    for child in _children(box):
        yield from _found(child, around, _width(box, room), known)


def _is_whole(box: Any) -> bool:
    """Whether a box is that of its element, and not one of those inside: a table has several."""
    is_inside = isinstance(box, boxes.TableBox | boxes.TextBox | boxes.LineBox | boxes.MarginBox)
    return box.element is not None and "::" not in (box.element_tag or "") and not is_inside


def _width(box: Any, room: float) -> float:
    """That a child may have; in a line, what the line's block has."""
    return float(box.width) if isinstance(box, boxes.BlockContainerBox | boxes.FlexBox) else room


def _below(box: Any) -> float:
    """How far what is in a box reaches below it, px."""
    foot = box.content_box_y() + box.height
    return max((child.position_y + child.margin_height() - foot for child in _children(box)), default=0.0)


def _children(box: Any) -> Iterable[Any]:
    children = getattr(box, "children", ())
    return [child._box if isinstance(child, AbsolutePlaceholder) else child for child in children]


def _classes(box: Any) -> Sequence[str]:
    return () if box.element is None else str(box.element.get("class") or "").split()
