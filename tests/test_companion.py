"""The companion font: HarfBuzz sets the source font from top to bottom, and the companion must agree point by point."""

import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import NullPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from hanmen.vertical import shelf
from hanmen.vertical.companion import Companion, build_companion, characters_of
from hanmen.vertical.shelf import cached_companion
from hanmen.vertical.superset import superset
from tests.boxfont import font as box_font
from tests.faces import Face, agree, source, turned, where

SERIF, SANS, TRUETYPE = "Noto Serif CJK JP", "Noto Sans CJK JP", "IPAexMincho"
STANDING = "漢直骨亜あアっゃぁヶ、。！？％①※℃Ａｚ０　々〆ゝ《》「」『』（）〔〕【】ー〜・"
BESIDES = "：；…―—→AVfi0129.,&é"
COMBINED = ("12", "!!", "!?", "100", "2026", "AB", "ap")


@cache
def companion(family: str, language: str = "ja", extra: frozenset[str] = frozenset()) -> Companion:
    characters = frozenset(STANDING + BESIDES) | extra
    return build_companion(
        *where(family), characters, frozenset(COMBINED), frozenset("Ap5"), "Companion & Co 版", language
    )


families = pytest.mark.parametrize("family", [SERIF, SANS, TRUETYPE])


@families
def test_upright_characters_are_where_harfbuzz_sets_them(family: str) -> None:
    font, made = source(family), Face(companion(family).data)
    assert [c for c in STANDING if not agree(made.set(c), turned(font.set(c, "ttb")))] == []
    assert made.set("、")[0].ink[0] < 0.2  # at the head of its em, and on the right of the line
    assert made.set("、")[0].ink[1] > 0.38


@families
def test_brackets_stops_and_dots_have_their_blanks_where_the_composer_looks(family: str) -> None:
    """Ink boxes along the line, which is all that `hanmen.lines.shaping` asks for."""
    made = Face(companion(family).data)
    ink = {character: made.set(character)[0].ink for character in "「『（〔【《」』）〕】》、。・：；！？"}
    assert [c for c in "「『（〔【《" if ink[c][0] <= 0.4] == []
    assert [c for c in "」』）〕】》、。" if ink[c][2] >= 0.6] == []
    assert [c for c in "・：" if not 0.25 < ink[c][0] < ink[c][2] < 0.75] == []


@families
def test_what_lies_is_as_it_was(family: str) -> None:
    font, made = source(family), Face(companion(family).data)
    for text in ("AV", "fi", "12.9", "――", "…", "—"):
        assert agree(made.set(text), font.set(text)), text


def test_latin_is_kerned_and_kana_are_not() -> None:
    made = Face(companion(SERIF).data)
    assert sum(drawn.advance for drawn in made.set("AV")) < sum(made.set(c)[0].advance for c in "AV")
    assert [drawn.advance for drawn in made.set("っ、「あー", kern=True, palt=True, halt=True)] == [1] * 5
    assert [drawn.advance for drawn in made.set("――")] == [2]


@families
def test_the_numbers_of_glyphs_are_cids(family: str) -> None:
    font = TTFont(io.BytesIO(companion(family).data))
    if "CFF " in font:
        top = font["CFF "].cff.topDictIndex[0]
        assert not hasattr(top, "ROS")  # then CIDs are glyph numbers: ISO 32000-1 9.7.4.2
        assert top.charset == font.getGlyphOrder()
        for name in top.charset:
            charstring = top.CharStrings[name]
            charstring.draw(NullPen())
            assert charstring.width == font["hmtx"][name][0]
    assert ("CFF " in font) == (family != TRUETYPE)


