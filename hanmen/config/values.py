"""How the values of book.toml are written: what TOML gives comes in, what is carried goes out.

What reads a value raises `UnusableError` with the reason when it cannot.
"""

import datetime
import re
from collections.abc import Callable
from typing import Annotated, TypeAlias, get_args

from ..messages import UnusableError, Words
from ..model import Length, Paper, Size, Unit
from ..schema import Written
from .papers import paper
from .trade import c_code, isbn, price

# In mm; B5 and B6 are those of JIS.
TRIM_SIZES = {
    "A4": Size(210, 297),
    "A5": Size(148, 210),
    "A6": Size(105, 148),
    "B5": Size(182, 257),
    "B6": Size(128, 182),
    "shiroku": Size(127, 188),
    "bunko": Size(105, 148),
    "shinsho": Size(103, 182),
}
SMALLEST, LARGEST = 50, 1000  # sides of a page, mm
LENGTH = re.compile(rf"([0-9]{{1,4}}(?:\.[0-9]+)?)({'|'.join(get_args(Unit))})")
COLOUR = re.compile("#[0-9a-f]{6}", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.IGNORECASE)
COUNTRIES = {"jp", "cn", "kr", "tw"}  # taken for languages again and again
NO_TRIM_SIZE = Words(
    f"a trim size is one of {', '.join(TRIM_SIZES)}, or like “148mm 210mm”",
    f"判型は「{'」「'.join(TRIM_SIZES)}」のどれかを選ぶか、「148mm 210mm」のように書きます",
)
NO_SIDES = Words(
    f"the sides of a page are {SMALLEST}mm to {LARGEST}mm long",
    f"ページの辺は {SMALLEST}mm から {LARGEST}mm までです",
)
NO_LANGUAGE = Words(
    "a language is written as in BCP 47: ja, zh-Hans, zh-Hant, en",
    "言語は「ja」「zh-Hans」「zh-Hant」「en」のように、BCP 47 の形で書きます",
)
NO_DATE = Words(
    "a date is like 2025-03-31, 2025-03 or 2025",
    "日付は「2025-03-31」「2025-03」「2025」のように書きます",
)
NO_ROLE = Words(
    "a role is a MARC relator code: aut, trl, edt, ill …",
    "役割は「aut」「trl」「edt」「ill」など、MARC の役割コードで書きます",
)


CONFORMANCES = tuple(
    f"WCAG {version} Level {level}" for version in ("2.0", "2.1", "2.2") for level in ("A", "AA", "AAA")
)
NO_CONFORMANCE = Words(
    f"a claim is one of {', '.join(CONFORMANCES)}",
    f"適合の宣言は「{'」「'.join(CONFORMANCES)}」のどれかです",
)


def _length(text: str) -> Length:
    written = LENGTH.fullmatch(text)
    if not written or not float(written[1]):
        raise UnusableError(Words("a length is like 13Q, 17mm or 9pt", "長さは 13Q、17mm、9pt のように書きます"))
    unit: Unit = written[2]  # type: ignore[assignment]  # the pattern has no other
    return Length(float(written[1]), unit)


def _trim_size(text: str) -> Size:
    if text in TRIM_SIZES:
        return TRIM_SIZES[text]
    sides = text.split()
    if len(sides) != 2 or not all(map(LENGTH.fullmatch, sides)):
        raise UnusableError(NO_TRIM_SIZE)
    width, height = (_length(side).mm for side in sides)
    if min(width, height) < SMALLEST or max(width, height) > LARGEST:
        raise UnusableError(NO_SIDES)
    return Size(width, height)


def between(least: int, most: int) -> Callable[[int], int]:
    """What reads a number that is neither less nor more."""

    def meaning(number: int) -> int:
        if not least <= number <= most:
            raise UnusableError(Words(f"it is a number from {least} to {most}", f"{least} から {most} までの数です"))
        return number

    return meaning


def language_tag(text: str) -> str:
    """A BCP 47 tag in its usual case: ``ja``, ``zh-Hans``, ``zh-TW``."""
    if not LANGUAGE.fullmatch(text) or text.lower() in COUNTRIES:
        raise UnusableError(NO_LANGUAGE)
    first, *others = text.lower().split("-")
    return "-".join((first, *(_in_case(subtag) for subtag in others)))


def _in_case(subtag: str) -> str:
    return {2: subtag.upper(), 4: subtag.title()}.get(len(subtag), subtag)


def read_date(value: str | datetime.date) -> str:
    """A day, a month or a year, ``2025-03-31``, ``2025-03`` or ``2025``."""
    text = str(value)
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        raise UnusableError(NO_DATE)
    try:
        datetime.date.fromisoformat(first_day(text))
    except ValueError:
        raise UnusableError(Words("there is no such day", "暦にない日付です")) from None
    return text


def first_day(date: str) -> str:
    """The day, ``YYYY-MM-DD``, that a date of one, two or three parts begins with."""
    return (date + "-01-01")[:10]


def _colour(text: str) -> str:
    """A colour of sRGB as CSS writes it, ``#1f5f8b``."""
    if not COLOUR.fullmatch(text):
        raise UnusableError(Words("a colour is like #1f5f8b", "色は「#1f5f8b」のように書きます"))
    return text.lower()


def read_role(text: str) -> str:
    """A MARC relator code."""
    if not re.fullmatch(r"[a-z]{3}", text):
        raise UnusableError(NO_ROLE)
    return text


def read_gap(em: float) -> float:
    """The space beside Latin in em, at most a half."""
    if not 0 <= em <= 0.5:
        raise UnusableError(Words("it is a number of em from 0 to 0.5", "0 から 0.5 までの数（em）です"))
    return float(em)


def read_conformance(text: str) -> str:
    """A claim of accessibility, ``WCAG 2.2 Level AA``."""
    if text not in CONFORMANCES:
        raise UnusableError(NO_CONFORMANCE)
    return f"EPUB Accessibility 1.1 - {text}"


Value: TypeAlias = Annotated[str, Written((str, int, float, datetime.date), str)]
Measure: TypeAlias = Annotated[Length, Written((str,), _length)]
Date: TypeAlias = Annotated[str, Written((str, datetime.date), read_date)]
Count: TypeAlias = Annotated[int, Written((int,), between(1, 1000))]
TrimSize: TypeAlias = Annotated[Size, Written((str,), _trim_size)]
Colour: TypeAlias = Annotated[str, Written((str,), _colour)]
Sheet: TypeAlias = Annotated[Paper, Written((str,), paper)]
Isbn: TypeAlias = Annotated[str, Written((str,), isbn)]
CCode: TypeAlias = Annotated[str, Written((str,), c_code)]
Price: TypeAlias = Annotated[int | str, Written((int, str), price)]
