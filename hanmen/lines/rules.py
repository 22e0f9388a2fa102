"""Character classes and what may happen between two of them: JLREQ 3.1–3.2 and 3.8–3.9, CLREQ 6.

Pure: characters and numbers in, numbers out. All amounts are in em of the larger of the two characters.
"""

import unicodedata
from functools import cache
from typing import NamedTuple

from ..model import Customs, LineBreak

# JLREQ appendix A, by number (cl-01 is 1); above 30, what a line also holds.
OPENING_BRACKET, CLOSING_BRACKET, HYPHEN, DIVIDING_PUNCTUATION, MIDDLE_DOT, FULL_STOP, COMMA = 1, 2, 3, 4, 5, 6, 7
INSEPARABLE, ITERATION_MARK, PROLONGED_SOUND_MARK, SMALL_KANA, PREFIXED, POSTFIXED = 8, 9, 10, 11, 12, 13
IDEOGRAPHIC_SPACE, KANA, IDEOGRAPH, NUMERAL, WORD_SPACE, WESTERN = 14, 15, 19, 24, 26, 27
WESTERN_MARK, NO_BREAK, OPPORTUNITY, SOFT_HYPHEN, OBJECT, FORCED_BREAK = 31, 32, 33, 34, 35, 36
CENTRED_FULL_STOP, CENTRED_COMMA = 37, 38  # Taiwan's: known by where the ink of the glyph is (CLREQ 6.3.2)
SENTENCE_SPACE = 39  # the ideographic space after ！ or ？ (JLREQ 3.1.6)

CHARACTERS = {
    OPENING_BRACKET: "「『（［｛〈《【〔〖〘〚｟〝“‘",
    CLOSING_BRACKET: "」』）］｝〉》】〕〗〙〛｠〟”’",
    HYPHEN: "‐゠–〜～",
    DIVIDING_PUNCTUATION: "！？‼⁇⁈⁉",
    MIDDLE_DOT: "・：；·",
    FULL_STOP: "。．｡",
    COMMA: "、，､",
    INSEPARABLE: "—―…‥⋯〳〴〵",
    ITERATION_MARK: "ヽヾゝゞ々〻",
    PROLONGED_SOUND_MARK: "ーｰ",
    SMALL_KANA: "ぁぃぅぇぉァィゥェォっゃゅょゎゕゖッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ",
    PREFIXED: "￥＄￡＃€№",
    POSTFIXED: "°′″℃¢％‰℉",
    IDEOGRAPHIC_SPACE: "\u3000",
    WORD_SPACE: " ",
    NO_BREAK: "\u00a0\u2060\u202f\ufeff",
    OPPORTUNITY: "\u200b",
    SOFT_HYPHEN: "\u00ad",
    OBJECT: "\ufffc",
    FORCED_BREAK: "\n\u2028\u2029\u0085",
}
CLASSES = {character: number for number, characters in CHARACTERS.items() for character in characters}
WIDE_IN_CJK_ONLY = frozenset("“”‘’—…‥―·–°′″¢⋯")  # Latin fonts draw them narrow: then they are Western

CENTRED = frozenset({CENTRED_FULL_STOP, CENTRED_COMMA})
CJK = frozenset(range(OPENING_BRACKET, IDEOGRAPH + 1)) | CENTRED
LETTERS = frozenset({ITERATION_MARK, PROLONGED_SOUND_MARK, SMALL_KANA, KANA, IDEOGRAPH})
LATIN = frozenset({NUMERAL, WESTERN})
ANY_WESTERN = LATIN | {WESTERN_MARK}
STOPS = frozenset({FULL_STOP, COMMA})
CLOSING = STOPS | CENTRED | {CLOSING_BRACKET}
MAY_OPEN = LETTERS | {POSTFIXED, PREFIXED, INSEPARABLE}  # JLREQ table 6: no bracket, stop, dot or space beside the gap
NEVER_OPEN = frozenset(  # what else table 6 leaves out of its third stage
    {
        (INSEPARABLE, INSEPARABLE),
        (INSEPARABLE, NUMERAL),
        (PREFIXED, NUMERAL),
        (NUMERAL, POSTFIXED),
        *((kind, INSEPARABLE) for kind in (ITERATION_MARK, PROLONGED_SOUND_MARK, SMALL_KANA)),
    }
)
OVERHUNG = (LETTERS - {IDEOGRAPH}) | STOPS | CENTRED  # ruby may hang over kana and stops, not over kanji (JLREQ 3.3.8)

NOT_AT_LINE_START = {
    "loose": CLOSING | {DIVIDING_PUNCTUATION},
    "normal": CLOSING | {DIVIDING_PUNCTUATION, HYPHEN, MIDDLE_DOT, ITERATION_MARK, POSTFIXED},
    "strict": CLOSING
    | {DIVIDING_PUNCTUATION, HYPHEN, MIDDLE_DOT, ITERATION_MARK, POSTFIXED, PROLONGED_SOUND_MARK, SMALL_KANA},
}
NOT_AT_LINE_END = frozenset({OPENING_BRACKET, PREFIXED})

QUARTER, HALF = 0.25, 0.5


class Boundary(NamedTuple):
    """What lies between two characters: natural space, by how much it may shrink and grow, whether a line may end."""

    space: float
    reduction: tuple[float, float, float, float]  # in JLREQ's order (3.8.3): word space, dot, bracket and comma, Latin
    expansion: tuple[float, float, float]  # (3.8.4) word space, Latin, and the weight of all other gaps
    breaks: bool | None  # None: as UAX #14 says


