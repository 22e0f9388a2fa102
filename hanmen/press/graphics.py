"""The graphics state of PDF (ISO 32000-1, 8.4), and what each operator makes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, PdfError, Stream

from .geometry import EVERYWHERE, IDENTITY, Box, Matrix, concatenated
from .resources import BLACK, Colour, Resources
from .text import CHANGES as TEXT_CHANGES
from .text import NO_TEXT, MissingError, Operands, Text, matrix, numbers


class MalformedError(ValueError):
    """An operator's operands are not what it needs."""


@dataclass(frozen=True)
class State:
    """The graphics state. *ctm* leads to the page's default user space, in which *clip* is measured, too.

    *clip* is the box around the clipping path. *saved* is what Q brings back.
    """

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line_width: float = 1.0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    blend_mode: str = "Normal"
    soft_mask: Object | None = None
    transfer: Object | None = None
    halftone: Object | None = None
    text: Text = NO_TEXT
    saved: "State | None" = None

    def having(self, **changes: Any) -> "State":
        """The same state with these changed; `dataclasses.replace` takes four times as long, and this is done often."""
        changed = object.__new__(State)
        changed.__dict__.update(self.__dict__, **changes)
        return changed

    def after(self, operator: str, operands: Operands, resources: Resources) -> "State":
        """The state once *operator* was carried out; paths and clipping are `content.steps`' to follow.

        Raises `MalformedError`, and `MissingError` for a resource that is not there.
        """
        try:
            if change := TEXT_CHANGES.get(operator):
                return self.having(text=change(self.text, operands, resources))
            if other := CHANGES.get(operator):
                return other(self, operands, resources)
        except (TypeError, ValueError, IndexError, KeyError, AttributeError, PdfError) as error:
            raise MalformedError(operator) from error
        return self


START = State()


def _save(state: State, _: Operands, __: Resources) -> State:
    return state.having(saved=state)


def _restore(state: State, _: Operands, __: Resources) -> State:
    return state.saved or state


def _concatenate(state: State, operands: Operands, _: Resources) -> State:
    return state.having(ctm=concatenated(matrix(operands), state.ctm))


def _line_width(state: State, operands: Operands, _: Resources) -> State:
    return state.having(line_width=float(operands[0]))


def _device_fill(family: str, count: int) -> "Change":
    return lambda state, operands, _: state.having(fill=Colour(family, numbers(operands, count)))


def _device_stroke(family: str, count: int) -> "Change":
    return lambda state, operands, _: state.having(stroke=Colour(family, numbers(operands, count)))


def _fill_space(state: State, operands: Operands, resources: Resources) -> State:
    return state.having(fill=resources.colour(str(operands[0])))


def _stroke_space(state: State, operands: Operands, resources: Resources) -> State:
    return state.having(stroke=resources.colour(str(operands[0])))


def _fill_colour(state: State, operands: Operands, resources: Resources) -> State:
    return state.having(fill=_coloured(state.fill, operands, resources))


def _stroke_colour(state: State, operands: Operands, resources: Resources) -> State:
    return state.having(stroke=_coloured(state.stroke, operands, resources))


def _coloured(colour: Colour, operands: Operands, resources: Resources) -> Colour:
    pattern, values = colour.pattern, list(operands)
    if values and isinstance(values[-1], Name):
        name = str(values.pop())
        pattern = resources.find("/Pattern", name)
        if not isinstance(pattern, Dictionary | Stream):
            raise MissingError(name)
    return replace(colour, values=tuple(map(float, values)), pattern=pattern)


def _parameters(state: State, operands: Operands, resources: Resources) -> State:
    """Table 58; OP sets both overprints unless op is there, too."""
    name = str(operands[0])
    found = resources.find("/ExtGState", name)
    if not isinstance(found, Dictionary):
        raise MissingError(name)
    changes: dict[str, Any] = {"overprint_fill": bool(found.OP)} if "/OP" in found else {}
    for key, (attribute, read) in PARAMETERS.items():
        if key in found:
            changes[attribute] = read(found[key])
    if "/Font" in found:
        font, size = found.Font.as_list()
        changes["text"] = replace(state.text, font=resources.read_font(font), size=float(size))
    return state.having(**changes)


def _needing(category: str, kind: type) -> "Change":
    """The operator changes nothing, and names what must be there."""

    def change(state: State, operands: Operands, resources: Resources) -> State:
        if not isinstance(resources.find(category, str(operands[0])), kind):
            raise MissingError(str(operands[0]))
        return state

    return change


def _blend_mode(value: Object) -> str:
    """The first of several is meant (11.6.3)."""
    name = str(value[0] if isinstance(value, Array) else value)[1:]
    return "Normal" if name == "Compatible" else name


def _unless(default: str) -> Callable[[Object], Object | None]:
    return lambda value: None if value == Name(default) else value


Change = Callable[[State, Operands, Resources], State]
PARAMETERS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "/LW": ("line_width", float),
    "/OP": ("overprint_stroke", bool),
    "/op": ("overprint_fill", bool),
    "/OPM": ("overprint_mode", int),
    "/CA": ("stroke_alpha", float),
    "/ca": ("fill_alpha", float),
    "/BM": ("blend_mode", _blend_mode),
    "/SMask": ("soft_mask", _unless("/None")),
    "/TR": ("transfer", _unless("/Identity")),
    "/TR2": ("transfer", _unless("/Default")),
    "/HT": ("halftone", _unless("/Default")),
}
CHANGES: Mapping[str, Change] = {
    "q": _save,
    "Q": _restore,
    "cm": _concatenate,
    "w": _line_width,
    "gs": _parameters,
    "Do": _needing("/XObject", Stream),
    "sh": _needing("/Shading", Object),
    "g": _device_fill("DeviceGray", 1),
    "rg": _device_fill("DeviceRGB", 3),
    "k": _device_fill("DeviceCMYK", 4),
    "G": _device_stroke("DeviceGray", 1),
    "RG": _device_stroke("DeviceRGB", 3),
    "K": _device_stroke("DeviceCMYK", 4),
    "cs": _fill_space,
    "CS": _stroke_space,
    "sc": _fill_colour,
    "scn": _fill_colour,
    "SC": _stroke_colour,
    "SCN": _stroke_colour,
}

__all__ = ["START", "MalformedError", "MissingError", "State"]
