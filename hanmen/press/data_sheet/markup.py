"""HTML as text, and words in two languages: the book's own, and English beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from ...messages import Words
from ...wording import in_language
from .terms import Term


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in the language of a book (BCP 47) and in English."""

    language: str

    @property
    def is_english(self) -> bool:
        """Whether one language is enough, and for the terms of a language without words of its own."""
        return in_language({"ja": False, "zh": False, "en": True}, self.language)

    def say(self, term: Term | Words | str, *values: object) -> str:
        """Inline HTML; text that is no term is the same in all languages."""
        if isinstance(term, str):
            return escape(term)
        own, english = self._worded(term, values)
        if own == english:
            return f'<span lang="en">{escape(english)}</span>'
        return f'{escape(own)} <span class="en" lang="en">{escape(english)}</span>'

    def own(self, term: Term, *values: object) -> str:
        """Plain text in the book's language alone."""
        return term.filled(*values).to(self.language)

    def _worded(self, term: Term | Words, values: Iterable[object]) -> tuple[str, str]:
        if isinstance(term, Words):
            return (term.ja if self.language.startswith("ja") else term.en), term.en
        filled = term.filled(*values)
        return filled.to(self.language), filled.en


def element(name: str, *content: str, **attributes: object) -> str:
    """``<name …>content</name>``; content is HTML, attributes are text. ``class_`` is ``class``, ``_`` a hyphen."""
    written = "".join(f' {_name(key)}="{escape(str(value))}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{written}>{''.join(content)}</{name}>"


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def section(heading: str, *content: str, **attributes: object) -> str:
    """A part of the sheet with its heading."""
    return element("section", element("h2", heading), *content, **attributes)


def table(head: Iterable[str], rows: Iterable[Iterable[str]], **attributes: object) -> str:
    """A table; the first cell of a row is its header. On a narrow screen each cell is labelled by its column."""
    columns = list(head)
    top = element("tr", *(element("th", cell, scope="col") for cell in columns))
    body = "".join(element("tr", *_cells(row)) for row in rows)
    return element("table", element("thead", top), element("tbody", body), **attributes)


def _cells(row: Iterable[str]) -> Iterable[str]:
    first, *others = row
    yield element("th", first, scope="row")
    yield from (element("td", cell) for cell in others)


def number(value: float) -> str:
    """A length or a share: one decimal at most."""
    return f"{round(value, 1):g}"


def ranges(numbers: Iterable[int]) -> str:
    """``3–5, 9``"""
    runs: list[list[int]] = []
    for each in sorted(set(numbers)):
        if runs and each == runs[-1][-1] + 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
