"""Pictures for an edition: the files that chapters name come in, and go out upright, small and in sRGB.

Keeper of Pillow. Sizes are in pixels. Nothing is passed on that a file says of places, cameras or people.
"""

import io
import math
import re
import struct
import unicodedata
import warnings
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from PIL import Image, ImageChops, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from .diagnostics import Log, Position
from .messages import UnusableError, Words
from .model import Book, Edition, Picture
from .svg import clean_svg
from .tree import elements

MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml"}
# No EPS, WMF or FITS: they start other programs, or are not pictures for a page.
FORMATS = ("AVIF", "BMP", "GIF", "ICO", "JPEG", "JPEG2000", "PNG", "PPM", "TIFF", "WEBP")
PHOTOGRAPHS = ("JPEG", "MPO")
# What Pillow's decoders raise for damaged files (40 000 were tried).
DAMAGE = (OSError, SyntaxError, ValueError, TypeError, RuntimeError, EOFError, struct.error, zlib.error)
ABSENCE = (FileNotFoundError, NotADirectoryError, IsADirectoryError)
UNKNOWN = Words(
    "it is damaged, or neither JPEG, PNG, GIF, WebP, AVIF, TIFF, BMP nor SVG",
    "壊れているか、JPEG・PNG・GIF・WebP・AVIF・TIFF・BMP・SVG のどれでもありません",
)
DAMAGED = Words("the file is damaged or cut off", "ファイルが壊れているか、途中で切れています")
INLINE = Words("it is written into the text; save it as a file", "本文に埋めこまれています。ファイルに保存してください")
REMOTE = re.compile(r"(?!data:)([a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)  # one letter and a colon is a drive
MOST_BYTES = 300_000_000
MOST_PIXELS = 150_000_000  # decoded: 600 MB
COVER = (1600, 2560)
RESERVED = frozenset({"cover.jpg", "cover.png", "cover.svg"})  # for the cover, which lies beside them


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said wherever the author refers to the picture: a code and the values for its blanks."""

    code: str
    values: Mapping[str, str | Words]


@dataclass(frozen=True, slots=True)
class Result:
    """A picture's suffix and bytes, none if it cannot be used, and what is to be said about it."""

    suffix: str = ""
    data: bytes = b""
    findings: tuple[Finding, ...] = ()


def prepare_images(book: Book, edition: Edition, roots: Sequence[Path], log: Log) -> Mapping[str, Picture]:
    """The pictures that the ``img`` elements of *book* name, by ``src``, ready for *edition*.

    A ``src`` is a path as reached from the working directory, in one of *roots*. No picture is enlarged; none
    is larger than the edition's ``longest_side`` and ``most_pixels``. What cannot be used is left out,
    and reported at every reference: picture-remote, file-outside, picture-missing, picture-broken.
    """
    places: dict[str, list[Position]] = {}
    for chapter in book.chapters:
        for element in elements(chapter.body):
            if element.name == "img":
                places.setdefault(element.attributes.get("src", ""), []).append(element.position)
    pictures: dict[str, Picture] = {}
    names = set(RESERVED)
    with _strict_pillow():
        for src, positions in places.items():
            result = _treated(src, edition, [root.resolve() for root in roots])
            _report(result, positions, log)
            if result.data:
                name = _free_name(Path(src).stem, result.suffix, names)
                names.add(name)
                pictures[src] = Picture(name, MEDIA_TYPES[result.suffix], result.data)
    return pictures


def prepare_cover(path: Path, edition: Edition, log: Log, position: Position) -> Picture | None:
    """The author's own cover, at most 1600 × 2560 px; none, and a report at *position*, if it is no use."""
    limits = replace(edition, longest_side=max(COVER), most_pixels=math.prod(COVER))
    with _strict_pillow():
        result = _treated(path.as_posix(), limits, [path.resolve().parent])
    _report(result, [position], log)
    return Picture(f"cover{result.suffix}", MEDIA_TYPES[result.suffix], result.data) if result.data else None


def _report(result: Result, positions: Sequence[Position], log: Log) -> None:
    for position in positions:
        for finding in result.findings:
            log.report(position, finding.code, **finding.values)


def _free_name(stem: str, suffix: str, taken: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", stem).lower()).strip("-") or "picture"
    number, name = 1, f"{slug}{suffix}"
    while name in taken:
        number += 1
        name = f"{slug}-{number}{suffix}"
    return name


@contextmanager
def _strict_pillow() -> Iterator[None]:
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


def _treated(src: str, edition: Edition, roots: Sequence[Path]) -> Result:
    if REMOTE.match(src):
        return _refused("picture-remote", picture=src)
    if src.lower().startswith("data:"):
        short = src if len(src) <= 40 else f"{src[:39]}…"
        return _refused("picture-broken", picture=short, why=INLINE)
    path = Path(src)
    if not any(path.resolve().is_relative_to(root) for root in roots):
        return _refused("file-outside", name=src)
    try:
        suffix, data, notes = _converted(_content(path), edition)
    except ABSENCE:
        return _refused("picture-missing", picture=src, near=_near(path))
    except UnusableError as error:
        return _refused("picture-broken", picture=src, why=error.why)
    findings = (Finding("picture-mended", {"picture": src, "what": note}) for note in notes)
    return Result(suffix, data, tuple(findings))


def _refused(code: str, **values: str | Words) -> Result:
    return Result(findings=(Finding(code, values),))


def _near(path: Path) -> str:
    """The name in the same folder that the author may have meant; empty if there is none."""
    with suppress(OSError):
        names = {file.name.lower(): file.name for file in sorted(path.parent.iterdir()) if file.is_file()}
        close = get_close_matches(path.name.lower(), names, 1)
        return names[close[0]] if close else ""
    return ""


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if 0 < size <= MOST_BYTES:
            return path.read_bytes()
    except ABSENCE:
        raise
    except OSError as error:
        raise UnusableError(Words(error.strerror or DAMAGED.en, "ファイルを開けません")) from error
    most = MOST_BYTES // 1_000_000
    large = Words(f"it is larger than {most} MB", f"{most} MB を超えています")
    raise UnusableError(large if size else Words("the file is empty", "ファイルが空です"))


def _converted(data: bytes, edition: Edition) -> tuple[str, bytes, tuple[Words, ...]]:
    """Suffix, bytes and notes for a file's content, whatever it is called: downloads have wrong names."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return ".svg", *clean_svg(data)
    picture, notes = _decoded(data, edition)
    lossy = picture.format in PHOTOGRAPHS
    plain = _without_alpha(_with_8_bits(picture))
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


def _with_8_bits(picture: Image.Image) -> Image.Image:
    """The same with 8 bits a channel; Pillow by itself would cut deep greys off at 255."""
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
