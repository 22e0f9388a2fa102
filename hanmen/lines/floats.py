"""Figures that wait (CSS Page Floats 3, in part): what does not fit on the page lets the text go on, and follows it.

A figure, table or column with ``float-defer: page`` changes places with the paragraphs after it until there is room:
no page is left with a hole. It never passes a heading, so that it stays in its section; where it has nothing to pass,
its picture is made smaller, within reason, or its text goes on on the next page.
"""

from collections.abc import Callable, Iterator
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

DEFERS = ("none", "page")
CAPTION, LEAST, TALLEST = 4.0, 5.0, 14.0  # lines: for a caption and margins, the lowest picture, the highest
SMALLEST = 0.6
PASSABLE = frozenset({"p", "ul", "ol", "dl", "blockquote"})


class Siblings(list[Any]):
    """Children of a block whose slices see later changes of order: WeasyPrint walks over one while we reorder."""

    def __getitem__(self, key: Any) -> Any:
        return _Rest(self, key.start or 0) if isinstance(key, slice) and key.stop is None else super().__getitem__(key)


class _Rest:
    def __init__(self, siblings: Siblings, start: int) -> None:
        self.siblings, self.start = siblings, start

    def __iter__(self) -> Iterator[Any]:
        place = self.start
        while place < len(self.siblings):
            yield self.siblings[place]
            place += 1


def with_order(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``block_container_layout`` for boxes whose children may change places."""

    def block_container_layout(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        if not isinstance(box.children, Siblings) and any(map(_waits, box.children)):
            box.children = Siblings(box.children)
        return stock(context, box, *rest, **named)

    return block_container_layout


def deferring(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``_in_flow_layout`` in which a figure that does not fit lets the next paragraph go before it."""

    def in_flow_layout(context: Any, box: Any, index: int, child: Any, new_children: Any, *rest: Any) -> Any:
        before, again = list(new_children), _copied(rest)
        result = stock(context, box, index, child, new_children, *rest)
        if not _waits(child) or not _was_refused(result, index):
            return result
        if not _can_pass(box, index):
            smaller = _reduced(stock, context, box, index, child, before, again)
            return smaller or _divided(stock, context, box, index, child, before, again) or result
        _swap(box, index)
        position = child.position_x, child.position_y
        follower = box.children[index]
        follower.position_x, follower.position_y = position
        second = in_flow_layout(context, box, index, follower, before, *again)
        if _was_refused(second, index):
            _swap(box, index)
            return result
        return second

    return in_flow_layout


def _reduced(
    stock: Callable[..., Any], context: Any, box: Any, index: int, child: Any, before: list[Any], rest: tuple[Any, ...]
) -> Any:
    """The layout with a smaller picture, if that fits and the picture keeps three fifths of its height."""
    pictures = [each for each in child.descendants() if isinstance(each, boxes.ReplacedBox)]
    pitch, _ = strut(child.style.root_style)
    room = context.page_bottom - child.position_y - CAPTION * pitch
    if len(pictures) != 1 or room < LEAST * pitch:
        return None
    (picture,) = pictures
    style = picture.style
    picture.style = style.copy()
    picture.style["max_height"] = Dimension(room, "px")
    result = stock(context, box, index, child, before, *rest)
    if not _was_refused(result, index) and result[-2] and _keeps_size(result[-2][-1], child):
        return result
    picture.style = style
    return None


def _divided(
    stock: Callable[..., Any], context: Any, box: Any, index: int, child: Any, before: list[Any], rest: tuple[Any, ...]
) -> Any:
    """The layout of a column that goes on on the next page, if it is text and some of it fits."""
    if child.element_tag == "figure":
        return None
    style = child.style
    child.style = style.copy()
    child.style["break_inside"] = "auto"
    result = stock(context, box, index, child, before, *rest)
    if not _was_refused(result, index):
        return result
    child.style = style
    return None


def _keeps_size(new: Any, child: Any) -> bool:
    """Whether the picture is not much lower than the whole measure, or its style, would have it."""
    (picture,) = (each for each in new.descendants() if isinstance(each, boxes.ReplacedBox))
    whole = picture.height / picture.width * child.width
    pitch, _ = strut(child.style.root_style)
    return bool(picture.height >= SMALLEST * min(whole, TALLEST * pitch))


def _copied(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """The margins (the fourth argument) are added to by a layout, even by one that is given up."""
    return (*arguments[:3], list(arguments[3]), *arguments[4:])


def _waits(child: Any) -> bool:
    return isinstance(child, boxes.BlockLevelBox) and bool(child.style["float_defer"] == "page")


def _was_refused(result: Any, index: int) -> bool:
    """Whether the page ends before the child: nothing of it was set."""
    _, stop, resume_at = result[:3]
    return bool(stop) and resume_at == {index: None}


def _can_pass(box: Any, index: int) -> bool:
    follower = box.children[index + 1] if index + 1 < len(box.children) else None
    return isinstance(box.children, Siblings) and follower is not None and follower.element_tag in PASSABLE


def _swap(box: Any, index: int) -> None:
    box.children[index], box.children[index + 1] = box.children[index + 1], box.children[index]
