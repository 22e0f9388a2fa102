"""Entries → the index as a chapter of the book: groups with headings, entries with the places that mention them.

A place is a link whose text is the name of its section; where there are pages, layout puts their numbers instead.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..back_matter import bound_in, made_chapter
from ..diagnostics import NOWHERE, Log
from ..model import Book, Config, Element
from ..tree import Node
from ..wording import Wording, wording_of
from .entries import Entry, make_entries
from .mentions import Mention, find_mentions
from .terms import read_terms

LOCATORS = "index-locators"  # the class of what layout fills with the numbers of pages


def add_index(book: Book, config: Config, log: Log) -> Book:
    """The book with an index, if anything in it is indexed; every mention has an id.

    The index is a chapter of kind ``index`` in the back matter. What is wrong with terms is reported where it was
    written.
    """
    plan = config.index
    terms = read_terms(plan.terms, log) if plan.terms else ()
    sought = tuple(term for term in terms if not term.see and (term.mentions or plan.mentions) == "all")
    chapters, found = find_mentions(book.chapters, sought, book.targets)
    if not found.marks and not terms:
        return book
    entries = make_entries(terms, found, plan, book, log)
    book = replace(book, chapters=chapters)
    if plan.place == "none" or not entries:
        return book
    wording = wording_of(book.metadata.language)
    return bound_in(book, made_chapter("index", _section(entries, wording), book), wording.index, plan.place)


def _section(entries: Sequence[Entry], wording: Wording) -> Element:
    ids = {entry.term: entry.id for main in entries for entry in (*main.entries, main)}
    groups = (
        _element(
            "div",
            {"class": "index-group", "epub:type": "index-group"},
            _element("h2", {"class": "index-heading"}, heading or wording.signs),
            _list(group, ids, wording),
        )
        for heading, group in groupby(entries, lambda entry: entry.heading)
    )
    heading = _element("h1", {"data-title": wording.index}, wording.index)
    return _element("section", {}, heading, *groups)


def _list(entries: Iterable[Entry], ids: dict[str, str], wording: Wording) -> Element:
    lines = (_line(entry, ids, wording) for entry in entries)
    return _element("ul", {"class": "index-entries", "epub:type": "index-entry-list"}, *lines)


def _line(entry: Entry, ids: dict[str, str], wording: Wording) -> Element:
    attributes = {"class": "index-term", "epub:type": "index-term"}
    parts: list[Node] = [Element("span", attributes, (entry.term,), entry.position)]
    if entry.mentions:
        parts += [
            "　",
            _element("span", {"class": LOCATORS, "epub:type": "index-locator-list"}, *_places(entry.mentions)),
        ]
    if entry.see:
        parts += ["　", _reference([entry.see], wording.see, "index-xref-preferred", ids, wording)]
    if entry.see_also:
        parts += ["　", _reference(entry.see_also, wording.see_also, "index-xref-related", ids, wording)]
    if entry.entries:
        parts.append(_list(entry.entries, ids, wording))
    return _element("li", {"id": entry.id, "epub:type": "index-entry"}, *parts)


def _places(mentions: Iterable[Mention]) -> Iterator[Node]:
    for number, mention in enumerate(mentions):
        yield from [", "] * bool(number)
        attributes = {"href": f"#{mention.id}", "class": "index-locator", "epub:type": "index-locator"}
        yield _element("a", attributes, mention.label)


def _reference(names: Sequence[str], worded: str, kind: str, ids: dict[str, str], wording: Wording) -> Element:
    before, _, after = worded.partition("{}")
    parts: list[Node] = [before]
    for name in names:
        parts += [wording.see_separator] * (len(parts) > 1)
        parts.append(_element("a", {"href": f"#{ids[name]}"}, name) if name in ids else name)
    return _element("span", {"class": "index-reference", "epub:type": kind}, *parts, after)


def _element(name: str, attributes: dict[str, str], *children: Node) -> Element:
    return Element(name, attributes, children, NOWHERE)
