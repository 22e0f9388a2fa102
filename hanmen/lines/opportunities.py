"""Where Western text in a CJK line may end: UAX #14, addresses, hyphenation; and what must stay together."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pyphen
from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import get_log_attrs

ADDRESS = re.compile(r"https?://[!-~]+")
AFTER_IN_ADDRESS = re.compile(r"//|(?<=[^/:])[/]|[?&=]")  # a break follows these …
BEFORE_IN_ADDRESS = re.compile(r"[.\-_~#%]")  # … and stands before these, so that no address seems to end in them
TOGETHER = re.compile(
    r"第[0-9０-９〇一二三四五六七八九十百]+[章節节部編编篇回巻卷号条項项図图表]|[図表图][0-9]+(?:\.[0-9]+)*"
    r"|[0-9]+(?:\.[0-9]+)+[節节]"
    r"|[A-Za-z0-9]+[+#]+|[0-9.,]+\s?(?:[kmcµ]?m|k?g|[kMGT]?B|%|℃)\b"
)
WORD = re.compile(r"[A-Za-zÀ-ɏ]{6,}")
LEAST_BEFORE, LEAST_AFTER = 2, 3  # letters
LINE_BREAK = 1  # bit of PangoLogAttr


def uax14(text: str, language: str) -> list[bool]:
    """Whether UAX #14 lets a line end before each character, and at the end."""
    attributes = get_log_attrs(text, language)
    bits = memoryview(ffi.buffer(attributes)).cast("B").cast("I")
    return [bool(bits[place] & LINE_BREAK) for place in range(len(text) + 1)]


def address_breaks(text: str) -> tuple[set[int], set[int]]:
    """Offsets where a line may end inside web addresses, and all offsets inside them."""
    allowed: set[int] = set()
    inside: set[int] = set()
    for found in ADDRESS.finditer(text):
        start = found.start()
        inside.update(range(start + 1, found.end()))
        allowed.update(start + mark.end() for mark in AFTER_IN_ADDRESS.finditer(found[0]))
        allowed.update(start + mark.start() for mark in BEFORE_IN_ADDRESS.finditer(found[0]) if mark.start() > 8)
    return allowed & inside, inside


def unbreakable(text: str) -> Iterator[int]:
    """Offsets inside 第3章, 図2.1, 5 km: no line ends there."""
    for found in TOGETHER.finditer(text):
        yield from range(found.start() + 1, found.end())


def hyphenation(text: str, language: str) -> Iterator[tuple[int, bool]]:
    """Offsets inside words where a hyphen may end the line, and whether the word is a name; never inside ABCs."""
    for word in WORD.finditer(text):
        if word[0][1:].islower():
            for place in _places(word[0], language):
                yield word.start() + place, word[0][0].isupper()


@lru_cache(maxsize=4096)
def _places(word: str, language: str) -> tuple[int, ...]:
    """Where a word may be divided."""
    dictionary = _dictionary(language)
    places = map(int, dictionary.positions(word)) if dictionary else ()
    return tuple(place for place in places if LEAST_BEFORE <= place <= len(word) - LEAST_AFTER)


@lru_cache(maxsize=8)
def _dictionary(language: str) -> Any:
    """Pyphen's dictionary; English words are what Japanese and Chinese text holds."""
    name = "en_US" if language[:2] in ("ja", "zh") else pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name) if name else None
