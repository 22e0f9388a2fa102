"""The sheet around a printed book: its measures, what stands where, and that scanners read it. Millimetres."""

import io
import logging
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from hanmen.cli import main
from hanmen.cover.wrap import wrap
from hanmen.model import Author, Jacket, Metadata, Picture, Size
from tests.covers import A5, JACKET, Glyph, Seen, forme
from tests.support import tiny_book

BOOK = Metadata(
    "開かれた知能",
    "ja",
    "hon",
    "urn:x",
    "2000-01-01T00:00:00Z",
    subtitle="誰のものか",
    authors=(Author("山田 太郎"), Author("李", role="trl")),
    publisher="版面",
    isbn="978-4-00-416004-5",
    c_code="0241",
    price=1820,
    description="重みが公開された。",
)
FLAPS = replace(JACKET, flaps=80, front_flap="前のソデ", back_flap="後ろのソデ")
OBI = replace(JACKET, height=50, flaps=60, front="ひらけ、重み。", back="続々重版")
SPINE = 12.0  # of 240 pages


def extent(glyphs: list[Glyph]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    return (
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )


def on(seen: Seen, left: float, right: float) -> list[Glyph]:
    return [glyph for glyph in seen.glyphs() if left <= (glyph.left + glyph.right) / 2 <= right]


def drawn(image: Image.Image) -> list[str]:
    """The picture in large cells: colour, ink or paper."""
    small = image.convert("RGB").resize((image.width // 6, image.height // 9), Image.Resampling.BOX)
    width, (red, _, blue) = small.width, (band.tobytes() for band in small.split())
    signs = ["=" if b > r + 40 else "#" if r < 235 else "." for r, b in zip(red, blue, strict=True)]
    return ["".join(signs[row * width : (row + 1) * width]) for row in range(small.height)]


@pytest.mark.parametrize(
    ("is_right_bound", "flaps", "panels", "folds"),
    [
        (False, 0, "back spine front", (148, 160)),
        (True, 0, "front spine back", (148, 160)),
        (False, 80, "back-flap back spine front front-flap", (80, 228, 240, 388)),
        (True, 80, "front-flap front spine back back-flap", (80, 228, 240, 388)),
    ],
)
def test_panels_follow_the_binding(is_right_bound: bool, flaps: float, panels: str, folds: tuple[float, ...]) -> None:
    flat = wrap(A5, 12, flaps, is_right_bound)
    assert " ".join(panel.name for panel in flat.panels) == panels
    assert flat.folds == folds
    assert flat.trim == Size(2 * 148 + 12 + 2 * flaps, 210)


def test_a_sheet_has_its_size_bleed_and_folds(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        seen = Seen(forme(BOOK, FLAPS))
    assert not caplog.records
    assert not seen.log.entries
    assert (seen.trim.width, seen.trim.height) == pytest.approx((468, 210), abs=0.01)
    assert seen.bleed == pytest.approx((3, 3, 3, 3), abs=0.01)
    assert seen.folds == (80, 228, 240, 388)
    assert len(seen.document) == len(seen.laid_out.labels) == 1


def test_everything_stands_on_its_panel() -> None:
    seen = Seen(forme(BOOK, FLAPS))
    back_flap, back, spine, front, front_flap = (
        seen.within(left, right) for left, right in ((0, 80), (80, 228), (228, 240), (240, 388), (388, 468))
    )
    assert back_flap == "後ろのソデ"
    assert front_flap == "前のソデ"
    assert back == (
        "重みが公開された。97840041600451920241018208ISBN978-4-00-416004-5C0241¥1820E定価（本体1,820円＋税）"
    )
    assert spine == "開かれた知能山田太郎版面"
    assert front == "開かれた知能誰のものか山田太郎李訳者版面"


def test_a_right_bound_book_has_its_front_at_the_left() -> None:
    seen = Seen(forme(BOOK, JACKET, is_vertical=True))
    assert seen.within(0, 148).startswith("開かれた知能")
    assert "9784004160045" in seen.within(160, 308)


def test_colour_runs_around_the_whole_book_and_into_the_bleed() -> None:
    assert drawn(Seen(forme(BOOK, JACKET)).image(25.4)) == [
        "....................................................",
        "..................#####.............................",
        ".................######..##.........................",
        "..................#####..##..####.#..#..#..######...",
        ".................######..##..####################...",
        "..................#####..##..######.#############...",
        "..................###....##.........................",
        ".............................######.................",
        ".....#..............................................",
        "....................................................",
        "....................................................",
        "....................................................",
        "....................................................",
        "....................................................",
        "....................................................",
        "....................................................",
        "....................................................",
        "====================================================",
        "====================================================",
        "====================================================",
        "====================================================",
        "....................................................",
        ".............................##.....................",
        "....................................................",
    ]


@pytest.mark.parametrize("is_vertical", [False, True])
def test_scanners_read_both_rows_where_shops_look_for_them(is_vertical: bool) -> None:
    """10 mm from the head, 12 mm from the spine (JPO's guide), one below the other."""
    seen = Seen(forme(BOOK, JACKET, is_vertical=is_vertical))
    found = zxingcpp.read_barcodes(seen.trimmed(300))
    first, second = sorted(found, key=lambda code: code.position.top_left.y)
    assert [(code.format.name, code.text) for code in (first, second)] == [
        ("EAN13", "9784004160045"),
        ("EAN13", "1920241018208"),
    ]
    left, right = (min(code.position.top_left.x for code in found), max(code.position.top_right.x for code in found))
    near = left * 25.4 / 300 - 160 if is_vertical else 148 - right * 25.4 / 300
    assert near == pytest.approx(12, abs=0.5)
    assert first.position.top_left.y * 25.4 / 300 >= 10


@pytest.mark.parametrize("magnification", [0.8, 2])
def test_scanners_read_small_and_large_bars(magnification: float) -> None:
    jacket = replace(JACKET, magnification=magnification)
    found = zxingcpp.read_barcodes(Seen(forme(BOOK, jacket)).trimmed(400))
    assert {code.text for code in found} == {"9784004160045", "1920241018208"}


def test_another_language_has_one_row_above_the_band() -> None:
    book = replace(BOOK, language="en", title="Open", c_code="", isbn="978-0-306-40615-7", price="US $25.00")
    seen = Seen(forme(book, JACKET))
    (code,) = zxingcpp.read_barcodes(seen.trimmed(300))
    assert code.text == "9780306406157"
    assert code.position.top_left.y * 25.4 / 300 > 100
    assert "9780306406157ISBN978-0-306-40615-7US$25.00" in seen.within(0, 148)


def test_a_book_without_isbn_description_authors_and_publisher_has_a_cover() -> None:
    bare = replace(BOOK, isbn="", description="", authors=(), publisher="", subtitle="", price="")
    seen = Seen(forme(bare, JACKET))
    assert not seen.log.entries
    assert seen.within(0, 148) == ""
    assert not zxingcpp.read_barcodes(seen.trimmed(300))
    assert "定価（本体1,820円＋税）" in Seen(forme(replace(bare, price=1820), JACKET)).within(0, 148)


@pytest.mark.parametrize(("pages", "written"), [(94, False), (96, True), (240, True), (800, True)])
def test_no_text_stands_on_a_spine_of_less_than_five_millimetres(pages: int, written: bool) -> None:
    seen = Seen(forme(BOOK, JACKET, pages=pages))
    spine = on(seen, 148, seen.folds[1])
    assert bool(spine) == written
    assert (seen.folds[1] - 148 >= 5) == written


@pytest.mark.parametrize("stands", [False, True])
@pytest.mark.parametrize(("pages", "title"), [(96, "知" * 60), (400, "開かれたAI 12の知能")])
def test_the_spine_has_a_millimetre_at_each_side(pages: int, title: str, stands: bool) -> None:
    seen = Seen(forme(replace(BOOK, title=title), JACKET, pages=pages, stands=stands))
    start, end = seen.folds
    glyphs = on(seen, start, end)
    left, top, right, bottom = extent(glyphs)
    assert left >= start + 1 - 0.1
    assert right <= end - 1 + 0.1
    assert top > 8
    assert bottom < 210 - 5
    assert abs((left - start) - (end - right)) < 0.15 * (end - start) + 0.5


def test_characters_stand_upright_on_the_spine_from_head_to_foot() -> None:
    """A stop is at the upper right of its square; a long vowel runs down."""
    seen = Seen(forme(replace(BOOK, title="一、ー", authors=(), publisher=""), JACKET, stands=True))
    first, comma, vowel = on(seen, 148, 160)
    size = first.right - first.left
    assert first.bottom < comma.bottom < vowel.bottom
    assert (comma.left + comma.right) / 2 > 154 + size / 8
    assert vowel.bottom - vowel.top > 3 * (vowel.right - vowel.left)


def test_two_digits_stand_side_by_side_on_the_spine() -> None:
    seen = Seen(forme(replace(BOOK, title="知12能", authors=(), publisher=""), JACKET, stands=True))
    one, two = (glyph for glyph in on(seen, 148, 160) if glyph.text in "12")
    assert replace(one, text="2") == two  # one glyph
    assert one.right - one.left > one.bottom - one.top


def test_a_vertical_title_runs_down_the_front() -> None:
    seen = Seen(forme(replace(BOOK, subtitle="", authors=()), JACKET, is_vertical=True, stands=True))
    title = on(seen, 0, 148)[:6]
    assert "".join(glyph.text for glyph in title) == "開かれた知能"
    left, top, right, bottom = extent(title)
    assert 148 - 16 < right < 148 - 12
    assert bottom - top > 3 * (right - left)


@pytest.mark.parametrize("face", [Size(105, 148), Size(182, 257), Size(210, 210)])
@pytest.mark.parametrize("title", ["長" * 90, "Donaudampfschifffahrtsgesellschaft"])
def test_titles_stay_above_the_band_and_within_the_margins(face: Size, title: str) -> None:
    book = replace(BOOK, title=title.strip(), isbn="", description="")
    seen = Seen(forme(book, JACKET, face=face, pages=20))
    start = seen.folds[1]
    front = on(seen, start, start + face.width)
    left, top, right, _ = extent(front)
    assert left >= start + 11
    assert right <= start + face.width - 8
    assert top >= 8
    band = face.height * (1 - 71 / 256)
    above = [glyph for glyph in front if glyph.bottom < band]
    assert len(above) >= len(title.replace(" ", ""))


def test_an_obi_is_a_low_jacket() -> None:
    seen = Seen(forme(BOOK, OBI, is_vertical=True))
    assert (seen.trim.width, seen.trim.height) == pytest.approx((2 * 148 + SPINE + 120, 50), abs=0.01)
    assert seen.folds == (60, 208, 220, 368)
    assert seen.within(60, 208).startswith("ひらけ、重み。")
    assert seen.within(220, 368) == "続々重版"
    assert "重版" in seen.within(220, 368)
    assert not zxingcpp.read_barcodes(seen.trimmed(300))


@pytest.mark.parametrize(
    ("pages", "multiple", "told", "note"),
    [
        (240, 1, None, "spine 12 mm: 120 × 0.097 mm (上質70) + 2 × 0.19 mm (アートポスト180)"),
        (239, 1, None, "spine 12 mm: 120 × 0.097 mm (上質70) + 2 × 0.19 mm (アートポスト180)"),
        (225, 16, None, "spine 12 mm: 120 × 0.097 mm (上質70) + 2 × 0.19 mm (アートポスト180)"),
        (240, 1, 13.5, "spine 13.5 mm, as book.toml says"),
    ],
)
def test_a_spine_is_told_or_computed_and_is_a_note(pages: int, multiple: int, told: float | None, note: str) -> None:
    seen = Seen(forme(BOOK, replace(JACKET, spine=told, pages_multiple=multiple), pages=pages))
    assert seen.folds == (148, 148 + (told or SPINE))
    assert [each.en for each in seen.wrapped.notes] == [each.en for each in seen.log.notes] == [note]
    assert not seen.log.entries


@pytest.mark.parametrize("jacket", [JACKET, FLAPS, OBI])
def test_text_without_room_is_told(jacket: Jacket) -> None:
    long = replace(jacket, back="長い紹介文。" * 400, front_flap="長い。" * 700)
    said = [entry.message("en").partition(" has ")[0] for entry in Seen(forme(BOOK, long)).log]
    assert said == ["the back of the cover"] + ["the front flap of the cover"] * bool(jacket.flaps)


def test_long_text_is_set_smaller_and_stays_between_bars_and_band() -> None:
    sizes = []
    for count in (10, 60, 110):
        seen = Seen(forme(replace(BOOK, description="長い紹介文。" * count), JACKET))
        assert not seen.log.entries
        blurb = [glyph for glyph in on(seen, 0, 148) if glyph.text in "長い紹介文。"]
        _, top, _, bottom = extent(blurb)
        assert top > 10 + 2 * 11 + 10
        assert bottom < 210 * (1 - 71 / 256)
        sizes.append(round(max(glyph.right - glyph.left for glyph in blurb), 2))
    assert sizes[0] >= sizes[1] > sizes[2]


def test_a_front_of_the_authors_own_fills_its_panel_and_the_bleed() -> None:
    colour = Image.new("RGB", (1510, 2160), (200, 30, 30))
    file = io.BytesIO()
    colour.save(file, "PNG")
    seen = Seen(forme(BOOK, JACKET, cover=Picture("cover.png", "image/png", file.getvalue())))
    image = seen.image(25.4)
    red = image.convert("HSV").split()[0].point(lambda hue: 255 * (hue < 5))
    saturated = image.convert("HSV").split()[1].point(lambda saturation: 255 * (saturation > 150))
    assert ImageChops.multiply(red, saturated).getbbox() == (3 + 160, 0, 3 + 308 + 3, 216)
    assert "開かれた" not in seen.within(160, 308)
    assert "開かれた" in seen.within(148, 160)


def test_same_bytes_twice() -> None:
    assert Seen(forme(BOOK, FLAPS)).laid_out == Seen(forme(BOOK, FLAPS)).laid_out


def test_cover_and_obi_are_made_for_the_press_and_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    cover = '[[edition]]\nname = "cover"\nspine = "12mm"\nflaps = "70mm"\n'
    obi = '[[edition]]\nname = "obi"\nfront = "雨が降る。"\nmarks = "none"\n'
    trade = 'isbn = "978-4-9999-9999-6"\nc-code = "C0093"\nprice = 1800\ndescription = "雨の本。"\n'
    tiny_book(Path("ame"), toml=trade + cover + obi, ame="# 雨\n\n本文。")
    assert main(["cover", "obi", "--book", "ame", "--strict"]) == 0
    made = ["dist/ame-cover.html", "dist/ame-cover.pdf", "dist/ame-obi.html", "dist/ame-obi.pdf", "dist/index.html"]
    assert capsys.readouterr().out.splitlines() == made
    with pypdfium2.PdfDocument("dist/ame-cover.pdf") as document:
        image = document[0].render(scale=300 / 72).to_pil()
        assert [side * 25.4 / 72 for side in document[0].get_trimbox()] == pytest.approx([15, 15, 463, 225], abs=0.1)
    assert {code.text for code in zxingcpp.read_barcodes(image)} == {"9784999999996", "1920093018005"}
    assert "12 mm" in Path("dist/ame-cover.html").read_text("utf-8")
