"""What stands close to the trimmed edge: art must go on into the bleed, text must keep away.

The knife may cut a millimetre or two off its line; every printer's guide asks for both.
"""

from collections.abc import Iterator

from ...messages import Words
from ..geometry import POINT, Box, common
from ..painting import Painting
from .colour import is_white
from .finding import Finding
from .sheet import Sheet

TOUCH = 0.3  # pt; closer to an edge than this is at the edge
LONGEST_GAP = 3.0  # pt, of art at the trimmed edge that does not reach the end of the bleed
HIDDEN_FOLIO = (4, 7.0)  # so few characters, so small (pt), are a number for the binder alone
Span = tuple[float, float]
SIDES = (
    Words("left", "左端"),
    Words("lower", "下端"),
    Words("right", "右端"),
    Words("upper", "上端"),
)


def check_painted_bleed(sheet: Sheet) -> Iterator[Finding]:
    """Art that reaches the trimmed edge reaches the end of the bleed."""
    art = [_edges(painting.bounds) for painting in sheet.paintings if _is_art(painting)]
    bleed = common(sheet.bleed, sheet.media)
    if bleed == sheet.trim:
        return
    for side, words in enumerate(SIDES):
        inner, outer = _edges(sheet.trim)[side], _edges(bleed)[side]
        beside = _across(sheet.trim, side)
        at_edge = [_clipped(_span(box, side), beside) for box in art if box[side] <= inner + TOUCH < _far(box, side)]
        in_bleed = [_span(box, side) for box in art if box[side] <= outer + TOUCH < _far(box, side)]
        for start, end in _gaps(at_edge, in_bleed):
            yield sheet.find("bleed-unpainted", _strip(side, sheet.trim, bleed, start, end), side=words)


def _is_art(painting: Painting) -> bool:
    return painting.kind != "text" and painting.kind != "group" and not is_white(painting)


def _edges(box: Box) -> Box:
    """Each side as a number that grows inwards: left, lower, right, upper."""
    return box[0], box[1], -box[2], -box[3]


def _far(edges: Box, side: int) -> float:
    """The opposite side, as it grows from this one."""
    return -edges[(side + 2) % 4]


def _span(edges: Box, side: int) -> Span:
    """From where to where along that side."""
    return (edges[1], -edges[3]) if side % 2 == 0 else (edges[0], -edges[2])


def _across(box: Box, side: int) -> Span:
    return (box[1], box[3]) if side % 2 == 0 else (box[0], box[2])


def _clipped(span: Span, within: Span) -> Span:
    return max(span[0], within[0]), min(span[1], within[1])


def _gaps(wanted: list[Span], there: list[Span]) -> Iterator[Span]:
    """The parts of *wanted* that *there* leaves out, if they are long enough to be seen."""
    for start, end in wanted:
        for left, right in sorted(there):
            if right <= start or left >= end:
                continue
            if left - start > LONGEST_GAP:
                yield start, left
            start = max(start, right)
        if end - start > LONGEST_GAP:
            yield start, end


def _strip(side: int, trim: Box, bleed: Box, start: float, end: float) -> Box:
    """The part of the bleed that is left white."""
    if side % 2:
        return start, min(trim[side], bleed[side]), end, max(trim[side], bleed[side])
    return min(trim[side], bleed[side]), start, max(trim[side], bleed[side]), end


def check_safe_area(sheet: Sheet) -> Iterator[Finding]:
    """Text keeps its distance from the trimmed edge; hidden folios may lie in the gutter."""
    wanted = sheet.document.wants.safe
    for painting in sheet.paintings:
        if painting.kind != "text" or _is_hidden_folio(painting):
            continue
        (left, bottom, right, top), trim = painting.bounds, sheet.trim
        if right <= trim[0] or left >= trim[2] or top <= trim[1] or bottom >= trim[3]:
            continue  # beside the page, for the printer
        room = min(left - trim[0], bottom - trim[1], trim[2] - right, trim[3] - top) * POINT
        if room < wanted - 0.05:
            yield sheet.find("text-near-edge", painting.bounds, least=max(round(room, 1), 0), wanted=f"{wanted:g}")


def _is_hidden_folio(painting: Painting) -> bool:
    font = painting.state.text.font
    count = sum(len(string) for string in painting.shown) / (font.metrics.code_length if font else 1)
    return count <= HIDDEN_FOLIO[0] and painting.text_size <= HIDDEN_FOLIO[1]
