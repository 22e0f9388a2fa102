"""DOOR: Forme → covers: the picture of the front for shops and readers, and the flat sheet around the printed book.

One style sheet dresses both. WeasyPrint lays a sheet out; PDFium draws the picture.
"""

import io
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


def lay_out_jacket(forme: Forme, log: Log) -> tuple[LaidOut, tuple[float, ...]]:
    """The flat sheet around the book of *forme*: one page with bleed, in RGB; and its folds, mm from the left edge.

    Its spine follows from the pages of the forme and the papers of its edition's jacket, or is what that says.
    Reported on the way: cover-overfull.
    """
    sheet = _sheet(forme, log)
    product = Path(forme.book.metadata.slug + forme.edition.suffix)
    for name, text, room in running_texts(forme.book.metadata, sheet):
        if room.type_size(text) is None:
            values = {"panel": PANELS[name], "characters": len(text), "most": room.most_characters}
            log.report(Position(product), "cover-overfull", **values)
    with listening(product, log):
        return LaidOut(_laid_out(forme, whole(_design(forme), sheet)), ("1",)), sheet.wrap.folds


def _sheet(forme: Forme, log: Log) -> Sheet:
    edition, jacket = forme.edition, forme.edition.jacket
    assert jacket is not None  # an edition of this medium has one
    trim = edition.kihon_hanmen.trim_size
    is_right_bound = edition.kihon_hanmen.writing_mode == "vertical"
    spine = _spine(jacket, len(forme.pages.labels), log)
    height = min(jacket.height or trim.height, trim.height)
    flat = wrap(Size(trim.width, height), spine, jacket.flaps, is_right_bound)
    return Sheet(jacket, flat, trim, edition.bleed.mm, is_right_bound)


def _spine(jacket: Jacket, pages: int, log: Log) -> float:
    if jacket.spine is not None:
        return jacket.spine
    pages += -pages % jacket.pages_multiple
    paper, cover = jacket.paper, jacket.cover_paper
    width = spine_width(pages, paper.thickness, cover.thickness)
    sheets = f"{-(-pages // 2)} × {paper.thickness:g} mm ({paper.name}) + 2 × {cover.thickness:g} mm ({cover.name})"
    log.note(Words(f"spine {width:g} mm: {sheets}", f"背幅 {width:g} mm：{sheets}"))
    return width


def _design(forme: Forme) -> Design:
    about = forme.book.metadata
    customs = _customs(forme, about.language)
    runs_down = forme.edition.kihon_hanmen.writing_mode == "vertical" and bool(forme.faces)
    lettering = Lettering(runs_down, bool(forme.faces), customs.upright_capitals)
    return Design(about, lettering, f"{SCHEME}{forme.cover.name}" if forme.cover else "")


def _customs(forme: Forme, language: str) -> Customs:
    return forme.customs.get(language.split("-")[0], Customs())


def _laid_out(forme: Forme, page: str) -> bytes:
    with installed(forme.fontconfig), composing(partial(_customs, forme)):
        fonts, resources = FontConfiguration(), Resources([forme.cover] if forme.cover else [], forme.faces)
        style = CSS(string=font_faces(forme.faces) + forme.stylesheet, font_config=fonts, url_fetcher=resources)
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
