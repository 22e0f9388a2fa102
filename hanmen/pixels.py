"""Pixels: the bytes of a picture's file come in, and go out upright, small, in sRGB and on white paper.

Keeper of Pillow. Sizes are in pixels. Nothing is passed on that a file says of places, cameras or people.
"""

import io
import math
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import cast

from PIL import Image, ImageChops, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from .messages import UnusableError, Words
from .model import Edition

# No EPS, WMF or FITS: they start other programs, or are not pictures for a page.
FORMATS = ("AVIF", "BMP", "GIF", "ICO", "JPEG", "JPEG2000", "PNG", "PPM", "TIFF", "WEBP")
PHOTOGRAPHS = ("JPEG", "MPO")
# What Pillow's decoders raise for damaged files (40 000 were tried).
DAMAGE = (OSError, SyntaxError, ValueError, TypeError, RuntimeError, EOFError, struct.error, zlib.error)
UNKNOWN = Words(
    "it is damaged, or neither JPEG, PNG, GIF, WebP, AVIF, TIFF, BMP nor SVG",
    "壊れているか、JPEG・PNG・GIF・WebP・AVIF・TIFF・BMP・SVG のどれでもありません",
)
DAMAGED = Words("the file is damaged or cut off", "ファイルが壊れているか、途中で切れています")
MOST_PIXELS = 150_000_000  # decoded: 600 MB


@contextmanager
def strict_pillow() -> Iterator[None]:
    """Pillow, whatever else uses it: WeasyPrint has it pass over missing data, for the whole process.

    Sizes are checked here before anything is decoded, and what is worth saying is said by us.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = False, None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = before


def convert(data: bytes, edition: Edition) -> tuple[str, bytes, tuple[Words, ...]]:
    """Suffix, bytes and notes for a file's content, ready for *edition*; use it inside `strict_pillow`."""
    picture, notes = _decoded(data, edition)
    lossy = picture.format in PHOTOGRAPHS
    plain = _without_alpha(with_8_bits(picture))
    if (size := _fitting(plain.size, edition)) != plain.size:
        plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return *_encoded(_in_srgb(plain, picture.info.get("icc_profile")), lossy), notes


def _decoded(data: bytes, edition: Edition) -> tuple[ImageFile.ImageFile, tuple[Words, ...]]:
    """The first frame, whole and upright, and notes; a JPEG file much too large is decoded smaller."""
    try:
        picture = Image.open(io.BytesIO(data), formats=FORMATS)
        if math.prod(picture.size) > MOST_PIXELS:
            en = f"it has more than {MOST_PIXELS // 1_000_000} million pixels"
            raise UnusableError(Words(en, f"{MOST_PIXELS / 1e8:g} 億画素を超えています"))
        notes = tuple(_notes(picture))
        picture.draft(None, _fitting(picture.size, edition))
        picture.load()
        ImageOps.exif_transpose(picture, in_place=True)
    except UnidentifiedImageError as error:
        raise UnusableError(UNKNOWN) from error
    except DAMAGE as error:
        raise UnusableError(DAMAGED) from error
    return picture, notes


def _notes(picture: ImageFile.ImageFile) -> Iterator[Words]:
    if getattr(picture, "n_frames", 1) > 1 and picture.format not in PHOTOGRAPHS:  # there it is a preview
        yield Words("only its first frame is printed", "最初の 1 コマだけを使います")
    if picture.mode == "CMYK" and "icc_profile" not in picture.info:
        guess = "プロファイルのない CMYK なので、色は推定です"
        yield Words("it is CMYK without a profile, so its colours are a guess", guess)


def _fitting(size: tuple[int, int], edition: Edition) -> tuple[int, int]:
    width, height = size
    scale = min(1, edition.longest_side / max(size), math.sqrt(edition.most_pixels / (width * height)))
    return max(1, int(width * scale)), max(1, int(height * scale))


def with_8_bits(picture: Image.Image) -> Image.Image:
    """The same picture with 8 bits a channel; Pillow by itself would cut deep greys off at 255."""
    if not picture.mode.startswith(("I", "F")):
        return picture
    deep = picture if picture.mode == "F" else picture.convert("I")
    low, high = 0.0, 65535.0
    if picture.mode in ("I", "F"):  # without a scale of their own
        low, high = cast("tuple[float, float]", deep.getextrema())
    scale = 255 / (high - low or 1)
    return deep.point(lambda level: level * scale - low * scale).convert("L")


def _without_alpha(picture: Image.Image) -> Image.Image:
    """The same on white paper: by night, a reader would show its black letters on a black page."""
    grey = picture.mode in ("1", "L", "LA")
    if not picture.has_transparency_data:
        mode = "L" if grey else picture.mode if picture.mode in ("CMYK", "LAB") else "RGB"
        return picture if picture.mode == mode else picture.convert(mode)
    layers = picture.convert("LA" if grey else "RGBA")
    paper = Image.new("L" if grey else "RGB", picture.size, "white")
    paper.paste(layers.convert(paper.mode), mask=layers.getchannel("A"))
    return paper


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The same in sRGB, grey if it is grey; a profile that is broken or for other channels is passed over."""
    mode = "L" if picture.mode == "L" else "RGB"
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "srgb" not in ImageCms.getProfileDescription(source).lower():
                target = ImageCms.createProfile("sRGB")
                picture = ImageCms.profileToProfile(picture, source, target, outputMode="RGB") or picture
    return picture if picture.mode == mode else picture.convert(mode)


def _encoded(picture: Image.Image, lossy: bool) -> tuple[str, bytes]:
    """Suffix and bytes. What was JPEG stays so; else PNG, as it is crisper, if not half as heavy again."""
    photograph = _saved(picture, "JPEG", quality=85, optimize=True, subsampling=2 if lossy else 0)
    if picture.format == "JPEG":  # untouched so far: its own tables lose next to nothing
        photograph = min(photograph, _saved(picture, "JPEG", quality="keep", optimize=True), key=len)
    if lossy or _evenness(picture) < 0.5:
        return ".jpg", photograph
    drawing = _saved(_with_palette(picture), "PNG")
    return (".png", drawing) if len(drawing) <= 1.5 * len(photograph) else (".jpg", photograph)


def _saved(picture: Image.Image, file_format: str, **options: object) -> bytes:
    picture.info.clear()  # comments, places, cameras: nobody's business
    file = io.BytesIO()
    picture.save(file, file_format, **options)
    return file.getvalue()


def _evenness(picture: Image.Image) -> float:
    """The share of pixels that look like their left neighbours: small in photographs."""
    moved = ImageChops.difference(picture, ImageChops.offset(picture, 1, 0)).convert("L")
    return moved.histogram()[0] / math.prod(picture.size)


def _with_palette(picture: Image.Image) -> Image.Image:
    """The same in 256 colours, if nobody can tell: edges may stray a little, no spot changes its colour."""
    if picture.mode == "L":
        return picture
    reduced = picture.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    error = ImageChops.difference(picture, reduced.convert("RGB"))
    levels = error.histogram()
    mean_square = sum(count * (level % 256) ** 2 for level, count in enumerate(levels)) / sum(levels)
    return picture if mean_square > 2.25 or _has_spot(error) else reduced


def _has_spot(error: Image.Image) -> bool:
    """Whether 3 × 3 pixels together are off by more than 24 levels."""
    red, green, blue = error.split()
    strays = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(lambda level: 255 * (level > 24))
    return strays.reduce(3).getextrema()[1] == 255
