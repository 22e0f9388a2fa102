"""Notes that are never lost (JLREQ 4.2.5): a line that is set has its notes at the foot of its page or of the next."""

from collections.abc import Callable, Iterator
from typing import Any


def handing_on(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``remake_page`` that begins with the notes that the page before put off, as often as the page is made.

    WeasyPrint begins with those of the page that it made last, which is another one when it makes some pages again.
    """

    def remake_page(index: int, context: Any, *rest: Any) -> Any:
        put_off = vars(context).setdefault("put_off", {})
        context.reported_footnotes = list(put_off.get(index - 1, ()))
        result = stock(index, context, *rest)
        put_off[index] = list(context.reported_footnotes)
        return result

    return remake_page


def to_the_last(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``make_all_pages`` that makes pages again that put off notes: else pages of nothing but notes are forgotten."""

    def make_all_pages(context: Any, *rest: Any) -> Iterator[Any]:
        for index, notes in vars(context).get("put_off", {}).items():
            if notes and index < len(context.page_maker):
                context.page_maker[index][-1]["pages_wanted"] = True
        yield from stock(context, *rest)

    return make_all_pages


def giving_back(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``_update_footnote_area`` after which no room is kept for notes that all went to the next page.

    WeasyPrint would keep the margin and the rule of an area that is empty. Nor does it tell that the notes are higher
    than the page: what was put off for the last page of all would stand above it.
    """

    def update_footnote_area(context: Any) -> bool:
        overflows = stock(context)
        area = context.current_footnote_area
        if not area.children and not context.in_column:
            context.page_bottom += area.margin_height()
            area.height = "auto"
        return bool(overflows or context.page_bottom < area.page.content_box_y())

    return update_footnote_area
