"""What things are called: 第一部, 第3章, 付録A, 3.2節, 図3.1."""

from dataclasses import dataclass, field
from typing import NamedTuple

from ..model import Chapter, Kind
from ..numerals import upper_alpha
from ..wording import Wording
from .counts import Counts, carried
from .kinds import NUMBERED

DIVISIONS: dict[str, Kind] = {"part": "part", "appendix": "appendix"}  # by what the file is; else it is a chapter


class Name(NamedTuple):
    """The number of a thing, how it is referred to, and what is set before its title."""

    kind: Kind
    number: str = ""
    label: str = ""
    shown: str = ""


@dataclass(slots=True)
class Namer:
    """Gives the names of a book in their order."""

    wording: Wording
    numbering: bool
    counts: Counts = field(default_factory=Counts)
    is_in_order: bool = False  # whether headings here are counted
    kind: Kind = "chapter"  # of what the next heading of the first level begins

    def begin(self, chapter: Chapter) -> None:
        """What follows is in this chapter."""
        is_ordinary = chapter.source.role == "body" and chapter.kind in NUMBERED
        self.is_in_order = self.numbering and (is_ordinary or chapter.kind == "appendix")
        self.kind = DIVISIONS.get(chapter.kind, "chapter")
        self.counts.open()

    def heading(self, level: int, title: str, is_unnumbered: bool) -> Name:
        """A title that carries its own number keeps it."""
        is_counted = self.is_in_order and not is_unnumbered
        return self._division(title, is_counted) if level == 1 else self._section(level, title, is_counted)

    def _division(self, title: str, is_counted: bool) -> Name:
        """What a file begins with; further headings of the first level are chapters."""
        kind, self.kind = self.kind, "chapter"
        own, written = carried(title, kind)
        given = self._numeral(kind, self.counts.division(kind)) if is_counted else ""
        self.counts.open(kind, own if own.isascii() and own.isalnum() else given)
        value = own or given
        templates = {"part": self.wording.part, "appendix": self.wording.appendix, "chapter": self.wording.chapter}
        label = templates[kind].format(value) if value else ""
        if own:
            return Name(kind, own, label if kind == "chapter" else written)
        return Name(kind, value, label, label)

    def _numeral(self, kind: Kind, count: int) -> str:
        numerals = {"part": self.wording.part_numerals, "appendix": upper_alpha}
        return numerals.get(kind, str)(count)

    def _section(self, level: int, title: str, is_counted: bool) -> Name:
        own, _ = carried(title, "chapter")
        shown = self.counts.inside("section") if level == 2 and is_counted and not own and self.counts.prefix else ""
        value = own or shown
        label = self.wording.section.format(value) if value else ""
        return Name("section" if value else "heading", value, label, shown)

    def captioned(self, kind: Kind) -> Name:
        """A figure, a table or a formula that has a number."""
        templates = {"figure": self.wording.figure, "table": self.wording.table, "equation": self.wording.equation}
        value = self.counts.inside(kind)
        return Name(kind, value, templates[kind].format(value))
