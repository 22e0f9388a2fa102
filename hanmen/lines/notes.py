"""Notes that are never lost (JLREQ 4.2.5): a line that is set has its notes at the foot of its page or of the next."""

from collections.abc import Callable, Iterator
from typing import Any


def keeping_notes(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``_linebox_layout`` that puts off the notes of a last line for which others had to make room.

    WeasyPrint sets that line without looking at its own notes. It also puts off the notes of earlier paragraphs for a
    second line that may not be parted from the first; here the paragraph goes to the next page instead.
    """

    def linebox_layout(
        context: Any, box: Any, index: int, child: Any, new_children: list[Any], page_is_empty: bool, *rest: Any
    ) -> Any:
        here = list(context.current_page_footnotes)
        result = stock(context, box, index, child, new_children, page_is_empty, *rest)
        abort, stop, resume_at, position_y, new_footnotes, max_lines = result
        if stop and not abort and not page_is_empty and _take_back(here, context):
            return True, False, resume_at, position_y, new_footnotes, max_lines
        if stop and not abort and new_children and not context.in_column:
            for inline in new_children[-1].descendants():
                if inline.footnote in context.footnotes:
                    context.layout_footnote(inline.footnote)
                    context.report_footnote(inline.footnote)
                    new_footnotes.append(inline.footnote)
        return result

    return linebox_layout


def _take_back(here: list[Any], context: Any) -> bool:
    """Whether any of the notes that were *here*, on this page, has been put off; then they are here again."""
    gone = [note for note in here if note in context.reported_footnotes]
    if not gone:
        return False
    for note in gone:
        context.reported_footnotes.remove(note)
    later = [note for note in context.current_page_footnotes if note not in here]
    context.current_page_footnotes[:] = [*here, *later]
    context._update_footnote_area()
    return True


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

    WeasyPrint would keep the margin and the rule of an area that is empty.
    """

    def update_footnote_area(context: Any) -> Any:
        result = stock(context)
        area = context.current_footnote_area
        if not area.children and not context.in_column:
            context.page_bottom += area.margin_height()
            area.height = "auto"
        return result

    return update_footnote_area
