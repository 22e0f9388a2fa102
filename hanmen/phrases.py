"""Where phrases end, and the lines of a title: those that end there and are as long as each other.

Japanese does not mark the end of a phrase, but a change from hiragana to another script is one nearly always.
"""

import re
import string
import unicodedata

# Where lines may end; the second is for what the first leaves too long for a line, the third for what both do.
HIRAGANA, KATAKANA, KANJI, LATIN = "ぁ-ん", "ァ-ヶー", "一-鿿々", "A-Za-z"
STOPS, CLOSING, OPENING = "、。，．・：；！？…―—", "）」』〉》", "（「『〈《"
PHRASE_ENDS = "|".join(
    (
        rf"(?<=[^{LATIN}]\s)|(?<=\s)(?![{LATIN}])",
        rf"(?<=[{STOPS}])(?![{STOPS}{CLOSING}])|(?<!^)(?=[{OPENING}])|(?<=[{CLOSING}])(?![{STOPS}{CLOSING}{HIRAGANA}])",
        rf"(?<=[{HIRAGANA}])(?<![おご])(?!(?<=か)[国月所年])(?![{HIRAGANA}ー{STOPS}{CLOSING}\s])",
        rf"(?<=[{HIRAGANA}])(?=[おご][{KANJI}])",
        rf"(?<=[{KATAKANA}]{{2}})(?=[{LATIN}{KANJI}]{{2}})",
        rf"(?<=[{LATIN}]{{2}})(?=[{KATAKANA}{KANJI}]{{2}})",
        rf"(?<=[{KANJI}]{{2}})(?=[{KATAKANA}{LATIN}]{{2}})",
        rf"(?<=[的与])(?=[{KANJI}]{{2}})",
    )
)
CJK = f"{HIRAGANA}{KATAKANA}{KANJI}"
SENTENCE_ENDS = rf"(?<=[。．！？])(?![。．！？{CLOSING}])"
MEETINGS = re.compile(rf"(?<=[{CJK}])(?=[{LATIN}0-9])|(?<=[{LATIN}0-9])(?=[{CJK}])")
WORD_ENDS = r"(?<=\s)"
CHARACTER_ENDS = rf"(?<!^)(?![{STOPS}{CLOSING}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ])"


def phrase_ends(text: str) -> set[int]:
    """The offsets in *text* where a phrase ends and another begins (CSS Text 4, ``word-break: auto-phrase``)."""
    return {found.start() for found in re.finditer(PHRASE_ENDS, text)}


def sentence_ends(text: str) -> set[int]:
    """The offsets in *text* where a sentence begins after another."""
    return {found.start() for found in re.finditer(SENTENCE_ENDS, text)}


def lines_of(text: str, measure: int) -> tuple[str, ...]:
    """The lines of at most *measure* em that are most alike in length."""
    pieces = _pieces(text, measure, PHRASE_ENDS, WORD_ENDS, CHARACTER_ENDS)
    best: list[tuple[float, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(pieces) + 1):
        lines = ((start, "".join(pieces[start:end]).strip()) for start in range(end))
        fitting = ((start, line) for start, line in lines if start == end - 1 or em_of(line) <= measure)
        best.append(min((best[s][0] + (measure - em_of(line)) ** 2, (*best[s][1], line)) for s, line in fitting))
    return best[-1][1]


def _pieces(text: str, measure: int, ends: str, *others: str) -> list[str]:
    """The text cut at *ends*; pieces longer than a line are cut at the others."""
    pieces = [piece for piece in re.split(ends, text) if piece]
    if not others:
        return pieces
    return [p for piece in pieces for p in ([piece] if em_of(piece) <= measure else _pieces(piece, measure, *others))]


def em_of(text: str) -> float:
    """The width of a text, nearly; with the spaces between CJK and Latin characters."""
    wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in text)
    capitals = sum(character in string.ascii_uppercase for character in text)
    return wide + 0.75 * capitals + 0.56 * (len(text) - wide - capitals) + 0.25 * len(MEETINGS.findall(text))
