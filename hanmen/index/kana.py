"""五十音 order: the keys by which readings in kana are sorted as JIS X 4061 sorts them.

A reading is compared in five passes, each only where the one before finds no difference: the letters of the kana table;
clear, voiced, half voiced; how a letter is written (long mark, small, iteration mark, full); hiragana before katakana;
and at last the characters themselves. White space, middle dots and other signs do not count.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

Key: TypeAlias = tuple[tuple[int, ...], ...]

ROWS = (
    "アイウエオ",
    "カキクケコ",
    "サシスセソ",
    "タチツテト",
    "ナニヌネノ",
    "ハヒフヘホ",
    "マミムメモ",
    "ヤ ユ ヨ",
    "ラリルレロ",
    "ワヰ ヱヲ",
    "ン",
)
ORDER = {letter: place for place, letter in enumerate("".join(ROWS).replace(" ", ""))}
VOWELS = {letter: "アイウエオ"[place] for row in ROWS[:-1] for place, letter in enumerate(row) if letter != " "}
SMALL = dict(
    zip(
        "ァィゥェォヵヶッャュョヮㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
        "アイウエオカケツヤユヨワクシストヌハヒフヘホムラリルレロ",
        strict=True,
    )
)
LONG, ITERATED, ITERATED_VOICED = "ー", "ヽ", "ヾ"
VOICED, HALF_VOICED = "\u3099", "\u309a"
CLEAR, VOICE, HALF_VOICE = range(3)
LONG_MARK, SMALL_LETTER, ITERATION, FULL_LETTER = range(4)
KATAKANA = range(0x30A1, 0x30FF)


class Letter(NamedTuple):
    """A kana of the table, and what the later passes look at."""

    base: str
    voice: int
    form: int
    is_katakana: bool


def kana_key(reading: str) -> Key:
    """The sort key of a reading in hiragana and katakana; other characters in it come before all kana."""
    letters = list(_letters(reading))
    return (
        tuple(ORDER[letter.base] if letter.base in ORDER else ord(letter.base) - 0x110000 for letter in letters),
        tuple(letter.voice for letter in letters),
        tuple(letter.form for letter in letters),
        tuple(int(letter.is_katakana) for letter in letters),
        tuple(map(ord, reading)),
    )


def is_kana(text: str) -> bool:
    """Whether a text is its own reading: nothing but kana and signs, and some kana."""
    letters = [c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c)[0] in "LN"]
    return bool(letters) and all(_is_kana(letter) for letter in letters)


def row_of(reading: str) -> str:
    """The row of the kana table in which the reading begins, as indexes head it: ``ア行``; empty if in none."""
    letter = letter_of(reading)
    return next((f"{row[0]}行" for row in ROWS if letter and letter in row), "").replace("ン行", "ワ行")


def letter_of(reading: str) -> str:
    """The letter of the table with which the reading begins: ``ガ`` begins with カ."""
    first = next(_letters(reading), None)
    return first.base if first and first.base in ORDER else ""


def _is_kana(character: str) -> bool:
    return "ぁ" <= character <= "ゟ" or "ァ" <= character <= "ヿ" or "ㇰ" <= character <= "ㇿ"


def _letters(reading: str) -> Iterator[Letter]:
    """The letters as they are compared: each mark stands for the letter that it lengthens or repeats."""
    before = Letter("", CLEAR, FULL_LETTER, False)
    for written, mark in _marked(reading):
        is_katakana = ord(written) in KATAKANA or "ㇰ" <= written <= "ㇿ"
        letter = _upper(written)
        if letter == LONG:
            found = Letter(VOWELS.get(before.base, LONG), CLEAR, LONG_MARK, before.is_katakana)
        elif letter in (ITERATED, ITERATED_VOICED):
            voice = VOICE if letter == ITERATED_VOICED or mark == VOICED else CLEAR
            found = Letter(before.base or letter, voice, ITERATION, is_katakana)
        else:
            voice = {VOICED: VOICE, HALF_VOICED: HALF_VOICE}.get(mark, CLEAR)
            form = SMALL_LETTER if letter in SMALL else FULL_LETTER
            found = Letter(SMALL.get(letter, letter), voice, form, is_katakana)
        yield found
        before = found


def _marked(reading: str) -> Iterator[tuple[str, str]]:
    """Each letter, and the sound mark that follows it; signs are left out."""
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", reading))
    letters = [c for c in plain if unicodedata.category(c)[0] in "LN" or c in (VOICED, HALF_VOICED)]
    for place, letter in enumerate(letters):
        if letter not in (VOICED, HALF_VOICED):
            following = letters[place + 1] if place + 1 < len(letters) else ""
            yield letter, following if following in (VOICED, HALF_VOICED) else ""


def _upper(letter: str) -> str:
    """The katakana for a hiragana; other characters as they are."""
    return chr(ord(letter) + 0x60) if "ぁ" <= letter <= "ゖ" or letter in "ゝゞ" else letter
