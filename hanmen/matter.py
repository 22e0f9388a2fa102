"""Content documents → the whole book: title page, contents and colophon (扉・目次・奥付) join them."""

from collections.abc import Container, Iterator, Sequence
from itertools import chain, count

from .colophon import biographies, colophon
from .diagnostics import NOWHERE, Position
from .model import Author, Book, ContentDocument, ContentsEntry, Element, Metadata
from .tree import made
from .wording import Wording, wording_of


def add_matter(
    documents: Sequence[ContentDocument],
    book: Book,
    is_vertical: bool = False,
    notices: Sequence[str] = (),
    has_half_title: bool = False,
    position: Position = NOWHERE,
) -> tuple[ContentDocument, ...]:
    """The documents in reading order: title pages, front matter, contents, lists, body, back matter, colophon.

    The colophon, of which *position* says where the author wrote it, may stand behind the title page instead; below its
    facts are the *notices* that licences ask for.
    """
    data, wording = book.metadata, wording_of(book.metadata.language)
    facts = colophon(_free("colophon", book.targets), data, is_vertical, notices, position)
    first, last = (facts,) * (facts.role == "front"), (facts,) * (facts.role == "back")
    front = [document for document in documents if document.role == "front"]
    rest = [document for document in documents if document.role != "front"]
    return (
        *([_half_title(_free("halftitlepage", book.targets), data, wording)] if has_half_title else []),
        _title_page(_free("titlepage", book.targets), data, wording),
        *first,
        *front,
        *_lists(book, wording),
        *rest,
        *biographies(_free("contributors", book.targets), data),
        *last,
    )


def _free(name: str, taken: Container[str]) -> str:
    """The name as an id that no author has given."""
    return next(id for id in chain([name], (f"{name}-{number}" for number in count(2))) if id not in taken)


def _half_title(id: str, data: Metadata, wording: Wording) -> ContentDocument:
    body = made("section", "halftitlepage front", made("h1", "book-title", data.title), id=id)
    return ContentDocument(id, "halftitlepage", wording.half_title, "front", body)


def _title_page(id: str, data: Metadata, wording: Wording) -> ContentDocument:
    parts = [made("h1", "book-title", data.title)]
    if data.subtitle:
        parts.append(made("p", "subtitle", data.subtitle))
    parts += [made("p", "author", _credit(author, wording)) for author in data.authors]
    if data.publisher:
        parts.append(made("p", "publisher", data.publisher))
    body = made("section", "titlepage front", *parts, id=id)
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
            heading = made("h1", "", title, **{"data-title": title})
            lines = made("ol", "contents", *map(_line, entries))
            body = made("section", f"{kind} front", heading, lines, id=id)
            yield ContentDocument(id, kind, title, "front", body)


def _line(entry: ContentsEntry) -> Element:
    number = (made("span", "number", entry.number), " ") if entry.number else ()
    title = made("span", "title", *entry.title)
    classes = f"level-{entry.level} {entry.role}{' in-part' * entry.in_part}"
    return made("li", classes, made("a", "", *number, title, href=f"#{entry.id}"))
