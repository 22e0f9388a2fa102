"""What went wrong, and where: every room reports here and carries on."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate, takewhile
from pathlib import Path
from typing import Literal

from .messages import MESSAGES, Language, Words

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file. Lines and columns (in code points) count from 1; 0 is the whole file, the whole line."""

    path: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}:{self.column}"


NOWHERE = Position(Path())  # of what no author wrote


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to tell the author; the words are those of `messages`."""

    position: Position
    code: str
    values: tuple[tuple[str, object], ...] = ()

    def message(self, language: Language) -> str:
        """What is the matter, in words."""
        return self._filled(MESSAGES[self.code].message, language)

    def hint(self, language: Language) -> str:
        """The cure; none when it would have to name something that was not found."""
        template = MESSAGES[self.code].hint
        blank = any(f"{{{name}}}" in template.en and value == "" for name, value in self.values)
        return "" if blank else self._filled(template, language)

    def _filled(self, template: Words, language: Language) -> str:
        values = {name: value.to(language) if isinstance(value, Words) else value for name, value in self.values}
        return template.to(language).format(**values)


@dataclass(slots=True)
class Log:
    """Collects diagnostics. Strict, it counts warnings as errors."""

    strict: bool = False
    entries: dict[Diagnostic, None] = field(default_factory=dict)
    notes: list[Words] = field(default_factory=list)

    def report(self, position: Position, code: str, **values: object) -> None:
        """Add what `messages` says under *code*, with *values* for its blanks."""
        self.entries.setdefault(Diagnostic(position, code, tuple(values.items())))

    def note(self, words: Words) -> None:
        """Add what only a curious reader wants to know; no diagnostic."""
        self.notes.append(words)

    def extend(self, other: "Log") -> None:
        """Add all that *other* holds."""
        self.entries |= other.entries
        self.notes += [note for note in other.notes if note not in self.notes]

    def severity(self, diagnostic: Diagnostic) -> Severity:
        """The severity of its code, in this log."""
        return "error" if self.strict else MESSAGES[diagnostic.code].severity

    @property
    def failed(self) -> bool:
        """Whether there is an error."""
        return any(self.severity(entry) == "error" for entry in self.entries)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self.entries, key=lambda entry: (entry.position, entry.code)))


WIDTH, BEFORE = 100, 60  # cells of an excerpt, and how many of them stand before the caret when it is cut


def visible(text: str) -> str:
    """The text in one line, without what would steer a terminal: ``\ufffd`` stands for each control character."""
    shown = text.expandtabs(1)
    return "".join(
        "\ufffd" if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") else character for character in shown
    )


def excerpt(line: str, column: int) -> str:
    """The source line, or as much as fits, and a caret under *column*; full-width characters are two cells wide."""
    caret = max(column - 1, 0)
    before, after = line[max(caret - WIDTH, 0) : caret], line[caret : caret + WIDTH]
    if len(before + after) < len(line) or _cells(line) > WIDTH:
        before = _fitting(before[::-1], BEFORE)[::-1]
        after = _fitting(after, WIDTH - _cells(before))
    before = "…" * (len(before) < min(caret, len(line))) + before
    shown = visible(before + after + "…" * (caret + len(after) < len(line)))
    return f"  {shown}\n  {' ' * _cells(before)}^" if column else f"  {shown}"


def _fitting(text: str, cells: int) -> str:
    """As many characters from the start as fit into *cells*."""
    widths = accumulate(map(_cells, text))
    return text[: sum(1 for _ in takewhile(lambda width: width <= cells, widths))]


def _cells(text: str) -> int:
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )
