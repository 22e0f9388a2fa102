"""Formes for covers, as a door gets them, with the fonts and the style sheet of every book; and what is on a sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from hanmen.companions import Fonts, make_companions
from hanmen.cover import lay_out_jacket
from hanmen.diagnostics import Log, Position
from hanmen.fonts import choose_fonts
from hanmen.model import (
    Book,
    CoverPlan,
    Edition,
    Forme,
    Jacket,
    KihonHanmen,
    LaidOut,
    Length,
    Metadata,
    Paper,
    Picture,
    Size,
)
from hanmen.page import family_rules
from hanmen.typefaces import Families, FontFace

STYLES = (Path(__file__).parent.parent / "styles" / "cover.css").read_text("utf-8")
HERE = Position(Path("book.toml"))
JACKET = Jacket(Paper("上質70", 0.097), Paper("アートポスト180", 0.19))
A5 = Size(148, 210)
STANDING = "開かれた知能誰のものか山田太郎李版面一、ー12AIの・"
SERIES = CoverPlan()
POINT = 25.4 / 72  # mm
BLEED = 3


@cache
def families(language: str) -> Families:
    region = {"ja": " CJK JP", "zh-Hans": " CJK SC"}.get(language, "")
    return Families(f"Noto Serif{region}", f"Noto Sans{region}", "Noto Sans Mono CJK JP", "Noto Color Emoji", ())


@cache
def fontconfig(language: str) -> str:
    nothing = Book(Metadata("", language, "hon", "urn:x", ""), (), (), {})
    return choose_fonts(nothing, families(language), [], Log(), HERE)


@cache
def faces(language: str) -> tuple[FontFace, ...]:
    """Companions for lines that run down, of the characters that tests set so."""
    book = Book(Metadata(STANDING, language, "hon", "urn:x", ""), (), (), {})
    with TemporaryDirectory() as folder:
        fonts = Fonts(families(language), fontconfig(language), Path(folder), spare=False)
        return make_companions(book, fonts, False, Log(), HERE)


def forme(
    metadata: Metadata,
    jacket: Jacket | None = None,
    face: Size = A5,
    pages: int = 240,
    is_vertical: bool = False,
    stands: bool = False,
    cover: Picture | None = None,
    cover_plan: CoverPlan = SERIES,
) -> Forme:
    """With *stands*, characters stand upright in lines that run down."""
    length = Length(1, "mm")
    mode: Any = "vertical" if is_vertical else "horizontal"
    hanmen = KihonHanmen(face, mode, length, 1, 1, length, length, length)
    edition = Edition("cover", "jacket", "-cover.pdf", ("cover.css",), hanmen, 1, 1, "screen", jacket=jacket)
    return Forme(
        book=Book(metadata, (), (), {}),
        edition=edition,
        documents=(),
        stylesheet=family_rules(families(metadata.language), is_turned=stands) + STYLES,
        fontconfig=fontconfig(metadata.language),
        faces=faces(metadata.language) if stands else (),
        cover=cover,
        cover_plan=cover_plan,
        pages=LaidOut(b"", ("1",) * pages),
    )


@dataclass(frozen=True)
class Glyph:
    """A character on a sheet, in mm from the trimmed sheet's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Seen:
    """A sheet as PDFium sees it."""

    def __init__(self, forme: Forme, log: Log | None = None) -> None:
        self.log = log or Log()
        self.wrapped = lay_out_jacket(forme, self.log)
        self.laid_out, self.folds = self.wrapped.pages, self.wrapped.folds
        self.document = pypdfium2.PdfDocument(self.laid_out.data)
        self.page = self.document[0]

    @property
    def trim(self) -> Size:
        left, bottom, right, top = self.page.get_trimbox()
        return Size((right - left) * POINT, (top - bottom) * POINT)

    @property
    def bleed(self) -> tuple[float, ...]:
        boxes = zip(self.page.get_trimbox(), self.page.get_mediabox(), strict=True)
        return tuple(abs(trim - media) * POINT for trim, media in boxes)

    def glyphs(self) -> Iterator[Glyph]:
        text, height = self.page.get_textpage(), self.page.get_trimbox()[3]
        for number in range(text.count_chars()):
            character = chr(pdfium.FPDFText_GetUnicode(text, number))
            left, bottom, right, top = (value * POINT for value in text.get_charbox(number))
            if character.strip() and character != "\x02":
                yield Glyph(character, left, height * POINT - top, right, height * POINT - bottom)

    def within(self, left: float, right: float) -> str:
        """The text between two heights of the sheet's width."""
        return "".join(glyph.text for glyph in self.glyphs() if left <= glyph.left and glyph.right <= right)

    def image(self, dpi: float = 110) -> Image.Image:
        """The sheet with its bleed."""
        picture: Image.Image = self.page.render(scale=dpi / 72).to_pil()
        return picture

    def trimmed(self, dpi: float = 25.4) -> Image.Image:
        """The sheet as it is cut; at 25.4 dpi a pixel is a millimetre."""
        image, edge = self.image(dpi), round(BLEED * dpi / 25.4)
        return image.crop((edge, edge, image.width - edge, image.height - edge))
