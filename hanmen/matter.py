"""Content documents → the whole book: title page, contents and colophon (扉・目次・奥付) join them."""

from collections.abc import Container, Sequence
from itertools import chain, count
from pathlib import Path

from .colophon import biographies, colophon
from .diagnostics import Position
from .model import Author, Book, ContentDocument, ContentsEntry, Element, Metadata
from .tree import Node
from .wording import Wording, wording_of

NOWHERE = Position(Path())


def add_matter(
    documents: Sequence[ContentDocument],
    book: Book,
    is_vertical: bool = False,
    notices: Sequence[str] = (),
    position: Position = NOWHERE,
) -> tuple[ContentDocument, ...]:
    """The documents in reading order: title page, front matter, contents, body, back matter, colophon.

    The colophon, of which *position* says where the author wrote it, may stand behind the title page instead; below its
    facts are the *notices* that licences ask for.
    """
    data = book.metadata
    wording = wording_of(data.language)
    made = colophon(_free("colophon", book.targets), data, is_vertical, notices, position)
    people = biographies(_free("contributors", book.targets), data)
    first, last = ([made], []) if made.role == "front" else ([], [made])
    front = [document for document in documents if document.role == "front"]
    rest = [document for document in documents if document.role != "front"]
    title_page, contents = (_free(name, book.targets) for name in ("titlepage", "toc"))
    return (
        _title_page(title_page, data, wording),
        *first,
        *front,
        *([_contents(contents, book.contents, wording)] if book.contents else []),
        *rest,
        *([people] if people else []),
        *last,
    )


def _free(name: str, taken: Container[str]) -> str:
    """The name as an id that no author has given."""
    return next(id for id in chain([name], (f"{name}-{number}" for number in count(2))) if id not in taken)


def _element(name: str, css_class: str = "", *children: Node, **attributes: str) -> Element:
    classes = {"class": css_class} if css_class else {}
    return Element(name, classes | attributes, children, NOWHERE)


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


def _contents(id: str, entries: Sequence[ContentsEntry], wording: Wording) -> ContentDocument:
    lines = tuple(_line(entry) for entry in entries)
    heading = _element("h1", "", wording.contents, **{"data-title": wording.contents})
    body = _element("section", "toc front", heading, _element("ol", "contents", *lines), id=id)
    return ContentDocument(id, "toc", wording.contents, "front", body)


def _line(entry: ContentsEntry) -> Element:
    number = (_element("span", "number", entry.number), " ") if entry.number else ()
    title = _element("span", "title", *entry.title)
    return _element("li", f"level-{entry.level} {entry.role}", _element("a", "", *number, title, href=f"#{entry.id}"))
