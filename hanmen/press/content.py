"""Content streams, instruction by instruction, with the graphics state that each finds (ISO 32000-1, 7.8 and 8.2).

`steps` serves who rewrites a stream as well as who reads one; `walk.called` gives the streams that a step leads into.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Object, Page, PdfError, parse_content_stream

from .geometry import EVERYWHERE, Box, bounds, common, readable_box, transformed, united
from .graphics import START, MalformedError, MissingError, State
from .resources import Font, Resources
from .text import numbers

Role = Literal["page", "form", "pattern", "glyph", "mask"]
Instruction = ContentStreamInstruction | ContentStreamInlineImage

STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
SHOWS = frozenset(("Tj", "TJ", "'", '"'))
PATH_ENDS = STROKES | FILLS | {"n"}
PATHS = {"m": 2, "l": 2, "c": 6, "v": 4, "y": 4, "re": 4, "h": 0, "W": 0, "W*": 0}  # how many operands each has


@dataclass(frozen=True, slots=True)
class Content:
    """A content stream, what its names mean, and the state it starts from.

    *holder* is a page, or the stream of a form, a tiling pattern's cell or a glyph procedure. *role* stays ``mask``,
    ``pattern`` or ``glyph`` in the forms that such a stream calls. *area* is what a pattern fills, in default user
    space: its cell is repeated there.
    """

    holder: Page | Object
    resources: Resources
    state: State = START
    role: Role = "page"
    area: Box | None = None
    callers: frozenset[tuple[int, int]] = frozenset()  # the streams that lead here, by their keys

    @property
    def key(self) -> tuple[int, int]:
        """The object number by which a stream is known that is called more than once."""
        return (self.holder.obj if isinstance(self.holder, Page) else self.holder).objgen


class Step(NamedTuple):
    """One instruction: the state it finds and the one it leaves, and what it needs.

    An inline image has the operator ``BI``. *subpaths* are the boxes around those that a path-painting operator
    paints, in user space. *fault* says why an instruction could not be carried out: ``operands``, ``resource``,
    ``restore`` (Q without q), ``save`` (q without Q, told at the end), ``syntax``.
    """

    state: State
    operator: str
    operands: Sequence[Any]
    after: State
    instruction: Instruction | None = None
    subpaths: tuple[Box, ...] = ()
    fault: str = ""


def page_content(page: Page, fonts: dict[tuple[int, int], Font] | None = None) -> Content:
    """What a page shows. *fonts* are those read before, from other pages of the same file."""
    resources = Resources(page.resources, {} if fonts is None else fonts)
    return Content(page, resources, START.having(clip=readable_box(page.mediabox) or EVERYWHERE))


def steps(content: Content) -> Iterator[Step]:
    """Every instruction of one stream, in order, with the states before and after; never raises for what is broken."""
    state, path = content.state, _Path()
    try:
        instructions = parse_content_stream(content.holder)
    except PdfError:
        yield Step(state, "", (), state, fault="syntax")
        return
    for instruction in instructions:
        if isinstance(instruction, ContentStreamInlineImage):
            yield Step(state, "BI", (instruction.iimage,), state, instruction)
            continue
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in PATHS:
            yield Step(state, operator, operands, state, instruction, (), path.extend(operator, operands))
        elif operator in PATH_ENDS:
            subpaths, clip = path.taken(state)
            after = state if clip == state.clip else state.having(clip=clip)
            yield Step(state, operator, operands, after, instruction, subpaths)
            state = after
        else:
            after, fault = _carried_out(state, operator, operands, content.resources)
            yield Step(state, operator, operands, after, instruction, (), fault)
            state = after
    if state.saved is not content.state.saved:
        yield Step(state, "", (), state, fault="save")


def _carried_out(state: State, operator: str, operands: Sequence[Any], resources: Resources) -> tuple[State, str]:
    try:
        after = state.after(operator, operands, resources)
    except MalformedError:
        return state, "operands"
    except MissingError:
        return state, "resource"
    return after, "restore" if operator == "Q" and state.saved is None else ""


@dataclass(slots=True)
class _Path:
    """The path that is being made (8.5.2), as the points of its subpaths, and whether it will clip."""

    subpaths: list[list[tuple[float, float]]] = field(default_factory=list)
    will_clip: bool = False

    def extend(self, operator: str, operands: Sequence[Any]) -> str:
        try:
            values = numbers(operands, PATHS[operator])
        except (TypeError, ValueError):
            return "operands"
        if operator == "re":
            x, y, width, height = values
            values = (x, y, x + width, y + height)
        if operator in ("m", "re") or not self.subpaths:
            self.subpaths.append([])
        self.subpaths[-1] += zip(values[::2], values[1::2], strict=True)
        self.will_clip = self.will_clip or operator in ("W", "W*")
        return ""

    def taken(self, state: State) -> tuple[tuple[Box, ...], Box]:
        """The boxes around the subpaths in user space, and the clip that holds from now on. A new path may begin."""
        boxes = tuple(bounds(points) for points in self.subpaths if points)
        clip = common(state.clip, transformed(united(boxes), state.ctm)) if self.will_clip else state.clip
        self.subpaths, self.will_clip = [], False
        return boxes, clip
