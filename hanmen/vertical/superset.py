"""More than a text has: what it may have after the next edit, so that its companion need not be made again."""

from functools import cache
from types import MappingProxyType

from ..wording import in_language

# The commoner half of a national character set, by the first bytes of its codes: one to two and a half seconds of work.
# Level 1 of JIS X 0208 holds the jōyō kanji but for some thirty of 2010.
COMMON_IDEOGRAPHS = MappingProxyType(
    {
        "ja": ("euc_jp", range(0xB0, 0xD0)),  # JIS X 0208 level 1: 2965
        "zh-Hans": ("gb2312", range(0xB0, 0xD8)),  # GB/T 2312 level 1: 3755
        "zh-Hant": ("big5", range(0xA4, 0xC7)),  # Big5 level 1: 5401
        "en": ("ascii", range(0)),
    }
)
RANGES = (
    (0x20, 0x7E),  # Basic Latin
    (0xA0, 0xFF),  # Latin-1
    (0x2010, 0x2027),  # dashes, quotation marks, ellipses
    (0x3000, 0x301F),  # CJK punctuation
    (0xFF01, 0xFF5E),  # full-width forms
)
KANA = ((0x3041, 0x3096), (0x309D, 0x309F), (0x30A0, 0x30FF))
COMMON_COMBINATIONS = frozenset(f"{number:02}" for number in range(100)) | {"!!", "!?", "?!", "??"}
DIGITS = frozenset("0123456789!?")


def superset(characters: frozenset[str], language: str = "ja") -> frozenset[str]:
    """*characters* and the common ones of a language (BCP 47); of one that is not known, Latin and punctuation."""
    return characters | _common(language)


@cache
def _common(language: str) -> frozenset[str]:
    ranges = RANGES + KANA if language == "ja" else RANGES
    letters = {chr(code) for first, last in ranges for code in range(first, last + 1)}
    encoding, rows = in_language(COMMON_IDEOGRAPHS, language)
    codes = (bytes((row, cell)).decode(encoding, "ignore") for row in rows for cell in range(0x40, 0xFF))
    return frozenset(letters | {code for code in codes if len(code) == 1 and "\u4e00" <= code <= "\u9fff"})
