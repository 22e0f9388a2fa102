"""What is set upright in a vertical line without any mark, and what is left as it lies."""

from pathlib import Path

import pytest

from hanmen.diagnostics import Position
from hanmen.model import Element
from hanmen.tate_chu_yoko import combinations, combined
from hanmen.tree import Node, serialise

HERE = Position(Path("a.md"), 1, 1)


def element(name: str, *children: Node, **attributes: str) -> Element:
    return Element(name, attributes, children, HERE)


def marked(text: str, capitals: bool = False) -> str:
    """The text with what was found in brackets."""
    spans = {'<span class="tcy">': "[", '<span class="upright-capitals">': "{", '<span class="emoji">': "<"}
    found = serialise(combined(element("p", text), capitals)).removeprefix("<p>").removesuffix("</p>")
    for tag, bracket in spans.items():
        found = found.replace(tag, bracket)
    return "]".join(found.split("</span>"))


@pytest.mark.parametrize(
    "expected",
    [
        "[3]年[12]月に[20]人",
        "本当[!!]え[!?]何[?]さあ[!]",
        "「[5]」、[1]、[2]。",
        "125人は2025年に50%増え1.5倍",
        "第3.1節は10:30に、A4とB5の3D",
        "Windows 11 と iPhone 5",
        "!!!と1234",
        "５月の！？",
    ],
)
def test_short_numbers_and_marks_stand(expected: str) -> None:
    assert marked(expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    "emoji",
    [
        "😀",
        "⭐",
        "❤️",
        "👍🏽",
        "👩‍👩‍👧",
        "❤️‍🔥",
        "🇯🇵",
        "1️⃣",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_emoji_stand_in_one_piece(emoji: str) -> None:
    assert marked(f"雨{emoji}雪") == f"雨<{emoji}]雪"


@pytest.mark.parametrize("sign", ["❤", "⭐\ufe0e", "☎", "※", "①", "㊙"])
def test_signs_in_black_are_text(sign: str) -> None:
    assert marked(f"雨{sign}雪") == f"雨{sign}雪"


def test_words_in_capitals_stand_when_asked() -> None:
    assert marked("AIとJISのABCd、A1", capitals=True) == "{AI]と{JIS]のABCd、A1"
    assert marked("AIとJIS") == "AIとJIS"


@pytest.mark.parametrize("name", ["code", "pre", "kbd", "samp", "math", "svg"])
def test_what_is_read_character_by_character_is_kept(name: str) -> None:
    kept = element("p", "雨", element(name, "12"), "雨")
    assert combined(kept, capitals=True) == kept


def test_an_authors_own_mark_is_kept() -> None:
    kept = element("p", element("span", "12", **{"class": "tcy"}))
    assert combined(kept, capitals=False) == kept


def test_every_combination_is_known_with_its_place() -> None:
    text = combined(element("p", "3年", element("b", "12月"), "のAI"), capitals=True)
    found = list(combinations(text))
    assert [what for what, _ in found] == ["3", "12", "A", "I"]
    assert {span.position for _, span in found} == {HERE}


def test_the_letter_of_an_appendix_stands() -> None:
    line = element(
        "p", element("span", "付録A", **{"class": "number"}), "のA、", element("a", "「AI」", **{"class": "reference"})
    )
    text = serialise(combined(line, capitals=False))
    assert text.count("upright-capitals") == 1
    assert '付録<span class="upright-capitals">A</span>' in text
