"""The baseline grid (行取り, JLREQ 2.5): blocks take whole lines, so that the text after them is on the grid again."""

import math
from collections.abc import Callable
from typing import Any

from weasyprint.text.line_break import strut

STEPS = ("none", "start", "center", "end")  # where in its lines the block stands
TOLERANCE = 1e-3  # px


def stepped(stock: Callable[..., Any]) -> Callable[..., Any]:
    """``block_level_layout`` that rounds up the height of blocks with ``block-step-align`` to whole line pitches."""

    def block_level_layout(context: Any, box: Any, bottom_space: float, *rest: Any, **named: Any) -> Any:
        result = stock(context, box, bottom_space, *rest, **named)
        new, resume_at = result[0], result[1]
        if new is not None and resume_at is None and new.style["block_step_align"] != "none":
            missing = missing_height(new)
            end = new.position_y + new.margin_height() + missing
            if missing > TOLERANCE and not context.overflows_page(bottom_space, end):
                _grow(new, missing)
        return result

    return block_level_layout


def missing_height(box: Any) -> float:
    """What a block lacks to be whole lines high, px."""
    pitch, _ = strut(box.style.root_style)
    return float(math.ceil(box.border_height() / pitch - TOLERANCE) * pitch - box.border_height())


def _grow(box: Any, missing: float) -> None:
    share = {"start": 0.0, "center": 0.5, "end": 1.0}[box.style["block_step_align"]]
    box.height += missing
    for child in box.children:
        child.translate(dy=missing * share)
