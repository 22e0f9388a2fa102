"""What the pages of a file use, gathered page by page: which glyphs of each font, and how large each picture."""

from dataclasses import dataclass, field

from pikepdf import PdfInlineImage

from ..geometry import scales
from ..painting import Painting
from ..resources import Font
from .finding import Finding
from .pixels import Pixels
from .sheet import Sheet

SPECK = 2  # px; a picture so narrow is a colour, and has no resolution


@dataclass(frozen=True, slots=True)
class FontUse:
    """A font, and where each of its glyphs is shown first."""

    font: Font
    glyphs: dict[int, Finding] = field(default_factory=dict)

    @property
    def first(self) -> Finding:
        """Where it is used first."""
        return next(iter(self.glyphs.values()))


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A picture, and where it is largest; *resolution* in pixels an inch."""

    pixels: Pixels
    resolution: float
    place: Finding


@dataclass(frozen=True, slots=True)
class Uses:
    """By the numbers of objects. A finding here is a place only; its code says nothing."""

    fonts: dict[tuple[int, int], FontUse] = field(default_factory=dict)
    pictures: dict[tuple[int, int], PictureUse] = field(default_factory=dict)

    def add(self, sheet: Sheet) -> None:
        """Take what one more page uses."""
        for painting in sheet.paintings:
            if painting.kind == "text":
                self._add_text(sheet, painting)
            elif painting.kind in ("image", "stencil"):
                self._add_picture(sheet, painting)

    def _add_text(self, sheet: Sheet, painting: Painting) -> None:
        font = painting.state.text.font
        if font is None:
            return
        known = self.fonts.setdefault(font.definition.objgen, FontUse(font)).glyphs
        glyphs = font.metrics.glyphs(b"".join(painting.shown))
        if any(glyph not in known for glyph in glyphs):
            place = sheet.find("", painting.bounds)
            for glyph in glyphs:
                known.setdefault(glyph, place)

    def _add_picture(self, sheet: Sheet, painting: Painting) -> None:
        source = painting.source
        if source is None:
            return
        pixels = sheet.document.pixels(source)
        width, height = scales(painting.state.ctm)
        if min(width, height) <= 0 or min(pixels.width, pixels.height) <= SPECK:
            return
        resolution = min(pixels.width / width, pixels.height / height) * 72
        key = (sheet.number, -len(self.pictures)) if isinstance(source, PdfInlineImage) else source.objgen
        known = self.pictures.get(key)
        if known is None or resolution < known.resolution:
            self.pictures[key] = PictureUse(pixels, resolution, sheet.find("", painting.bounds))
