"""How much of each ink a colour lays on its plate (ISO 32000-1, 8.6 and 11.7.4): from 0, none, to 1, full."""

from collections.abc import Mapping, Sequence

from pikepdf import Object, Stream

from ..resources import Colour, components, initial_colour

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
ALL = "All"  # registration colour: on every plate


def amounts(colour: Colour) -> Mapping[str, float]:
    """The inks that the colour's space speaks of, and how much of each; a pattern and None speak of none.

    RGB and Lab are no inks; they count by the plain formula of ISO 32000-1, 10.3.5.
    """
    return dict(zip(inks_of(colour), _values(colour), strict=False))


def inks_of(colour: Colour) -> tuple[str, ...]:
    """The inks that the colour's space speaks of, in the order of `amounts`."""
    if colour.family in ("Separation", "DeviceN"):
        return tuple(ink for ink in colour.inks if ink != "None")
    if colour.family == "Indexed" and colour.space is not None:
        return inks_of(initial_colour(colour.space[1]))
    return () if colour.family == "Pattern" else PROCESS


def amount_on(ink: str, colour: Colour, overprints: bool = False, mode: int = 0) -> float | None:
    """What the colour leaves on the plate of *ink*; None: what lies there stays.

    Without overprint the other plates are knocked out. In overprint mode 1 a component 0 of a colour that was given in
    DeviceCMYK stands for no component (11.7.4.3).
    """
    found = amounts(colour)
    if ALL in found:
        return found[ALL]
    if ink not in found:
        return None if overprints or not found else 0.0
    skipped = overprints and mode == 1 and colour.family == "DeviceCMYK" and found[ink] == 0
    return None if skipped else found[ink]


def _values(colour: Colour) -> Sequence[float]:
    values, space = colour.values, colour.space
    match colour.family, len(values):
        case "Indexed", 1 if space is not None:
            return _values(_looked_up(space, int(values[0])))
        case (("Separation" | "DeviceN"), _):
            return [value for ink, value in zip(colour.inks, values, strict=False) if ink != "None"]
        case "Lab", 3:
            return 0, 0, 0, 1 - values[0] / 100
        case _, 1:
            return 0, 0, 0, 1 - values[0]
        case _, 3:
            cmy = [1 - value for value in values]
            return *(value - min(cmy) for value in cmy), min(cmy)
        case _:
            return values


def _looked_up(space: Object, index: int) -> Colour:
    """The colour of a palette (8.6.6.3)."""
    base = initial_colour(space[1])
    table = space[3].read_bytes() if isinstance(space[3], Stream) else bytes(space[3])
    count = components(space[1])
    sample = table[index * count : (index + 1) * count]
    return Colour(base.family, tuple(value / 255 for value in sample), base.space)
