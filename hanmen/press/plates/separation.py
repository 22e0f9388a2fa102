"""The content of a page as one plate gets it: every colour replaced by the amount of one ink, overprint carried out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Dictionary, Name, Object, Operator, Stream, unparse_content_stream

from ..content import FILLS, PATH_ENDS, SHOWS, STROKES, Content, Step, steps
from ..graphics import State
from ..painting import FILLED, STROKED
from ..resources import Colour
from ..walk import called
from .colorants import amount_on
from .greys import Greys, speaks_of

Emitted = tuple[Sequence[Any], Operator]

FILL_ALONE = {"B": "f", "b": "f", "B*": "f*", "b*": "f*"}
STROKE_ALONE = {"B": "S", "B*": "S", "b": "s", "b*": "s"}
FILL_COLOURS = frozenset(("g", "rg", "k", "cs", "sc", "scn"))
STROKE_COLOURS = frozenset(("G", "RG", "K", "CS", "SC", "SCN"))
PASSED_OVER = frozenset(("BMC", "BDC", "EMC", "MP", "DP", "ri", "i"))  # marked content, and what plates do not heed
MODES = {(True, False): 0, (False, True): 1, (True, True): 2, (False, False): 3}  # of text (9.3.6)
BY_NAME = {"gs": "/ExtGState", "Tf": "/Font"}
KEPT = ("/Type", "/Subtype", "/BBox", "/Matrix", "/PatternType", "/TilingType", "/XStep", "/YStep")
CLIPS = 4  # added to a mode of text that clips, too


@dataclass(frozen=True, slots=True)
class Separation:
    """One page as the plate of *ink* gets it. A stream that is called twice is read and written once."""

    ink: str
    greys: Greys
    read: dict[Any, list[Step]]  # shared by the plates of a page
    written: dict[Any, Object] = field(default_factory=dict)

    def stream(self, content: Content) -> Object:
        """A content stream with its resources, in the file of the plates."""
        key = (content.key, _inherited(content))
        if key not in self.written:
            if key not in self.read:
                self.read[key] = list(steps(content))
            self.written[key] = _Writer(self, content).written(self.read[key])
        return self.written[key]


def _inherited(content: Content) -> tuple[Any, ...]:
    """What the stream takes from where it is called and that changes what it leaves on a plate."""
    state = content.state
    overprint = state.overprint_fill, state.overprint_stroke, state.overprint_mode
    return content.role, *map(_identity, (state.fill, state.stroke)), overprint, state.text.render_mode


def _identity(colour: Colour) -> tuple[Any, ...]:
    objects = (colour.space, colour.pattern)
    return colour.family, colour.values, *(each.objgen if each is not None else None for each in objects)


class _Writer:
    """Writes one content stream anew."""

    def __init__(self, separation: Separation, content: Content) -> None:
        self.separation, self.content = separation, content
        self.ink, self.greys = separation.ink, separation.greys
        self.resources = Dictionary()
        self.patterns: dict[Any, str] = {}  # names of patterns, which are drawn in the colour they are used with

    def written(self, read: Sequence[Step]) -> Object:
        emitted = list(self._start())
        for step in read:
            if not step.fault and step.operator not in PASSED_OVER:
                emitted += self._step(step)
        stream = self.greys.target.make_stream(unparse_content_stream(emitted))
        stream.Resources = self.resources
        holder = self.content.holder
        if isinstance(holder, Stream):
            self._describe(stream, holder)
        return stream

    def _describe(self, stream: Object, holder: Object) -> None:
        """A form stays a form; every cell is a coloured one now."""
        for key in KEPT:
            if key in holder:
                stream[key] = self.greys.brought(holder[key])
        if "/PaintType" in holder:
            stream.PaintType = 1
        if "/Group" in holder:
            stream.Group = Dictionary({key: holder.Group[key] for key in ("/S", "/I", "/K") if key in holder.Group})
            stream.Group.CS = Name.DeviceGray

    def _start(self) -> Iterator[Emitted]:
        """A form goes on in the colours it finds; others start in black, which is paper on all plates but one."""
        if self.content.role in ("page", "pattern"):
            yield from self._colour(self.content.state.fill, "g")
            yield from self._colour(self.content.state.stroke, "G")

    def _step(self, step: Step) -> Iterator[Emitted]:
        operator = step.operator
        if operator in FILL_COLOURS:
            yield from self._colour(step.after.fill, "g")
        elif operator in STROKE_COLOURS:
            yield from self._colour(step.after.stroke, "G")
        elif operator in PATH_ENDS or operator in SHOWS:
            self._draw_cells(step)
            yield from self._path(step) if operator in PATH_ENDS else self._text(step)
        elif operator == "Do":
            yield from self._external(step)
        elif operator == "sh":
            yield from self._shading(step)
        else:
            if operator in BY_NAME:
                self._keep(BY_NAME[operator], str(step.operands[0]))
            yield step.operands, Operator(operator)

    def _colour(self, colour: Colour, operator: str) -> Iterator[Emitted]:
        if colour.family != "Pattern":
            yield (1 - (amount_on(self.ink, colour) or 0.0),), Operator(operator)
        elif colour.pattern is not None:
            space, select = ("cs", "scn") if operator == "g" else ("CS", "SCN")
            yield (Name.Pattern,), Operator(space)
            yield (Name(self._pattern(colour)),), Operator(select)

    def _pattern(self, colour: Colour) -> str:
        """Its name. A cell is drawn where it is painted with, since then its surroundings are known."""
        key = id(colour.pattern), colour.values
        if key not in self.patterns:
            self.patterns[key] = f"/Pattern{len(self.patterns)}"
            if colour.pattern is not None and "/Shading" in colour.pattern:
                drawn = Dictionary(PatternType=2, Shading=self.greys.shading(colour.pattern.Shading, self.ink))
                if "/Matrix" in colour.pattern:
                    drawn.Matrix = self.greys.brought(colour.pattern.Matrix)
                self._add("/Pattern", self.patterns[key], drawn)
        return self.patterns[key]

    def _draw_cells(self, step: Step) -> None:
        for colour in (step.state.fill, step.state.stroke):
            if colour.pattern is not None and colour.pattern.get("/PatternType") == 1:
                cell = next((each for each in called(self.content, step) if each.key == colour.pattern.objgen), None)
                if cell is not None:
                    self._add("/Pattern", self._pattern(colour), self.separation.stream(cell))

    def _path(self, step: Step) -> Iterator[Emitted]:
        operator, state = step.operator, step.state
        fills = operator in FILLS and self._leaves(state, state.fill, state.overprint_fill)
        strokes = operator in STROKES and self._leaves(state, state.stroke, state.overprint_stroke)
        if not fills:
            operator = STROKE_ALONE.get(operator, operator) if strokes else "n"
        elif not strokes:
            operator = FILL_ALONE.get(operator, operator)
        yield (), Operator(operator)

    def _text(self, step: Step) -> Iterator[Emitted]:
        state, mode = step.state, step.state.text.render_mode
        fills = mode in FILLED and self._leaves(state, state.fill, state.overprint_fill)
        strokes = mode in STROKED and self._leaves(state, state.stroke, state.overprint_stroke)
        wanted = MODES[fills, strokes] + (mode & CLIPS)
        if wanted != mode:
            yield (wanted,), Operator("Tr")
        yield step.operands, Operator(step.operator)
        if wanted != mode:
            yield (mode,), Operator("Tr")

    def _leaves(self, state: State, colour: Colour, overprints: bool) -> bool:
        """Whether what is painted in this colour leaves anything on the plate, be it paper."""
        if colour.family != "Pattern":
            return amount_on(self.ink, colour, overprints, state.overprint_mode) is not None
        shading = colour.pattern.get("/Shading") if colour.pattern is not None else None
        return shading is None or not overprints or speaks_of(shading.get("/ColorSpace", Name.DeviceCMYK), self.ink)

    def _external(self, step: Step) -> Iterator[Emitted]:
        name, state = str(step.operands[0]), step.state
        found = self.content.resources.find("/XObject", name)
        drawn: Object | None = None
        if found is not None and found.get("/Subtype") == Name.Image:
            is_stencil = bool(found.get("/ImageMask", False))
            if self._leaves(state, state.fill, state.overprint_fill) if is_stencil else self._shows(found, state):
                self._draw_cells(step)
                drawn = self.greys.picture(found, self.ink)
        else:
            drawn = next((self.separation.stream(form) for form in called(self.content, step)), None)
        if drawn is not None:
            self._add("/XObject", name, drawn)
            yield step.operands, Operator("Do")

    def _shading(self, step: Step) -> Iterator[Emitted]:
        name = str(step.operands[0])
        found = self.content.resources.find("/Shading", name)
        if found is not None and self._shows(found, step.state):
            self._add("/Shading", name, self.greys.shading(found, self.ink))
            yield step.operands, Operator("sh")

    def _shows(self, source: Object, state: State) -> bool:
        """Whether a picture or a shading comes onto the plate; overprint mode 1 does not concern them (11.7.4.3)."""
        return not state.overprint_fill or speaks_of(source.get("/ColorSpace", Name.DeviceCMYK), self.ink)

    def _keep(self, category: str, name: str) -> None:
        found = self.content.resources.find(category, name)
        if found is not None:
            self._add(category, name, self.greys.brought(found))

    def _add(self, category: str, name: str, drawn: Object) -> None:
        if category not in self.resources:
            self.resources[category] = Dictionary()
        self.resources[category][name] = drawn
