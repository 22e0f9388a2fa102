"""Characters that Aozora's texts describe (外字) or write with marks beside them (アクセント分解)."""

import re
import unicodedata

CODE_POINT = re.compile(r"U\+([0-9A-Fa-f]{4,6})")
JIS = re.compile(r"(?<!\d)([12])-(\d{1,2})-(\d{1,2})")
ACCENTED = re.compile(r"〔([^〔〕]+)〕")
MARKS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", ":": "\u0308", "&": "\u030a", ",": "\u0327"}
MARKS |= {"_": "\u0304"}
MARKED = re.compile(rf"([A-Za-z])([{re.escape(''.join(MARKS))}])")
LIGATURES = {"ae&": "æ", "AE&": "Æ", "oe&": "œ", "OE&": "Œ", "s&": "ß", "o/": "ø", "O/": "Ø", "!@": "¡", "?@": "¿"}


def described(note: str) -> str:
    """The character of ``※［＃「木＋吶のつくり」、第3水準1-85-54］``; empty if it is only described."""
    if point := CODE_POINT.search(note):
        return chr(int(point[1], 16))
    if place := JIS.search(note):
        plane, row, cell = map(int, place.groups())
        code = bytes([0xA0 + row, 0xA0 + cell]) if max(row, cell) <= 94 else b""
        return (code if plane == 1 else b"\x8f" + code).decode("euc_jis_2004", "ignore")
    return ""


def accented(text: str) -> str:
    """The text with ``〔cafe'〕`` as ``café``; other brackets of this kind stay."""

    def composed(brackets: re.Match[str]) -> str:
        inner = brackets[1]
        for written, letter in LIGATURES.items():
            inner = inner.replace(written, letter)
        inner = MARKED.sub(lambda pair: _composed(pair[1], MARKS[pair[2]]) or pair[0], inner)
        return inner if inner != brackets[1] else brackets[0]

    return ACCENTED.sub(composed, text)


def _composed(letter: str, mark: str) -> str:
    """One character of both; empty if Unicode has none."""
    both = unicodedata.normalize("NFC", letter + mark)
    return both if len(both) == 1 else ""
