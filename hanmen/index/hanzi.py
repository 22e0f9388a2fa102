"""Chinese order: the keys by which terms are sorted by 拼音 or by 笔画.

By pinyin as dictionaries have it: character by character, each by its letters (lu, lü, luan, lüe, lun), then by the
tones. By strokes: character by character, each by the number of its strokes; how many there are, a library knows.
"""

import re
import unicodedata
from functools import cache

SYLLABLE = re.compile(r"[a-zêü]+[0-5]?")
UNTONED = 5  # the neutral tone comes last
UNKNOWN = 99  # strokes of a character that the library does not know


def pinyin_key(reading: str) -> tuple[tuple[tuple[str, int], ...], tuple[int, ...], str]:
    """The sort key of a reading in pinyin, its tones written as marks or as digits: ``yǔ shuǐ``, ``yu3 shui3``."""
    syllables = SYLLABLE.findall(numbered(reading))
    letters = tuple((plain(syllable), int("ü" in syllable)) for syllable in syllables)
    tones = tuple(int(syllable[-1]) if syllable[-1].isdigit() else UNTONED for syllable in syllables)
    return letters, tones, reading


def numbered(reading: str) -> str:
    """The reading with tones as digits after their syllables, in small letters; ``v`` is ü."""
    from pypinyin.contrib.tone_convert import to_tone3  # takes half a second to load

    words = unicodedata.normalize("NFC", reading.lower()).replace("v", "ü").replace("u:", "ü")
    return " ".join(to_tone3(word, v_to_u=True) for word in re.split(r"[\s'’·-]+", words) if word)


def plain(syllable: str) -> str:
    """The letters of a syllable without tone and dots."""
    return syllable.rstrip("012345").replace("ü", "u").replace("ê", "e")


def initial_of(reading: str) -> str:
    """The capital under which an index by pinyin has the reading; empty if it begins with none."""
    found = SYLLABLE.search(numbered(reading))
    return plain(found[0])[:1].upper() if found else ""


def stroke_key(term: str) -> tuple[tuple[int, str], ...]:
    """The sort key of a term by strokes; characters of as many strokes are in the order of Unicode's radicals."""
    return tuple((strokes_of(character), character) for character in term)


@cache
def strokes_of(character: str) -> int:
    """How many strokes a Chinese character has; 0 if it is none."""
    from strokes import strokes  # has a large table to load

    is_hanzi = unicodedata.name(character, "").startswith("CJK ")
    return int(strokes(character) or UNKNOWN) if is_hanzi else 0


def is_hanzi(text: str) -> bool:
    """Whether there is a Chinese character in the text."""
    return any(unicodedata.name(character, "").startswith("CJK ") for character in text)
