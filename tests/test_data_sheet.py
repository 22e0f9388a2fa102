"""The data sheet: what it reads from a file, what it says, and that it needs nothing else."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from hanmen.diagnostics import Diagnostic, Position
from hanmen.messages import Words
from hanmen.press.data_sheet import Reading, Ticket, data_sheet
from hanmen.press.data_sheet.markup import ranges
from hanmen.press.data_sheet.pages import MOST_THUMBNAILS, chosen_pages
from hanmen.press.data_sheet.previews import heat
from hanmen.press.preflight import Finding, preflight

STYLE = (Path(__file__).parent.parent / "styles" / "data-sheet.css").read_text("utf-8")
TEXT = "BT /F 9 Tf 40 150 Td (ABC) Tj ET"
OVERPRINTING = f"/O gs 0 0 0 1 k {TEXT}"
TICKET = Ticket(
    "ame-press.pdf",
    "ja",
    "雨の<本>",
    writing_mode="vertical",
    paper="淡クリームキンマリ",
    spine=12.04,
    notes=(Words("The spine is computed.", "背幅は計算値です。"),),
)


def book(*contents: str, grey: Image.Image | None = None) -> bytes:
    """Pages of 60 × 90 mm with 3 mm of bleed and 5 mm beyond, bound on the right."""
    with Pdf.new() as pdf:
        embedded = Dictionary(FontFile3=pdf.make_stream(b"", Subtype=Name.Type1C))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/ABCDEF+Ame"), FontDescriptor=embedded)
        state = Dictionary(OP=True, op=True, OPM=1)
        pixels = grey or Image.new("L", (30, 40), 90)
        picture = pdf.make_stream(pixels.tobytes(), Type=Name.XObject, Subtype=Name.Image, BitsPerComponent=8)
        picture.Width, picture.Height, picture.ColorSpace = *pixels.size, Name.DeviceGray
        resources = Dictionary(
            Font=Dictionary(F=font), ExtGState=Dictionary(O=state), XObject=Dictionary(I=pdf.make_indirect(picture))
        )
        shared = pdf.make_indirect(resources)
        for content in contents:
            page = pdf.add_blank_page(page_size=(76 / POINT, 106 / POINT))
            page.obj.TrimBox = [8 / POINT, 8 / POINT, 68 / POINT, 98 / POINT]
            page.obj.BleedBox = [5 / POINT, 5 / POINT, 71 / POINT, 101 / POINT]
            page.obj.Resources, page.obj.Contents = shared, pdf.make_stream(content.encode())
        intent = Dictionary(S=Name.GTS_PDFX, OutputConditionIdentifier=String("JC200103"))
        intent.RegistryName = String("http://www.color.org")
        pdf.Root.OutputIntents, pdf.Root.ViewerPreferences = Array([intent]), Dictionary(Direction=Name.R2L)
        pdf.docinfo["/GTS_PDFXVersion"] = String("PDF/X-1a:2003")
        pdf.docinfo["/Trapped"] = Name("/False")
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


POINT = 25.4 / 72
BOOK = book(
    OVERPRINTING, f"0 .5 0 0 k 20 20 90 90 re f {OVERPRINTING} 30 30 40 40 re f", "q 85 0 0 113 40 60 cm /I Do Q", ""
)


class Reader(HTMLParser):
    """Elements with their attributes, and whether each that was opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, Mapping[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, name: str) -> list[Mapping[str, str | None]]:
        return [attributes for tag, attributes in self.found if tag == name]


def read(data: bytes) -> Reading:
    reading = Reading()
    if data:
        preflight(data, see=reading.see)
    return reading


def sheet(data: bytes = BOOK, ticket: Ticket = TICKET, findings: tuple[Finding, ...] = ()) -> str:
    return data_sheet(data, read(data), findings, ticket, STYLE)


def thin(least: float) -> tuple[tuple[str, object], ...]:
    return ("what", Words("a line", "線")), ("least", least), ("wanted", 0.09)