@families
def test_a_line_is_one_em_high_and_its_font_has_its_own_name(family: str) -> None:
    path, number = where(family)
    font, before = TTFont(io.BytesIO(companion(family).data)), TTFont(path, fontNumber=number)
    em = font["head"].unitsPerEm
    expected = round(0.88 * em), round(0.88 * em) - em
    assert (font["hhea"].ascent, font["hhea"].descent) == expected
    assert (font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender) == expected
    assert (font["OS/2"].usWinAscent, -font["OS/2"].usWinDescent) == expected
    assert font["OS/2"].fsType == before["OS/2"].fsType
    assert font["OS/2"].usWeightClass == before["OS/2"].usWeightClass
    assert not {"vhea", "vmtx", "VORG", "BASE", "fvar"} & set(font.keys())
    assert {tag for tag, _ in tags(font)} & {"vert", "vrt2", "palt", "halt", "locl"} == set()
    names = font["name"]
    assert [names.getDebugName(number) for number in (1, 4, 6)] == [*["Companion & Co 版"] * 2, "Companion&Co"]
    assert names.getDebugName(13) == before["name"].getDebugName(13)


def tags(font: TTFont) -> list[tuple[str, int]]:
    records = [
        record for tag in ("GSUB", "GPOS") if tag in font for record in font[tag].table.FeatureList.FeatureRecord
    ]
    return [(record.FeatureTag, record.Feature.LookupListIndex[0]) for record in records]


@families
@pytest.mark.parametrize("text", COMBINED)
def test_a_combination_is_one_glyph_in_the_middle_of_its_em(family: str, text: str) -> None:
    made = Face(companion(family).data)
    assert len(made.set(text)) == len(text)
    (drawn,) = made.set(text, tcyu=True)
    left, bottom, right, top = drawn.ink
    assert drawn.advance == 1
    assert left + right == pytest.approx(1, abs=0.002)
    assert bottom >= -0.12
    assert top <= 0.88
    assert bottom + top == pytest.approx(0.76, abs=0.15)  # the side bearings of its first and last characters differ
    assert right - left < 0.95  # it stands: this is its height


def test_the_digits_of_a_combination_stand_in_order() -> None:
    """In the layout the first one is below, where the left of the page will be; M has more points than 1."""
    made = Face(build_companion(*where(SERIF), frozenset(), frozenset({"1M", "M1"}), frozenset(), "C").data)
    first, last = (made.set(text, tcyu=True)[0] for text in ("1M", "M1"))
    assert len([y for _, y in first.points if y < 0.38]) < len([y for _, y in last.points if y < 0.38])


@families
def test_latin_letters_stand_where_they_are_told(family: str) -> None:
    font, made = source(family), Face(companion(family).data)
    for lying, full in (("A", "Ａ"), ("p", "ｐ"), ("5", "５")):
        assert agree(made.set(lying, upri=True), turned(font.set(full, "ttb")))
        assert agree(made.set(lying), font.set(lying))


def test_the_same_arguments_make_the_same_bytes() -> None:
    assert companion.__wrapped__(SERIF) == companion(SERIF)
    assert companion.__wrapped__(TRUETYPE) == companion(TRUETYPE)


def test_what_is_missing_is_told() -> None:
    characters = frozenset({*"漢𐎀🧿ሀ\u00ad\u200b\u3000 ", "漢𐎀", "漢\ufe00"})
    made = build_companion(*where(SERIF), characters, frozenset({"1𐎀", "12"}), frozenset("A𐎁"), "C")
    assert made.missing == {"𐎀", "🧿", "ሀ", "漢𐎀", "1𐎀", "𐎁"}


def test_the_forms_are_those_of_the_language() -> None:
    japanese, chinese = Face(companion(SERIF).data), Face(companion(SERIF, "zh-Hans").data)
    expected = source("Noto Serif CJK SC")
    for character in "直骨":
        assert japanese.set(character)[0].points != chinese.set(character)[0].points
        for language in ("ja", "zh-Hans", "en"):  # Pango's notion of a run's language does not matter
            assert agree(chinese.set(character, language=language), turned(expected.set(character, "ttb", "zh-Hans")))


