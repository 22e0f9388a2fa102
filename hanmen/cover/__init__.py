"""DOOR: Forme → covers: the picture of the front for shops and readers, and the flat sheet around the printed book.

One style sheet dresses both. WeasyPrint lays a sheet out; PDFium draws the picture.
"""

import io
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from ..diagnostics import Log, Position
from ..fontconfig import installed
from ..lines import composing
from ..messages import Words
from ..model import Customs, Forme, Jacket, LaidOut, Picture, Size
from ..resources import SCHEME, Resources, font_faces, listening
from ..wording import in_language
from .colour import colour_rules
from .copy import Lettering
from .sheets import Design, Sheet, front_alone, running_texts, whole
from .wrap import spine_width, wrap

HEIGHT = 2560  # px of the picture
PANELS = {
    "back": Words("back", "表4"),
    "front-flap": Words("front flap", "前ソデ"),
    "back-flap": Words("back flap", "後ソデ"),
}


def draw_cover(forme: Forme) -> Picture:
    """A JPEG of 1600 × 2560 px that shows title, subtitle, authors and publisher; the same bytes every time."""
    pdf = _laid_out(forme, front_alone(_design(forme)))
    return Picture("cover.jpg", "image/jpeg", _drawn(pdf))


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A flat sheet as one laid-out page, its folds in mm from the left edge, and what the data sheet says of it."""

    pages: LaidOut
    folds: tuple[float, ...]
    notes: tuple[Words, ...]


def lay_out_jacket(forme: Forme, log: Log) -> Wrapped:
    """The flat sheet around the book of *forme*: one page with bleed, in RGB.

    Its spine follows from the pages of the forme and the papers of its edition's jacket, or is what that says.
    Reported on the way: cover-overfull.
    """
    spine, note = _spine(forme)
    sheet = _sheet(forme, spine)
    log.note(note)
    product = Path(forme.book.metadata.slug + forme.edition.suffix)
    for name, text, room in running_texts(forme.book.metadata, sheet):
        if room.type_size(text) is None:
            values = {"panel": PANELS[name], "characters": len(text), "most": room.most_characters}
            log.report(Position(product), "cover-overfull", **values)
    with listening(product, log):
        data = _laid_out(forme, whole(_design(forme), sheet))
    return Wrapped(LaidOut(data, ("1",)), sheet.wrap.folds, (note,))


def _spine(forme: Forme) -> tuple[float, Words]:
    """Its width in mm, and where that comes from."""
    jacket, pages = _jacket(forme), len(forme.pages.labels)
    if jacket.spine is not None:
        width = f"{jacket.spine:g} mm"
        return jacket.spine, Words(f"spine {width}, as book.toml says", f"背幅 {width}（book.toml の指定）")
    leaves = (pages + -pages % jacket.pages_multiple + 1) // 2
    paper, cover = jacket.paper, jacket.cover_paper
    spine = spine_width(leaves, paper.thickness, cover.thickness)
    sheets = f"{leaves} × {paper.thickness:g} mm ({paper.name}) + 2 × {cover.thickness:g} mm ({cover.name})"
    return spine, Words(f"spine {spine:g} mm: {sheets}", f"背幅 {spine:g} mm：{sheets}")


def _jacket(forme: Forme) -> Jacket:
    assert forme.edition.jacket is not None  # an edition of this medium has one
    return forme.edition.jacket


def _sheet(forme: Forme, spine: float) -> Sheet:
    edition, jacket, trim = forme.edition, _jacket(forme), forme.edition.kihon_hanmen.trim_size
    is_right_bound = edition.kihon_hanmen.writing_mode == "vertical"
    flat = wrap(Size(trim.width, min(jacket.height or trim.height, trim.height)), spine, jacket.flaps, is_right_bound)
    return Sheet(jacket, flat, trim, edition.bleed.mm, is_right_bound)


def _design(forme: Forme) -> Design:
    about = forme.book.metadata
    customs = _customs(forme, about.language)
    runs_down = forme.edition.kihon_hanmen.writing_mode == "vertical" and bool(forme.faces)
    lettering = Lettering(runs_down, bool(forme.faces), customs.upright_capitals)
    return Design(about, lettering, *(f"{SCHEME}{it.name}" if it else "" for it in (forme.cover, forme.motif)))


def _customs(forme: Forme, language: str) -> Customs:
    return in_language({"en": Customs(), **forme.customs}, language)


def _laid_out(forme: Forme, page: str) -> bytes:
    with installed(forme.fontconfig), composing(partial(_customs, forme)):
        fonts, resources = FontConfiguration(), Resources(filter(None, (forme.cover, forme.motif)), forme.faces)
        sheet = font_faces(forme.faces) + colour_rules(forme.cover_plan.colour) + forme.stylesheet
        style = CSS(string=sheet, font_config=fonts, url_fetcher=resources)
        html = HTML(string=page, base_url=SCHEME, url_fetcher=resources)
        return bytes(html.write_pdf(stylesheets=[style], font_config=fonts))


def _drawn(pdf: bytes) -> bytes:
    """The first page as a baseline JPEG with colours as sharp as the letters' edges (4:4:4)."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=(HEIGHT - 0.5) / page.get_height()).to_pil()
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=88, subsampling=0, optimize=True)
    return file.getvalue()
