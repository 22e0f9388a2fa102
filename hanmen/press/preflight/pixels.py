"""What a picture in a PDF is: its size, its space, the inks of its pixels (ISO 32000-1, 8.9)."""

import io
from dataclasses import dataclass
from functools import cached_property

from pikepdf import Array, Name, Object, PdfError, PdfImage, PdfInlineImage, Stream
from PIL import Image, ImageChops

from ..inks import most_ink
from ..resources import BLACK, Colour, initial_colour

FINER = 4  # a JPEG is read at a quarter of its size: ink on a tenth of a square millimetre is no matter
MODES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}  # of JPEG 2000, which may bring its own space


@dataclass(frozen=True)
class Pixels:
    """A picture as it lies in the file."""

    source: Object | PdfInlineImage
    width: int
    height: int
    bits: int  # of a sample
    space: Colour
    is_stencil: bool

    @property
    def is_line_art(self) -> bool:
        """Black and white, with nothing between."""
        return self.bits == 1

    @property
    def is_coloured(self) -> bool:
        """Whether there is cyan, magenta or yellow in it."""
        return self._coverage[1]

    @property
    def most_ink(self) -> float:
        """The ink in per cent, all four together, that one pixel in a thousand exceeds."""
        return self._coverage[0]

    @cached_property
    def _coverage(self) -> tuple[float, bool]:
        """Of a CMYK picture whose pixels can be read; none of another."""
        if self.space.family != "DeviceCMYK" or not isinstance(self.source, Stream):
            return 0.0, False
        try:
            inks = _inks(self.source, (self.width, self.height))
        except (OSError, ValueError, NotImplementedError, PdfError):
            return 0.0, False
        cyan, magenta, yellow, _ = inks.split()
        return most_ink(inks), any(any(band.histogram()[2:]) for band in (cyan, magenta, yellow))


def pixels_of(source: Object | PdfInlineImage) -> Pixels:
    """What *source* is, without a look at its data, unless that is JPEG 2000; of no size, if it makes no sense."""
    if isinstance(source, PdfInlineImage):
        bits, is_stencil = source.bits_per_component, bool(source.image_mask)
        return Pixels(source, source.width, source.height, bits, _inline_space(source), is_stencil)
    is_stencil = bool(source.get("/ImageMask", False))
    try:
        width, height = int(source.Width), int(source.Height)
        bits = 1 if is_stencil else int(source.get("/BitsPerComponent", 8))
        space = source.get("/ColorSpace")
        if space is None and not is_stencil:
            space = _own_space(source)
        colour = BLACK if space is None else _direct(space)
    except (TypeError, ValueError, AttributeError, IndexError):
        return Pixels(source, 0, 0, 8, BLACK, is_stencil)
    return Pixels(source, width, height, bits, colour, is_stencil)


def _inline_space(source: PdfInlineImage) -> Colour:
    """One that is named as a resource is not looked up: 8.9.7 gives inline images the device spaces."""
    try:
        space = source.colorspace
    except NotImplementedError:
        return BLACK
    return initial_colour(Name(space)) if space else BLACK


def _direct(space: Object) -> Colour:
    if isinstance(space, Array) and len(space) and space[0] == Name.Indexed:
        space = space[1]
    return initial_colour(space)


def _own_space(source: Object) -> Object | None:
    try:
        with Image.open(io.BytesIO(source.read_raw_bytes())) as picture:
            return Name(MODES[picture.mode]) if picture.mode in MODES else None
    except (OSError, PdfError):
        return None


def _inks(source: Stream, size: tuple[int, int]) -> Image.Image:
    """Samples as ink. Pillow inverts every CMYK JPEG, whoever wrote it; Decode says what the file means."""
    filters = source.get("/Filter")
    is_inverted = [float(value) for value in source.get("/Decode", [])][:2] == [1.0, 0.0]
    if filters == Name.DCTDecode:
        jpeg = Image.open(io.BytesIO(source.read_raw_bytes()))
        jpeg.draft("CMYK", (size[0] // FINER, size[1] // FINER))
        picture: Image.Image = jpeg.convert("CMYK")
        return picture if is_inverted else ImageChops.invert(picture)
    picture = PdfImage(source).as_pil_image() if filters == Name.JPXDecode else _plain(source, size)
    return ImageChops.invert(picture) if is_inverted else picture


def _plain(source: Stream, size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("CMYK", size, source.read_bytes())
