"""Seconds a page of layout and of writing, composed and with WeasyPrint's own lines, on a long text without pictures.

python bench/lines.py [FOLDER] [TIMES]   a book's folder (book/ja), and how many times its text is set (3)
"""

import resource
import sys
import time
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from hanmen.assemble import assemble
from hanmen.config import read_config
from hanmen.diagnostics import Log, Position
from hanmen.fontconfig import installed
from hanmen.fonts import choose_fonts
from hanmen.html import render
from hanmen.lines import composing
from hanmen.manuscript import read_manuscript
from hanmen.markdown import parse
from hanmen.model import Customs, Element
from hanmen.page import page_rules
from hanmen.tree import rewrite, serialise

ASSETS = Path(__file__).parent.parent / "assets"
STYLES = Path(__file__).parent.parent / "styles"


def measure(html: str, css: str, composed: bool) -> None:
    """Print pages, CPU seconds a page and the peak of memory so far."""
    with composing(lambda language: Customs()) if composed else nullcontext():
        started = time.process_time()
        fonts = FontConfiguration()
        sheet = CSS(string=css, font_config=fonts)
        document = HTML(string=html).render(stylesheets=[sheet], font_config=fonts, pdf_variant="pdf/ua-1")
        laid_out = time.process_time()
        size = len(document.write_pdf(pdf_variant="pdf/ua-1"))
    pages, written = len(document.pages), time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    name = "composed" if composed else "stock"
    figures = f"layout {(laid_out - started) / pages:.4f}  writing {(written - laid_out) / pages:.4f} s a page"
    sys.stdout.write(f"{name:9}{pages:5} pages  {figures}  {size // 1024} kB  peak {peak} MB\n")


def without_pictures(body: Element) -> Element:
    """The same text without ids, so that it may be set again, and without figures."""

    def bare(element: Element) -> tuple[Element, ...]:
        kept = {key: value for key, value in element.attributes.items() if key not in ("id", "href")}
        return () if element.name == "figure" else (replace(element, attributes=kept),)

    return rewrite(body, bare)


def main(folder: str = "book/ja", times: str = "3") -> None:
    """Set the text of a book, first composed, then not."""
    log = Log()
    config = read_config(Path(folder), log)
    assert config
    book = assemble([parse(source, log) for source in read_manuscript(config, ASSETS, log)], config, log)
    edition = config.editions[0]
    sections = [serialise(without_pictures(document.body)) for document in render(book, edition)]
    html = f'<!DOCTYPE html><html lang="{config.metadata.language}"><body>{"".join(sections) * int(times)}'
    sheets = [(STYLES / name).read_text("utf-8") for name in edition.sheets]
    css = "\n".join([page_rules(edition.kihon_hanmen, edition.bleed, config.families), *sheets])
    fontconfig = choose_fonts(book, config.families, (), log, Position(config.root))
    with installed(fontconfig):
        measure("<html lang=ja>あ", "", composed=True)  # imports, fonts and caches are warm
        measure(html, css, composed=sys.argv[-1] != "stock")


if __name__ == "__main__":
    main(*[argument for argument in sys.argv[1:] if argument != "stock"])
