"""How much ink lies on a page: what it can come to, cheaply, from its colours; what it comes to, from its plates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pikepdf import Name, Object
from PIL import Image, ImageMath, ImageStat

from ..geometry import NOWHERE, Box, common
from ..painting import Painting
from ..resources import Colour, initial_colour
from .colorants import ALL, PROCESS, amounts, inks_of
from .greys import lays
from .rendering import Separations, on_trimmed_page, plates

UNKNOWN = Name.DeviceCMYK  # the space of an inline picture, and of one that brings its own: any ink may be in it
PAPER = 255  # on a plate
STEP = 0.5  # per cent; less is a matter of rounding
EDGE = 0.3  # pt: marks may touch the edge of the bleed
SPOT = 4.0  # mm: how large a place is marked


@dataclass(frozen=True, slots=True)
class InkUse:
    """What a page's colours say of its ink, before anything is rendered; amounts from 0 to 1.

    *most* is the most of each ink that anything on the page lays. No place has more than *bound*, all inks together;
    *heaviest* is the most that a single colour lays, and *place* where: left, top, right, bottom in mm from the top
    left corner of the trimmed page. A picture and a gradient may lay their inks in full.
    """

    most: Mapping[str, float] = field(default_factory=dict)
    bound: float = 0.0
    heaviest: float = 0.0
    place: Box | None = None


@dataclass(frozen=True, slots=True)
class HighestInk:
    """Where the most ink lies: per cent of all inks together, the page from 1, the place as in `InkUse`."""

    percent: float
    page: int
    place: Box | None = None


def ink_use(paintings: Iterable[Painting], trim: Box, bleed: Box) -> InkUse:
    """What these paintings lay within *bleed*, in points, as is *trim*; registration marks lie outside.

    What knocks out shows its own ink alone. What overprints or is seen through adds to what lies below it.
    """
    left, bottom, right, top = bleed
    inside = left + EDGE, bottom + EDGE, right - EDGE, top - EDGE
    most: dict[str, float] = {}
    below: dict[tuple[tuple[str, float], ...], list[Box]] = {}
    bound = heaviest = 0.0
    where, groups_blend = NOWHERE, False
    for painting in paintings:
        groups_blend = groups_blend or (painting.kind == "group" and _adds(painting))
        if painting.role == "mask" or common(painting.bounds, inside) == NOWHERE:
            continue
        own = _laid(painting)
        total = dict(own)
        if groups_blend or _adds(painting):
            _add_below(total, painting.bounds, below)
        below.setdefault(tuple(own.items()), []).append(painting.bounds)
        most |= {ink: amount for ink, amount in own.items() if amount > most.get(ink, 0)}
        bound = max(bound, sum(total.values()))
        is_plain = painting.kind != "image" and painting.shading is None and painting.alpha == 1
        if is_plain and sum(own.values()) > heaviest:
            heaviest, where = sum(own.values()), painting.bounds
    return InkUse(most, bound, heaviest, on_trimmed_page(common(where, bleed), trim) if heaviest else None)


def _adds(painting: Painting) -> bool:
    """Whether what lies below it may still be seen."""
    state, source = painting.state, painting.source
    is_masked = state.soft_mask is not None or (isinstance(source, Object) and "/SMask" in source)
    return painting.overprint or painting.alpha < 1 or state.blend_mode != "Normal" or is_masked


def _add_below(
    total: dict[str, float], bounds: Box, below: Mapping[tuple[tuple[str, float], ...], Sequence[Box]]
) -> None:
    for laid, boxes in below.items():
        more = {ink: amount for ink, amount in laid if amount > total.get(ink, 0)}
        if more and any(common(box, bounds) != NOWHERE for box in boxes):
            total |= more


def _laid(painting: Painting) -> Mapping[str, float]:
    shading = painting.shading
    source = shading if shading is not None else painting.source
    if shading is not None or painting.kind == "image":
        return _in_full(source.get("/ColorSpace", UNKNOWN) if isinstance(source, Object) else UNKNOWN)
    return _of(painting.colour) if painting.colour is not None else {}


def _of(colour: Colour) -> Mapping[str, float]:
    found = amounts(colour)
    return dict.fromkeys(PROCESS, found[ALL]) if ALL in found else found


def _in_full(space: Object) -> Mapping[str, float]:
    inks = inks_of(initial_colour(space))
    named = PROCESS if ALL in inks else inks
    return {ink: 1.0 for ink in named if lays(space, ink)}


def highest_ink(data: bytes, uses: Mapping[int, InkUse], dpi: float = 72) -> HighestInk:
    """The most ink of a file, of whose pages the colours are known.

    Only pages whose colours can come to more than was found so far are rendered: none of a book in black.
    """
    page, use = max(uses.items(), key=lambda item: (item[1].heaviest, -item[0]), default=(0, InkUse()))
    found = HighestInk(use.heaviest * 100, page, use.place)
    by_bound = sorted(uses, key=lambda number: (-uses[number].bound, number))
    for separations in plates(data, dpi, {number: tuple(uses[number].most) for number in by_bound}):
        if uses[separations.page].bound * 100 <= found.percent + STEP:
            break
        here = highest_of(separations)
        found = here if here.percent > found.percent + STEP else found
    return found


def highest_of(separations: Separations) -> HighestInk:
    """The most ink of one page, as its plates show it, and the first place where it lies."""
    width, height = next(iter(separations.plates.values())).size
    total = total_ink(separations.plates).crop((1, 1, width - 1, height - 1))  # marks may touch the edge
    _, most = total.getextrema()
    assert isinstance(most, int)
    hottest = ImageMath.lambda_eval(lambda given: (given["total"] >= most) * 255, total=total).convert("L")
    left, top, right, _ = hottest.getbbox()
    x, *_ = hottest.crop((left, top, right, top + 1)).getbbox()
    return HighestInk(most / PAPER * 100, separations.page, separations.place(left + x + 1, top + 1, SPOT))


def total_ink(plates_of_page: Mapping[str, Image.Image]) -> Image.Image:
    """All inks of a page together: integers, 255 for each ink in full."""
    total = Image.new("I", next(iter(plates_of_page.values())).size)
    for plate in plates_of_page.values():
        total = ImageMath.lambda_eval(lambda given: given["total"] + PAPER - given["plate"], total=total, plate=plate)
    return total


def coverage(plate: Image.Image) -> float:
    """How much of the printed area a plate inks, in per cent."""
    return (PAPER - ImageStat.Stat(plate).mean[0]) / PAPER * 100