def words(html: str) -> str:
    """The text without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html.partition("<body>")[2]))


def test_facts_are_read_from_the_file() -> None:
    facts = read(BOOK).facts(BOOK)
    assert (facts.pages, facts.trim, facts.bleed, facts.slug) == (4, (60, 90), 3, 5)
    identity = facts.identity
    assert (identity.standard, identity.is_right_bound, identity.trapped) == ("PDF/X-1a:2003", True, "False")
    assert (identity.condition.identifier, identity.condition.profile_bytes) == ("JC200103", 0)
    assert facts.inks == {"Magenta": (2,), "Black": (1, 2, 3)}
    assert (round(facts.highest.percent), facts.highest.page) == (150, 2)
    assert (facts.black_text.overprinting, facts.black_text.knocking_out) == (2, 0)
    assert [(font.name, font.kind, font.is_embedded, font.is_subset) for font in facts.fonts] == [
        ("Ame", "CFF", True, True)
    ]
    (picture,) = facts.pictures
    assert (picture.page, picture.pixels, picture.space, round(picture.resolution)) == (3, (30, 40), "K", 25)
    assert picture.place == pytest.approx((6.1, 36.9, 36.1, 76.8), abs=0.15)


def test_it_says_what_a_printer_asks() -> None:
    said = words(sheet())
    for words_ in (
        "入稿データ仕様書 Data sheet for the press",
        "雨の&lt;本&gt;",
        "PDF/X-1a:2003",
        "60 × 90 mm",
        "四方 3 mm",
        "トンボ Trim marks あり（余白 5 mm）",
        "4 ページ 4 pages = 4 × 1",
        "右綴じ on the right",
        "縦組み vertical",
        "2 色 2 inks",
        "カラーページ Pages in colour 2 ページ p. 2 (1)",
        "JC200103",
        "登録先 http://www.color.org",
        "150 %（2 ページ）",
        "上限 350 %",
        "ノセ（オーバープリント）",
        "淡クリームキンマリ",
        "背幅 Spine 12 mm",
        "背幅は計算値です。 The spine is computed.",
        "25 ppi",
        "サブセット yes, subset",
    ):
        assert words_.replace(" ", "") in said.replace(" ", ""), words_


@pytest.mark.parametrize(
    ("language", "said", "unsaid"),
    [
        ("zh-Hans", ["印刷文件说明单", "右侧装订", "Data sheet"], ["入稿"]),
        ("en", ["Data sheet for the press", "on the right"], ["入稿", "印刷"]),
        ("fr", ["Data sheet for the press"], ["入稿"]),
    ],
)
def test_it_speaks_the_language_of_the_book_and_english(language: str, said: list[str], unsaid: list[str]) -> None:
    html = sheet(ticket=Ticket("hon-press.pdf", language))
    assert f'<html lang="{language}">' in html
    assert all(each in html for each in said)
    assert not [each for each in unsaid if each in words(html)]


def test_it_needs_no_other_file_and_can_be_read_by_all() -> None:
    reader = Reader(sheet(findings=preflight(BOOK)))
    assert reader.open == []
    names = {name for name, _ in reader.found}
    assert not names & {"script", "link", "iframe"}
    sources = [each.get("src") or each.get("href") for each in reader.all("img") + reader.all("image")]
    assert sources
    assert all(source and source.startswith("data:image/") for source in sources)
    assert all(each.get("alt") for each in reader.all("img"))
    assert all(each.get("aria-label") and each.get("role") == "img" for each in reader.all("svg"))
    assert all(each.get("scope") for each in reader.all("th"))
    levels = [int(name[1]) for name, _ in reader.found if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    targets = {each.get("id") for _, each in reader.found}
    assert {str(each["href"])[1:] for each in reader.all("a") if "href" in each} <= targets


def test_findings_are_told_and_marked() -> None:
    place = (10.0, 20.0, 30.0, 25.0)
    found = (
        Finding("line-thin", 2, place, thin(0.05)),
        Finding("colour-rgb", 2, place, (("what", Words("an area", "塗り")), ("space", "RGB"))),
        Finding("line-thin", 3, (1.0, -2.0, 3.0, 4.0), thin(0.02)),
    )
    html = sheet(findings=found)
    said = words(html)
    assert "このままでは入稿できません" in said
    assert "エラー 1 件 errors: 1警告 1 件 warnings: 1" in said
    assert said.index("塗りが RGB です") < said.index("0.02")
    assert "p. 2 → 10–30 ↓ 20–25" in said
    assert "p. 3 → 1–3 ↓ −2–4" in said
    assert (
        '<g class="error"><rect x="9.2" y="19.2" width="21.6" height="6.6"></rect><text x="9.2" y="18.2">1, 2</text>'
        in html
    )


@pytest.mark.parametrize(("codes", "verdict"), [((), "入稿できます"), (("line-thin",), "要確認の警告あり")])
def test_the_verdict(codes: tuple[str, ...], verdict: str) -> None:
    found = tuple(Finding(code, 1, None, thin(0.05)) for code in codes)
    html = sheet(findings=found)
    assert verdict in words(html)
    assert f'class="verdict {"fair" if codes else "good"}"' in html


def test_what_was_said_of_the_manuscript_is_told_too() -> None:
    said = Diagnostic(Position(Path("ame.md"), 3, 1), "picture-missing", (("picture", "niwa.png"), ("near", "")))
    html = sheet(b"", replace(TICKET, diagnostics=(said,)))
    assert "niwa.png" in html
    assert "ame.md:3:1" in html
    assert "このままでは入稿できません" in html


def test_the_same_file_gives_the_same_sheet() -> None:
    assert sheet() == sheet()


def test_a_thick_book_has_a_sheet_that_can_be_sent() -> None:
    """Noise is the hardest to make small; every page has some, and something is wrong with many."""
    noise = Image.effect_noise((300, 450), 90)
    data = book(*["q 170 0 0 255 20 20 cm /I Do Q"] * 300, grey=noise)
    found = tuple(Finding("page-empty", page) for page in range(1, 300))
    html = sheet(data, findings=found)
    assert len(html) < 2_000_000
    assert html.count("<image ") <= MOST_THUMBNAILS + 12


def test_pages_are_chosen_through_the_whole_book() -> None:
    facts = read(BOOK).facts(BOOK)
    assert chosen_pages(facts) == [1, 2, 3, 4]
    chosen = chosen_pages(replace(facts, pages=300))
    assert (chosen[0], chosen[-1], len(chosen)) == (1, 300, MOST_THUMBNAILS)


def test_ranges() -> None:
    assert ranges([9, 3, 4, 5, 4]) == "3–5, 9"


def test_ink_is_paper_at_nothing_and_darkest_at_the_end_of_the_scale() -> None:
    assert heat(0) == (255, 255, 255)
    assert sum(heat(400)) < sum(heat(300)) < sum(heat(200)) < sum(heat(100))
    assert heat(500) == heat(400)
