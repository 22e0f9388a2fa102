"""Notes that are never lost (JLREQ 4.2.5): a line that is set has its notes at the foot of its page or of the next."""

from collections.abc import Callable
from typing import Any


def keeping_notes(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``_linebox_layout`` that puts off the notes of a last line for which others had to make room.

    WeasyPrint sets that line without looking at its own notes.
    """

    def linebox_layout(context: Any, box: Any, index: int, child: Any, new_children: list[Any], *rest: Any) -> Any:
        result = stock(context, box, index, child, new_children, *rest)
        abort, stop, _, _, new_footnotes, _ = result
        if stop and not abort and new_children and not context.in_column:
            for inline in new_children[-1].descendants():
                if inline.footnote in context.footnotes:
                    context.layout_footnote(inline.footnote)
                    context.report_footnote(inline.footnote)
                    new_footnotes.append(inline.footnote)
        return result

    return linebox_layout


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
