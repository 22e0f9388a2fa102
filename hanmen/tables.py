"""What book.toml may say: its tables, their keys, types and defaults, and how the values are written.

None is the default of a key whose default follows from others. What reads a value raises `UnusableError`
with the reason when it cannot.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias, get_args

from .messages import UnusableError, Words
from .model import BackPlace, Customs, Length, LineBreak, Order, Paper, Size, Unit, WritingMode
from .papers import paper
from .schema import Written
from .trade import c_code, isbn, magnification, price

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
CUSTOMS = {
    "ja-book": Customs(),
    "ja-web": Customs(line_break="normal", latin_gap=0.125, line_start="half"),
    "zh-book": Customs(line_break="normal", stops="full"),
}
SMALLEST, LARGEST = 50, 1000  # sides of a page, mm
LENGTH = re.compile(rf"([0-9]{{1,4}}(?:\.[0-9]+)?)({'|'.join(get_args(Unit))})")
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


def _not_blank(text: str) -> str:
    if not text.strip():
        raise UnusableError(Words("it is empty", "空になっています"))
    return text


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


def _between(least: int, most: int) -> Callable[[int], int]:
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


def _date(value: str | datetime.date) -> str:
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


def _role(text: str) -> str:
    if not re.fullmatch(r"[a-z]{3}", text):
        raise UnusableError(NO_ROLE)
    return text


def _gap(em: float) -> float:
    if not 0 <= em <= 0.5:
        raise UnusableError(Words("it is a number of em from 0 to 0.5", "0 から 0.5 までの数（em）です"))
    return float(em)


Text: TypeAlias = Annotated[str, Written((str,), str.strip)]  # white space alone is nothing
NotBlank: TypeAlias = Annotated[str, Written((str,), _not_blank)]
Value: TypeAlias = Annotated[str, Written((str, int, float, datetime.date), str)]
Measure: TypeAlias = Annotated[Length, Written((str,), _length)]
Count: TypeAlias = Annotated[int, Written((int,), _between(1, 1000))]
TrimSize: TypeAlias = Annotated[Size, Written((str,), _trim_size)]
Sheet: TypeAlias = Annotated[Paper, Written((str,), paper)]
Isbn: TypeAlias = Annotated[str, Written((str,), isbn)]
CCode: TypeAlias = Annotated[str, Written((str,), c_code)]
Price: TypeAlias = Annotated[int | str, Written((int, str), price)]


@dataclass(frozen=True, slots=True)
class AuthorTable:
    """An element of ``authors``."""

    name: NotBlank
    reading: Text = ""
    role: Annotated[str, Written((str,), _role)] = "aut"


@dataclass(frozen=True, slots=True)
class BookTable:
    """``[book]``"""

    title: NotBlank
    title_reading: Text = ""
    subtitle: Text = ""
    slug: Text = ""
    language: Annotated[str, Written((str,), language_tag)] = "ja"
    identifier: Text = ""
    isbn: Isbn = ""
    c_code: CCode = ""
    price: Price = ""
    edition_note: Text = ""
    authors: tuple[AuthorTable, ...] = ()
    publisher: Text = ""
    date: Annotated[str, Written((str, datetime.date), _date)] = ""
    rights: Text = ""
    description: Text = ""
    cover: Text = ""
    front: tuple[NotBlank, ...] = ()
    body: tuple[NotBlank, ...] | None = None
    back: tuple[NotBlank, ...] = ()
    contents: Text = ""
    numbering: bool = True
    folios: Literal["parts", "serial"] = "parts"
    contents_depth: Annotated[int, Written((int,), _between(1, 6))] = 2


@dataclass(frozen=True, slots=True)
class HanmenTable:
    """``[kihon-hanmen]``; the defaults are those of the trim size."""

    trim_size: TrimSize | None = None
    writing_mode: WritingMode | None = None
    character_size: Measure | None = None
    characters_per_line: Count | None = None
    lines_per_page: Count | None = None
    line_gap: Measure | None = None
    notes: Literal["foot", "head"] | None = None
    columns: Annotated[int, Written((int,), _between(1, 4))] | None = None
    column_gap: Measure | None = None
    gutter: Measure | None = None
    head: Measure | None = None


@dataclass(frozen=True, slots=True)
class FontsTable:
    """``[fonts]``; the defaults are those of the language."""

    serif: NotBlank | None = None
    sans: NotBlank | None = None
    mono: NotBlank | None = None
    emoji: NotBlank | None = None
    fallback: tuple[NotBlank, ...] | None = None


@dataclass(frozen=True, slots=True)
class CompositionTable:
    """``[composition]``; the defaults are those of the named customs."""

    customs: Literal["ja-book", "ja-web", "zh-book"] | None = None
    line_break: LineBreak | None = None
    latin_gap: Annotated[float, Written((int, float), _gap)] | None = None
    hanging_punctuation: bool | None = None
    paragraph_start: Literal["em", "half", "em-and-half"] | None = None
    line_start: Literal["flush", "half"] | None = None
    line_end: Literal["any", "half"] | None = None
    stops: Literal["japanese", "full", "kaiming"] | None = None
    upright_capitals: bool | None = None


@dataclass(frozen=True, slots=True)
class IndexTable:
    """``[index]``; `None` is what the language has."""

    terms: Text = ""
    mentions: Literal["all", "marked"] = "all"
    order: Order | None = None
    headings: Literal["row", "letter"] = "row"
    place: BackPlace = "last"


@dataclass(frozen=True, slots=True)
class BibliographyTable:
    """``[bibliography]``; `None` is what the language has."""

    references: Text = ""
    style: NotBlank | None = None
    uncited: bool = False
    place: BackPlace = "last"


@dataclass(frozen=True, slots=True)
class EditionTable:
    """``[[edition]]``; `None` leaves to the edition's room what it does by itself."""

    name: Literal["screen", "press", "cover", "obi", "epub"]
    standard: Literal["x4", "x1a"] | None = None
    ink: Literal["cmyk", "k"] | None = None
    icc: NotBlank | None = None
    bleed: Measure | None = None
    marks: Literal["none", "tombo"] | None = None
    preset: NotBlank | None = None
    pages_multiple: Count | None = None
    hidden_folios: bool | None = None
    first_folio: Count | None = None
    paper: Sheet | None = None
    cover_paper: Sheet | None = None
    spine: Measure | None = None
    height: Measure | None = None
    flaps: Measure | None = None
    front: Text = ""
    back: Text | None = None
    front_flap: Text = ""
    back_flap: Text = ""
    barcode_magnification: Annotated[float, Written((int, float), magnification)] = 1.0
    reading_direction: Literal["l2r", "r2l"] | None = None
    trim_size: TrimSize | None = None
    kihon_hanmen: HanmenTable = HanmenTable()


@dataclass(frozen=True, slots=True)
class Tables:
    """All of book.toml."""

    book: BookTable
    kihon_hanmen: HanmenTable = HanmenTable()
    fonts: FontsTable = FontsTable()
    composition: CompositionTable = CompositionTable()
    index: IndexTable = IndexTable()
    bibliography: BibliographyTable = BibliographyTable()
    edition: tuple[EditionTable, ...] = ()
    variables: Mapping[str, Value] = field(default_factory=dict)
