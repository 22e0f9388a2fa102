"""Pages made for the press without a book: HTML is laid out with bleed, and printed as is asked."""

import io
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pikepdf
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from hanmen.diagnostics import Log, Position
from hanmen.images import prepare_images
from hanmen.model import (
    Book,
    Chapter,
    ContentDocument,
    Edition,
    Element,
    Forme,
    KihonHanmen,
    LaidOut,
    Length,
    Metadata,
    Picture,
    Printing,
    Size,
    Source,
)
from hanmen.press import write_press

MM = 72 / 25.4
WIDTH, HEIGHT = 100.0, 150.0  # of a trimmed page, mm
STYLE = """@page { size: 100mm 150mm; margin: 15mm; bleed: 3mm; }
body { margin: 0; font: 4mm/6mm "Noto Serif CJK JP"; } p { margin: 0; }
"""
HANMEN = KihonHanmen(
    Size(WIDTH, HEIGHT), "horizontal", Length(4, "mm"), 17, 20, Length(2, "mm"), Length(15, "mm"), Length(15, "mm")
)
METADATA = Metadata("雨の本", "ja", "ame", "urn:uuid:1", "2026-11-25T00:00:00Z")


class _Pictures(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        super().__init__(allowed_protocols=["data"])
        self.known = {f"picture:{picture.name}": picture for picture in pictures.values()}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        picture = self.known[url]
        return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})


def forme(body: str, folder: Path, css: str = "", **printing: object) -> Forme:
    """*body* laid out; each ``<img src="NAME">`` shows a file in *folder*, and is at line 1, column 1, 2 …"""
    place = Position(folder / "book.toml", 3, 1)
    edition = Edition(
        "press", "pdf", "-press.pdf", (), HANMEN, 2000, 3_000_000,
        printing=Printing(place, folder, **{"pages_multiple": 1, **printing}),  # type: ignore[arg-type]  # as named
    )  # fmt: skip
    names = [path.name for path in sorted(folder.iterdir()) if f'src="{path.name}"' in body]
    images = tuple(
        Element("img", {"src": (folder / name).as_posix(), "data-src": name}, (), Position(folder / "a.md", 1, number))
        for number, name in enumerate(names, 1)
    )
    section = Element("section", {}, images, Position(folder / "a.md"))
    book = Book(METADATA, (Chapter(Source(folder / "a.md", "", "body"), "a", section),), (), {})
    pictures = prepare_images(book, edition, [folder], Log())
    for name in names:
        picture = pictures[(folder / name).as_posix()]
        body = body.replace(f'src="{name}"', f'src="picture:{picture.name}"')
    fetcher = _Pictures(pictures)
    html = HTML(string=f'<html lang="ja">{body}</html>', base_url="picture:", url_fetcher=fetcher)
    document = html.render(stylesheets=[CSS(string=STYLE + css)])
    starts = {name: number for number, page in enumerate(document.pages) for name in page.anchors}
    documents = (ContentDocument("colophon", "colophon", "", "back", section),) if "colophon" in starts else ()
    laid_out = LaidOut(bytes(document.write_pdf(pdf_variant="pdf/ua-1")), (), starts)
    return Forme(book, edition, documents, "", "", pictures=pictures, pages=laid_out)


def printed(body: str, folder: Path, css: str = "", **printing: object) -> tuple[pikepdf.Pdf, Log]:
    """The press PDF of *body*, opened, and what was said."""
    log = Log()
    return pikepdf.open(io.BytesIO(write_press(forme(body, folder, css, **printing), log))), log


def content(pdf: pikepdf.Pdf, page: int = 0) -> list[str]:
    """The operators of a page, each with its operands, as lines; numbers as short as can be."""
    instructions = pikepdf.parse_content_stream(pdf.pages[page])
    return [" ".join((*map(_operand, each.operands), str(each.operator))) for each in instructions]


def _operand(operand: object) -> str:
    return f"{float(operand):g}" if isinstance(operand, int | float | Decimal) else str(operand)


def codes(log: Log) -> list[str]:
    """What was said, as ``file:line:column code``."""
    return [f"{each.position.path.name}:{each.position.line}:{each.position.column} {each.code}" for each in log]
