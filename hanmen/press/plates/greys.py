"""What colour spaces, pictures and shadings leave on one plate, as objects in grey: paper is 1, full ink 0."""

import io
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String
from PIL import Image, ImageChops

from ..resources import Colour, components, initial_colour
from .colorants import ALL, PROCESS, amount_on, inks_of

LARGER = "2 copy lt { exch } if pop"
MODES = {3: "RGB", 4: "CMYK"}  # of pictures by the components of their space
WHITE = Image.new("L", (1, 1), 255)
Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Greys:
    """Makes objects of *target*, a file in which plates are drawn, from objects of *source*.

    *largest* is the most that the longer side of a picture needs, in px.
    """

    source: Pdf
    target: Pdf
    largest: int
    parted: dict[Key, tuple[Image.Image, ...]] = field(default_factory=dict)  # pictures by object number

    def brought(self, thing: Object) -> Object:
        """The thing itself, in the other file."""
        if isinstance(thing, Dictionary | Array | Stream):
            return self.target.copy_foreign(thing if thing.is_indirect else self.source.make_indirect(thing))
        return thing

    def space(self, space: Object, ink: str) -> Object:
        """A colour space in which a colour of *space* shows what it leaves on the plate of *ink*."""
        if _family(space) == "Indexed":
            return Array([Name.Indexed, Name.DeviceGray, space[2], String(_palette(space, ink))])
        if _is_grey(space) and ink == "Black":
            return Name.DeviceGray
        count = components(space)
        names = Array([Name(f"/Component{index}") for index in range(count)])
        program = self.target.make_stream(f"{{ {_program(space, count, ink)} }}".encode())
        program.FunctionType, program.Domain, program.Range = 4, [0, 1] * count, [0, 1]
        return Array([Name.DeviceN, names, Name.DeviceGray, program])

    def shading(self, shading: Object, ink: str) -> Object:
        """The same shading (8.7.4.5) on the plate: its functions still give colours in the space that it had."""
        copy = self._copied(shading)
        copy.ColorSpace = self.space(shading.ColorSpace, ink)
        return copy

    def picture(self, image: Object, ink: str) -> Object:
        """The same picture on the plate; a stencil mask stays what it is, for it has no colour of its own."""
        if image.get("/ImageMask", False):
            return self.brought(image)
        if "/ColorSpace" not in image:  # JPEG 2000 may bring its own, and counts as black
            return self.brought(image) if ink == "Black" else self._pixels(image, WHITE)
        if not isinstance(image.get("/Mask"), Array):
            if not lays(image.ColorSpace, ink):
                return self._pixels(image, WHITE)
            if channels := self._channels(image):
                return self._pixels(image, channels[inks_of(initial_colour(image.ColorSpace)).index(ink)])
        copy = self._copied(image)
        copy.ColorSpace = self.space(image.ColorSpace, ink)
        return copy

    def _copied(self, thing: Object) -> Object:
        """A copy that may be changed: what `brought` gives is shared by all plates."""
        brought = self.brought(thing)
        if not isinstance(brought, Stream):
            return Dictionary({str(key): value for key, value in brought.items()})
        copy = self.target.make_stream(brought.read_raw_bytes())
        for key, value in brought.stream_dict.items():
            if key != "/Length":
                copy[str(key)] = value
        return copy

    def _pixels(self, image: Object, pixels: Image.Image) -> Object:
        made = self.target.make_stream(pixels.tobytes())
        made.Type, made.Subtype, made.ColorSpace, made.BitsPerComponent = Name.XObject, Name.Image, Name.DeviceGray, 8
        made.Width, made.Height = pixels.size
        for key in ("/SMask", "/Mask"):
            if key in image:
                made[key] = self.brought(image[key])
        return made

    def _channels(self, image: Object) -> tuple[Image.Image, ...]:
        """The plates of a picture, if it is of a common kind; PDFium parts the others by itself, ten times slower."""
        if image.objgen not in self.parted:
            self.parted[image.objgen] = channels(image, self.largest)
        return self.parted[image.objgen]


