"""What names in a content stream mean: its resource dictionary (ISO 32000-1, 7.8.3), each thing read once."""

from dataclasses import dataclass, field, replace

from pikepdf import Array, Dictionary, Name, Object, Stream

from .metrics import Metrics, read_metrics

COMPONENTS = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4, "Indexed": 1}


@dataclass(frozen=True, slots=True)
class Colour:
    """A current colour (8.6): the family of its space, the space itself, and its components.

    *space* is the array of a space that needs one. A tiling or shading pattern is *pattern*; an uncoloured one is
    painted with *values* in the space below.
    """

    family: str  # DeviceGray, ICCBased, Separation, Pattern …
    values: tuple[float, ...] = ()
    space: Object | None = None
    pattern: Object | None = None

    @property
    def inks(self) -> tuple[str, ...]:
        """The colorants of a Separation or DeviceN space: ``Cyan``, ``DIC 123``, ``All``."""
        if self.space is None or self.family not in ("Separation", "DeviceN"):
            return ()
        names = [self.space[1]] if self.family == "Separation" else self.space[1].as_list()
        return tuple(str(name)[1:] for name in names)


BLACK = Colour("DeviceGray", (0.0,))


@dataclass(frozen=True, slots=True)
class Font:
    """A font dictionary and how it reads its strings."""

    definition: Object
    metrics: Metrics


@dataclass(frozen=True, slots=True)
class Resources:
    """The named resources of one content stream. *fonts* are shared by all streams of a file, by object number."""

    dictionary: Object
    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    known: dict[tuple[str, str], Object | None] = field(default_factory=dict)

    def find(self, category: str, name: str) -> Object | None:
        """The resource ``/Name`` in ``/XObject``, ``/Pattern`` …; nothing if it is missing."""
        key = category, name
        if key not in self.known:
            found = self.dictionary.get(category)
            self.known[key] = found.get(name) if isinstance(found, Dictionary) else None
        return self.known[key]

    def font(self, name: str) -> Font | None:
        """The font that Tf selects."""
        definition = self.find("/Font", name)
        return None if definition is None else self.read_font(definition)

    def read_font(self, definition: Object) -> Font:
        """A font by its dictionary, as a graphics state parameter dictionary holds it."""
        key = definition.objgen
        if key not in self.fonts or not key[0]:
            self.fonts[key] = Font(definition, read_metrics(definition))
        return self.fonts[key]

    def colour(self, name: str) -> Colour:
        """The initial colour of a space (8.6.8)."""
        space = self.find("/ColorSpace", name)
        return initial_colour(Name(name) if space is None else space)

    def within(self, stream: Object) -> "Resources":
        """Those of a form, pattern or glyph procedure; without its own it uses these."""
        own = stream.get("/Resources")
        return self if own is None else replace(self, dictionary=own, known={})


def initial_colour(space: Object) -> Colour:
    """What a colour space starts from when it is selected (8.6.8)."""
    if not isinstance(space, Array):
        family = str(space)[1:]
        return Colour(family, initial_values(family, COMPONENTS.get(family, 0)))
    family = str(space[0])[1:] if len(space) else ""
    return Colour(family, initial_values(family, components(space)), space)


def initial_values(family: str, count: int) -> tuple[float, ...]:
    """Black in device spaces, full ink in Separation and DeviceN."""
    if family == "DeviceCMYK":
        return 0.0, 0.0, 0.0, 1.0
    return (1.0 if family in ("Separation", "DeviceN") else 0.0,) * count


def components(space: Object) -> int:
    """How many components a colour in this space has; 0 for a pattern and for what is no colour space."""
    family = str(space[0] if isinstance(space, Array) and len(space) else space)[1:]
    if family == "Separation":
        return 1
    if family == "DeviceN":
        return len(space[1])
    if family == "ICCBased":
        profile = space[1]
        return int(profile.get("/N", 0)) if isinstance(profile, Stream) else 0
    return COMPONENTS.get(family, 0)
