"""The order of an index, and the numbers of its pages. Pairs and groups are after the rules of JIS X 4061."""

import random
from pathlib import Path

import pytest

from hanmen.diagnostics import Position
from hanmen.index.hanzi import initial_of, numbered, pinyin_key, stroke_key
from hanmen.index.kana import is_kana, kana_key, letter_of, row_of
from hanmen.index_pages import Pages, with_page_numbers
from hanmen.model import Element
from hanmen.tree import text_of

NOWHERE = Position(Path())


@pytest.mark.parametrize(
    "ordered",
    [
        ["かく", "がけ", "かこ"],  # letters first: a voiced one is where its clear one is
        ["かく", "かぐ", "がく", "がぐ"],  # then the voices, from left to right
        ["はは", "はば", "はぱ", "ばは", "ぱは"],  # clear, voiced, half voiced
        ["カー", "カァ", "カア"],  # then the forms: long mark, small, full
        ["さー", "さゝ", "ささ"],  # iteration mark, full
        ["かー", "カー", "かァ", "かあ"],  # the form weighs more than the script
        ["きょう", "きよう", "きょうと", "きようと"],
        ["はっぴ", "ハッピ", "はつぴ"],  # small before full, hiragana before katakana
        ["ささ", "さゞ", "さざ", "ざさ"],  # ゞ repeats and voices
        ["こーひー", "コーヒー", "こおひい", "ごおひい"],
        ["ンー", "ンア"],  # after ン, ー lengthens nothing: it is a sign of its own
        ["アイ・ウ", "アイエ"],  # a middle dot does not count
        ["ウイ", "ヴイ", "ヴイー", "エ"],
    ],
    ids=lambda ordered: ordered[0],
)
def test_kana_are_in_the_order_of_the_standard(ordered: list[str]) -> None:
    shuffled = random.Random(1).sample(ordered, len(ordered))
    assert sorted(shuffled, key=kana_key) == ordered


def test_half_width_and_composed_kana_are_the_same_letters() -> None:
    assert kana_key("ｶﾞｸ")[:4] == kana_key("ガク")[:4] == kana_key("か\u3099く")[:3] + kana_key("ガク")[3:4]


def test_what_is_its_own_reading() -> None:
    assert [is_kana(text) for text in ("ビール", "ことば", "A・B", "ル・グウィン", "雨", "3月", "")] == [
        True, True, False, True, False, False, False,
    ]  # fmt: skip


def test_headings() -> None:
    assert [row_of(reading) for reading in ("あ", "ガラス", "ぱん", "ヴァン", "んご", "A")] == [
        "ア行", "カ行", "ハ行", "ア行", "ワ行", "",
    ]  # fmt: skip
    assert letter_of("ぢょう") == "チ"


def test_pinyin_goes_by_characters_and_then_by_tones() -> None:
    ordered = ["ān", "lú", "lù", "lu", "lǚ", "luàn", "lüè", "lùn", "luó", "zhōng", "zhǒng", "zhōng guó"]
    assert sorted(random.Random(1).sample(ordered, len(ordered)), key=pinyin_key) == ordered
    assert numbered("Xī'ān lv4") == "xi1 an1 lü4"
    assert [initial_of(reading) for reading in ("ān", "lǜ sè", "")] == ["A", "L", ""]


def test_strokes_are_counted() -> None:
    assert sorted(["中国", "人工", "大", "水", "一"], key=stroke_key) == ["一", "人工", "大", "中国", "水"]


@pytest.mark.parametrize(
    ("places", "across", "down"),
    [
        ([5], "1", "一"),
        ([5, 5, 6], "1–2", "一―二"),
        ([5, 7, 8, 9, 16], "1, 3–5, 12", "一、三―五、一二"),
        ([2, 3, 4, 5, 6], "iii–v, 1–2", "iii―v、一―二"),  # roman and arabic folios are no range
        ([9, 5, 9], "1, 5", "一、五"),
    ],
)
def test_pages_are_named_once_and_joined(places: list[int], across: str, down: str) -> None:
    folios = ["i", "ii", "iii", "iv", "v", *map(str, range(1, 20))]
    known = {f"ix-{number}": place for number, place in enumerate(places)}
    links = [Element("a", {"href": f"#{id}"}, ("第1章",), NOWHERE) for id in (*known, "nowhere")]
    body = Element("section", {}, (Element("span", {"class": "index-locators"}, tuple(links), NOWHERE),), NOWHERE)
    pages = Pages(known, folios)
    assert text_of(with_page_numbers(body, pages, is_vertical=False)) == across
    assert text_of(with_page_numbers(body, pages, is_vertical=True)) == down
