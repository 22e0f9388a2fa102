"""The figures of the books: the same in every language, and each in its language's words and font."""

import re
from pathlib import Path

import pytest

from assets.figures.words import DATA, FONTS, HAN_OR_KANA, MissingWordError, Words, read

IMAGES = DATA.parent / "images"
FOLDERS = {"ja": IMAGES, "zh-Hans": IMAGES / "zh-Hans"}
JAPANESE_ALONE = {"geta"}  # a printer's word that book/tate explains
KANA = re.compile("[\u3040-\u30ff]")
TABLE = read("words")


def drawn(language: str) -> set[str]:
    return {path.stem for path in FOLDERS[language].glob("*.svg")}


def texts(path: Path) -> list[str]:
    """What an SVG says: its letters are outlines, each text after a comment that spells it."""
    return re.findall("<!-- (.*?) -->", path.read_text("utf-8"))


def pattern(template: str) -> re.Pattern[str]:
    """What the template looks like with numbers in its gaps, by themselves or counted in 万 and 億."""
    return re.compile(r"[\d.]+(?:万亿|[万億兆亿])?".join(map(re.escape, re.split(r"\{\w+\}", template))))


def test_every_figure_is_drawn_in_every_language() -> None:
    assert drawn("zh-Hans") == drawn("ja") - JAPANESE_ALONE
    assert {path.stem for path in (DATA.parent / "figures").glob("[!_]*.py")} - {"sheet", "words"} == drawn("ja")


def test_a_missing_word_is_told() -> None:
    table = [{"ja": "開く", "zh-Hans": "开放"}, {"ja": "閉じる", "zh-Hans": ""}]
    words = Words("zh-Hans", table)
    assert (words("開く"), words("GPT-4o")) == ("开放", "GPT-4o")
    for text in ("閉じる", "国家"):
        with pytest.raises(MissingWordError, match=f"zh-Hans.*{text}"):
            words(text)


def test_the_table_has_every_word_once_and_none_that_is_not_said() -> None:
    sayers = {*(DATA.parent / "figures").glob("*.py"), *DATA.glob("*.csv")} - {DATA / "words.csv"}
    said = "".join(path.read_text("utf-8") for path in sayers)
    for row in TABLE:
        assert all(row.values()), row
        assert not KANA.search(row["zh-Hans"]), row
        assert re.findall(r"\{\w+\}", row["ja"]) == re.findall(r"\{\w+\}", row["zh-Hans"]), row
        assert row["ja"] in said, row
    assert len({row["ja"] for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize("language", FOLDERS)
def test_a_figure_says_what_its_language_says(language: str) -> None:
    known = [pattern(row[language]) for row in TABLE]
    for name in drawn(language) - JAPANESE_ALONE:
        for text in texts(FOLDERS[language] / f"{name}.svg"):
            assert not HAN_OR_KANA.search(text) or any(it.fullmatch(text) for it in known), (name, text)


@pytest.mark.parametrize("name", sorted(drawn("zh-Hans")))
def test_the_numbers_are_the_same_in_every_language(name: str) -> None:
    numbers = {
        language: re.findall(r"\d[\d.]*", " ".join(texts(FOLDERS[language] / f"{name}.svg"))) for language in FONTS
    }
    assert len(numbers["ja"]) > 2
    assert numbers["zh-Hans"] == numbers["ja"]


@pytest.mark.parametrize("language", FOLDERS)
def test_a_figure_is_printed_at_its_own_size(language: str) -> None:
    """117 mm are the line of book/ja; 77 mm are 14 of its lines, and what is higher is made smaller, with its type."""
    for name in drawn(language) - JAPANESE_ALONE:
        size = re.search(
            r'width="([\d.]+)pt" height="([\d.]+)pt"', (FOLDERS[language] / f"{name}.svg").read_text("utf-8")
        )
        assert size
        width, height = (float(pt) / 72 * 25.4 for pt in size.groups())
        assert (round(width, 2), height <= 77.01) == (117, True), name


@pytest.mark.parametrize("language", FOLDERS)
def test_a_figure_is_set_in_the_font_of_its_language(language: str) -> None:
    letters = {"ja": "jp", "zh-Hans": "sc"}[language]
    for name in drawn(language) - JAPANESE_ALONE:
        fonts = re.findall(r'<path id="(\w+)-', (FOLDERS[language] / f"{name}.svg").read_text("utf-8"))
        assert {font for font in fonts if font.startswith("Noto")} == {f"NotoSansCJK{letters}"}, name
