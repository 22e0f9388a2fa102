"""What a finished PDF says of itself to who prints it: read from the file, and from nothing else."""

import io
import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object, Pdf, Stream
from PIL import ImageCms

from ..geometry import POINT, Box
from ..painting import Painting
from ..plates import PROCESS, HighestInk, InkUse, amounts, highest_ink, ink_use
from ..preflight.finding import Wants
from ..preflight.identity import output_intents
from ..preflight.sheet import Document, Sheet, standard_of
from ..preflight.transparency import is_transparent
from ..preflight.uses import FontUse, PictureUse, Uses

SUBSET = re.compile(r"^[A-Z]{6}\+")
FILES = ("/FontFile", "/FontFile2", "/FontFile3")
SOLID = 0.995  # of black: less is a tint
SPACES = {"DeviceGray": "K", "CalGray": "K", "DeviceCMYK": "CMYK", "DeviceRGB": "RGB", "CalRGB": "RGB"}
KINDS = {
    "/CIDFontType0C": "CFF (CID)",
    "/CIDFontType0": "CFF (CID)",
    "/CIDFontType2": "TrueType (CID)",
    "/Type1C": "CFF",
    "/Type1": "Type 1",
    "/TrueType": "TrueType",
    "/OpenType": "OpenType",
    "/Type3": "Type 3",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition, as the output intent names it, and the profile that the file holds of it."""

    identifier: str = ""
    registry: str = ""
    condition: str = ""
    profile: str = ""  # as it describes itself
    profile_bytes: int = 0


@dataclass(frozen=True, slots=True)
class FontFact:
    """A font: its name without the tag of a subset, and how it is in the file."""

    name: str
    kind: str
    is_embedded: bool
    is_subset: bool


@dataclass(frozen=True, slots=True)
class PictureFact:
    """A picture where it is largest; *place* in mm from the top left corner of the trimmed page, *resolution* in ppi."""

    page: int
    place: Box | None
    pixels: tuple[int, int]
    space: str
    is_line_art: bool
    resolution: float


@dataclass(frozen=True, slots=True)
class BlackText:
    """How often text in solid black alone is shown: overprinting what lies below, or knocking it out."""

    overprinting: int = 0
    knocking_out: int = 0


@dataclass(frozen=True, slots=True)
class Facts:
    """Lengths in mm; pages count from 1. *inks* are the pages on which each prints."""

    title: str
    producer: str
    standard: str
    version: str
    pages: int
    trim: tuple[float, float]
    bleed: float
    slug: float  # room beyond the bleed, for marks
    binding: str  # left, right
    trapped: str
    condition: Condition
    inks: Mapping[str, tuple[int, ...]]
    highest: HighestInk
    uses: Mapping[int, InkUse]
    black_text: BlackText
    transparent: tuple[int, ...]  # pages
    fonts: tuple[FontFact, ...]
    pictures: tuple[PictureFact, ...]  # lowest resolution first


def read_facts(data: bytes) -> Facts:
    """The facts of a PDF that can be opened; what the file does not say is empty. Its highest ink is measured."""
    with closing(Pdf.open(io.BytesIO(data), suppress_warnings=True)) as pdf:
        document = Document(data, pdf, Wants(), standard_of(pdf))
        pages = _Pages()
        for sheet in document.sheets():
            pages.add(sheet)
        intents, information = output_intents(document), pdf.docinfo
        return Facts(
            title=str(information.get("/Title", "")),
            producer=str(information.get("/Producer", "")),
            standard=document.standard.name,
            version=pdf.pdf_version,
            pages=len(pdf.pages),
            trim=_usual_trim(pages.sizes),
            bleed=round(min(pages.bleeds, default=0.0), 2),
            slug=round(min(pages.slugs, default=0.0), 1),
            binding="right" if _is_right_bound(pdf) else "left",
            trapped=str(information.get("/Trapped", "")).removeprefix("/"),
            condition=_condition(intents[0]) if intents else Condition(),
            inks=_pages_by_ink(pages.uses),
            highest=highest_ink(data, pages.uses),
            uses=pages.uses,
            black_text=BlackText(pages.overprinting, pages.knocking_out),
            transparent=tuple(pages.transparent),
            fonts=tuple(sorted({_font(use) for use in pages.used.fonts.values()}, key=_by_name)),
            pictures=tuple(sorted(map(_picture, pages.used.pictures.values()), key=_by_resolution)),
        )


class _Pages:
    """Gathers what the pages say, one after the other."""

    def __init__(self) -> None:
        self.sizes: list[tuple[float, float]] = []
        self.bleeds: list[float] = []
        self.slugs: list[float] = []
        self.uses: dict[int, InkUse] = {}
        self.transparent: list[int] = []
        self.used = Uses()
        self.overprinting = self.knocking_out = 0

    def add(self, sheet: Sheet) -> None:
        trim, bleed, media = sheet.trim, sheet.bleed, sheet.media
        self.sizes.append((round((trim[2] - trim[0]) * POINT, 1), round((trim[3] - trim[1]) * POINT, 1)))
        self.bleeds.append(_room(trim, bleed))
        self.slugs.append(_room(bleed, media))
        self.uses[sheet.number] = ink_use(sheet.paintings, trim, bleed)
        if any(map(is_transparent, sheet.paintings)):
            self.transparent.append(sheet.number)
        self.used.add(sheet)
        for painting in sheet.paintings:
            if painting.kind == "text" and painting.colour is not None and _is_solid_black(painting):
                self.overprinting += painting.overprint
                self.knocking_out += not painting.overprint


def _room(inner: Box, outer: Box) -> float:
    """The narrowest room between two boxes in mm."""
    return min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]) * POINT


def _usual_trim(sizes: list[tuple[float, float]]) -> tuple[float, float]:
    return max(sizes, key=sizes.count) if sizes else (0.0, 0.0)


def _is_right_bound(pdf: Pdf) -> bool:
    return bool(pdf.Root.get("/ViewerPreferences", Dictionary()).get("/Direction") == Name.R2L)


def _is_solid_black(painting: Painting) -> bool:
    found = amounts(painting.colour) if painting.colour is not None else {}
    return found.get("Black", 0) >= SOLID and not any(amount for ink, amount in found.items() if ink != "Black")


def _condition(intent: Object) -> Condition:
    profile = intent.get("/DestOutputProfile")
    data = profile.read_bytes() if isinstance(profile, Stream) else b""
    named = (str(intent.get(key, "")) for key in ("/OutputConditionIdentifier", "/RegistryName", "/OutputCondition"))
    identifier, registry, condition = named
    return Condition(identifier, registry, condition or str(intent.get("/Info", "")), _description(data), len(data))


def _description(profile: bytes) -> str:
    try:
        return (ImageCms.ImageCmsProfile(io.BytesIO(profile)).profile.profile_description or "").strip()
    except OSError:
        return ""


def _pages_by_ink(uses: Mapping[int, InkUse]) -> Mapping[str, tuple[int, ...]]:
    inks = sorted({ink for use in uses.values() for ink in use.most}, key=_by_plate)
    return {ink: tuple(number for number, use in uses.items() if ink in use.most) for ink in inks}


def _by_plate(ink: str) -> tuple[int, str]:
    return (PROCESS.index(ink) if ink in PROCESS else len(PROCESS)), ink


def _font(use: FontUse) -> FontFact:
    font = use.font.definition
    below = font.DescendantFonts[0] if font.get("/Subtype") == Name.Type0 else font
    name = str(below.get("/BaseFont", font.get("/Name", "/Type 3")))[1:]
    descriptor = below.get("/FontDescriptor", Dictionary())
    key = next((key for key in FILES if key in descriptor), "")
    kind = str(descriptor[key].get("/Subtype", below.get("/Subtype"))) if key == "/FontFile3" else str(below.Subtype)
    is_embedded = bool(key) or font.get("/Subtype") == Name.Type3
    return FontFact(SUBSET.sub("", name), KINDS.get(kind, kind[1:]), is_embedded, bool(SUBSET.match(name)))


def _by_name(font: FontFact) -> tuple[str, str]:
    return font.name, font.kind


def _picture(use: PictureUse) -> PictureFact:
    pixels = use.pixels
    family = pixels.space.family
    space = "K" if pixels.is_stencil else SPACES.get(family) or " + ".join(pixels.space.inks) or family
    size = pixels.width, pixels.height
    return PictureFact(use.place.page, use.place.place, size, space, pixels.is_line_art, use.resolution)


def _by_resolution(picture: PictureFact) -> tuple[float, int]:
    return picture.resolution, picture.page
