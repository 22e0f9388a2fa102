"""Formulas, which are pictures: a reader who copies one gets its LaTeX (ActualText, ISO 32000-1 14.9.4).

Readers of PDF take an ActualText only where something is written: a letter that is not painted is. It stands beside the
number of the content, where PDFium looks for it, and in a mark called Span, where poppler does.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.matrix import Matrix

from .setting import Setting
from .shaping import Shaper

UNSEEN = 3  # text rendering mode (ISO 32000-1 9.3.6)
LETTER = "x"


def telling_formulas(stock: Callable[..., Any], shaper: Shaper) -> Callable[..., Any]:
    """``Stream.marked``, which marks a formula's picture with its LaTeX."""

    @contextmanager
    def marked(self: Any, box: Any, tag: str) -> Iterator[None]:
        text = _latex(box) if tag == "Figure" and self._tags is not None else ""
        if not text:
            with stock(self, box, tag):
                yield
            return
        number = len(self._tags)
        self._tags[box] = {"tag": tag, "mcid": number}
        properties = pydyf.Dictionary({"MCID": number, "ActualText": pydyf.String(text)})
        pydyf.Stream.begin_marked_content(self, "Span", properties)
        _write_unseen(self, box, shaper)
        try:
            yield
        finally:
            pydyf.Stream.end_marked_content(self)

    return marked


def _latex(box: Any) -> str:
    """That of a formula's box; empty for any other picture."""
    element = box.element
    is_formula = element is not None and element.tag == "img" and element.get("class") == "formula"
    return element.get("alt") or "" if is_formula else ""


def _write_unseen(stream: Any, box: Any, shaper: Shaper) -> None:
    letters = shaper.shape(LETTER, box.style)
    setting = Setting(LETTER, letters, [0.0], [letters[0].advance], box.style)
    with stream.stacked():
        stream.begin_text()
        stream.set_text_rendering(UNSEEN)
        setting.draw(stream, Matrix(1, 0, 0, -1, box.position_x, box.position_y + box.height), is_tagged=False)
        stream.end_text()
