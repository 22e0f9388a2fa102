"""Forme → its pages, laid out once for every edition that has them: a tagged PDF with bleed, and what its folios say.

Knows WeasyPrint's public side.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from .diagnostics import Log, Position
from .fontconfig import installed
from .index_pages import Pages, needs_pages, with_page_numbers
from .lines import Composer, composing
from .messages import Words
from .model import Customs, Element, Forme, LaidOut, Metadata, Picture, Size, WritingMode
from .numerals import roman
from .overfull import Overfull, overfull
from .page_starts import page_starts
from .resources import SCHEME, Resources, font_faces, hearing, listening
from .tree import rewrite, serialise
from .vertical.head_notes import settle
from .vertical.turn import turned
from .vertical.upright import SMALLEST, measuring_page, scale_of, set_upright, upright_blocks
from .wording import in_language

VARIANT = "pdf/ua-1"
DIRECTIONS: Mapping[WritingMode, str] = {"horizontal": "hltr", "vertical": "vrtl"}  # the same classes as in EPUBs
PIXEL = 25.4 / 96  # mm
MOST_LAYOUTS = 5  # of a book whose index moves what it leads to
NAMES: Mapping[str, Words] = {
    "figure": Words("figure", "図"),
    "table": Words("table", "表"),
    "pre": Words("listing", "コード"),
    "math": Words("formula", "数式"),
    "div": Words("page", "奥付"),
}


MATHS = frozenset({"equation", "formula"})  # classes
SIDES: Mapping[str, Words] = {"width": Words("wider", "幅"), "height": Words("higher", "高さ")}
TURN = Words(
    "give it fewer columns, or write {.turned} after its caption: it then has a page of its own, lying",
    "列を減らすか、キャプションの後に {.turned} と書いて、横に倒した一ページの表にしてください",
)
DIVIDE = Words("divide it, or make it smaller", "分けるか、小さくしてください")


def lay_out(forme: Forme, log: Log) -> LaidOut:
    """The pages of *forme* as a tagged PDF (PDF/UA-1, ISO 14289-1) with bookmarks, links and page labels.

    Around each page is the bleed of its edition. The same bytes every time.
    Reported on the way: upright-reduced, upright-overfull, block-overfull, notes-overfull.
    """
    product = Path(forme.book.metadata.slug + forme.edition.suffix)
    with (
        installed(forme.fontconfig),
        listening(product, log, forme.overlays),
        composing(partial(_customs, forme)) as composer,
    ):
        layout = _Layout(forme)
        is_vertical = forme.edition.kihon_hanmen.writing_mode == "vertical"
        bodies = [document.body for document in forme.documents]
        bodies = list(layout.with_upright_blocks(bodies, log)) if is_vertical else bodies
        document = _render(layout, bodies, forme)
        for page in settle(document):
            log.report(Position(product, page), "notes-overfull")
        for found in overfull(document, bodies):
            _report_overfull(found, log)
        starts = page_starts(document)
        document = turned(document) if is_vertical else document
        first_pages = _first_pages(document)
        front = _pages_with_roman_folios(forme, first_pages)
        data = bytes(document.write_pdf(pdf_variant=VARIANT, finisher=partial(_label, front)))
    log.note(_account(composer))
    return LaidOut(data, tuple(_folios(front, len(document.pages))), starts, first_pages)


def _report_overfull(found: Overfull, log: Log) -> None:
    """A figure that is a table with its caption is called a table; one that is turned can only be divided."""
    classes = found.element.attributes.get("class", "").split()
    name = "table" if "table" in classes else found.element.name
    name = name if MATHS.isdisjoint(classes) else "math"
    what = NAMES.get(name, NAMES["figure"])
    can_be_turned = name == "table" and found.side == "width" and "turned" not in classes
    values = {"excess": f"{found.excess:.0f}", "room": f"{found.room:g}", "side": SIDES[found.side]}
    cure = TURN if can_be_turned else DIVIDE
    log.report(found.element.position, "block-overfull", what=what, cure=cure, **values)


def _render(layout: "_Layout", bodies: Sequence[Element], forme: Forme) -> Document:
    """The pages; of a book with an index, those on which its page numbers are right.

    These are known when all pages stand: so the book is laid out without them first, and again with them, until no
    number changes. Where the index is the last of the book, the second time is the last.
    """
    if not needs_pages(bodies):
        return layout.render(bodies)
    is_vertical = forme.edition.kihon_hanmen.writing_mode == "vertical"
    filled, document, before = list(bodies), None, Pages({}, ())
    for _ in range(MOST_LAYOUTS):
        known, filled = filled, [with_page_numbers(body, before, is_vertical) for body in bodies]
        if document and filled == known:
            break
        document = layout.render(filled)
        places = _first_pages(document)
        front = _pages_with_roman_folios(forme, places)
        before = Pages(places, tuple(_folios(front, len(document.pages))))
    assert document
    return document


class _Layout:
    """Lays out bodies with the style sheet, fonts and pictures of a forme."""

    def __init__(self, forme: Forme) -> None:
        self.forme, self.fonts = forme, FontConfiguration()
        self.resources = Resources(forme.pictures.values(), forme.faces)
        style = font_faces(forme.faces) + forme.stylesheet
        self.styles = [self._sheet(style)]
        with hearing(lambda _: None):  # what was said of the author's sheets when they were read
            self.styles += [self._sheet(overlay.text) for overlay in forme.overlays]

    def _sheet(self, text: str) -> CSS:
        return CSS(string=text, font_config=self.fonts, url_fetcher=self.resources)

    def render(self, bodies: Iterable[Element]) -> Document:
        html = HTML(string=_page(self.forme, bodies), base_url=SCHEME, url_fetcher=self.resources)
        return html.render(stylesheets=self.styles, font_config=self.fonts, pdf_variant=VARIANT)

    def with_upright_blocks(self, bodies: Sequence[Element], log: Log) -> Iterator[Element]:
        """The bodies with blocks turned that stand upright in a vertical book, each laid out alone to be measured."""
        blocks = [block for body in bodies for block in upright_blocks(body)]
        pages = self.render(measuring_page(blocks)).pages if blocks else []
        places = {name: place for page in pages for name, place in page.anchors.items()}
        sizes = []
        for number, block in enumerate(blocks):
            x1, y1, x2, y2 = places[f"upright-{number}"]
            size = Size(x2 - x1, y2 - y1)
            sizes.append((size, self._scale(block, size, log)))
        remaining = iter(sizes)
        for body in bodies:
            yield set_upright(body, remaining)

    def _scale(self, block: Element, size: Size, log: Log) -> float:
        k = self.forme.edition.kihon_hanmen
        room = Size(k.block_extent / PIXEL, k.line_length / PIXEL)
        scale = scale_of(size, room)
        if scale < 1:
            values = {"width": round(size.width * PIXEL), "height": round(size.height * PIXEL)}
            what = NAMES.get(block.name, NAMES["figure"])
            most = f"{k.block_extent:g} × {k.line_length:g} mm"
            code = "upright-reduced" if scale >= SMALLEST else "upright-overfull"
            log.report(block.position, code, what=what, percent=int(scale * 100), most=most, **values)
        return scale


def _account(composer: Composer) -> Words:
    """How many paragraphs were composed, and why others were not."""
    reasons = ", ".join(f"{count} {reason}" for reason, count in composer.refused.most_common())
    left = f" ({reasons})" if reasons else ""
    count = composer.refused.total()
    return Words(
        f"{composer.composed} paragraphs composed, {count} left to WeasyPrint's own lines{left}",
        f"{composer.composed} 段落を組み、{count} 段落は WeasyPrint の行組みに任せました{left}",
    )


def _customs(forme: Forme, language: str) -> Customs:
    return in_language({"en": Customs(), **forme.customs}, language)


def _page(forme: Forme, bodies: Iterable[Element]) -> str:
    data = forme.book.metadata
    direction = DIRECTIONS[forme.edition.kihon_hanmen.writing_mode]
    body = "\n".join(serialise(_with_pictures(body, forme.pictures)) for body in bodies)
    return (
        f'<!DOCTYPE html><html lang="{escape(data.language)}" class="{direction}">'
        f'<head><meta charset="utf-8">{_metadata(data)}</head>'
        f"<body>{body}</body></html>"
    )


def _metadata(data: Metadata) -> str:
    title = f"{data.title}　{data.subtitle}" if data.subtitle else data.title
    named = [("author", author.name) for author in data.authors]
    named += [("description", data.description), ("generator", "hanmen"), ("dcterms.created", data.modified)]
    named += [("dcterms.modified", data.modified)]
    metas = "".join(f'<meta name="{name}" content="{escape(value)}">' for name, value in named if value)
    return f"<title>{escape(title)}</title>{metas}"


def _with_pictures(body: Element, pictures: Mapping[str, Picture]) -> Element:
    def point(element: Element) -> tuple[Element]:
        picture = pictures.get(element.attributes.get("src", ""))
        return (element.having(src=f"{SCHEME}{picture.name}") if picture else element,)

    return rewrite(body, point)


def _pages_with_roman_folios(forme: Forme, first_pages: Mapping[str, int]) -> int:
    """Those before the body, unless folios run through the whole book."""
    if forme.edition.folios == "serial":
        return 0
    return next((first_pages[e.id] for e in forme.documents if e.role != "front" and e.id in first_pages), 0)


def _first_pages(document: Document) -> dict[str, int]:
    return {id: number for number, page in reversed([*enumerate(document.pages)]) for id in page.anchors}


def _folios(front: int, pages: int) -> Iterator[str]:
    """What the folios print: roman numerals before the body, arabic ones from its first page."""
    yield from (roman(number) for number in range(1, front + 1))
    yield from map(str, range(1, pages - front + 1))


def _label(front: int, _: Document, pdf: pydyf.PDF) -> None:
    """Page labels (ISO 32000-1 12.4.2) that say what the folios print."""
    ranges: list[Any] = [0, pydyf.Dictionary({"S": "/r"})] if front else []
    ranges += [front, pydyf.Dictionary({"S": "/D"})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(ranges)})
