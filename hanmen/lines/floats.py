"""Figures that wait (CSS Page Floats 3, in part): what does not fit on the page lets the text go on, and follows it.

A figure, table or column with ``float-defer: page`` changes places with the paragraphs after it until there is room:
no page is left with a hole. At the end of a list item it leaves the item, and waits among the items after it.
It never passes a heading, so that it stays in its section; where it has nothing to pass, its picture is made smaller,
within reason, or its text goes on on the next page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

DEFERS = ("none", "page")
CAPTION, LEAST, TALLEST = 4.0, 5.0, 14.0  # lines: for a caption and margins, the lowest picture, the highest
SMALLEST = 0.6
PASSABLE = frozenset({"p", "ul", "ol", "dl", "blockquote", "li"})
LISTS = frozenset({"ul", "ol", "li"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


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
        if not isinstance(box.children, Siblings) and any(map(_may_move, box.children)):
            box.children = Siblings(box.children)
        return stock(context, box, *rest, **named)

    return block_container_layout


def deferring(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``_in_flow_layout`` in which a figure that does not fit lets the next paragraph go before it."""

    around: list[tuple[Any, int]] = []  # the blocks that are being laid out, and where in them: the innermost last

    def in_flow_layout(context: Any, box: Any, index: int, child: Any, new_children: Any, *rest: Any) -> Any:
        _let_go(child, context.page_bottom)
        before, again = list(new_children), _copied(rest)
        with _entered(around, (box, index)):
            result = stock(context, box, index, child, new_children, *rest)
        if context.in_column or not waits(child) or not _was_refused(result, index):
            return result
        if _leave_lists(around, box, index):
            return _nothing(before, again)
        if not (go_back := _passed(box, index)):
            smaller = _reduced(stock, context, box, index, child, before, again)
            return smaller or _divided(stock, context, box, index, child, before, again) or result
        follower = box.children[index]
        follower.position_x, follower.position_y = child.position_x, child.position_y
        second = in_flow_layout(context, box, index, follower, before, *again)
        if _was_refused(second, index):
            go_back()
            return result
        return second

    return in_flow_layout


@contextmanager
def _entered(around: list[tuple[Any, int]], place: tuple[Any, int]) -> Iterator[None]:
    around.append(place)
    try:
        yield
    finally:
        around.pop()


def _leave_lists(around: list[tuple[Any, int]], box: Any, index: int) -> bool:
    """Whether the figures at the end of *box* were moved out of its list items, in front of what they may pass."""
    last, inner = _after_figures(box, index) == len(box.children), box
    for outer, place in reversed(around):
        if not last or inner.element_tag not in LISTS or outer.children[place] is not inner:
            return False
        if _can_pass(outer, place):
            outer.children[place + 1 : place + 1] = box.children[index:]
            del box.children[index:]
            return True
        last, inner = place == len(outer.children) - 1, outer
    return False


def _nothing(before: list[Any], rest: tuple[Any, ...]) -> Any:
    """The layout of no child at all: the block is as it was."""
    _, _, _, adjoining_margins, _, position_y, _, _, _, _, next_page, max_lines = rest
    return False, False, None, position_y, adjoining_margins, next_page, before, max_lines


def _reduced(
    stock: Callable[..., Any], context: Any, box: Any, index: int, child: Any, before: list[Any], rest: tuple[Any, ...]
) -> Any:
    """The layout with a smaller picture, if that fits and the picture keeps three fifths of its height.

    A picture whose height is given keeps it.
    """
    pictures = [each for each in child.descendants() if isinstance(each, boxes.ReplacedBox)]
    pitch, _ = strut(child.style.root_style)
    room = context.page_bottom - child.position_y - CAPTION * pitch
    if len(pictures) != 1 or pictures[0].style["height"] != "auto" or room < LEAST * pitch:
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
    """The layout of a column that goes on on the next page, if it is text and some of it fits.

    So does a table that would leave the headings above it alone on their page.
    """
    if child.element_tag == "figure" and not (_rows_height(child) and all(map(_is_heading, before))):
        return None
    style = child.style
    child.style = style.copy()
    child.style["break_inside"] = "auto"
    result = stock(context, box, index, child, before, *rest)
    if not _was_refused(result, index):
        return result
    child.style = style
    return None


