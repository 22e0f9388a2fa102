"""The text state of PDF (ISO 32000-1, 9.3 and 9.4), and what each text operator makes of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import Array, String

from .geometry import IDENTITY, Matrix, shifted
from .resources import Font, Resources

Operands = Sequence[Any]


class MissingError(LookupError):
    """A resource is named that is not there."""


@dataclass(frozen=True)
class Text:
    """The text state and the text matrices. Size, spacing, leading and rise are in text space."""

    font: Font | None = None
    size: float = 0.0
    matrix: Matrix = IDENTITY
    line: Matrix = IDENTITY
    character_spacing: float = 0.0
    word_spacing: float = 0.0
    scaling: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render_mode: int = 0

    def having(self, **changes: Any) -> "Text":
        """The same with these changed, as fast as in `State`."""
        changed = object.__new__(Text)
        changed.__dict__.update(self.__dict__, **changes)
        return changed


NO_TEXT = Text()


def numbers(operands: Operands, count: int) -> tuple[float, ...]:
    """The first *count* operands as numbers; raises `ValueError` when there are fewer."""
    found = tuple(float(operand) for operand in operands[:count])
    if len(found) < count:
        raise ValueError(f"{len(found)} of {count} numbers")
    return found


def matrix(operands: Operands) -> Matrix:
    """Six numbers; raises `ValueError` when there are fewer."""
    a, b, c, d, e, f = numbers(operands, 6)
    return a, b, c, d, e, f


def shown_items(operands: Operands) -> Sequence[Any]:
    """The strings that Tj, TJ, ' and \" show, and the numbers between them."""
    last = operands[-1]
    return list(last.as_list()) if isinstance(last, Array) else [last]


def _begin(text: Text, _: Operands, __: Resources) -> Text:
    return text.having(matrix=IDENTITY, line=IDENTITY)


def _font(text: Text, operands: Operands, resources: Resources) -> Text:
    name, size = str(operands[0]), float(operands[1])
    font = resources.font(name)
    if font is None:
        raise MissingError(name)
    return text.having(font=font, size=size)


def _number(attribute: str, scale: float = 1.0) -> "Change":
    def change(text: Text, operands: Operands, _: Resources) -> Text:
        return text.having(**{attribute: float(operands[0]) * scale})

    return change


def _render_mode(text: Text, operands: Operands, _: Resources) -> Text:
    return text.having(render_mode=int(operands[0]))


def _place(text: Text, operands: Operands, _: Resources) -> Text:
    placed = matrix(operands)
    return text.having(matrix=placed, line=placed)


def _moved(text: Text, x: float, y: float) -> Text:
    line = shifted(text.line, x, y)
    return text.having(matrix=line, line=line)


def _move(text: Text, operands: Operands, _: Resources) -> Text:
    x, y = numbers(operands, 2)
    return _moved(text, x, y)


def _move_with_leading(text: Text, operands: Operands, _: Resources) -> Text:
    x, y = numbers(operands, 2)
    return _moved(text.having(leading=-y), x, y)


def _next_line(text: Text, _: Operands, __: Resources) -> Text:
    return _moved(text, 0.0, -text.leading)


def _show(text: Text, operands: Operands, _: Resources) -> Text:
    """The text matrix goes on by what is shown (9.4.4)."""
    if text.font is None:
        raise MissingError("/Font")
    metrics = text.font.metrics
    size = text.size or 1.0
    spacing, word_spacing = text.character_spacing / size, text.word_spacing / size
    items = shown_items(operands)
    shown = b"".join(bytes(item) for item in items if isinstance(item, String))
    moved = sum(float(item) for item in items if not isinstance(item, String)) / 1000
    advance = (metrics.advance(shown, spacing, word_spacing) - moved) * text.size
    x, y = (0.0, advance) if metrics.is_vertical else (advance * text.scaling, 0.0)
    return text.having(matrix=shifted(text.matrix, x, y))


def _show_on_next_line(text: Text, operands: Operands, resources: Resources) -> Text:
    return _show(_next_line(text, (), resources), operands, resources)


def _show_spaced(text: Text, operands: Operands, resources: Resources) -> Text:
    word_spacing, character_spacing = numbers(operands, 2)
    spaced = text.having(word_spacing=word_spacing, character_spacing=character_spacing)
    return _show_on_next_line(spaced, operands, resources)


Change = Callable[[Text, Operands, Resources], Text]
CHANGES: Mapping[str, Change] = {
    "BT": _begin,
    "Tf": _font,
    "Tc": _number("character_spacing"),
    "Tw": _number("word_spacing"),
    "Tz": _number("scaling", 0.01),
    "TL": _number("leading"),
    "Ts": _number("rise"),
    "Tr": _render_mode,
    "Tm": _place,
    "Td": _move,
    "TD": _move_with_leading,
    "T*": _next_line,
    "Tj": _show,
    "TJ": _show,
    "'": _show_on_next_line,
    '"': _show_spaced,
}