def lays(space: Object, ink: str) -> bool:
    """Whether pictures and shadings in this space can lay that ink."""
    return ink == "Black" if _is_grey(space) else speaks_of(space, ink)


def speaks_of(space: Object, ink: str) -> bool:
    """Whether they lay that ink or knock it out, even where they overprint."""
    return bool({ink, ALL} & set(inks_of(initial_colour(space))))


def channels(image: Object, largest: int) -> tuple[Image.Image, ...]:
    """An 8-bit picture in CMYK or RGB as four plates (255 is paper), reduced to *largest* px or a little more.

    Nothing for another picture.
    """
    mode = MODES.get(components(image.ColorSpace))
    if mode is None or int(image.get("/BitsPerComponent", 0)) != 8 or initial_colour(image.ColorSpace).inks:
        return ()
    try:
        pixels = _pixels_of(image, mode, largest)
    except (OSError, ValueError, PdfError):  # damaged: PDFium shows what can be shown
        return ()
    if pixels is None:
        return ()
    if [float(bound) for bound in image.get("/Decode", Array())][:1] == [1.0]:
        pixels = ImageChops.invert(pixels)
    pixels = pixels.reduce(max(1, max(pixels.size) // largest))
    return ImageChops.invert(pixels).split() if mode == "CMYK" else _plates_of_light(pixels)


def _pixels_of(image: Object, mode: str, largest: int) -> Image.Image | None:
    """The samples as they lie in the file."""
    filters = image.get("/Filter", Array())
    names = [str(name) for name in (filters.as_list() if isinstance(filters, Array) else (filters,))]
    if not {"/DCTDecode", "/JPXDecode"} & set(names):
        return Image.frombytes(mode, (int(image.Width), int(image.Height)), image.read_bytes())
    if names != ["/DCTDecode"]:
        return None
    jpeg = Image.open(io.BytesIO(image.read_raw_bytes()))
    if jpeg.mode != mode:
        return None
    jpeg.draft(mode, (largest, largest))
    return ImageChops.invert(jpeg) if mode == "CMYK" else jpeg  # Pillow takes every CMYK JPEG for an inverted one


def _plates_of_light(pixels: Image.Image) -> tuple[Image.Image, ...]:
    """As `colorants.amounts` takes red, green and blue."""
    red, green, blue = pixels.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    rest = ImageChops.invert(lightest)
    return *(ImageChops.add(rest, channel) for channel in (red, green, blue)), lightest


def _program(space: Object, count: int, ink: str) -> str:
    """A PostScript calculator function (7.10.5) from a colour to the grey of a plate."""
    names = initial_colour(space).inks or (PROCESS if count == 4 else ())
    wanted = next((index for index, name in enumerate(names) if name in (ink, ALL)), None)
    if wanted is not None:
        return f"{'pop ' * (count - 1 - wanted)}{wanted + 1} 1 roll {'pop ' * wanted}1 exch sub"
    if count == 3 and not names:
        return _program_of_light(PROCESS.index(ink)) if ink in PROCESS and _family(space) != "Lab" else "pop pop pop 1"
    return "pop " * count + "1"


def _program_of_light(wanted: int) -> str:
    """As `inks.amounts` takes red, green and blue."""
    if wanted == 3:
        return f"{LARGER} {LARGER}"
    return f"3 copy {LARGER} {LARGER} 1 exch sub {3 - wanted} index add 4 1 roll pop pop pop"


def _palette(space: Object, ink: str) -> bytes:
    """The greys of a palette (8.6.6.3)."""
    colours = (Colour("Indexed", (float(index),), space) for index in range(int(space[2]) + 1))
    return bytes(round(255 * (1 - (amount_on(ink, colour) or 0))) for colour in colours)


def _family(space: Object) -> str:
    return str(space[0] if isinstance(space, Array) else space)[1:]


def _is_grey(space: Object) -> bool:
    return _family(space) in ("DeviceGray", "CalGray") or (_family(space) == "ICCBased" and components(space) == 1)
