from dataclasses import replace
from pathlib import Path

import pytest

from hanmen.assemble import assemble
from hanmen.diagnostics import Log, Position
from hanmen.html import render
from hanmen.markdown import parse
from hanmen.matter import add_matter
from hanmen.model import Book, Config, Edition, KihonHanmen, Medium, Metadata, Role, Source
from hanmen.tree import elements, serialise, text_of
from hanmen.typefaces import Families

FAMILIES = Families("Serif", "Sans", "Mono", "Emoji", ())
METADATA = Metadata("題", "ja", "x", "urn:x", "2025-01-01T00:00:00Z")
CONFIG = Config(Path("book"), METADATA, (), FAMILIES, ())


def assembled(
    *texts: str, role: Role = "body", language: str = "ja", numbering: bool = True, named: str = "{}.md"
) -> tuple[Book, Log]:
    """The book of chapters book/1.md, book/2.md …, and what was said of them."""
    log = Log()
    chapters = [parse(Source(Path("book", named.format(n)), text, role), log) for n, text in enumerate(texts, 1)]
    config = replace(CONFIG, metadata=replace(CONFIG.metadata, language=language), numbering=numbering)
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
        ("[](#u)", "zh-Hans", "“無題”"),
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


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[x](A.md)", "the link “A.md” leads nowhere did you mean “a.md”?"),
        ("[x](notes.md)", "the file “notes.md” is not in the book list it in book.toml, or take the link away"),
        ("[x](b\u3099.md)", "the file “b\u3099.md” is not in the book list it in book.toml, or take the link away"),
        ("[](#FIG:1)", "nothing in the book is called “FIG:1” did you mean “fig:1”?"),
        ("[x](http://a|b/)", "the link “http://a|b/” leads nowhere"),
        ("<a href='https://[::1/'>x</a>", "the link “https://[::1/” leads nowhere"),
        ("[](か\u3099.md)", ""),
        ("[](が.md)[](が.md#雨)", ""),
    ],
)
def test_a_file_is_told_from_none(written: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("notes.md", "b\u3099.md"):
        Path(name).write_text("x")
    log = Log()
    texts = {"a.md": written, "か\u3099.md": "# 雨\n\n[雨]{#fig:1}"}
    chapters = [parse(Source(Path(name), text, "body"), log) for name, text in texts.items()]
    assemble(chapters, CONFIG, log)
    assert " ".join(f"{item.message('en')} {item.hint('en')}".strip() for item in log) == said


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("https://a.jp/|x|^", "https://a.jp/%7Cx%7C%5E"),
        ("https://a.jp/雨?a=1&b#c", "https://a.jp/雨?a=1&b#c"),
        (" https://a.jp/100%/%41 ", "https://a.jp/100%25/%41"),
        ("mailto:x y@a.jp", "mailto:x%20y@a.jp"),
    ],
)
def test_an_address_holds_what_addresses_may_hold(written: str, href: str) -> None:
    book, log = assembled(f'<a href="{written}">雨</a>')
    link = next(e for e in elements(book.chapters[0].body) if e.name == "a")
    assert (codes(log), link.attributes["href"]) == ([], href)


def test_what_is_near_is_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def look(name: str, *_: object, n: int) -> list[str]:
        looked.append(name)
        return []

    monkeypatch.setattr("difflib.get_close_matches", look)
    assembled("# 雨\n\n" + "[](#x) [](y.md)" * 3 + "".join(f"[](#z{n})" for n in range(300)))
    assert looked.count("x") == looked.count("y.md") == 1
    assert len(looked) == 200


def test_an_authors_id_is_unique_and_raw_ids_give_way() -> None:
    book, log = assembled('# 雨 {#a}\n\n<div id="a">甲</div>', "# 風 {#a}")
    assert codes(log) == ["id-renamed", "id-duplicate"]
    assert 'id="a-2"' in serialise(book.chapters[0].body)


