"""All that the pages paint, in inks: each stream once, with what it names; and where each picture stands how large."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from ..model import Inks
from .geometry import IDENTITY, Matrix, concatenated, scales
from .inks import Separator
from .resources import Colour, Resources
from .rewriting import KNOCKING_OUT, OVERPRINTING, Palette, Rewritten, Use, rewrite
from .shadings import convert_shading

Key = tuple[int, int]
LUMA = (0.2126, 0.7152, 0.0722)  # of soft masks in RGB (ISO 32000-1, 11.5.3; Rec. 709)


@dataclass(frozen=True, slots=True)
class Placement:
    """A picture on a page: its name in the resources, its width and height there in pt."""

    page: int
    name: str
    picture: Object
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Separated:
    """What was found while all was rewritten; pages count from 1."""

    placements: tuple[Placement, ...] = ()
    most_ink: dict[int, float] = field(default_factory=dict)  # that the author's colours ask for, by page
    transparent: tuple[int, ...] = ()


def separate(pdf: pikepdf.Pdf, separator: Separator) -> Separated:
    """Rewrites pages, forms, patterns, gradients and soft masks of *pdf* in the inks of *separator*."""
    streams = _Streams(pdf, separator)
    placements: list[Placement] = []
    most_ink: dict[int, float] = {}
    transparent: list[int] = []
    for number, page in enumerate(pdf.pages, 1):
        resources = Resources(page.resources)
        drawn = streams.take(page.obj, resources, streams.palette, is_form=False)
        page.Contents = pdf.make_stream(drawn.data)
        inside = list(streams.inside(drawn, IDENTITY))
        placements += (_placement(number, use, matrix) for use, matrix in inside if _is_picture(use.drawn))
        parts = list(streams.parts(drawn))
        most_ink[number] = max(part.most_ink for part in parts)
        if any(part.is_transparent for part in parts):
            transparent.append(number)
    streams.settle_groups()
    for dictionary in streams.dictionaries:
        if "/ColorSpace" in dictionary:
            del dictionary["/ColorSpace"]
    return Separated(tuple(placements), most_ink, tuple(transparent))


class _Streams:
    """Every stream that is called, rewritten once."""

    def __init__(self, pdf: pikepdf.Pdf, separator: Separator) -> None:
        self.pdf, self.separator = pdf, separator
        self.palette = Palette(self._inks, separator.one_colour)
        self.mask_palette = Palette(_luminance, one_colour=True)
        self.known: dict[Key, Rewritten] = {}
        self.dictionaries: list[Object] = []
        self.calls: list[tuple[Use, Palette]] = []
        self.groups: set[Key] = set()

    def take(self, stream: Object, resources: Resources, palette: Palette, is_form: bool) -> Rewritten:
        drawn = rewrite(stream, resources, palette, is_form)
        if drawn.overprints:
            _offer_overprint(resources.dictionary)
        self.dictionaries.append(resources.dictionary)
        for use in drawn.uses:
            self._follow(use, resources, palette)
        return drawn

    def _follow(self, use: Use, resources: Resources, palette: Palette) -> None:
        drawn = use.drawn
        shading = drawn.Shading if drawn.get("/PatternType") == 2 else drawn
        if "/ShadingType" in shading:
            convert_shading(shading, palette)
        elif isinstance(drawn, Stream) and not _is_picture(drawn):
            palette = self.mask_palette if use.is_mask else palette
            self.calls.append((use, palette))
            self._enter(drawn, resources, palette)
            if drawn.get("/PatternType") == 1 and (gradient := self._gradient(use)) is not None:
                resources.dictionary.Pattern[f"/{use.name}"] = self.pdf.make_indirect(gradient)

    def _enter(self, drawn: Object, resources: Resources, palette: Palette) -> None:
        if drawn.objgen not in self.known:
            is_form = drawn.get("/Subtype") == Name.Form
            self.known[drawn.objgen] = Rewritten()  # one that calls itself ends here
            inner = self.take(drawn, resources.within(drawn), palette, is_form)
            drawn.write(inner.data)
            self.known[drawn.objgen] = inner

    def _gradient(self, use: Use) -> Dictionary | None:
        """A shading pattern for a cell that holds a gradient alone: some RIPs have no cells of one unit's size.

        WeasyPrint puts the gradients of SVG into a group in a cell.
        """
        inner = self.known[use.key]
        while inner.paintings == 1 and len(inner.uses) == 1 and not inner.is_transparent:
            (only,) = inner.uses
            if only.matrix != IDENTITY:
                return None
            if "/ShadingType" in only.drawn:
                return Dictionary(PatternType=2, Matrix=Array(use.matrix), Shading=only.drawn)
            inner = self.known.get(only.key, Rewritten())
        return None

    def settle_groups(self) -> None:
        """A group in which nothing shines through is none; others blend in the inks of the press."""
        for use, palette in self.calls:
            group = use.drawn.get("/Group")
            shines = use.is_mask or use.shines or any(part.is_transparent for part in self.parts(self.known[use.key]))
            if group is not None and shines:
                group.CS = palette.device
                self.groups.add(use.key)
        for use, _ in self.calls:
            if "/Group" in use.drawn and use.key not in self.groups:
                del use.drawn["/Group"]

    def parts(self, drawn: Rewritten) -> Iterator[Rewritten]:
        yield drawn
        for use, _ in self.inside(drawn, IDENTITY):
            if use.key in self.known:
                yield self.known[use.key]

    def inside(self, drawn: Rewritten, matrix: Matrix) -> Iterator[tuple[Use, Matrix]]:
        """All that a stream draws, directly and through others, with the matrix that leads to the page."""
        for use in drawn.uses:
            placed = concatenated(use.matrix, matrix)
            yield use, placed
            if use.key in self.known:
                yield from self.inside(self.known[use.key], placed)

    def _inks(self, colour: Colour) -> Inks | None:
        family, values = colour.family, colour.values
        if family == "Lab":
            return self.separator.lab(*values)
        by_count: Mapping[int, Callable[..., Inks]] = {
            1: self.separator.grey,
            3: self.separator.rgb,
            4: self.separator.cmyk,
        }
        return None if family == "Inherited" else by_count[len(values)](*values)


def _luminance(colour: Colour) -> Inks | None:
    """A soft mask's colours are how much it lets through, not inks."""
    if colour.family == "Inherited":
        return None
    values = colour.values
    light = sum(share * value for share, value in zip(LUMA, values, strict=True)) if len(values) == 3 else values[0]
    return 0.0, 0.0, 0.0, 1 - light


def _is_picture(drawn: Object) -> bool:
    return drawn.get("/Subtype") == Name.Image


def _placement(page: int, use: Use, matrix: Matrix) -> Placement:
    return Placement(page, use.name, use.drawn, *scales(matrix))


def _offer_overprint(resources: Object) -> None:
    """Table 58: K alone leaves the other inks below it as they are (OPM 1)."""
    if "/ExtGState" not in resources:
        resources.ExtGState = Dictionary()
    for name, is_on in ((OVERPRINTING, True), (KNOCKING_OUT, False)):
        resources.ExtGState[name] = Dictionary(Type=Name.ExtGState, OP=is_on, op=is_on, OPM=int(is_on))
