"""What one instruction paints, where, and in which colour (ISO 32000-1, 8.5–8.9 and 9.4)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from pikepdf import Name, Object, PdfInlineImage, String

from .content import FILLS, SHOWS, STROKES, Content, Role, Step
from .geometry import UNIT, Box, Matrix, bounds, common, concatenated, mean_scale, placed, transformed, united
from .graphics import State
from .resources import Colour
from .text import Text, shown_items

Kind = Literal["fill", "stroke", "text", "image", "stencil", "shading", "group"]
EM_TOP, EM_BOTTOM = 0.88, -0.12  # of a character, roughly: the em box of CJK fonts (OpenType, ideoEmboxBottomOrTop)
STROKED, FILLED = frozenset((1, 2, 5, 6)), frozenset((0, 2, 4, 6))  # text rendering modes (9.3.6)


@dataclass(frozen=True, slots=True)
class Painting:
    """One thing that is painted.

    *bounds* is the box around it within the clipping path, in default user space (points); in a pattern's cell, the
    box around what the pattern fills. *colour* is nothing for an image, a shading, a transparency group and text
    that is not shown. *subpaths* are boxes in user space. *source* is the image, the shading or the group's form;
    *shown* are a text's strings.
    """

    kind: Kind
    state: State
    bounds: Box
    colour: Colour | None = None
    stroked: bool = False
    role: Role = "page"
    subpaths: tuple[Box, ...] = ()
    source: Object | PdfInlineImage | None = None
    shown: tuple[bytes, ...] = ()

    @property
    def overprint(self) -> bool:
        """Whether it overprints."""
        return self.state.overprint_stroke if self.stroked else self.state.overprint_fill

    @property
    def alpha(self) -> float:
        """Its constant alpha."""
        return self.state.stroke_alpha if self.stroked else self.state.fill_alpha

    @property
    def line_width(self) -> float:
        """The width of its line in points."""
        return self.state.line_width * mean_scale(self.state.ctm)

    @property
    def text_size(self) -> float:
        """The height of an em of its text in points."""
        _, _, c, d, _, _ = text_matrix(self.state.text, self.state.ctm)
        return float((c * c + d * d) ** 0.5)

    @property
    def shading(self) -> Object | None:
        """The shading that it is painted with."""
        if self.kind == "shading":
            return self.source if isinstance(self.source, Object) else None
        pattern = self.colour.pattern if self.colour else None
        return pattern.get("/Shading") if pattern is not None else None


def text_matrix(text: Text, ctm: Matrix) -> Matrix:
    """From an em square to default user space (9.4.4)."""
    em = (text.size * text.scaling, 0.0, 0.0, text.size, 0.0, text.rise)
    return concatenated(concatenated(em, text.matrix), ctm)


def painted(content: Content, step: Step) -> Iterator[Painting]:
    """What a step paints itself: a path that is filled and stroked is two paintings, a form none but its group."""
    if step.fault:
        return
    for painting in _painted(content, step):
        within = content.area or common(painting.bounds, step.state.clip)
        yield replace(painting, bounds=within, role=content.role)


def _painted(content: Content, step: Step) -> Iterator[Painting]:
    operator, state = step.operator, step.state
    if operator in FILLS or operator in STROKES:
        yield from _path(step)
    elif operator in SHOWS:
        yield from _text(step)
    elif operator == "Do":
        yield from _external(content.resources.find("/XObject", str(step.operands[0])), state)
    elif operator == "BI":
        yield _image(step.operands[0], bool(step.operands[0].image_mask), state)
    elif operator == "sh":
        shading = content.resources.find("/Shading", str(step.operands[0]))
        yield Painting("shading", state, state.clip, source=shading)


def _path(step: Step) -> Iterator[Painting]:
    state, around = step.state, united(step.subpaths)
    if not step.subpaths:
        return
    if step.operator in FILLS:
        yield Painting("fill", state, transformed(around, state.ctm), state.fill, subpaths=step.subpaths)
    if step.operator in STROKES:
        half = state.line_width / 2
        left, bottom, right, top = around
        around = left - half, bottom - half, right + half, top + half
        box = transformed(around, state.ctm)
        yield Painting("stroke", state, box, state.stroke, stroked=True, subpaths=step.subpaths)


def _text(step: Step) -> Iterator[Painting]:
    strings = tuple(bytes(item) for item in shown_items(step.operands) if isinstance(item, String))
    if not any(strings):
        return
    state = step.state
    if step.operator in ("'", '"'):  # on the next line, which has moved by the leading
        text = step.after.text.having(matrix=step.after.text.line)
        state = state.having(text=text)
    box = _run(state, step.after)
    mode = state.text.render_mode
    if mode in FILLED:
        yield Painting("text", state, box, state.fill, shown=strings)
    if mode in STROKED:
        yield Painting("text", state, box, state.stroke, stroked=True, shown=strings)
    if mode not in FILLED | STROKED:
        yield Painting("text", state, box, shown=strings)


def _run(state: State, after: State) -> Box:
    """The box around a run of text: em boxes from where it starts to where it ends."""
    start, end = text_matrix(state.text, state.ctm), text_matrix(after.text, after.ctm)
    if state.text.font is not None and state.text.font.metrics.is_vertical:
        return bounds([placed(x, 0, matrix) for matrix in (start, end) for x in (-0.5, 0.5)])
    return bounds([placed(0, y, matrix) for matrix in (start, end) for y in (EM_BOTTOM, EM_TOP)])


def _external(found: Object | None, state: State) -> Iterator[Painting]:
    if found is None:
        return
    subtype = found.get("/Subtype")
    if subtype == Name.Image:
        yield _image(found, bool(found.get("/ImageMask", False)), state)
    elif subtype == Name.Form and "/Group" in found:
        yield Painting("group", state, state.clip, source=found)


def _image(source: Object | PdfInlineImage, is_stencil: bool, state: State) -> Painting:
    box = transformed(UNIT, state.ctm)
    if is_stencil:
        return Painting("stencil", state, box, state.fill, source=source)
    return Painting("image", state, box, source=source)
