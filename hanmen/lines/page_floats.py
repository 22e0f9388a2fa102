"""Figures at the head or at the foot of their page (CSS Page Floats 3, in part; JLREQ 4.3.2).

A figure never leaves its place in the text that is read and copied: only where it stands on the page changes, with the
text between. ``page-float: auto`` brings a figure from under the rest of a paragraph to the page's head; ``top`` and
``bottom`` ask for head and foot. Headings are not passed, and figures keep their order.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout.block import remove_placeholders

from .floats import PASSABLE, Siblings, waits
from .grid import TOLERANCE, missing_height

PAGE_FLOATS = ("auto", "top", "bottom")


def at_head(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``_in_flow_layout`` that lifts a figure over the text between it and the head of its page."""

    def in_flow_layout(context: Any, box: Any, index: int, child: Any, *rest: Any) -> Any:
        page_is_empty, skip_stack = rest[1], rest[7]
        result = stock(context, box, index, child, *rest)
        abort, stop, resume_at, _, margins, next_page, children, max_lines = result
        if abort or stop or not children or not page_is_empty or context.in_column:
            return result
        last = children[-1]
        last.is_rest, last.margins_after = skip_stack is not None and len(children) == 1, list(margins)
        if not (text := _text_above(children)):
            return result
        _lift(last, text, is_first=not any(map(waits, children[:-1])))
        return abort, stop, resume_at, _end(text[-1]), list(text[-1].margins_after), next_page, children, max_lines

    return in_flow_layout


def _text_above(children: Sequence[Any]) -> list[Any]:
    """The text from the page's head, or the figures there, down to the last child, if that is a figure to be lifted.

    One that is not whole lines high found no room for them: it is the last on its page.
    """
    *before, figure = children
    if not waits(figure) or figure.style["page_float"] == "bottom" or missing_height(figure) > TOLERANCE:
        return []
    text = [each for each in before if not waits(each)]
    if not text or not all(each.element_tag in PASSABLE for each in text):
        return []
    if any(each.position_y > text[0].position_y for each in before if waits(each)):
        return []
    is_rest = len(text) == 1 and text[0].element_tag == "p" and text[0].is_rest
    return text if is_rest or figure.style["page_float"] == "top" else []


def _lift(figure: Any, text: Sequence[Any], is_first: bool) -> None:
    """Put the figure where the text begins, at the page's head or under other figures, and the text below it."""
    head = text[0].position_y if is_first else text[0].border_box_y()
    figure.translate(dy=head - figure.border_box_y())
    space = max(figure.margin_bottom, text[0].margin_top)
    figure.lifted_over = head + figure.border_height() + space - text[0].border_box_y()
    for each in text:
        each.translate(dy=figure.lifted_over)


def sinking(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``find_earlier_page_break`` that raises text again when the figure lifted over it goes to the next page."""

    def find_earlier_page_break(context: Any, children: Sequence[Any], *rest: Any) -> Any:
        result = stock(context, children, *rest)
        if result:
            kept, _ = result
            gone = sum(getattr(each, "lifted_over", 0.0) for each in children[len(kept) :])
            for each in kept if gone else ():
                if not waits(each):
                    each.translate(dy=-gone)
        return result

    return find_earlier_page_break


def at_foot(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``block_container_layout`` that lowers figures to the foot of a page on which their block does not end.

    Of the lines of space above and below a figure one is enough at the foot: the block is laid out again with that one,
    and if the figures cannot be lowered so, a third time as it was. The line that is won may be the block's last.
    """

    def block_container_layout(context: Any, box: Any, *rest: Any, **named: Any) -> Any:
        if named or context.in_column or not isinstance(box.children, Siblings):
            return stock(context, box, *rest, **named)
        place, margins = (box.position_x, box.position_y), list(rest[5] or ())
        result = stock(context, box, *rest)
        if result[0] is None or result[1] is None or not (figures := _to_lower(result[0])):
            return result
        for without_space in ([box.children[each.index] for each in figures], []):
            remove_placeholders(context, [result[0]], *rest[3:5])
            box.position_x, box.position_y = place
            with _no_space_above(without_space):
                result = stock(context, box, *rest[:5], list(margins), *rest[6:])
            if result[0] is not None and _lower(result[0], figures := _to_lower(result[0])):
                return (*result[:3], [figures[-1].margin_bottom], *result[4:])
        return result

    return block_container_layout


def _to_lower(block: Any) -> list[Any]:
    """The figures for the foot of the page: those that are followed by text and each other alone."""
    figures: list[Any] = []
    for child in reversed(block.children):
        if waits(child) and child.style["page_float"] == "bottom":
            figures.insert(0, child)
        elif child.is_in_normal_flow() and child.element_tag not in PASSABLE:
            break
    return figures


@contextmanager
def _no_space_above(figures: Sequence[Any]) -> Iterator[None]:
    styles = [figure.style for figure in figures]
    for figure in figures:
        figure.style = figure.style.copy()
        figure.style["margin_top"] = Dimension(0, "px")
    yield
    for figure, style in zip(figures, styles, strict=True):
        figure.style = style


def _lower(block: Any, figures: Sequence[Any]) -> bool:
    """Put the figures at the end of the block, and the text after them where they were, if a line of space remains."""
    if not figures:
        return False
    foot = block.content_box_y() + block.height
    top = foot + figures[-1].margin_bottom - sum(each.border_height() + each.margin_bottom for each in figures)
    text, end = _closed_up(block.children, figures)
    if end is not None and end + figures[0].margin_bottom > top + TOLERANCE:
        return False
    for each, shift in text:
        each.translate(dy=-shift)
    for figure in figures:
        figure.translate(dy=top - figure.border_box_y())
        top += figure.border_height() + figure.margin_bottom
    return True


def _closed_up(children: Sequence[Any], figures: Sequence[Any]) -> tuple[list[tuple[Any, float]], float | None]:
    """The text after the first figure, each with how far it moves up when the figures are gone; and where it ends."""
    text, shift, after_figure = list[tuple[Any, float]](), 0.0, False
    before: Any = None
    end: float | None = None
    for child in children:
        if child in figures:
            after_figure = True
        elif not child.is_in_normal_flow():
            text.append((child, shift))
        else:
            if after_figure:
                begin = figures[0].border_box_y() if end is None else end + max(before.margin_bottom, child.margin_top)
                shift, after_figure = child.border_box_y() - begin, False
            text.append((child, shift))
            before, end = child, _end(child) - shift
    return text, end


def _end(box: Any) -> float:
    return float(box.border_box_y() + box.border_height())
