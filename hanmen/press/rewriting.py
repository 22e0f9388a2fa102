"""A content stream → the same in inks: colours, blacks and overprint written anew, marked content left out.

A colour is written where something is painted with it, not where it is chosen: then black text is solid though a tint
of the same grey stays a tint, and overprint is said for what is painted next.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Name, Object, Operator

from ..model import Inks
from .geometry import IDENTITY, Matrix, bounds, concatenated, mean_scale
from .graphics import State
from .inks import BLACK
from .resources import Colour, Resources

Operands = tuple[Any, ...]
Tone = Callable[[Colour], Inks | None]

TRACKED = frozenset("q Q cm w gs g rg k G RG K cs CS sc scn SC SCN Tr".split())
COLOURS = frozenset("g rg k G RG K cs CS sc scn SC SCN".split())
LEFT_OUT = frozenset("BMC BDC EMC MP DP".split())
PATHS = frozenset("m l c v y h re W W* n".split())
FILLS = frozenset("f F f*".split())
STROKES = frozenset("S s".split())
BOTH = frozenset("B B* b b*".split())
TEXT = frozenset("Tj TJ ' \"".split())
SOLID = 0.85  # from this K on, text is printed solid: a screen would fray its edges
THIN = 2.0  # pt; thinner black lines overprint
OVERPRINTING, KNOCKING_OUT = Name("/Overprint"), Name("/Knockout")  # graphics state parameter dictionaries of ours
FILLING_MODES, STROKING_MODES = {0, 2, 4, 6}, {1, 2, 5, 6}  # of text (ISO 32000-1, 9.3.6)
INHERITED = Colour("Inherited")  # what a form is painted with that chooses no colour


@dataclass(frozen=True, slots=True)
class Palette:
    """How colours become inks, and inks operands."""

    tone: Tone  # none: the colour stays as it is inherited
    one_colour: bool  # everything in DeviceGray; nothing overprints there

    @property
    def device(self) -> Name:
        """The colour space."""
        return Name.DeviceGray if self.one_colour else Name.DeviceCMYK

    def operands(self, inks: Inks) -> Operands:
        """Those of ``k``, or of ``g``."""
        return (round(1 - inks[3], 4),) if self.one_colour else inks


@dataclass(frozen=True, slots=True)
class Use:
    """A picture, form, pattern, gradient or mask that a stream draws; the matrix leads to the stream's own space."""

    drawn: Object
    name: str
    matrix: Matrix
    is_mask: bool = False
    shines: bool = False  # whether what lies below it shows through

    @property
    def key(self) -> tuple[int, int]:
        """The number of the object drawn."""
        return self.drawn.objgen


@dataclass(slots=True)
class Rewritten:
    """A stream in inks, and what it draws."""

    data: bytes = b""
    uses: list[Use] = field(default_factory=list)
    paintings: int = 0  # how many times it paints
    most_ink: float = 0.0  # that the author's own colours ask for, per cent
    is_transparent: bool = False
    overprints: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What the new stream has said so far."""

    fill: Operands | None = None
    stroke: Operands | None = None
    overprint: bool = False


def rewrite(stream: Object, resources: Resources, palette: Palette, is_form: bool) -> Rewritten:
    """The operators of a page, form or pattern in the inks of *palette*; a form begins with its caller's colours."""
    rewriter = _Rewriter(resources, palette, INHERITED if is_form else Colour("DeviceGray", (0.0,)))
    for instruction in pikepdf.parse_content_stream(stream):
        rewriter.take(str(instruction.operator), instruction)
    rewriter.result.data = pikepdf.unparse_content_stream(rewriter.written)
    return rewriter.result


