"""The list of terms, a TOML file: what is to be indexed besides what the text itself marks."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..diagnostics import Log, Position
from ..files import read_text
from ..schema import NotBlank, Text, structure
from ..toml import read_toml


@dataclass(frozen=True, slots=True)
class TermTable:
    """An element of ``[[term]]``; *forms* are other spellings by which the text mentions it.

    *mentions*, where it is written, holds for this term instead of that of ``[index]``.
    """

    term: NotBlank
    reading: Text = ""
    parent: Text = ""
    see: Text = ""
    see_also: tuple[NotBlank, ...] = ()
    forms: tuple[NotBlank, ...] = ()
    mentions: Literal["all", "marked"] | None = None


@dataclass(frozen=True, slots=True)
class TermsFile:
    """All of the file."""

    term: tuple[TermTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """What an author says of a term, in the list or where the text marks it, and where."""

    term: str
    position: Position
    reading: str = ""
    parent: str = ""
    see: str = ""
    see_also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    mentions: Literal["all", "marked"] | None = None


def read_terms(path: Path, log: Log) -> tuple[Term, ...]:
    """The terms of the file; what is wrong with it is reported as with book.toml."""
    text = read_text(path, log)
    document = None if text is None else read_toml(path, text, log)
    if document is None:
        return ()
    listed = structure(TermsFile, document, log).term
    return tuple(
        Term(
            each.term,
            document.position("term", number, "term"),
            each.reading,
            each.parent,
            each.see,
            each.see_also,
            each.forms,
            each.mentions,
        )
        for number, each in enumerate(listed)
        if isinstance(each, TermTable) and each.term
    )
