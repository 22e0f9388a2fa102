"""What is made for the back matter: a chapter nobody wrote, bound in before or after the author's."""

from dataclasses import replace
from pathlib import Path

from .model import BackPlace, Book, Chapter, ContentsEntry, Element, Source


def made_chapter(kind: str, body: Element, book: Book) -> Chapter:
    """The chapter of that kind; its id is the kind, unless an author has given that."""
    id = kind
    while id in book.targets:
        id += "-made"
    return Chapter(Source(Path(kind), "", "back"), id, body, kind)


def bound_in(book: Book, chapter: Chapter, title: str, place: BackPlace) -> Book:
    """The book with the chapter in its back matter, and a line for it in the contents, if the book has any."""
    line = ContentsEntry(1, "", (title,), chapter.id, "back")
    roles, listed = [each.source.role for each in book.chapters], [each.role for each in book.contents]
    at, below = (
        (len(roles), len(listed))
        if place == "last"
        else (len(roles) - roles.count("back"), len(listed) - listed.count("back"))
    )
    return replace(
        book,
        chapters=(*book.chapters[:at], chapter, *book.chapters[at:]),
        contents=(*book.contents[:below], line, *book.contents[below:]) if listed else (),
    )
