"""Gradients in inks: their functions are sampled, and go straight from sample to sample (ISO 32000-1, 8.7.4.5)."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pikepdf import Array, Dictionary, Object

from .resources import initial_colour
from .rewriting import Palette

STEPS = 8  # of a stretch between two stops: a way straight in RGB is bent in inks


def convert_shading(shading: Object, palette: Palette) -> None:
    """Axial and radial shadings, with the functions of types 2 and 3 that WeasyPrint writes, changed in place.

    WeasyPrint has none in inks, so what is in inks was changed before.
    """
    if shading.ColorSpace == palette.device:
        return
    space = initial_colour(shading.ColorSpace)
    domain = [float(value) for value in shading.get("/Domain", (0, 1))]
    stops = _stops(shading.Function, domain)
    samples = []
    for place in stops:
        inks = palette.tone(replace(space, values=tuple(_value(shading.Function, place))))
        assert inks is not None  # no shading inherits its colours
        samples.append(palette.operands(inks))
    shading.Function = _straight(stops, samples)
    shading.ColorSpace = palette.device


def _stops(function: Object, domain: Sequence[float]) -> list[float]:
    """Where to sample: at the bounds of the stitched functions, on both sides of them, and between."""
    bounds = [float(value) for value in function.get("/Bounds", ())]
    edges = [domain[0], *bounds, domain[1]]
    places: list[float] = []
    for low, high in pairwise(edges):
        last = high if high == domain[1] else high - 1e-6 * (domain[1] - domain[0])
        places += [low + (last - low) * step / STEPS for step in range(STEPS + 1)] if high > low else []
    return places


def _value(function: Object, place: float) -> list[float]:
    """ISO 32000-1, 7.10.3 and 7.10.4."""
    low, high = (float(value) for value in function.Domain)
    place = min(max(place, low), high)
    if int(function.FunctionType) == 2:
        first, last = ([float(value) for value in function[key]] for key in ("/C0", "/C1"))
        share = place ** float(function.N)
        return [one + share * (other - one) for one, other in zip(first, last, strict=True)]
    bounds = [float(value) for value in function.Bounds]
    number = sum(place >= bound for bound in bounds)
    start, end = [low, *bounds][number], [*bounds, high][number]
    first_code, last_code = (float(value) for value in list(function.Encode)[2 * number : 2 * number + 2])
    share = (place - start) / (end - start) if end > start else 0.0
    return _value(function.Functions[number], first_code + share * (last_code - first_code))


def _straight(stops: Sequence[float], samples: Sequence[Sequence[float]]) -> Dictionary:
    stretches = [
        Dictionary(FunctionType=2, Domain=[0, 1], C0=Array(one), C1=Array(other), N=1)
        for one, other in pairwise(samples)
    ]
    return Dictionary(
        FunctionType=3,
        Domain=[stops[0], stops[-1]],
        Functions=Array(stretches),
        Bounds=[round(stop, 8) for stop in stops[1:-1]],
        Encode=[0, 1] * len(stretches),
    )
