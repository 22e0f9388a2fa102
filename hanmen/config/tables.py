"""What book.toml may say: its tables, their keys, types and defaults.

None is the default of a key whose default follows from others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from ..model import BackPlace, ColophonPlace, CoverPlan, Customs, LineBreak, Order, Store, WritingMode
from ..schema import NotBlank, Text, Written
from .trade import magnification
from .values import (
    CCode,
    Colour,
    Count,
    Date,
    Isbn,
    Measure,
    Price,
    Sheet,
    TrimSize,
    Value,
    between,
    language_tag,
    read_conformance,
    read_gap,
    read_role,
)

CUSTOMS = {
    "ja-book": Customs(),
    "ja-web": Customs(line_break="normal", latin_gap=0.125, line_start="half"),
    "zh-book": Customs(line_break="normal", stops="full"),
}


@dataclass(frozen=True, slots=True)
class AuthorTable:
    """An element of ``authors``."""

    name: NotBlank
    reading: Text = ""
    role: Annotated[str, Written((str,), read_role)] = "aut"
    biography: Text = ""


@dataclass(frozen=True, slots=True)
class PartTable:
    """An element of ``body`` that is no file."""

    part: NotBlank


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
    date: Date = ""
    rights: Text = ""
    description: Text = ""
    cover: Text = ""
    theme: Literal["literature", "technical", "report"] | None = None
    styles: tuple[NotBlank, ...] = ()
    front: tuple[NotBlank, ...] = ()
    body: tuple[NotBlank | PartTable, ...] | None = None
    back: tuple[NotBlank, ...] = ()
    contents: Text = ""
    word_list: Text = ""
    numbering: bool = True
    folios: Literal["parts", "serial"] = "parts"
    contents_depth: Annotated[int, Written((int,), between(1, 6))] = 2
    half_title: bool = False
    list_of_figures: bool = False
    list_of_tables: bool = False


@dataclass(frozen=True, slots=True)
class ImpressionTable:
    """An element of ``impressions``."""

    date: Date
    edition: Count = 1
    number: Count = 1


@dataclass(frozen=True, slots=True)
class CreditTable:
    """An element of ``credits``."""

    label: NotBlank
    name: NotBlank


@dataclass(frozen=True, slots=True)
class ColophonTable:
    """``[colophon]``; `None` is what the language has."""

    place: ColophonPlace | None = None
    writing_mode: WritingMode = "horizontal"
    impressions: tuple[ImpressionTable, ...] = ()
    issuer: Text = ""
    postcode: Text = ""
    address: Text = ""
    telephone: Text = ""
    email: Text = ""
    url: Text = ""
    distributor: Text = ""
    printer: Text = ""
    binder: Text = ""
    credits: tuple[CreditTable, ...] = ()
    format: Text = ""
    printed_sheets: Text = ""
    characters: Text = ""
    copies: Text = ""
    licence: Text = ""
    reserved: bool = False
    exchange: Annotated[str | bool, Written((str, bool), lambda told: told)] = ""
    country: Text = ""


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
    columns: Annotated[int, Written((int,), between(1, 4))] | None = None
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
    latin_gap: Annotated[float, Written((int, float), read_gap)] | None = None
    hanging_punctuation: bool | None = None
    paragraph_start: Literal["em", "half", "em-and-half"] | None = None
    line_start: Literal["flush", "half"] | None = None
    line_end: Literal["any", "half"] | None = None
    stops: Literal["japanese", "full", "kaiming"] | None = None
    upright_capitals: bool | None = None


@dataclass(frozen=True, slots=True)
class CoverTable:
    """``[cover]``"""

    colour: Colour = CoverPlan().colour
    motif: Text = ""


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
    page_numbers: bool | None = None
    notes: Literal["popup", "end"] | None = None
    fonts: Literal["none", "otf", "woff2"] | None = None
    stores: tuple[Store, ...] | None = None
    conforms_to: Annotated[str, Written((str,), read_conformance)] | None = None
    certified_by: NotBlank | None = None
    trim_size: TrimSize | None = None
    kihon_hanmen: HanmenTable = HanmenTable()


@dataclass(frozen=True, slots=True)
class Tables:
    """All of book.toml."""

    book: BookTable
    kihon_hanmen: HanmenTable = HanmenTable()
    colophon: ColophonTable = ColophonTable()
    fonts: FontsTable = FontsTable()
    composition: CompositionTable = CompositionTable()
    cover: CoverTable = CoverTable()
    index: IndexTable = IndexTable()
    bibliography: BibliographyTable = BibliographyTable()
    edition: tuple[EditionTable, ...] = ()
    variables: Mapping[str, Value] = field(default_factory=dict)
