"""A walk through all that a page paints: its content, and the forms, patterns, glyphs and masks that this calls.

`walk` gives paintings to who reads a page. Who rewrites a file uses `contents`: every stream once, to take in `steps`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pikepdf import Array, Dictionary, Name, Object, Page, Stream

from .content import FILLS, SHOWS, STROKES, Content, Role, Step, page_content, steps
from .geometry import EVERYWHERE, IDENTITY, Box, Matrix, common, concatenated, readable_box, transformed
from .graphics import State
from .painting import Painting, painted, text_matrix
from .resources import Colour, Font, initial_colour
from .text import matrix

ACTING = FILLS | STROKES | SHOWS | {"Do", "BI", "sh", "gs"}
DEEPEST = 28  # streams within streams, the limit that readers have (annex C)


@dataclass(frozen=True, slots=True)
class Fault:
    """An instruction that cannot be carried out; *why* as in `Step.fault`."""

    why: str
    operator: str
    role: Role


def walk(page: Page, fonts: dict[tuple[int, int], Font] | None = None) -> Iterator[Painting | Fault]:
    """All that a page paints, in order. Give the same *fonts* for all pages of a file: each font is then read once."""
    yield from _walk(page_content(page, fonts))


def _walk(content: Content) -> Iterator[Painting | Fault]:
    for step in steps(content):
        if step.fault:
            yield Fault(step.fault, step.operator, content.role)
        if step.operator not in ACTING:
            continue
        paintings = list(painted(content, step))
        yield from paintings
        for each in called(content, step, paintings):
            yield from _walk(each)


def contents(
    page: Page, seen: set[tuple[int, int]], fonts: dict[tuple[int, int], Font] | None = None
) -> Iterator[Content]:
    """The page's content, then every stream that it calls, each once in a file: *seen* are object numbers and grows.

    A stream starts from the state in which it is called first. It may be rewritten as soon as it is given.
    """
    waiting = [page_content(page, fonts)]
    while waiting:
        content = waiting.pop()
        if content.role != "page" and content.key[0]:
            if content.key in seen:
                continue
            seen.add(content.key)
        waiting += [each for step in steps(content) for each in called(content, step)]
        yield content


def called(content: Content, step: Step, paintings: list[Painting] | None = None) -> Iterator[Content]:
    """The streams that a step runs: a form, a soft mask, the cells of patterns it paints with, glyph procedures.

    A stream that would run itself is left out (8.10.1).
    """
    if not step.fault and len(content.callers) < DEEPEST:
        running = content.callers | {content.key}
        for each in _called(content, step, paintings):
            if each.key not in running:
                yield replace(each, callers=running)


def _called(content: Content, step: Step, paintings: list[Painting] | None) -> Iterator[Content]:
    if step.operator == "Do":
        found = content.resources.find("/XObject", str(step.operands[0]))
        if isinstance(found, Stream) and found.get("/Subtype") == Name.Form:
            yield _form(content, found, step.state, "form" if content.role == "page" else content.role)
    elif step.operator == "gs":
        mask = step.after.soft_mask
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            yield _form(content, mask.G, State(step.state.ctm, step.state.clip), "mask")
    for painting in painted(content, step) if paintings is None else paintings:
        if painting.colour and painting.colour.pattern is not None:
            yield from _cell(content, painting.colour, painting.bounds)
        if painting.kind == "text":
            yield from _glyphs(content, painting)


def _form(content: Content, form: Object, state: State, role: Role) -> Content:
    ctm = concatenated(_matrix(form, "/Matrix"), state.ctm)
    box = readable_box(form.get("/BBox")) or EVERYWHERE
    state = state.having(ctm=ctm, clip=common(state.clip, transformed(box, ctm)), saved=None)
    if "/Group" in form:  # 11.6.6
        state = state.having(fill_alpha=1.0, stroke_alpha=1.0, blend_mode="Normal", soft_mask=None)
    return Content(form, content.resources.within(form), state, role, content.area)


def _cell(content: Content, colour: Colour, area: Box) -> Iterator[Content]:
    """A tiling pattern's cell (8.7.3). Its matrix leads to the space of the stream that uses it."""
    cell = colour.pattern
    if not isinstance(cell, Stream) or cell.get("/PatternType") != 1:
        return
    state = State(concatenated(_matrix(cell, "/Matrix"), content.state.ctm))
    if cell.get("/PaintType") == 2 and isinstance(colour.space, Array):
        below = replace(initial_colour(colour.space[1]), values=colour.values)
        state = state.having(fill=below, stroke=below)
    role: Role = "mask" if content.role == "mask" else "pattern"
    resources = content.resources.within(cell)
    yield Content(cell, resources, state, role, content.area or area)


def _glyphs(content: Content, painting: Painting) -> Iterator[Content]:
    """The procedures of a Type 3 font's characters (9.6.5), each once, where the text starts."""
    font = painting.state.text.font
    if font is None or font.definition.get("/Subtype") != Name.Type3:
        return
    ctm = text_matrix(painting.state.text, painting.state.ctm)
    state = painting.state.having(ctm=concatenated(_matrix(font.definition, "/FontMatrix"), ctm), saved=None)
    resources = content.resources.within(font.definition)
    role: Role = "mask" if content.role == "mask" else "glyph"
    for procedure in _procedures(font.definition, painting.shown):
        yield Content(procedure, resources, state, role, painting.bounds)


def _procedures(font: Object, shown: tuple[bytes, ...]) -> Iterator[Object]:
    names, code = {}, 0
    encoding = font.get("/Encoding")
    differences = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
    for item in differences.as_list() if isinstance(differences, Array) else ():
        if isinstance(item, Name):
            names[code] = str(item)
            code += 1
        else:
            code = int(item)
    for each in sorted(set(b"".join(shown))):
        procedure = font.get("/CharProcs", Dictionary()).get(names.get(each, ""))
        if isinstance(procedure, Stream):
            yield procedure


def _matrix(holder: Object, key: str) -> Matrix:
    return matrix(list(holder[key].as_list())) if key in holder else IDENTITY