def test_ids_made_here_never_clash() -> None:
    book, _ = assembled("# 雨\n\n## 節 {#ch-1-h1-1}")
    names = [e.attributes["id"] for e in elements(book.chapters[0].body) if "id" in e.attributes]
    assert len(names) == len(set(names))


NOTE = "# 雨\n\n文[^a]と文[^a]。\n\n[^a]: 注"


@pytest.mark.parametrize("named", ["{}/01.md", "雨{0}/風.md"])
def test_notes_follow_the_id_that_their_chapter_has_in_the_end(named: str) -> None:
    book, log = assembled(NOTE, NOTE, named=named)
    assert codes(log) == []
    for chapter in book.chapters:
        (note,) = (e for e in elements(chapter.body) if e.name == "note")
        (again,) = (e for e in elements(chapter.body) if e.attributes.get("class") == "note-again")
        assert note.attributes["id"] == f"{chapter.id}-note-1"
        assert again.attributes["href"] == f"#{chapter.id}-note-1"


@pytest.mark.parametrize("id", ["ch-1-note-1", "ch-1-note-1-ref", "toc", "titlepage", "colophon"])
def test_what_is_named_by_us_keeps_clear_of_an_authors_ids(id: str) -> None:
    book, log = assembled(f"{NOTE}\n\n## 節 {{#{id}}}")
    assert codes(log) == []
    edition = Edition("epub", "epub", ".epub", (), None, 1, 1)  # type: ignore[arg-type]  # only its medium counts
    documents = add_matter(render(book, edition), book)
    names = [e.attributes["id"] for d in documents for e in elements(d.body) if "id" in e.attributes]
    assert len(names) == len(set(names)) == 8


@pytest.mark.parametrize(("medium", "shown"), [("pdf", "甲乙紙注本"), ("epub", "乙画面")])
def test_text_for_one_medium_is_in_no_other(medium: Medium, shown: str) -> None:
    book, log = assembled(":::only-pdf\n甲\n:::\n\n乙[紙[^a]本]{.only-pdf}[画面]{.only-epub}\n\n[^a]: 注")
    assert codes(log) == []
    edition = Edition("x", medium, "", (), KihonHanmen(*[None] * 8), 1, 1)  # type: ignore[arg-type]  # only its medium counts
    assert "".join(text_of(document.body) for document in render(book, edition)).replace("\n", "") == shown


def test_a_class_that_is_ours_is_only_a_name_where_an_author_wrote_it() -> None:
    book, _ = assembled("[雨]{.note-again .x}と<a class='note-again' href='#b'>雨</a>[風]{#b}")
    assert "note-again" not in serialise(book.chapters[0].body)


@pytest.mark.parametrize("written", ['[雨]{id=""}', '[雨]{id="a b"}', '<b id="a b">雨</b>', '<b id="">雨</b>'])
def test_an_id_has_no_white_space_and_is_not_empty(written: str) -> None:
    book, _ = assembled(written)
    assert all(name and " " not in name for name in book.targets)


def test_contents_leave_notes_and_links_out() -> None:
    book, _ = assembled("# {雨|あめ}[^a]と[先](https://example.com/)\n\n[^a]: 注")
    (entry,) = book.contents
    assert "".join(map(serialise, entry.title)) == "<ruby>雨<rt>あめ</rt></ruby>と先"


def test_a_picture_keeps_what_was_written_and_one_without_path_has_none() -> None:
    book, _ = assembled("![甲](../%E9%9B%A8.png) ![乙]()")
    pictures = [e.attributes for e in elements(book.chapters[0].body) if e.name == "img"]
    assert [(p["src"], p["data-src"]) for p in pictures] == [("雨.png", "../雨.png"), ("", "")]


def test_pictures_are_known_by_their_path_from_here() -> None:
    book, _ = assembled("![甲](../assets/%E9%9B%A8.png)")
    assert next(e for e in elements(book.chapters[0].body) if e.name == "img").attributes["src"] == "assets/雨.png"