def class_of(character: str, wide: bool) -> int:
    """The class of a character; *wide* says that its glyph takes about an em."""
    known = CLASSES.get(character)
    if known is not None:
        if character in WIDE_IN_CJK_ONLY and not wide:
            return known if known == INSEPARABLE else HYPHEN if character == "·" else WESTERN_MARK
        return known
    if "\u3041" <= character <= "\u30ff" or "\uff66" <= character <= "\uff9f":
        return KANA
    if "0" <= character <= "9":
        return NUMERAL
    if unicodedata.east_asian_width(character) in "WF":
        return IDEOGRAPH
    category = unicodedata.category(character)
    if wide and not character.isascii() and category in ("So", "Sm", "No", "Sk", "Po"):
        return IDEOGRAPH
    return WESTERN if character.isalnum() or category[0] == "M" else WESTERN_MARK


def class_upright(text: str) -> int:
    """The class of Latin characters that stand upright in a vertical line (cl-30, JLREQ 3.2.5): those of ideographs."""
    return DIVIDING_PUNCTUATION if text[0] in "!?" else IDEOGRAPH


class Boundaries(dict[tuple[int, int], Boundary]):
    """What lies between two classes, by the customs of a house; worked out when first asked for."""

    def __init__(self, customs: Customs) -> None:
        self.customs = customs

    def __missing__(self, pair: tuple[int, int]) -> Boundary:
        self[pair] = boundary(*pair, self.customs)
        return self[pair]


boundaries = cache(Boundaries)


def boundary(before: int, after: int, customs: Customs) -> Boundary:
    """What lies between a character of class *before* and one of class *after*."""
    space = _space(before, after, customs)
    latin = customs.latin_gap if _is_latin_gap(before, after) else 0.0
    return Boundary(
        space or latin,
        (0.0, *_punctuation_reduction(before, after, space, customs), latin / 2),
        (0.0, latin, float(_may_open(before, after) and not latin)),
        _breaks(before, after, customs.line_break),
    )


def _space(before: int, after: int, customs: Customs) -> float:
    """JLREQ table 1: the space of brackets, stops and dots, whose glyphs are counted as half an em wide.

    Centred stops are spaced as middle dots: they keep their em, a bracket beside them does not.
    """
    before, after = _as_dot(before, customs), _as_dot(after, customs)
    if before in CLOSING:
        if after in CLOSING:
            return 0.0
        if after == MIDDLE_DOT:
            return QUARTER if before == CLOSING_BRACKET else HALF + QUARTER
        if after == IDEOGRAPHIC_SPACE:
            return 0.0 if before == CLOSING_BRACKET else HALF
        return 0.0 if customs.stops == "kaiming" and before != FULL_STOP else HALF
    if before == MIDDLE_DOT:
        return HALF if after == MIDDLE_DOT else QUARTER
    if after == OPENING_BRACKET:
        solid = before in (OPENING_BRACKET, IDEOGRAPHIC_SPACE, SENTENCE_SPACE) or customs.stops == "kaiming"
        return 0.0 if solid else HALF
    return QUARTER if after == MIDDLE_DOT else 0.0


def _as_dot(kind: int, customs: Customs) -> int:
    if kind == CENTRED_COMMA and customs.stops == "kaiming":
        return IDEOGRAPH
    return MIDDLE_DOT if kind in CENTRED else kind


def _is_latin_gap(before: int, after: int) -> bool:
    after_letter = before in LETTERS or before == DIVIDING_PUNCTUATION
    return (after_letter and after in LATIN) or (before in LATIN and after in LETTERS)


def _punctuation_reduction(before: int, after: int, space: float, customs: Customs) -> tuple[float, float]:
    """How far the space of middle dots, and that of brackets and commas, may go; full stops keep theirs."""
    if customs.stops == "full" and before in STOPS:
        return 0.0, 0.0
    kept = HALF * (before == FULL_STOP) + QUARTER * [before, after].count(CENTRED_FULL_STOP)
    free = max(0.0, space - kept)
    dots = min(free, QUARTER * [before, after].count(MIDDLE_DOT))
    return dots, free - dots


def _may_open(before: int, after: int) -> bool:
    if (before, after) in NEVER_OPEN:
        return False
    western = before in ANY_WESTERN or after in ANY_WESTERN
    return (before in MAY_OPEN and after in MAY_OPEN) or (western and (before in MAY_OPEN or after in MAY_OPEN))


def _breaks(before: int, after: int, line_break: LineBreak) -> bool | None:
    """JLREQ 3.1.7–3.1.10; between Western characters it is not ours to say."""
    not_at_start = NOT_AT_LINE_START[line_break]
    if before == FORCED_BREAK:
        return True
    if after in (WORD_SPACE, SENTENCE_SPACE, FORCED_BREAK, NO_BREAK, OPPORTUNITY) or before == NO_BREAK:
        return False
    if before in (WORD_SPACE, SENTENCE_SPACE, OPPORTUNITY):
        return after not in not_at_start
    if after in not_at_start or before in NOT_AT_LINE_END:
        return False
    if before == after == INSEPARABLE or (before == NUMERAL and after == POSTFIXED):
        return False
    if before in CJK and after in CJK:
        return True
    if OBJECT in (before, after) or before in LATIN or after in LATIN:
        return True if before in CJK or after in CJK or OBJECT in (before, after) else None
    return None