def _let_go(figure: Any, page_height: float) -> None:
    """A table that no page can hold begins where it stands."""
    if waits(figure) and _rows_height(figure) > page_height:
        figure.style = figure.style.copy()
        figure.style["break_inside"] = "auto"


def _rows_height(figure: Any) -> float:
    """What the rows of tables in a figure are high at least, px: a line each, and the padding of their cells."""
    rows = [each for each in figure.descendants() if isinstance(each, boxes.TableRowBox)]
    return float(sum(strut(row.style)[0] + max(map(_padding, row.children), default=0.0) for row in rows))


def _padding(cell: Any) -> float:
    sides = (cell.style["padding_top"], cell.style["padding_bottom"])
    return float(sum(side.value for side in sides if side.unit == "px"))


def _is_heading(box: Any) -> bool:
    return box.element_tag in HEADINGS


def _keeps_size(new: Any, child: Any) -> bool:
    """Whether the picture is not much lower than the whole measure, or its style, would have it."""
    (picture,) = (each for each in new.descendants() if isinstance(each, boxes.ReplacedBox))
    whole = picture.height / picture.width * child.width
    pitch, _ = strut(child.style.root_style)
    return bool(picture.height >= SMALLEST * min(whole, TALLEST * pitch))


def _copied(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """The margins (the fourth argument) are added to by a layout, even by one that is given up."""
    return (*arguments[:3], list(arguments[3]), *arguments[4:])


def _may_move(child: Any) -> bool:
    return waits(child) or child.element_tag in LISTS


def waits(child: Any) -> bool:
    """Whether the box is a figure, in the widest sense: one that changes places with what does not have to wait."""
    return isinstance(child, boxes.BlockLevelBox) and bool(child.style["float_defer"] == "page")


def _was_refused(result: Any, index: int) -> bool:
    """Whether the page ends before the child: nothing of it was set."""
    _, stop, resume_at = result[:3]
    return bool(stop) and resume_at == {index: None}


def _can_pass(box: Any, index: int) -> bool:
    """Whether the child may wait until what follows it, or the first item of the list that does, is set."""
    place = _after_figures(box, index)
    if not isinstance(box.children, Siblings) or place == len(box.children):
        return False
    _release(box, place)
    follower = box.children[place]
    return follower.element_tag in PASSABLE and (not _holds(follower) or _can_enter(follower))


def _can_enter(block: Any) -> bool:
    """Whether there is a place in a list, or an item, with figures: between its first child and the first figure."""
    if block.element_tag not in LISTS or not block.children or waits(block.children[0]):
        return False
    _release(block, 0)
    return not _holds(block.children[0])


def _passed(box: Any, index: int) -> Callable[[], None] | None:
    """Puts what follows the child in its place, and the child after it; gives the way back, or nothing if none can.

    No figure passes another: those after the child go with it, before a list that has some they go among the items.
    """
    if not _can_pass(box, index):
        return None
    place = _after_figures(box, index)
    figures, follower = box.children[index:place], box.children[place]
    goal, at = (follower.children, 1) if _holds(follower) else (box.children, index + 1)
    del box.children[index:place]
    goal[at:at] = figures

    def go_back() -> None:
        del goal[at : at + len(figures)]
        box.children[index:index] = figures

    return go_back


def _after_figures(box: Any, index: int) -> int:
    return next((at for at in range(index + 1, len(box.children)) if not waits(box.children[at])), len(box.children))


def _release(box: Any, index: int) -> None:
    """Moves the figures at the end of a list item, or of its last lists, out of it."""
    block = box.children[index]
    if block.element_tag not in LISTS or not block.children:
        return
    if not isinstance(block.children, Siblings):
        block.children = Siblings(block.children)
    if not isinstance(box.children, Siblings):
        box.children = Siblings(box.children)
    _release(block, len(block.children) - 1)
    while len(block.children) > 1 and waits(block.children[-1]):
        box.children.insert(index + 1, block.children.pop())


def _holds(block: Any) -> bool:
    return any(map(waits, block.descendants())) if isinstance(block, boxes.ParentBox) else False