def test_an_apostrophe_lies_and_a_quotation_mark_stands() -> None:
    path, number = where("Noto Serif CJK SC")
    made = Face(build_companion(path, number, frozenset("漢“’Its"), frozenset(), frozenset(), "C", "zh-Hans").data)
    font = source("Noto Serif CJK SC")
    lying, standing = font.set("’", language="en", pwid=True), turned(font.set("’", "ttb", "zh-Hans"))
    assert agree(made.set("It’s")[2:3], lying)
    assert agree(made.set("漢’")[1:], standing)
    assert agree(made.set("t’漢")[1:2], standing)


def test_sequences_are_found() -> None:
    extra = frozenset({"葛", "葛\U000e0100", "か\u309a", "直\ufe00"})
    font, made = source(SERIF), Face(companion(SERIF, extra=extra).data)
    for text in ("葛", "葛\U000e0100", "か\u309a", "直\ufe00"):
        assert agree(made.set(text)[:1], turned(font.set(text, "ttb"))[:1]), text
    assert made.set("葛\U000e0100")[0].points != made.set("葛")[0].points


def test_a_text_is_taken_apart() -> None:
    assert characters_of("か\u3099葛\U000e0100葛か\u309a葛") == {"が", "葛\U000e0100", "葛", "か\u309a"}


