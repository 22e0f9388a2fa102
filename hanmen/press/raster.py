"""A picture's pixels: read from the original's bytes, told apart by kind, and encoded as PDF has them. Sizes in px."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from pikepdf import Name
from PIL import Image, ImageChops, ImageOps

from ..pixels import FORMATS, PHOTOGRAPHS, with_8_bits

Kind = Literal["bilevel", "grey", "colour", "inks"]
Size = tuple[int, int]

NEARLY_GREY = 6  # of 255: what JPEG makes of a grey
GREY_SHARE = 0.9995  # of the pixels
ENOUGH = 2000  # px along a side tell whether a picture is grey
QUALITY = 95  # of JPEG, without subsampling
LIBTIFF_PREDICTOR, ROWS_PER_STRIP, STRIP_OFFSETS, STRIP_LENGTHS, PHOTOMETRIC = 317, 278, 273, 279, 262  # TIFF 6.0 tags


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels upright with 8 bits a channel: mode L, RGB, CMYK or LAB, what shines through apart."""

    image: Image.Image
    kind: Kind
    alpha: Image.Image | None = None
    profile: bytes | None = None  # the picture's own
    is_photograph: bool = False

    def resized(self, size: Size) -> "Raster":
        """The same with fewer pixels."""
        image, alpha = (
            layer and layer.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
            for layer in (self.image, self.alpha)
        )
        assert image is not None
        return replace(self, image=image, alpha=alpha)

    def on_paper(self) -> "Raster":
        """The same without alpha, as it looks on white."""
        if self.alpha is None:
            return self
        paper = Image.new(self.image.mode, self.image.size, "white")
        return replace(self, image=Image.composite(self.image, paper, self.alpha), alpha=None)


@dataclass(frozen=True, slots=True)
class Encoded:
    """An image XObject's stream and its entries (ISO 32000-1, 8.9.5)."""

    data: bytes
    entries: Mapping[str, Any]


def size_of(data: bytes) -> Size:
    """Width and height of the upright picture; its pixels are not decoded."""
    picture = Image.open(io.BytesIO(data), formats=FORMATS)
    turned = picture.getexif().get(0x0112, 1) >= 5  # EXIF: orientations from 5 on lie on their side
    return picture.size[::-1] if turned else picture.size


def read_raster(data: bytes, least: Size) -> Raster:
    """The picture in a file's content; a JPEG file is decoded no larger than needed for *least*."""
    picture = Image.open(io.BytesIO(data), formats=FORMATS)
    picture.draft(None, max(least, least[::-1]))
    picture.load()
    # Pillow takes every CMYK JPEG for one of Adobe's, whose inks are inverted; only the marker APP14 says so.
    is_plain_cmyk = picture.format == "JPEG" and picture.mode == "CMYK" and "adobe" not in picture.info
    profile, is_photograph = picture.info.get("icc_profile"), picture.format in PHOTOGRAPHS
    ImageOps.exif_transpose(picture, in_place=True)  # no copy: it may be large
    return as_raster(ImageChops.invert(picture) if is_plain_cmyk else picture, profile, is_photograph)


def as_raster(picture: Image.Image, profile: bytes | None, is_photograph: bool) -> Raster:
    """Decoded pixels as a raster."""
    plain, alpha = _layers(with_8_bits(picture))
    kind = _kind(plain)
    if kind == "bilevel" and alpha is not None:
        kind = "grey"
    if kind in ("bilevel", "grey") and not profile:
        plain = plain.convert("L")
    return Raster(plain, kind, alpha, profile, is_photograph)


def _layers(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    grey = picture.mode in ("1", "L", "LA")
    if not picture.has_transparency_data:
        mode = "L" if grey else picture.mode if picture.mode in ("CMYK", "LAB") else "RGB"
        return picture if picture.mode == mode else picture.convert(mode), None
    layered = picture.convert("LA" if grey else "RGBA")
    alpha = layered.getchannel("A")
    lowest, _ = alpha.getextrema()
    return layered.convert("L" if grey else "RGB"), None if lowest == 255 else alpha


def _kind(picture: Image.Image) -> Kind:
    if picture.mode == "CMYK":
        return "inks"
    if picture.mode == "LAB":
        return "colour"
    counts = picture.histogram()
    is_pure = all(not any(counts[start + 1 : start + 255]) for start in range(0, len(counts), 256))
    if picture.mode == "RGB":
        if not _is_grey(picture):
            return "colour"
        is_pure = is_pure and len(set(picture.convert("L").histogram()[1:255])) == 1
    return "bilevel" if is_pure else "grey"


def _is_grey(picture: Image.Image) -> bool:
    """Whether hardly a pixel has a hue."""
    small = picture.reduce(max(1, max(picture.size) // ENOUGH))
    red, green, blue = small.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    spread = ImageChops.subtract(most, least).histogram()
    return sum(spread[: NEARLY_GREY + 1]) >= GREY_SHARE * sum(spread)


def encoded(picture: Image.Image, as_jpeg: bool = False) -> Encoded:
    """Mode 1 in CCITT group 4; L and CMYK deflated with a predictor, or as JPEG of high quality."""
    entries = {
        "/Width": picture.width,
        "/Height": picture.height,
        "/BitsPerComponent": 1 if picture.mode == "1" else 8,
        "/ColorSpace": Name.DeviceCMYK if picture.mode == "CMYK" else Name.DeviceGray,
    }
    if as_jpeg:
        return Encoded(_jpeg(picture), {**entries, "/Filter": Name.DCTDecode})
    if picture.mode == "1":
        data, is_black_one = _strip(picture, "group4")
        parameters = {"/K": -1, "/Columns": picture.width, "/Rows": picture.height, "/BlackIs1": is_black_one}
        return Encoded(data, {**entries, "/Filter": Name.CCITTFaxDecode, "/DecodeParms": parameters})
    data, _ = _strip(picture, "tiff_adobe_deflate", {LIBTIFF_PREDICTOR: 2})
    channels = len(picture.getbands())
    parameters = {"/Predictor": 2, "/Colors": channels, "/BitsPerComponent": 8, "/Columns": picture.width}
    return Encoded(data, {**entries, "/Filter": Name.FlateDecode, "/DecodeParms": parameters})


def _jpeg(picture: Image.Image) -> bytes:
    """Pillow writes inverted inks, as Adobe does; inverted before, they are plain and need no /Decode."""
    file = io.BytesIO()
    plain = ImageChops.invert(picture) if picture.mode == "CMYK" else picture
    plain.save(file, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return file.getvalue()


def _strip(picture: Image.Image, compression: str, tags: Mapping[int, int] | None = None) -> tuple[bytes, bool]:
    """The picture as TIFF compresses it, in one strip, and whether 1 is black in it."""
    file = io.BytesIO()
    picture.save(file, "TIFF", compression=compression, tiffinfo={ROWS_PER_STRIP: picture.height, **(tags or {})})
    written = Image.open(file).tag_v2  # type: ignore[attr-defined]  # of a TIFF file
    (start,), (length,) = written[STRIP_OFFSETS], written[STRIP_LENGTHS]
    return file.getvalue()[start : start + length], written[PHOTOMETRIC] == 1
