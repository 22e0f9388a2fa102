"""Readings are drawn after the lines of their paragraph: then its text is found and copied in one piece.

Their places on the page and in the structure are what they were; only the order in the content stream changes.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from weasyprint.formatting_structure import boxes


class Readings:
    """The readings that wait while a page is drawn."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] | None = None  # None outside blocks
        self.element: Any = None  # of the paragraph

    def of_blocks(self, stock: Callable[..., None]) -> Callable[..., None]:
        """``draw_block_level``, at whose end nothing waits."""

        def draw_block_level(*arguments: Any) -> None:
            around = self.waiting, self.element
            self.waiting, self.element = [], None
            stock(*arguments)
            self._draw()
            self.waiting, self.element = around

        return draw_block_level

    def of_lines(self, stock: Callable[..., None]) -> Callable[..., None]:
        """``draw_inline_level``, which puts off readings until the lines of another paragraph begin."""

        def draw_inline_level(stream: Any, page: Any, box: Any, *rest: Any, **named: Any) -> None:
            if isinstance(box, boxes.LineBox) and box.element is not self.element:
                self._draw()
                self.element = box.element
            drawn = partial(stock, stream, page, box, *rest, **named)
            if self.waiting is not None and isinstance(box, boxes.InlineBox) and box.element_tag == "rt":
                self.waiting.append(drawn)
            else:
                drawn()

        return draw_inline_level

    def _draw(self) -> None:
        for drawn in self.waiting or ():
            drawn()
        if self.waiting:
            self.waiting.clear()
