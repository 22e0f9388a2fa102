"""UAX #50, as it is in the table that is shipped."""

from itertools import pairwise

import pytest

from hanmen.vertical.orientation import TABLE, orientation_of


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ("漢あ１Ａ％①※℃☎\u3000\ue000𠮷🧿", "U"),
        ("aZ5.é—…―→¥αЖ\u0000\U0010ffff", "R"),
        ("、。っゃァヶ！？㌔𛅐", "Tu"),
        ("「」『』（）〔〕【】ー〜：；“”‘’", "Tr"),
    ],
)
def test_a_character_stands_as_the_standard_says(characters: str, expected: str) -> None:
    assert {character: orientation_of(character) for character in characters} == dict.fromkeys(characters, expected)


def test_the_table_names_its_source_and_is_in_order() -> None:
    first, *rows = TABLE.read_text("utf-8").splitlines()
    assert "Unicode 18.0.0" in first
    ranges = [(int(row.split()[0], 16), int(row.split()[1], 16)) for row in rows if not row.startswith("#")]
    assert all(first <= last for first, last in ranges)
    assert all(last < following for (_, last), (following, _) in pairwise(ranges))
