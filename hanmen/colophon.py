"""What a book says of its making, in the order and the words of its country: 奥付, 版权页, copyright page."""

import re
from collections.abc import Iterator, Sequence

from .diagnostics import Position
from .model import Author, ContentDocument, Element, Impression, Metadata, Role
from .numerals import ideographic
from .tree import made
from .wording import Wording, wording_of

DIGITS = re.compile("[0-9]+")
DATED = ("impressions", "edition", "printing")
NOTICES = frozenset(("rights", "licence", "reserved", "exchange", "country"))  # never behind a label
PLAIN = (
    "issuer", "publisher", "postcode", "address", "telephone", "url", "email", "distributor", "printer", "binder",
    "format", "printed_sheets", "characters", "copies", "licence", "country",
)  # fmt: skip


def colophon(id: str, data: Metadata, is_vertical: bool, notices: Sequence[str], position: Position) -> ContentDocument:
    """The page with the facts of *data*, written at *position*; one that comes first is part of the front matter.

    In a vertical book it is set across, unless its lines are to run down: then dates are in ideographs. Below the facts
    stand the *notices* that licences ask for. Biographies stand above a page that is the last.
    """
    wording = wording_of(data.language)
    is_last = data.colophon.place == "last"
    runs_down = is_vertical and data.colophon.writing_mode == "vertical"
    parts = [*_title(data, wording), *_lines([*_facts(data, wording, runs_down)])]
    parts += [made("p", "notice", notice, lang="en") for notice in notices]
    people = [*_biographies(data, wording)] if is_last else []
    classes = "colophon-sheet across" if is_vertical and not runs_down else "colophon-sheet"
    role: Role = "back" if is_last else "front"
    return _document(
        id, "colophon", role, wording.colophon, Element("div", {"class": classes}, (*people, *parts), position)
    )


def biographies(id: str, data: Metadata) -> Iterator[ContentDocument]:
    """A page at the end for those who wrote the book, if anything is told of them and the colophon is not there."""
    wording = wording_of(data.language)
    people = [*_biographies(data, wording)]
    if people and data.colophon.place == "first":
        yield _document(id, "contributors", "back", wording.imprint.biographies, made("div", "", *people))


def _document(id: str, kind: str, role: Role, title: str, sheet: Element) -> ContentDocument:
    body = made("section", f"{kind} {role}", sheet, id=id, **{"data-title": title, "aria-label": title})
    return ContentDocument(id, kind, title, role, body)


def _biographies(data: Metadata, wording: Wording) -> Iterator[Element]:
    told = [author for author in data.authors if author.biography]
    if told:
        entries = (part for author in told for part in _biography(author, wording))
        yield made("div", "biographies", made("p", "label", wording.imprint.biographies), *entries)


def _biography(author: Author, wording: Wording) -> Iterator[Element]:
    reading = wording.imprint.reading.format(author.reading) if author.reading else ""
    yield made("p", "person", author.name, *((made("span", "reading", reading),) if reading else ()))
    yield from (made("p", "biography", text) for text in author.biography.split("\n") if text.strip())


def _title(data: Metadata, wording: Wording) -> Iterator[Element]:
    """The title stands above the facts where it is none of them."""
    if "title" not in wording.imprint.facts:
        yield made("p", "colophon-title", _whole_title(data))


def _whole_title(data: Metadata) -> str:
    return data.title if not data.subtitle else f"{data.title}　{data.subtitle}"


def _facts(data: Metadata, wording: Wording, runs_down: bool) -> Iterator[tuple[str, str, str]]:
    """Name, label and value of each, in the order of the country; without label, the value says all."""
    for name, entry in wording.imprint.facts.items():
        for label, value in _values(name, data, wording):
            value = (
                DIGITS.sub(lambda digits: ideographic(int(digits[0])), value) if runs_down and name in DATED else value
            )
            if "{value}" in entry or name in NOTICES:
                yield name, "", entry.format(label=label, value=value)
            else:
                yield name, _shared(name, entry.format(label=label), data, wording), value


