"""One table of words for each language, and one way of finding it."""

import pytest

from hanmen.press.data_sheet.terms import SHEET
from hanmen.wording import WORDINGS, in_language, wording_of
from hanmen.wording.colophon import COLOPHONS

TABLE = {"ja": "ja", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "en": "en"}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ja", "ja"),
        ("ja-JP", "ja"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("en-GB", "en"),
        ("ko", "en"),
    ],
)
def test_a_language_has_the_words_of_its_script(tag: str, expected: str) -> None:
    assert in_language(TABLE, tag) == expected


def test_what_is_said_of_chinese_is_said_of_both_scripts() -> None:
    assert in_language({"zh": 1, "en": 0}, "zh-Hant-HK") == 1
    assert in_language({"zh": 1, "zh-TW": 2, "en": 0}, "zh-TW") == 2


def test_all_tables_know_the_same_languages() -> None:
    assert set(WORDINGS) == set(COLOPHONS) == set(TABLE)
    assert {SHEET.to(tag) for tag in TABLE} == {SHEET.ja, SHEET.zh_hans, SHEET.zh_hant, SHEET.en}


def test_traditional_words_have_no_simplified_characters() -> None:
    """What Big5 does not hold is no character of Taiwan's books."""
    said = wording_of("zh-Hant").words.replace("¥", "")
    assert [character for character in said if not character.isascii() and not character.encode("big5", "ignore")] == []