@pytest.mark.parametrize("number", [0, 7])
def test_what_is_no_font_is_refused(number: int, tmp_path: Path) -> None:
    (tmp_path / "text.ttf").write_text("漢")
    path = where(SERIF)[0] if number else tmp_path / "text.ttf"
    with pytest.raises(ValueError, match=f"has no face {number}"):
        build_companion(path, number, frozenset("漢"), frozenset(), frozenset(), "C")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A font of boxes, without vertical forms and metrics."""
    path = tmp_path / "box.ttf"
    path.write_bytes(box_font())
    return path


def test_without_vertical_forms_brackets_lie_and_stops_stand(bare: Path) -> None:
    made = build_companion(bare, 0, frozenset("漢「、a"), frozenset({"12", "2026"}), frozenset("a"), "C")
    face, font = Face(made.data), Face(bare.read_bytes())
    assert made.missing == frozenset()
    assert agree(face.set("「"), font.set("「"))
    assert agree(face.set(" "), font.set(" "))
    assert face.set("漢")[0].ink == (0, -0.12, 1, 0.88)
    assert face.set("、")[0].ink == pytest.approx((0.75, -0.12, 1, 0.38), abs=0.001)
    assert face.set("a", upri=True)[0].ink == pytest.approx((0.25, 0.13, 1, 0.63), abs=0.001)
    assert face.set("2026", tcyu=True)[0].ink == pytest.approx((0.125, -0.12, 0.875, 0.88), abs=0.001)


def squares(path: Path, ascent: int, height: int, vertical_advance: int = 0) -> Path:
    """A font of 漢 and M, squares under *ascent*; with vertical metrics if there is a *vertical_advance*."""
    builder, pen = FontBuilder(1000), TTGlyphPen(None)
    pen.moveTo((0, ascent - height))
    for corner in ((0, ascent), (height, ascent), (height, ascent - height)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    glyphs = {".notdef": TTGlyphPen(None).glyph(), "full": square, "latin": square, "blank": TTGlyphPen(None).glyph()}
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord("漢"): "full", ord("M"): "latin"} | {ord(c): "blank" for c in "字B \u3000"})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (height, 0)))
    builder.setupHorizontalHeader(ascent=ascent, descent=ascent - 1000)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ascent, sTypoDescender=ascent - 1000)
    builder.setupPost()
    if vertical_advance:
        bearing = (vertical_advance - height) // 2
        builder.setupVerticalMetrics(dict.fromkeys(glyphs, (vertical_advance, bearing)))
        builder.setupVerticalHeader(ascent=500, descent=-500)
    builder.save(path)
    return path


def test_another_em_box_is_moved_to_where_all_of_them_are(tmp_path: Path) -> None:
    path = squares(tmp_path / "low.ttf", 800, 1000)
    made = Face(build_companion(path, 0, frozenset("漢M"), frozenset(), frozenset(), "C").data)
    assert made.set("漢")[0].ink == made.set("M")[0].ink == (0, -0.12, 1, 0.88)


def test_a_standing_letter_is_in_the_middle_of_an_em(tmp_path: Path) -> None:
    path = squares(tmp_path / "short.ttf", 700, 400, vertical_advance=600)
    made = Face(build_companion(path, 0, frozenset("漢M"), frozenset(), frozenset("M"), "C").data)
    full, letter = made.set("漢")[0], made.set("M", upri=True)[0]
    assert (full.advance, letter.advance) == (0.6, 1)
    assert full.ink == pytest.approx((0.1, 0.18, 0.5, 0.58))
    assert letter.ink == pytest.approx((0.3, 0.18, 0.7, 0.58))


def test_a_glyph_without_ink_is_missing(tmp_path: Path) -> None:
    path = squares(tmp_path / "blank.ttf", 800, 1000)
    made = build_companion(path, 0, frozenset("漢M字B \u3000"), frozenset(), frozenset(), "C")
    assert made.missing == {"字", "B"}


def test_contexts_of_the_font_still_work(tmp_path: Path) -> None:
    path = squares(tmp_path / "context.ttf", 800, 1000)
    font = TTFont(path)
    addOpenTypeFeaturesFromString(
        font, "lookup one { sub latin by blank; } one; feature calt { sub latin' lookup one latin; } calt;"
    )
    font.save(path)
    made = Face(build_companion(path, 0, frozenset("漢M"), frozenset({"MM"}), frozenset("M"), "C").data)
    assert [bool(drawn.points) for drawn in made.set("MMM")] == [False, False, True]
    assert len(made.set("MMM", tcyu=True)) == 2


def test_a_companion_is_made_once(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = list[frozenset[str]]()

    def build(path: Path, face: int, characters: frozenset[str], *rest: Any) -> Companion:
        made.append(characters)
        return build_companion(path, face, characters, *rest)

    monkeypatch.setattr(shelf, "build_companion", build)
    folder = tmp_path / "new" / "shelf"
    asked = frozenset("漢字𐎀"), frozenset({"2026", "1𐎀"}), frozenset("a")
    first = cached_companion(folder, bare, 0, *asked, "C")
    assert first.missing == {"𐎀", "1𐎀"}
    assert cached_companion(folder, bare, 0, *asked, "C") == first
    assert cached_companion(folder, bare, 0, asked[0] | {"仮"}, *asked[1:], "C") == first  # in the superset
    assert len(made) == 1
    assert cached_companion(folder, bare, 0, *asked, "D") != first
    cached_companion(folder, bare, 0, *asked, "C", "zh-Hans")
    cached_companion(folder, bare, 0, asked[0] | {"龘"}, *asked[1:], "C")
    bare.write_bytes(bare.read_bytes() + b"\0")
    cached_companion(folder, bare, 0, *asked, "C")
    assert len(made) == 5
    assert {path.suffix for path in folder.iterdir()} == {".companion"}


@pytest.mark.parametrize(
    ("language", "inside", "outside"),
    [
        ("ja", "亜腕あヶー「。！Aé…", "弌丐"),
        ("zh-Hans", "啊座，“", "亍あ"),
        ("zh-Hant", "一籲，「", "乂あ"),
        ("en", "A…", "一"),
    ],
)
def test_a_superset_has_what_is_common(language: str, inside: str, outside: str) -> None:
    wide = superset(frozenset("龘"), language)
    assert frozenset(inside + "龘") <= wide
    assert not frozenset(outside) & wide
