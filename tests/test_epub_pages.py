"""The printed pages in the EPUB: markers in the text, the list, and documents that are divided."""

import re
from dataclasses import replace

import pytest

from hanmen.diagnostics import Log
from hanmen.epub import write_epub
from hanmen.model import Element, Forme, LaidOut, PageStart
from tests.test_epub import bare, document, forme, opened, read, values


def paged(*starts: tuple[str, str, int]) -> Forme:
    """The book with pages: label, document and offset of each."""
    pages = starts or (("i", "titlepage", 0), ("ii", "toc", 0), ("1", "one", 0), ("2", "one", 30), ("3", "colophon", 0))
    laid_out = LaidOut(b"", tuple(label for label, *_ in pages), tuple(PageStart(name, at) for _, name, at in pages))
    return replace(forme(), pages=laid_out)


def marked(markup: str, *offsets: int) -> str:
    """The body with | where pages begin."""
    of = bare(f'<section id="only">{markup}</section>')
    labels = tuple(str(number) for number in range(1, len(offsets) + 1))
    of = replace(of, pages=LaidOut(b"", labels, tuple(PageStart("only", offset) for offset in offsets)))
    text = read(of, "xhtml/p-001.xhtml").partition('id="only">')[2].rpartition("</section>")[0]
    return re.sub(r'<span id="page-\d+" epub:type="pagebreak" role="doc-pagebreak" aria-label="\d+"></span>', "|", text)


@pytest.mark.parametrize(
    ("markup", "offset", "expected"),
    [
        ("<p>一二三</p>", 1, "<p>一|二三</p>"),
        ("<p>一</p>\n<p>二</p>", 1, "<p>一</p>\n<p>|二</p>"),
        ("<p>one two</p>", 3, "<p>one |two</p>"),
        ("<p>一<b>二三</b></p>", 1, "<p>一|<b>二三</b></p>"),
        ("<p>一<b>二三</b></p>", 2, "<p>一<b>二|三</b></p>"),
        ("<p>一</p><h2>二</h2>", 1, "<p>一</p>|<h2>二</h2>"),
        ("<p>一</p><ul><li>二</li></ul>", 1, "<p>一</p><ul><li>|二</li></ul>"),
        ('<p>一<a class="noteref">1</a>二</p>', 1, '<p>一<a class="noteref">1</a>|二</p>'),
        ("<p>一</p><figure><svg></svg></figure>", 1, "<p>一</p><figure>|<svg></svg></figure>"),
        ("<svg><text>一二</text></svg><p>三</p>", 1, "<svg><text>一二</text></svg><p>|三</p>"),
        ("<p>一</p>", 1, "<p>一</p>|"),
    ],
)
def test_a_page_begins_where_its_text_does(markup: str, offset: int, expected: str) -> None:
    assert marked(markup, offset).replace(' xmlns="http://www.w3.org/2000/svg"', "") == expected


def test_readings_do_not_count() -> None:
    assert "<rp>）</rp></ruby>|二" in marked("<p><ruby>一<rt>いち</rt></ruby>二</p>", 1)


def test_blank_pages_begin_where_the_next_does() -> None:
    assert marked("<p>一二</p>", 0, 0, 1) == "<p>||一|二</p>"


def test_the_list_leads_to_every_page() -> None:
    listed = read(paged(), "navigation-documents.xhtml").partition('epub:type="page-list"')[2]
    assert re.findall('<a href="([^"]*)">([^<]*)', listed) == [
        ("xhtml/p-titlepage.xhtml#page-i", "i"),
        ("navigation-documents.xhtml#page-ii", "ii"),
        ("xhtml/p-002.xhtml#page-1", "1"),
        ("xhtml/p-002.xhtml#page-2", "2"),
        ("xhtml/p-colophon.xhtml#page-3", "3"),
    ]
    ncx = read(paged(), "toc.ncx")
    assert re.findall('<pageTarget id="(.*?)" type="(.*?)" playOrder="(.*?)"', ncx)[0] == (
        "target-page-i",
        "front",
        "6",
    )
    assert '<meta name="dtb:maxPageNumber" content="3"/>' in ncx


