"""Reads the facts of a finished PDF: from the file, and from nothing else."""

import io
import re
from collections.abc import Mapping

from pikepdf import Dictionary, Name, Object, Stream
from PIL import ImageCms

from ..geometry import POINT, Box
from ..painting import Painting
from ..plates import PROCESS, InkUse, amounts, highest_ink, ink_use
from ..preflight.identity import output_intents
from ..preflight.sheet import Document, Sheet
from ..preflight.transparency import is_transparent
from ..preflight.uses import FontUse, PictureUse, Uses
from .facts import BlackText, Condition, Facts, FontFact, Identity, PictureFact

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


class Reading:
    """Reads a file page by page, as whoever walks through it shows the pages."""

    def __init__(self) -> None:
        self.identity = Identity()
        self.most_ink: int | None = None  # per cent, that was wanted
        self.sizes: list[tuple[float, float]] = []
        self.bleeds: list[float] = []
        self.slugs: list[float] = []
        self.uses: dict[int, InkUse] = {}
        self.transparent: list[int] = []
        self.used = Uses()
        self.fonts: dict[tuple[int, int], FontFact] = {}
        self.pictures: dict[tuple[int, int], PictureFact] = {}
        self.overprinting = self.knocking_out = 0

    def see(self, sheet: Sheet) -> None:
        """Take in one more page; give it all pages in order."""
        if not self.sizes:
            self.identity, self.most_ink = _identity(sheet.document), sheet.document.wants.most_ink
        trim, bleed, media = sheet.trim, sheet.bleed, sheet.media
        self.sizes.append((round((trim[2] - trim[0]) * POINT, 1), round((trim[3] - trim[1]) * POINT, 1)))
        self.bleeds.append(_room(trim, bleed))
        self.slugs.append(_room(bleed, media))
        self.uses[sheet.number] = ink_use(sheet.paintings, trim, bleed)
        if any(map(is_transparent, sheet.paintings)):
            self.transparent.append(sheet.number)
        for painting in sheet.paintings:
            if painting.kind == "text" and painting.colour is not None and _is_solid_black(painting):
                self.overprinting += painting.overprint
                self.knocking_out += not painting.overprint
        self._see_uses(sheet)

    def _see_uses(self, sheet: Sheet) -> None:
        """Now, for the file may be closed when the facts are asked for."""
        self.used.add(sheet)
        new = self.used.fonts.keys() - self.fonts.keys()
        self.fonts |= {key: _font(self.used.fonts[key]) for key in new}
        larger = {key: use for key, use in self.used.pictures.items() if use.place.page == sheet.number}
        self.pictures |= {key: _picture(use) for key, use in larger.items()}

    def facts(self, data: bytes) -> Facts:
        """The facts of the file *data*, whose pages were seen; its highest ink is measured now."""
        return Facts(
            identity=self.identity,
            most_ink=self.most_ink,
            pages=len(self.sizes),
            trim=max(self.sizes, key=self.sizes.count, default=(0.0, 0.0)),
            bleed=round(min(self.bleeds, default=0.0), 2),
            slug=round(min(self.slugs, default=0.0), 1),
            inks=_pages_by_ink(self.uses),
            highest=highest_ink(data, self.uses),
            uses=self.uses,
            black_text=BlackText(self.overprinting, self.knocking_out),
            transparent=tuple(self.transparent),
            fonts=tuple(sorted(set(self.fonts.values()), key=_by_name)),
            pictures=tuple(sorted(self.pictures.values(), key=_by_resolution)),
        )


def _room(inner: Box, outer: Box) -> float:
    """The narrowest room between two boxes in mm."""
    return min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]) * POINT


def _identity(document: Document) -> Identity:
    pdf, intents = document.pdf, output_intents(document)
    direction = pdf.Root.get("/ViewerPreferences", Dictionary()).get("/Direction")
    return Identity(
        standard=document.standard.name,
        version=pdf.pdf_version,
        is_right_bound=direction == Name.R2L,
        trapped=str(pdf.docinfo.get("/Trapped", "")).removeprefix("/"),
        condition=_condition(intents[0]) if intents else Condition(),
    )


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
