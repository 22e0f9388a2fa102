"""Terms and mentions → the entries of an index: merged by name, below their parents, in the order of the language."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..back_matter import free_ids
from ..diagnostics import Log, Position
from ..model import Book, IndexPlan
from ..schema import nearest
from ..wording import wording_of
from .hanzi import initial_of, is_hanzi, pinyin_key, stroke_key, strokes_of
from .kana import is_kana, kana_key, letter_of, row_of
from .mentions import Found, Mention
from .readings import propose_reading
from .terms import Term

SIGNS, LATIN, OWN = range(3)  # in this order
ALONE = ""  # the parent of a main entry
ALL_LATIN = "A–Z"  # where the headings of the order are letters too


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index; *heading* is that of the group it belongs to, empty for signs and digits."""

    term: str
    id: str
    heading: str
    position: Position
    mentions: tuple[Mention, ...] = ()
    see: str = ""
    see_also: tuple[str, ...] = ()
    entries: tuple["Entry", ...] = ()


def make_entries(terms: Iterable[Term], found: Found, plan: IndexPlan, book: Book, log: Log) -> tuple[Entry, ...]:
    """The main entries in order, each with its sub-entries.

    Reported: index-reading-missing, with what a dictionary proposes; index-term-unused, a term of the list that the
    text does not mention; index-term-unknown, where “see” leads to no entry.
    """
    said = _merged((*found.marks, *terms))
    used = {key: term for key, term in said.items() if _is_used(term, found, said, log)}
    for parent in dict.fromkeys(term.parent for term in used.values() if term.parent):
        used.setdefault((ALONE, parent), said.get((ALONE, parent)) or _parent_of(parent, used.values()))
    _check_references(used.values(), {term for _, term in used}, log)
    return _Sorter(used, found, plan, book.metadata.language, log, free_ids("index-entry", book.targets)).entries(ALONE)


def _merged(terms: Iterable[Term]) -> dict[tuple[str, str], Term]:
    """What is said of each term anywhere; what is said first holds."""
    merged: dict[tuple[str, str], Term] = {}
    for term in terms:
        first = merged.setdefault((term.parent, term.term), term)
        also = tuple(dict.fromkeys((*first.see_also, *term.see_also)))
        merged[term.parent, term.term] = replace(
            first, reading=first.reading or term.reading, see=first.see or term.see, see_also=also
        )
    return merged


def _is_used(term: Term, found: Found, said: Mapping[tuple[str, str], Term], log: Log) -> bool:
    is_said = bool(term.see or term.see_also) or any(other.parent == term.term for other in said.values())
    if not is_said and (term.parent, term.term) not in found.mentions:
        log.report(term.position, "index-term-unused", term=term.term)
        return False
    return True


def _parent_of(name: str, terms: Iterable[Term]) -> Term:
    """A parent of which nothing else is said stands where its first sub-entry does."""
    return Term(name, next(term.position for term in terms if term.parent == name))


def _check_references(terms: Iterable[Term], names: set[str], log: Log) -> None:
    for term in terms:
        for name in filter(None, (term.see, *term.see_also)):
            if name not in names:
                log.report(term.position, "index-term-unknown", term=name, near=nearest(name, names))


@dataclass(slots=True)
class _Sorter:
    said: Mapping[tuple[str, str], Term]
    found: Found
    plan: IndexPlan
    language: str
    log: Log
    ids: Iterator[str]

    def entries(self, parent: str) -> tuple[Entry, ...]:
        """Those below *parent*, sorted."""
        own = [
            (self._key(term, self._reading(term)), term) for (above, _), term in self.said.items() if above == parent
        ]
        return tuple(self._entry(term) for _, term in sorted(own, key=lambda pair: pair[0]))

    def _entry(self, term: Term) -> Entry:
        key = term.parent, term.term
        return Entry(
            term.term,
            next(self.ids),
            self._heading(term, self._reading(term)),
            term.position,
            () if term.see else tuple(self.found.mentions.get(key, ())),
            term.see,
            term.see_also,
            () if term.parent else self.entries(term.term),
        )

    def _reading(self, term: Term) -> str:
        """The author's, or the term itself where it needs none; what is missing is reported, and the term stands in."""
        if term.reading or self._needs_none(term.term):
            return term.reading or term.term
        proposed = propose_reading(term.term, self.language)
        self.log.report(term.position, "index-reading-missing", term=term.term, reading=proposed)
        return term.term

    def _needs_none(self, term: str) -> bool:
        if self.plan.order == "kana":
            return is_kana(term) or not any(_is_own_letter(c) for c in term)
        return self.plan.order == "strokes" or not is_hanzi(term)

    def _key(self, term: Term, reading: str) -> tuple[Any, ...]:
        kind = self._kind(term, reading)
        if kind != OWN:
            return kind, _latin_key(reading), term.term
        if self.plan.order == "strokes":
            return kind, stroke_key(term.term), term.term
        return kind, (kana_key if self.plan.order == "kana" else pinyin_key)(reading), term.term

    def _kind(self, term: Term, reading: str) -> int:
        """Of the order itself, among the Latin terms, or before both; Chinese terms are never Latin by their pinyin."""
        first = next((c for c in unicodedata.normalize("NFKC", reading) if unicodedata.category(c)[0] in "LN"), "")
        if self.plan.order != "kana":
            first = next((c for c in term.term if unicodedata.category(c)[0] in "LN"), "")
        if not first or unicodedata.category(first)[0] == "N":
            return SIGNS
        return OWN if _is_own_letter(first) else LATIN

    def _heading(self, term: Term, reading: str) -> str:
        kind = self._kind(term, reading)
        if kind != OWN:
            latin = ALL_LATIN if self.plan.order == "pinyin" else _latin_key(reading)[0][:1].upper()
            return latin if kind == LATIN else ""
        if self.plan.order == "strokes":
            return wording_of(self.language).strokes.format(strokes_of(term.term[0]))
        if self.plan.order == "pinyin":
            return initial_of(reading)
        return row_of(reading) if self.plan.headings == "row" else letter_of(reading)


def _is_own_letter(character: str) -> bool:
    return is_kana(character) or is_hanzi(character)


def _latin_key(text: str) -> tuple[str, str]:
    """Letters without their marks, large and small alike; then as they are, small before large."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(c for c in letters if unicodedata.category(c)[0] in "LN")
    return kept, text.swapcase()
