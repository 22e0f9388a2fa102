from pathlib import Path

import pytest

from hanmen.assemble import assemble
from hanmen.diagnostics import Log, Position
from hanmen.markdown import parse
from hanmen.model import Book, Config, Families, Metadata, Role, Source
from hanmen.tree import elements, serialise, text_of

FAMILIES = Families("Serif", "Sans", "Mono", "Emoji", ())


def assembled(*texts: str, role: Role = "body", language: str = "ja", numbering: bool = True) -> tuple[Book, Log]:
    """The book of chapters book/1.md, book/2.md …, and what was said of them."""
    log = Log()
    chapters = [parse(Source(Path(f"book/{n}.md"), text, role), log) for n, text in enumerate(texts, 1)]
    metadata = Metadata("題", language, "x", "urn:x", "2025-01-01T00:00:00Z")
    config = Config(Path("book"), metadata, (), FAMILIES, (), numbering)
    return assemble(chapters, config, log), log


def text(book: Book, chapter: int = 0) -> str:
    return text_of(book.chapters[chapter].body)


def codes(log: Log) -> list[str]:
    return [diagnostic.code for diagnostic in log]


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("# 雨", "第1章 雨"),
        ("# 第3章 雨", "第3章 雨"),
        ("# 第三章　雨", "第三章　雨"),
        ("# 雨 {.unnumbered}", "雨"),
        ("# 2024年の雨", "第1章 2024年の雨"),
        ("# **1. 雨**", "1. 雨"),
    ],
)
def test_a_chapter_is_numbered_unless_it_numbers_itself(heading: str, shown: str) -> None:
    assert text(assembled(heading)[0]).strip() == shown


@pytest.mark.parametrize(
    ("heading", "number"),
    [("## 節", "1.1"), ("## 3.1 節", "3.1"), ("## 3.1. 節", "3.1"), ("## 1.5倍の節", "1.1"), ("### 項", "")],
)
def test_sections_are_numbered_by_chapter(heading: str, number: str) -> None:
    book, _ = assembled(f"# 雨\n\n{heading}{{#s}}".replace("{", " {"))
    assert book.targets["s"].number == number


def test_front_matter_and_books_without_numbering_have_no_numbers() -> None:
    assert text(assembled("# 前\n\n## 節", role="front")[0]).split() == ["前", "節"]
    assert text(assembled("# 前\n\n## 節", numbering=False)[0]).split() == ["前", "節"]


def test_figures_and_tables_are_numbered_by_chapter() -> None:
    book, _ = assembled("# 一\n\n![甲](a.png){#a}", "# 二\n\n![乙](b.png){#b}\n\n| a |\n|---|\n| b |\nTable: 丙 {#c}")
    assert [book.targets[name].label for name in "abc"] == ["図1.1", "図2.1", "表2.1"]


def test_without_chapters_figures_are_counted_through() -> None:
    book, _ = assembled("![甲](a.png){#a}", "![乙](b.png){#b}", role="back")
    assert [book.targets[name].label for name in "ab"] == ["図1", "図2"]


@pytest.mark.parametrize(
    ("written", "language", "worded"),
    [
        ("[](#s)", "ja", "1.1節"),
        ("[](#s)", "zh-Hans", "1.1节"),
        ("[](#s)", "en", "Section 1.1"),
        ("[](2.md)", "ja", "第2章"),
        ("[](2.md#t)", "ja", "2.1節"),
        ("[](#u)", "ja", "「無題」"),
        ("[先](#s)", "ja", "先"),
        ("[先](#節)", "ja", "先"),
    ],
)
def test_references_are_worded(written: str, language: str, worded: str) -> None:
    book, log = assembled(
        f"# 雨\n\n## 節 {{#s}}\n\n### 無題 {{#u}}\n\n{written}", "# 風\n\n## 節 {#t}", language=language
    )
    link = next(element for element in elements(book.chapters[0].body) if element.name == "a")
    assert (text_of(link), codes(log)) == (worded, [])
    assert link.attributes["href"][1:] in book.targets


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("[](#x)", "reference-unknown"),
        ("[x](9.md)", "link-broken"),
        ("[x](2.md#s)", "link-broken"),
        ("[x]()", "link-broken"),
    ],
)
def test_what_leads_nowhere_is_reported_at_its_place(written: str, code: str) -> None:
    _, log = assembled(f"# 雨\n\n## 節 {{#s}}\n\nここは{written}", "# 風")
    (diagnostic,) = log
    assert (diagnostic.code, diagnostic.position) == (code, Position(Path("book/1.md"), 5, 4))


def test_an_authors_id_is_unique_and_raw_ids_give_way() -> None:
    book, log = assembled('# 雨 {#a}\n\n<div id="a">甲</div>', "# 風 {#a}")
    assert codes(log) == ["id-renamed", "id-duplicate"]
    assert 'id="a-2"' in serialise(book.chapters[0].body)


def test_ids_made_here_never_clash() -> None:
    book, _ = assembled("# 雨\n\n## 節 {#ch-1-h1-1}")
    names = [e.attributes["id"] for e in elements(book.chapters[0].body) if "id" in e.attributes]
    assert len(names) == len(set(names))


def test_contents_leave_notes_and_links_out() -> None:
    book, _ = assembled("# {雨|あめ}[^a]と[先](https://example.com/)\n\n[^a]: 注")
    (entry,) = book.contents
    assert "".join(map(serialise, entry.title)) == "<ruby>雨<rt>あめ</rt></ruby>と先"


def test_pictures_are_known_by_their_path_from_here() -> None:
    book, _ = assembled("![甲](../assets/%E9%9B%A8.png)")
    assert next(e for e in elements(book.chapters[0].body) if e.name == "img").attributes["src"] == "assets/雨.png"
