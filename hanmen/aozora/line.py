"""A line of text: its readings, described characters and notes become Markdown."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ..diagnostics import Log, Position
from ..messages import Words
from .blocks import read_place
from .characters import accented, described
from .marks import (
    CLOSING,
    EDITORS,
    HEADING,
    LEFT_READING,
    LEVELS,
    OF_WORDS,
    OPENING,
    PICTURE,
    STYLES,
)
from .phrase import Phrase

PART = re.compile(r"(?P<gaiji>※［＃[^］]*］)|［＃(?P<note>[^］]*)］|《(?P<reading>[^》]+)》|(?P<bar>[｜|])")
OPENING_BRACKETS = "「『（〔《〈"
GETA = "〓"
LIST = re.compile(r"^(\d{0,9})([-.)=])")
UNKNOWN = Words("is not known here; it is not printed", "という注記はここでは扱えないため、印刷しません")
NOT_FOUND = Words("names words that do not stand before it", "が指す語が、その前にありません")


class Line(NamedTuple):
    """A paragraph, or a heading if it has a level from 1."""

    markdown: str
    classes: str = ""
    level: int = 0


def read_line(text: str, place: Position, log: Log) -> Iterator[Line]:
    """The paragraphs of a line: two where its end stands at the foot."""
    reader = _Reader(place, log)
    classes = "" if text.startswith("　") or text[:1] in OPENING_BRACKETS else "no-indent"
    yield from reader.read(accented(text.removeprefix("　")), classes)


@dataclass(slots=True)
class _Reader:
    place: Position
    log: Log
    phrase: Phrase = field(default_factory=Phrase)
    opened: list[tuple[str, int]] = field(default_factory=list)
    bar: int | None = None
    classes: str = ""
    level: int = 0

    def read(self, text: str, classes: str) -> Iterator[Line]:
        self.classes, read = classes, 0
        for part in PART.finditer(text):
            self.phrase.add(text[read : part.start()])
            read = part.end()
            if part["note"] is None:
                self._character(part)
            elif opening := read_place(part["note"]):
                if self.phrase.pieces:
                    yield self._line()
                self.phrase, self.classes = Phrase(), opening.classes
            else:
                self._note(part["note"])
        self.phrase.add(text[read:])
        if self.phrase.pieces:
            yield self._line()

    def _line(self) -> Line:
        markdown = LIST.sub(r"\1\\\2", self.phrase.markdown.strip())
        return Line(markdown, "" if self.level else self.classes, self.level)

    def _character(self, part: re.Match[str]) -> None:
        if part["gaiji"]:
            character = described(part["gaiji"])
            if not character:
                self.log.report(self.place, "aozora-gaiji", note=part["gaiji"][3:-1])
            self.phrase.add(character or GETA)
        elif part["bar"]:
            self.bar = len(self.phrase.pieces)
        else:
            reading, end = part["reading"], len(self.phrase.pieces)
            first = self.phrase.base() if self.bar is None else self.bar
            self.bar = None
            if first < end:
                self.phrase.gather(first, end, lambda plain, _: f"{{{plain}|{reading}}}")
            else:
                self.phrase.add(part[0])

    def _note(self, note: str) -> None:
        if heading := HEADING.search(note):
            self.level = LEVELS[heading["size"]]
        elif left := LEFT_READING.fullmatch(note):
            self._wrap(note, left["words"], f"||{left['reading']}")
        elif named := OF_WORDS.fullmatch(note):
            found = self.phrase.wrap(named["words"], STYLES[named["style"]])
            if not found:
                self.log.report(self.place, "aozora-note", note=note, why=NOT_FOUND)
        elif opening := OPENING.fullmatch(note):
            self.opened.append((opening["style"], len(self.phrase.pieces)))
        elif closing := CLOSING.fullmatch(note):
            self._close(closing["style"])
        elif picture := PICTURE.fullmatch(note):
            self.phrase.write(f"![{picture['caption']}]({picture['file']})")
        elif not EDITORS.fullmatch(note):
            self.log.report(self.place, "aozora-note", note=note, why=UNKNOWN)

    def _wrap(self, note: str, words: str, reading: str) -> None:
        if not self.phrase.wrap(words, lambda plain, _: f"{{{plain}{reading}}}"):
            self.log.report(self.place, "aozora-note", note=note, why=NOT_FOUND)

    def _close(self, style: str) -> None:
        start = next((start for name, start in reversed(self.opened) if name == style), None)
        if start is None:
            self.log.report(self.place, "aozora-note", note=f"{style}終わり", why=NOT_FOUND)
        else:
            self.opened.remove((style, start))
            self.phrase.gather(start, len(self.phrase.pieces), STYLES[style])
