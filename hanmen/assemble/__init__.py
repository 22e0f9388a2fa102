"""Chapters → Book: the only room that sees all chapters. Content, ids, kinds, numbers, references, in this order."""

from collections.abc import Sequence
from dataclasses import replace

from ..diagnostics import Log
from ..model import Book, Chapter, Config
from ..wording import wording_of
from .conditional import check_conditions
from .content import mend
from .ids import give_ids
from .kinds import tell_kinds
from .numbers import number
from .references import resolve


def assemble(chapters: Sequence[Chapter], config: Config, log: Log) -> Book:
    """The book: headings, figures and tables have ids and numbers, and every link leads somewhere.

    ``href`` is ``#id`` for a place in the book; ``src`` of a picture is its path from the working directory.
    Reports raw HTML that stands where it may not, doubled ids, files that are said to be what they cannot be,
    references and links that lead nowhere, and text for one medium that the other cannot do without.
    """
    identified = give_ids([mend(chapter, log) for chapter in chapters], log)
    book = number(tell_kinds(identified, log), config)
    resolved = resolve(book.chapters, book.targets, wording_of(config.metadata.language), log)
    check_conditions(resolved, log)
    return replace(book, chapters=resolved)
