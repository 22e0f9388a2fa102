"""The same book in two languages: the same chapters, things that can be referred to, citations, numbers and terms."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
JA, ZH = ROOT / "book" / "ja", ROOT / "book" / "zh-Hans"
TERMS = ROOT / "book" / "terms.csv"

ID = re.compile(r"\{#([\w:-]+)")
NOTE = re.compile(r"\[\^[\w-]+\](?!:)")
REFERENCE = re.compile(r"\]\(#([\w:-]+)\)(?:\{\.page\})?")
CITATION = re.compile(r"(?<![\w\\])@([A-Za-z][\w:-]*)")
BOX = re.compile(r"^:::\w+", re.MULTILINE)
# A picture's own text is in the language of its book.
PICTURE = re.compile(r"""!\[[^\]]*\]\([^)]*/([\w-]+\.svg)\)(\{[^}"]*) alt="[^"]+"\}""")
NOT_SAID = re.compile(r"\{[#.][^}\n]*\}|\]\([^)\n]*\)|\[\^[\w-]+\]:?|\[[^\]\n]*@[^\]\n]*\]|(?<=\|)[:\-| ]+(?=\|)")
ABOUT = re.compile(r"(?<=\d)[多余](?=[千万亿])")
# 1万7000 and 1.7万 are one number, 4050億 and 4050亿 are.
SCALES = {"千": 10**3, "万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
NUMBER = re.compile(
    r"(?<![A-Za-z\d.-])\d[\d,]*(?:\.\d+)?[千万億亿兆]{0,2}(?:\d+(?:\.\d+)?[千万億亿兆]?)*(?![A-Za-z\d])"
)
PIECE = re.compile(r"(\d[\d,]*(?:\.\d+)?)([千万億亿兆]{0,2})")


@dataclass(frozen=True, slots=True)
class Term:
    """A name or term in both languages, with all that a chapter may say for it."""

    ja: str
    zh: tuple[str, ...]


def text(path: Path) -> str:
    return path.read_text("utf-8")


def terms() -> list[Term]:
    with TERMS.open(encoding="utf-8", newline="") as rows:
        return [Term(row["ja"], tuple(row["zh"].split("|"))) for row in csv.DictReader(rows)]


def value(written: str) -> Fraction:
    total = Fraction(0)
    for digits, scales in PIECE.findall(written):
        part = Fraction(digits.replace(",", ""))
        for scale in scales:
            part *= SCALES[scale]
        total += part
    return total


def numbers(written: str) -> Iterator[Fraction]:
    """All numbers of the running text above twelve: smaller ones may be words in one of the languages."""
    for found in NUMBER.findall(ABOUT.sub("", NOT_SAID.sub("", written))):
        if (number := value(found)) > 12 or "." in found:
            yield number


CHAPTERS = sorted(path.name for path in JA.glob("*.md"))


def test_they_have_the_same_chapters() -> None:
    assert sorted(path.name for path in ZH.glob("*.md")) == CHAPTERS
    lists = [re.findall(r'"([\w-]+\.md)"', text(folder / "book.toml")) for folder in (JA, ZH)]
    assert lists[0] == lists[1]


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("what", [ID, NOTE, BOX, PICTURE], ids=["ids", "notes", "boxes", "pictures"])
def test_a_chapter_has_the_same_things_in_the_same_order(name: str, what: re.Pattern[str]) -> None:
    assert what.findall(text(ZH / name)) == what.findall(text(JA / name))


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_picture_of_a_chapter_says_what_it_shows(name: str) -> None:
    for folder in (JA, ZH):
        assert len(PICTURE.findall(text(folder / name))) == text(folder / name).count("![")


@pytest.mark.parametrize("name", CHAPTERS)
@pytest.mark.parametrize("what", [REFERENCE, CITATION], ids=["references", "citations"])
def test_a_chapter_leads_to_the_same_places(name: str, what: re.Pattern[str]) -> None:
    assert Counter(what.findall(text(ZH / name))) == Counter(what.findall(text(JA / name)))


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_says_the_same_numbers(name: str) -> None:
    assert Counter(numbers(text(ZH / name))) == Counter(numbers(text(JA / name)))


def test_numbers_are_read_in_both_languages() -> None:
    assert list(numbers("1万7000件、4050億、4,500円、3.5%、GPT-4、405B、2024年")) == [
        17000,
        405 * 10**9,
        4500,
        3.5,
        2024,
    ]
    assert list(numbers("1.7万件，4050亿，4500日元，3.5%，第3章")) == [17000, 405 * 10**9, 4500, 3.5]


@pytest.mark.parametrize("name", CHAPTERS)
def test_a_chapter_calls_things_by_their_names(name: str) -> None:
    japanese, chinese = (NOT_SAID.sub("", text(folder / name)) for folder in (JA, ZH))
    missing = [term.ja for term in terms() if term.ja in japanese and not any(word in chinese for word in term.zh)]
    assert missing == []