def _shared(name: str, label: str, data: Metadata, wording: Wording) -> str:
    """One label for who has printed and bound it (印刷・製本)."""
    if name == "printer" and data.colophon.binder == data.colophon.printer:
        return wording.list_separator.join((label, wording.imprint.facts["binder"]))
    return label


def _values(name: str, data: Metadata, wording: Wording) -> Iterator[tuple[str, str]]:
    """The label and value of each line that a fact has; none, if the book does not say it."""
    about = data.colophon
    if name == "title":
        yield "", _whole_title(data)
    elif name == "authors":
        yield from _people(data, wording)
    elif name == "credits":
        yield from ((credit.label, credit.name) for credit in about.credits)
    elif name in DATED:
        yield from (("", text) for text in _dated(name, data, wording) if text)
    elif name == "binder" and about.binder == about.printer:
        return
    elif text := _text(name, data, wording):
        yield "", text


def _text(name: str, data: Metadata, wording: Wording) -> str:
    about, words = data.colophon, wording.imprint
    if name == "address" and about.postcode and "postcode" not in words.facts:
        return words.postcode.format(about.postcode) + about.address
    if name in PLAIN:
        return str(data.publisher if name == "publisher" else getattr(about, name))
    if name == "isbn":
        return "　".join(filter(None, (data.isbn, data.c_code and f"C{data.c_code}")))
    if name == "price":
        return words.amount.format(f"{data.price:,}") if isinstance(data.price, int) else data.price
    if name == "exchange":
        return words.exchange if about.exchange is True else str(about.exchange or "")
    if name == "reserved":
        return " " if about.reserved else ""
    return data.rights


def _people(data: Metadata, wording: Wording) -> Iterator[tuple[str, str]]:
    for role in dict.fromkeys(author.role for author in data.authors):
        names = wording.list_separator.join(author.name for author in data.authors if author.role == role)
        yield wording.roles.get(role, role), names


def _dated(name: str, data: Metadata, wording: Wording) -> Iterator[str]:
    """All impressions in a line each, or of the last one when its edition came out and when it was printed."""
    printed, words = data.colophon.impressions, wording.imprint
    if not printed:
        date = worded_date(data.date, wording) if name == "impressions" else worded_date(data.date[:7], wording)
        yield "" if name == "printing" else " ".join(filter(None, (date, data.edition_note)))
    elif name == "impressions":
        yield from (_worded(words.impression, each, wording) for each in printed)
    else:
        last = printed[-1]
        first = next(each for each in printed if each.edition == last.edition)
        yield _worded(words.edition, first, wording) if name == "edition" else _worded(words.printing, last, wording)


def _worded(template: str, impression: Impression, wording: Wording) -> str:
    date, month = worded_date(impression.date, wording), worded_date(impression.date[:7], wording)
    return template.format(date=date, month=month, edition=impression.edition, number=impression.number)


def _lines(facts: Sequence[tuple[str, str, str]]) -> Iterator[Element]:
    """Lists of what has labels, each line without one below the line before it; paragraphs of what has none.

    A label is not said twice.
    """
    rows: list[Element] = []
    for before, (name, label, value) in zip([None, *facts], facts, strict=False):
        if label and (name, label) != (before and before[:2]):
            rows += (made("dt", "", label), made("dd", name, value))
        elif rows and name not in NOTICES:
            rows.append(made("dd", name, value))
        else:
            yield from [made("dl", "", *rows)] * bool(rows)
            rows = []
            yield made("p", name, value)
    yield from [made("dl", "", *rows)] * bool(rows)


def worded_date(date: str, wording: Wording) -> str:
    """``2025-07-01``, ``2025-07`` or ``2025`` as the language writes it; nothing of nothing."""
    if not date:
        return ""
    year, month, day = (*date.split("-"), "", "")[:3]
    name = wording.months[int(month) - 1] if month and wording.months else month.lstrip("0")
    return wording.dates[date.count("-")].format(year=year, month=name, day=day.lstrip("0"))
