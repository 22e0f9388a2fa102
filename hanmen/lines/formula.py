"""Formulas, which are pictures: a reader who copies one gets its LaTeX.

Readers of PDF take an ActualText only where something is written: a letter that is not painted is.
"""

from typing import Any

from weasyprint.matrix import Matrix

from .setting import Setting
from .shaping import Shaper

UNSEEN = 3  # text rendering mode (ISO 32000-1 9.3.6)
LETTER = "x"


def formula_text(box: Any) -> str:
    """The LaTeX of a formula's box; empty for any other."""
    element = getattr(box, "element", None)
    if element is None or element.tag != "img" or (element.get("class") or "") != "formula":
        return ""
    return element.get("alt") or ""


def draw_unseen(stream: Any, box: Any, shaper: Shaper) -> None:
    """Write a letter where the formula's baseline begins, and paint nothing."""
    letters = shaper.shape(LETTER, box.style)
    setting = Setting(LETTER, letters, [0.0], [letters[0].advance], box.style)
    with stream.stacked():
        stream.begin_text()
        stream.set_text_rendering(UNSEEN)
        setting.draw(stream, Matrix(1, 0, 0, -1, box.position_x, box.position_y + box.height))
        stream.end_text()
