"""Content documents → the whole book: title page, contents and colophon (扉・目次・奥付) join them."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain, count
from pathlib import Path

from .diagnostics import Position
from .model import Author, Book, ContentDocument, ContentsEntry, Element, Metadata
from .numerals import ideographic
from .tree import Node
from .wording import Wording, wording_of

NOWHERE = Position(Path())
DIGITS = re.compile("[0-9]+")


def add_matter(
    documents: Sequence[ContentDocument],
    book: Book,
    is_vertical: bool = False,
    notices: Sequence[str] = (),
    has_half_title: bool = False,
) -> tuple[ContentDocument, ...]:
    """The documents in reading order: title pages, front matter, contents, lists, body, back matter, colophon.

    In a vertical book the colophon has its date in ideographs. Below it stand the *notices* that licences ask for.
    """
    wording = wording_of(book.metadata.language)
    front = [document for document in documents if document.role == "front"]
    rest = [document for document in documents if document.role != "front"]
    title_page, colophon = (_free(name, book.targets) for name in ("titlepage", "colophon"))
    return (
        *([_half_title(_free("halftitlepage", book.targets), book.metadata, wording)] if has_half_title else []),
        _title_page(title_page, book.metadata, wording),
        *front,
        *_lists(book, wording),
        *rest,
        _colophon(colophon, book.metadata, wording, is_vertical, notices),
    )


def _free(name: str, taken: Container[str]) -> str:
    """The name as an id that no author has given."""
    return next(id for id in chain([name], (f"{name}-{number}" for number in count(2))) if id not in taken)


def _element(name: str, css_class: str = "", *children: Node, **attributes: str) -> Element:
    classes = {"class": css_class} if css_class else {}
    return Element(name, classes | attributes, children, NOWHERE)


def _half_title(id: str, data: Metadata, wording: Wording) -> ContentDocument:
    body = _element("section", "halftitlepage front", _element("h1", "book-title", data.title), id=id)
    return ContentDocument(id, "halftitlepage", wording.half_title, "front", body)


def _title_page(id: str, data: Metadata, wording: Wording) -> ContentDocument:
    parts = [_element("h1", "book-title", data.title)]
    if data.subtitle:
        parts.append(_element("p", "subtitle", data.subtitle))
    parts += [_element("p", "author", _credit(author, wording)) for author in data.authors]
    if data.publisher:
        parts.append(_element("p", "publisher", data.publisher))
    body = _element("section", "titlepage front", *parts, id=id)
    return ContentDocument(id, "titlepage", wording.title_page, "front", body)


def _credit(author: Author, wording: Wording) -> str:
    """The name, and what the person did when it was not the writing."""
    return author.name if author.role == "aut" else f"{author.name}　{wording.roles.get(author.role, '')}".strip()


def _lists(book: Book, wording: Wording) -> Iterator[ContentDocument]:
    """Contents, and the lists of figures and tables; the kinds are those of EPUB 3 structural semantics."""
    lists = (
        ("toc", wording.contents, book.contents),
        ("loi", wording.figures, book.figures),
        ("lot", wording.tables, book.tables),
    )
    for kind, title, entries in lists:
        if entries:
            id = _free(kind, book.targets)
            heading = _element("h1", "", title, **{"data-title": title})
            lines = _element("ol", "contents", *map(_line, entries))
            body = _element("section", f"{kind} front", heading, lines, id=id)
            yield ContentDocument(id, kind, title, "front", body)


def _line(entry: ContentsEntry) -> Element:
    number = (_element("span", "number", entry.number), " ") if entry.number else ()
    title = _element("span", "title", *entry.title)
    classes = f"level-{entry.level} {entry.role}{' in-part' * entry.in_part}"
    return _element("li", classes, _element("a", "", *number, title, href=f"#{entry.id}"))


def _colophon(id: str, data: Metadata, wording: Wording, is_vertical: bool, notices: Sequence[str]) -> ContentDocument:
    rows = tuple(
        row
        for term, text in _facts(data, wording, is_vertical)
        if text
        for row in (_element("dt", "", term), _element("dd", "", text))
    )
    title = data.title if not data.subtitle else f"{data.title}　{data.subtitle}"
    parts = [_element("p", "colophon-title", title), _element("dl", "", *rows)]
    if data.rights:
        parts.append(_element("p", "rights", data.rights))
    parts += [_element("p", "notice", notice, lang="en") for notice in notices]
    heading = _element("h1", "", wording.colophon, **{"data-title": wording.colophon})
    body = _element("section", "colophon back", heading, *parts, id=id)
    return ContentDocument(id, "colophon", wording.colophon, "back", body)


def _facts(data: Metadata, wording: Wording, is_vertical: bool) -> Iterator[tuple[str, str]]:
    date = _worded_date(data.date, wording)
    date = DIGITS.sub(lambda digits: ideographic(int(digits[0])), date) if is_vertical else date
    yield wording.date, " ".join(filter(None, (date, data.edition_note)))
    for role in dict.fromkeys(author.role for author in data.authors):
        names = wording.list_separator.join(author.name for author in data.authors if author.role == role)
        yield wording.roles.get(role, role), names
    yield wording.publisher, data.publisher
    yield wording.isbn, data.isbn


def _worded_date(date: str, wording: Wording) -> str:
    """``2025-07-01`` as the language writes it; a year or a month alone stays so."""
    whole = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", date)
    return wording.published.format(*(part.lstrip("0") for part in whole.groups())) if whole else date
