"""What is made for the back matter: a chapter nobody wrote, bound in before or after the author's."""

from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from .model import BackPlace, Book, Chapter, ContentsEntry, Element, Source


def made_chapter(kind: str, body: Element, book: Book) -> Chapter:
    """The chapter of that kind; its id is the kind, unless an author has given that."""
    id = kind
    while id in book.targets:
        id += "-made"
    return Chapter(Source(Path(kind), "", "back"), id, body, kind, made=True)


def bound_in(book: Book, chapter: Chapter, title: str, place: BackPlace) -> Book:
    """The book with the chapter in its back matter, and a line for it in the contents, if the book has any.

    Of two that stand in the same place, the one bound in first comes first.
    """
    line = ContentsEntry(1, "", (title,), chapter.id, "back")
    made = {each.id for each in book.chapters if each.made}
    written = [each.source.role == "back" and each.id not in made for each in book.chapters]
    listed = [each.role == "back" and each.id not in made for each in book.contents]
    at, below = ([*places, True].index(True) if place == "first" else len(places) for places in (written, listed))
    return replace(
        book,
        chapters=(*book.chapters[:at], chapter, *book.chapters[at:]),
        contents=(*book.contents[:below], line, *book.contents[below:]) if listed else (),
    )


def free_ids(prefix: str, taken: Container[str]) -> Iterator[str]:
    """``prefix-1``, ``prefix-2`` …, but for those that are taken."""
    return (id for number in count(1) if (id := f"{prefix}-{number}") not in taken)
