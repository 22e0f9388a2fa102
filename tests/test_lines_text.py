"""What can be read back from a PDF: the text of the lines, whatever was done to their spaces."""

import re
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from tests.laid_out import Laid, lay_out

TEXTS = {
    "punctuation": "山川の雨は、人々の「日本語」を、和文で組版する。東京（一二三）では、書物を印刷する。",
    "latin": "組版ではWeasyPrintの70.0版を使う。PDF/UA-1とEPUB 3を、約120秒で作る（2026年）。",
    "words": "著者は “the quick brown fox” と書き、訳者は extraordinary internationalization と訳した。",
    "address": "詳しくは https://example.org/a/long/path/to/a/page?query=string を見よ。",
    "strange": "か\u3099き\u3099、は\u309aひ\u309a。①②③と…――と№、㎏。",
    "astral": "葛\U000e0100飾区、𠮟る。漢字、𠮟る。",
}
FAMILY = 'p { font-family: "Noto Serif CJK JP" }'
TOOL = shutil.which("pdftotext")


def by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_poppler(pdf: bytes, folder: Path) -> str:
    (folder / "x.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-enc", "UTF-8", str(folder / "x.pdf"), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def joined(text: str) -> str:
    """Lines in one, a soft hyphen and what stands for it gone."""
    text = re.sub("[\u00ad\ufffe\u0002]\\s*", "", text.replace("\r", "").replace("\f", ""))
    return re.sub(r"(?<=[\u3000-\uffff])\n|\n(?=[\u3000-\uffff])", "", text.strip()).replace("\n", "")


def laid(text: str, measure: float = 17.3, css: str = "") -> Laid:
    return lay_out(f"<p id=p>{text}", measure=measure, css=FAMILY + css)


def spaces(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("name", TEXTS)
def test_pdfium_reads_what_was_written(name: str) -> None:
    assert joined(by_pdfium(laid(TEXTS[name], measure=100).write_pdf(pdf_variant="pdf/ua-1"))) == TEXTS[name]


@pytest.mark.skipif(not TOOL, reason="poppler is not installed")
@pytest.mark.parametrize("name", TEXTS)
def test_poppler_reads_what_was_written(name: str, tmp_path: Path) -> None:
    assert joined(by_poppler(laid(TEXTS[name], measure=100).write_pdf(pdf_variant="pdf/ua-1"), tmp_path)) == TEXTS[name]


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("measure", [7.7, 12.1, 23])
def test_line_ends_lose_nothing(name: str, measure: float) -> None:
    found = by_pdfium(laid(TEXTS[name], measure, "p { hyphens: auto }").write_pdf(pdf_variant="pdf/ua-1"))
    assert spaces(joined(found)) == spaces(TEXTS[name])


@pytest.mark.skipif(not TOOL, reason="poppler is not installed")
@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("measure", [7.7, 12.1, 23])
def test_line_ends_lose_nothing_in_poppler(name: str, measure: float, tmp_path: Path) -> None:
    found = by_poppler(laid(TEXTS[name], measure, "p { hyphens: auto }").write_pdf(pdf_variant="pdf/ua-1"), tmp_path)
    assert spaces(joined(found)) == spaces(TEXTS[name])
