"""Half title, dedication, contents, lists, parts and appendices of tests/editions/matter, in its PDF and its EPUB."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from hanmen.assemble import assemble
from hanmen.assemble.counts import carried
from hanmen.cli import main
from hanmen.diagnostics import NOWHERE, Log
from hanmen.markdown import parse
from hanmen.model import Element, Source
from hanmen.numerals import ideographic, upper_alpha, upper_roman
from hanmen.tree import serialise
from tests.test_assemble import CONFIG, assembled, codes, text

BOOK = Path(__file__).parent / "editions" / "matter" / "book"
PART, SECOND_PART = "第一部\n雨のこと\n雨はどこから来るのだろう。", "第二部\n風のこと"


@pytest.fixture(scope="module")
def products(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("matter")
    assert main(["screen", "epub", "--book", str(BOOK), "--out", str(out), "--strict"]) == 0
    return out


@pytest.fixture
def pdf(products: Path) -> Iterator[pypdfium2.PdfDocument]:
    with pypdfium2.PdfDocument(products / "book.pdf") as document:
        yield document


def said(pdf: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range().replace("\r\n", "\n").strip() for page in pdf]


def entry(products: Path, name: str) -> str:
    with ZipFile(products / "book.epub") as archive:
        return archive.read(f"item/{name}").decode()


def test_a_part_stands_alone_on_a_recto_and_its_verso_is_blank(pdf: pypdfium2.PdfDocument) -> None:
    pages = said(pdf)
    for part in (PART, SECOND_PART):
        number = pages.index(part)
        assert number % 2 == 0
        assert pages[number + 1] == ""


def test_half_title_and_dedication_stand_alone(pdf: pypdfium2.PdfDocument) -> None:
    assert said(pdf)[:6] == ["雨と風", "", "雨と風\n雲野 降", "", "傘に", ""]


def test_folios_are_counted_from_the_first_page_of_the_body(pdf: pypdfium2.PdfDocument) -> None:
    labels = [pdf.get_page_label(number) for number in range(len(pdf))]
    pages = said(pdf)
    assert labels[0] == "i"
    assert labels[pages.index("空\n空を見る。\n1")] == "1"
    assert labels[pages.index(PART)] == "3"


def test_a_book_that_begins_with_a_part_begins_with_page_one(tmp_path: Path) -> None:
    (tmp_path / "bu.md").write_text("# 雨 {.part}", "utf-8")
    (tmp_path / "ame.md").write_text("# 雨\n\n降る。", "utf-8")
    toml = '[book]\ntitle = "雨"\nnumbering = false\nbody = ["bu.md", "ame.md"]\n'
    (tmp_path / "book.toml").write_text(toml, "utf-8")
    main(["screen", "--book", str(tmp_path), "--out", str(tmp_path)])
    with pypdfium2.PdfDocument(tmp_path / f"{tmp_path.name}.pdf") as document:
        *_, part, blank, chapter, _ = said(document)
    assert (part, blank, chapter) == ("雨", "", "雨\n降る。\n3")


def test_bookmarks_have_the_chapters_below_their_part(pdf: pypdfium2.PdfDocument) -> None:
    levels = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    assert levels == [
        (0, "はじめに"),
        (0, "目次"),
        (0, "図一覧"),
        (0, "表一覧"),
        (0, "空"),
        (0, "第一部　雨のこと"),
        (1, "第1章　雨"),
        (2, "1.1　雲"),
        (0, "第二部　風のこと"),
        (1, "第2章　風"),
        (2, "2.1　音"),
        (0, "晴れ"),
        (0, "付録A　降った日"),
        (1, "A.1　春"),
        (0, "付録B　年譜"),
        (0, "奥付"),
    ]


def test_lists_have_numbers_captions_and_pages(pdf: pypdfium2.PdfDocument) -> None:
    figures, tables = (
        next(page for page in said(pdf) if name in page.split("\n")[:2]) for name in ("図一覧", "表一覧")
    )
    assert re.search(r"図1\.1\s雨の雲[ ·]+5\n", figures.replace("くも", ""))
    assert re.search(r"表A\.1\s春の雨[ ·]+\d+\n", tables)


def test_navigation_has_the_chapters_below_their_part(products: Path) -> None:
    for name, label in (
        ("navigation-documents.xhtml", r">([^<>]+)</a>(<ol>)?"),
        ("toc.ncx", r"<text>([^<]*)</text>()"),
    ):
        contents = entry(products, name).partition("landmarks")[0].partition("pageList")[0]
        assert [title for title, _ in re.findall(label, contents) if "部" in title] == [
            "第一部　雨のこと",
            "第二部　風のこと",
        ]
    below = (
        entry(products, "navigation-documents.xhtml")
        .partition("第一部　雨のこと</a><ol>")[2]
        .partition("</ol></li>\n</ol>")
    )
    assert "第1章　雨" in below[0]
    assert "第二部" not in below[0]


def test_landmarks_lead_to_the_lists(products: Path) -> None:
    landmarks = (
        entry(products, "navigation-documents.xhtml").partition('epub:type="landmarks"')[2].partition("</nav>")[0]
    )
    assert re.findall('epub:type="([a-z]+)"', landmarks) == ["cover", "toc", "loi", "lot", "bodymatter"]


def test_documents_say_what_they_are(products: Path) -> None:
    with ZipFile(products / "book.epub") as archive:
        names = sorted(name for name in archive.namelist() if re.search(r"xhtml/p-[0-9]+\.xhtml", name))
        starts = [re.search("<section [^>]*>", archive.read(name).decode()) for name in names]
    spelled = [re.findall('(?:epub:type|role)="([a-z-]+)"', start[0]) for start in starts if start]
    assert spelled == [
        ["halftitlepage"],
        ["dedication", "doc-dedication"],
        ["preface", "doc-preface"],
        ["loi"],
        ["lot"],
        ["prologue", "doc-prologue"],
        ["part", "doc-part"],
        ["chapter", "doc-chapter"],
        ["part", "doc-part"],
        ["chapter", "doc-chapter"],
        ["epilogue", "doc-epilogue"],
        ["appendix", "doc-appendix"],
        ["appendix", "doc-appendix"],
    ]


@pytest.mark.parametrize(
    ("heading", "language", "shown", "label"),
    [
        ("# 雨 {.part #x}", "ja", "第一部 雨", "第一部"),
        ("# 雨 {.part #x}", "zh-Hans", "第一部分 雨", "第一部分"),
        ("# Rain {.part #x}", "en", "Part I Rain", "Part I"),
        ("# 第三部　雨 {.part #x}", "ja", "第三部　雨", "第三部"),
        ("# Part Two: Rain {.part #x}", "en", "Part Two: Rain", "Part Two"),
        ("# Part of rain {.part #x}", "en", "Part I Part of rain", "Part I"),
        ("# 雨 {.part .unnumbered #x}", "ja", "雨", ""),
        ("# 雨 {.appendix #x}", "ja", "付録A 雨", "付録A"),
        ("# 付録3　雨 {.appendix #x}", "ja", "付録3　雨", "付録3"),
        ("# 雨 {.conclusion #x}", "ja", "雨", ""),
        ("# 雨 {.rainy #x}", "ja", "第1章 雨", "第1章"),
    ],
)
def test_the_class_says_what_is_counted(heading: str, language: str, shown: str, label: str) -> None:
    book, log = assembled(heading, language=language)
    assert text(book).strip() == shown
    assert book.targets["x"].label == book.targets[book.chapters[0].id].label == label
    assert not codes(log)


def test_chapters_are_counted_through_the_parts() -> None:
    book, _ = assembled("# 一 {.part}", "# 雨", "# 二 {.part}", "# 風", "# 終 {.appendix}", "# 表 {.appendix}")
    assert [line.number for line in book.contents] == ["第一部", "第1章", "第二部", "第2章", "付録A", "付録B"]
    assert [line.in_part for line in book.contents] == [False, True, False, True, False, False]


def test_figures_of_an_appendix_have_its_letter() -> None:
    figure = "![雲](a.png)"
    book, _ = assembled(f"# 雨\n\n{figure}", f"# 表 {{.appendix}}\n\n{figure}\n\n{figure}")
    assert [t.label for t in book.targets.values() if t.kind == "figure"] == ["図1.1", "図A.1", "図A.2"]


def test_lists_show_the_first_sentence_of_a_caption() -> None:
    log = Log()
    texts = ("![**雲**が出た。右は虹。](a.png)", "![虹。](a.png)", "![Fog. Rain](a.png)")
    chapters = [parse(Source(Path("book/1.md"), "# 雨\n\n" + "\n\n".join(texts), "body"), log)]
    book = assemble(chapters, replace(CONFIG, list_of_figures=True), log)
    assert [serialise(Element("i", {}, line.title, NOWHERE)) for line in book.figures] == [
        "<i><strong>雲</strong>が出た</i>",
        "<i>虹</i>",
        "<i>Fog. Rain</i>",
    ]


def test_a_heading_without_words_is_not_seen() -> None:
    book, _ = assembled("# {.dedication #to}\n\n傘に", role="front")
    assert (text(book).strip(), book.contents, "to" in book.targets) == ("傘に", (), True)


def test_numerals() -> None:
    assert [ideographic(n) for n in (1, 10, 12, 20, 99, 2026)] == ["一", "十", "十二", "二十", "九十九", "二〇二六"]
    assert [upper_roman(n) for n in (1, 4, 9, 14)] == ["I", "IV", "IX", "XIV"]
    assert [upper_alpha(n) for n in (1, 26, 27, 53)] == ["A", "Z", "AA", "BA"]


@pytest.mark.parametrize(
    ("title", "kind", "number"),
    [
        ("第二編　風", "part", "二"),
        ("第1部分 风", "part", "1"),
        ("PART", "part", ""),
        ("附录B 风", "appendix", "B"),
        ("Appendix C: Wind", "appendix", "C"),
        ("Appendices", "appendix", ""),
    ],
)
def test_a_title_may_carry_its_number(title: str, kind: str, number: str) -> None:
    assert carried(title, kind)[0] == number
