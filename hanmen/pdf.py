"""DOOR: Forme → the PDF to read. Knows WeasyPrint's public side; what it says of our style sheets is a diagnostic."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .diagnostics import Log, Position
from .fonts import installed
from .lines import Composer, composing
from .messages import Words
from .model import ContentDocument, Customs, Element, Forme, Metadata, Picture
from .tree import rewrite, serialise
from .vertical.turn import turned

SCHEME = "picture:"


def write_pdf(forme: Forme, log: Log) -> bytes:
    """A tagged PDF (PDF/UA-1, ISO 14289-1) with bookmarks, links and page labels; the same bytes every time."""
    product = Path(forme.book.metadata.slug + forme.edition.suffix)
    with installed(forme.fontconfig), _listening(product, log), composing(partial(_customs, forme)) as composer:
        fonts, pictures = FontConfiguration(), _Pictures(forme.pictures.values())
        html = HTML(string=_page(forme), base_url=SCHEME, url_fetcher=pictures)
        style = CSS(string=forme.stylesheet, font_config=fonts, url_fetcher=pictures)
        document = html.render(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
        if forme.edition.kihon_hanmen.writing_mode == "vertical":
            document = turned(document)
        data = bytes(document.write_pdf(pdf_variant="pdf/ua-1", finisher=_labelling(forme.documents)))
    log.note(_account(composer))
    return data


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
    return forme.customs.get(language.split("-")[0], Customs())


class _Pictures(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives the forme's pictures, and reaches nowhere else."""

    def __init__(self, pictures: Iterable[Picture]) -> None:
        super().__init__(allowed_protocols=["data"])
        self.pictures = {f"{SCHEME}{picture.name}": picture for picture in pictures}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        if url in self.pictures:
            picture = self.pictures[url]
            return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})
        return super().fetch(url, headers)


def _page(forme: Forme) -> str:
    data = forme.book.metadata
    body = "\n".join(serialise(_with_pictures(document.body, forme.pictures)) for document in forme.documents)
    return (
        f'<!DOCTYPE html><html lang="{escape(data.language)}"><head><meta charset="utf-8">{_metadata(data)}</head>'
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


def _labelling(documents: Sequence[ContentDocument]) -> Callable[[Document, pydyf.PDF], None]:
    """Page labels as the folios print them (ISO 32000-1 12.4.2): roman before the body, arabic from its first page."""
    first_of_body = next((document.id for document in documents if document.role != "front"), "")

    def label(document: Document, pdf: pydyf.PDF) -> None:
        front = next((n for n, page in enumerate(document.pages) if first_of_body in page.anchors), 0)
        ranges: list[Any] = [0, pydyf.Dictionary({"S": "/r"})] if front else []
        ranges += [front, pydyf.Dictionary({"S": "/D"})]
        pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(ranges)})

    return label


@contextmanager
def _listening(product: Path, log: Log) -> Iterator[None]:
    """Turns WeasyPrint's messages into diagnostics; what an author can do was said before, so these are ours."""

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            log.report(Position(product), "weasyprint", what=record.getMessage())

    logger, ear = logging.getLogger("weasyprint"), Ear(logging.WARNING)
    handlers, logger.handlers = logger.handlers, [ear]
    try:
        yield
    finally:
        logger.handlers = handlers