def test_pages_of_the_contents_begin_at_an_entry() -> None:
    nav = read(paged(("i", "toc", 0), ("ii", "toc", 4)), "navigation-documents.xhtml")
    assert (
        '<span id="page-i" epub:type="pagebreak" role="doc-pagebreak" aria-label="i"></span><nav epub:type="toc"' in nav
    )
    assert re.search('#preface-h1-1"><span id="page-ii"[^>]*></span>まえがき</a>', nav)


def test_an_authors_id_is_not_taken() -> None:
    of = bare('<section id="only"><p id="page-1">一</p></section>')
    of = replace(of, pages=LaidOut(b"", ("1",), (PageStart("only", 0),)))
    assert '<span id="page-1-2" epub:type="pagebreak"' in read(of, "xhtml/p-001.xhtml")


def test_what_is_said_of_pages_is_true() -> None:
    assert {"pageNavigation", "pageBreakMarkers"} <= set(values(paged(), "schema:accessibilityFeature"))
    assert values(paged(), "pageBreakSource") == ["urn:isbn:9784000000007"]
    assert not {"pageNavigation", "pageBreakMarkers"} & set(values(forme(), "schema:accessibilityFeature"))
    assert values(forme(), "pageBreakSource") == []


# Division


def long_book(paragraphs: int, size: int = 3000) -> Forme:
    body = "".join(
        f'<h2 id="s{number}">節</h2><p>{"あ" * size}<a class="noteref" epub:type="noteref" href="#n{number}" '
        f'id="n{number}-ref">{number}</a></p>'
        for number in range(paragraphs)
    )
    notes = "".join(
        f'<aside id="n{number}" class="footnote" epub:type="footnote"><p>注{number}</p></aside>'
        for number in range(paragraphs)
    )
    return bare(f'<section id="only">{body}{notes}</section>')


def parts_of(of: Forme) -> dict[str, str]:
    return {name: read(of, name[5:]) for name in opened(of).namelist() if re.search(r"p-\d", name)}


def test_a_large_document_is_several_files() -> None:
    parts = parts_of(long_book(60))
    assert [*parts] == ["item/xhtml/p-001-2.xhtml", "item/xhtml/p-001-3.xhtml", "item/xhtml/p-001.xhtml"]
    assert all(len(text.encode()) < 256_000 for text in parts.values())
    assert sum(text.count("あ") for text in parts.values()) == 60 * 3000
    for text in parts.values():
        assert re.findall('href="#(n[0-9]+)"', text) == re.findall('<aside id="(n[0-9]+)"', text)
        assert not re.search(r"<h2[^>]*>節</h2>(?!<p>)", text)
    assert sum(text.count('id="only"') for text in parts.values()) == 1


def test_no_other_file_changes_its_name() -> None:
    of = long_book(60)
    second = document("chapter", '<section id="two"><p>二</p></section>', "")
    assert "item/xhtml/p-002.xhtml" in opened(replace(of, documents=(*of.documents, second))).namelist()


def test_a_wrapper_is_divided_too() -> None:
    whole = long_book(60)
    body = whole.documents[0].body
    wrapper = Element("div", {"class": "align-center", "id": "w"}, body.children[:120], body.position)
    divided = replace(whole.documents[0], body=body.holding(wrapper, *body.children[120:]))
    of = replace(whole, documents=(divided,))
    parts = parts_of(of)
    assert len(parts) == 3
    assert sum(text.count('id="w"') for text in parts.values()) == 1
    assert all('<div class="align-center"' in text for text in parts.values())


def test_what_cannot_be_divided_is_told() -> None:
    log = Log()
    write_epub(bare(f'<section id="only"><p>{"あ" * 90_000}</p></section>'), log)
    assert [entry.code for entry in log.entries] == ["block-large"]