class _Rewriter:
    def __init__(self, resources: Resources, palette: Palette, initial: Colour) -> None:
        self.resources, self.palette = resources, palette
        self.state = State(fill=initial, stroke=initial)
        self.said, self.stack = Said(), list[Said]()
        self.written, self.path = list[Any](), list[Any]()
        self.patterns: dict[int, str] = {}
        self.result = Rewritten()

    def take(self, operator: str, instruction: Any) -> None:
        if operator in TRACKED:
            self.state = self.state.after(operator, instruction.operands, self.resources)
        if operator == "gs" and self.state.soft_mask is not None:
            self.result.uses.append(Use(self.state.soft_mask.G, "", self.state.ctm, is_mask=True))
        if operator in COLOURS:
            self._note_pattern(operator, instruction.operands)
        elif operator in PATHS:
            self._extend(operator, instruction)
        elif operator not in LEFT_OUT:
            self._prepare(operator, instruction)
            self._flush()
            self.written.append(instruction)

    def _note_pattern(self, operator: str, operands: Sequence[Any]) -> None:
        if operands and isinstance(operands[-1], Name) and operator in ("scn", "SCN"):
            colour = self.state.fill if operator == "scn" else self.state.stroke
            self.patterns[id(colour.pattern)] = str(operands[-1])

    def _extend(self, operator: str, instruction: Any) -> None:
        """Between a path's beginning and its painting nothing else may stand (ISO 32000-1, figure 9)."""
        self.path.append(instruction)
        if operator == "n":
            self._flush()

    def _prepare(self, operator: str, instruction: Any) -> None:
        """Say what the next operator needs; it paints, or says nothing of colours."""
        if operator in TEXT:
            self._text()
        elif operator in FILLS:
            self._paint(fill=self._inks(self.state.fill), thin=self._is_thin_rule())
        elif operator in STROKES:
            self._paint(stroke=self._inks(self.state.stroke), thin=self._is_thin_line())
        elif operator in BOTH:
            self._paint(fill=self._inks(self.state.fill), stroke=self._inks(self.state.stroke))
        elif operator in ("Do", "sh"):
            self._draw(operator, str(instruction.operands[0]))
        elif operator in ("q", "Q"):
            self._nest(operator)
        assert operator != "INLINE IMAGE"  # WeasyPrint writes none

    def _nest(self, operator: str) -> None:
        if operator == "q":
            self.stack.append(self.said)
        elif self.stack:
            self.said = self.stack.pop()

    def _flush(self) -> None:
        self.written += self.path
        self.path.clear()

    def _text(self) -> None:
        mode = self.state.text.render_mode
        fill = _solid(self._inks(self.state.fill)) if mode in FILLING_MODES else None
        stroke = _solid(self._inks(self.state.stroke)) if mode in STROKING_MODES else None
        self._paint(fill, stroke, thin=True)

    def _draw(self, operator: str, name: str) -> None:
        drawn = self.resources.find("/XObject" if operator == "Do" else "/Shading", name)
        assert drawn is not None  # WeasyPrint names what is there
        own = _matrix(drawn) if operator == "Do" else IDENTITY
        self.result.uses.append(Use(drawn, name[1:], concatenated(own, self.state.ctm), shines=self._shines()))
        is_form = drawn.get("/Subtype") == Name.Form
        fill, stroke = (self._inks(colour) if is_form else None for colour in (self.state.fill, self.state.stroke))
        self._paint(fill, stroke)

    def _inks(self, colour: Colour) -> Inks | str | None:
        """Inks, the name of a pattern, or nothing for what a form inherits."""
        if colour.pattern is not None:
            name = self.patterns[id(colour.pattern)]
            self.result.uses.append(Use(colour.pattern, name[1:], _matrix(colour.pattern)))
            return name
        inks = self.palette.tone(colour)
        if inks and colour.family == "DeviceCMYK":
            self.result.most_ink = max(self.result.most_ink, sum(inks) * 100)
        return inks

    def _paint(self, fill: Inks | str | None = None, stroke: Inks | str | None = None, thin: bool = False) -> None:
        """Say the colours, and that black text and thin lines overprint, unless it was said."""
        given = [inks for inks in (fill, stroke) if inks is not None]
        overprint = thin and not self.palette.one_colour and bool(given) and all(inks == BLACK for inks in given)
        if overprint != self.said.overprint:
            self._say("gs", OVERPRINTING if overprint else KNOCKING_OUT)
            self.result.overprints = True
        fill_operands, stroke_operands = self._colour(fill, "fill"), self._colour(stroke, "stroke")
        self.said = Said(fill_operands, stroke_operands, overprint)
        self.result.paintings += 1
        self.result.is_transparent = self.result.is_transparent or self._shines()

    def _shines(self) -> bool:
        s = self.state
        return min(s.fill_alpha, s.stroke_alpha) < 1 or s.blend_mode != "Normal" or s.soft_mask is not None

    def _colour(self, inks: Inks | str | None, use: str) -> Operands | None:
        said: Operands | None = getattr(self.said, use)
        if inks is None:
            return said
        operands = (Name(inks),) if isinstance(inks, str) else self.palette.operands(inks)
        if operands != said:
            if isinstance(inks, str):
                self._say("cs" if use == "fill" else "CS", Name.Pattern)
                self._say("scn" if use == "fill" else "SCN", *operands)
            else:
                operator = "g" if self.palette.one_colour else "k"
                self._say(operator if use == "fill" else operator.upper(), *operands)
        return operands

    def _say(self, operator: str, *operands: Any) -> None:
        self.written.append((operands, Operator(operator)))

    def _is_thin_line(self) -> bool:
        return self.state.line_width * mean_scale(self.state.ctm) < THIN

    def _is_thin_rule(self) -> bool:
        """Whether the path is a rectangle so narrow that it is a rule, or two that make one."""
        if not self.path or any(str(part.operator) != "re" for part in self.path):
            return False
        corners = [tuple(map(float, part.operands)) for part in self.path]
        left, bottom, right, top = bounds(
            point for x, y, width, height in corners for point in ((x, y), (x + width, y + height))
        )
        return min(right - left, top - bottom) * mean_scale(self.state.ctm) < THIN


def _solid(inks: Inks | str | None) -> Inks | str | None:
    is_dark = isinstance(inks, tuple) and not any(inks[:3]) and inks[3] >= SOLID
    return BLACK if is_dark else inks


def _matrix(drawn: Object) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in drawn.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    return a, b, c, d, e, f
