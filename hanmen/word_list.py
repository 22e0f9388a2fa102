"""The book's list of words (用字用語): what is written otherwise somewhere is told there."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from .diagnostics import Log, Position
from .files import read_text
from .model import Chapter, Element, Source
from .schema import NotBlank, structure
from .spellings import any_of
from .toml import read_toml
from .tree import READINGS, text_of

INLINE = frozenset("a abbr b bdi bdo cite del dfn em i ins mark q ruby s small span strong sub sup time u var".split())
UNREAD = frozenset({"code", "kbd", "math", "pre", "samp", "svg"}) | READINGS
APART = "\0"  # between texts that do not go on in each other
HEAD = 16  # characters by which a text is found in its source
SCHEME = re.compile("^(?:mailto:|[a-z]+://)")
REACH = 2000  # how far from where it is expected: markup and addresses stand between


@dataclass(frozen=True, slots=True)
class WordTable:
    """An element of ``[[word]]``; *allowed* are longer spellings, in which the others are right."""

    write: NotBlank
    instead_of: tuple[NotBlank, ...]
    allowed: tuple[NotBlank, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsFile:
    """All of the file."""

    word: tuple[WordTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the tree: its offsets in all that was read and in the source, and its element's place."""

    text: str
    start: int
    written: int
    element: Position


def check_words(chapters: Sequence[Chapter], path: Path | None, log: Log) -> None:
    """Report what the *chapters* write otherwise than the list at *path*, if there is one: word-variant.

    Code, formulas, addresses, citations and readings are passed over. What is wrong with the list is reported as with
    book.toml.
    """
    words = _read(path, log) if path else []
    if not words:
        return
    wanted = {other: word.write for word in words for other in word.instead_of if other}
    right = {spelling for word in words for spelling in (word.write, *word.allowed) if spelling}
    pattern = any_of(right | wanted.keys())
    for chapter in chapters:
        reader = _Reader(chapter.source)
        for found in pattern.finditer(reader.read(chapter.body)):
            if found[0] not in right:
                place = reader.place(found.start(), found[0])
                log.report(place, "word-variant", found=found[0], write=wanted[found[0]])


def _read(path: Path, log: Log) -> list[WordTable]:
    text = read_text(path, log)
    document = None if text is None else read_toml(path, text, log)
    words = structure(WordsFile, document, log).word if document else ()
    return [word for word in words if isinstance(word, WordTable) and word.write]


class _Reader:
    """The text of a chapter in one piece, and where the author wrote each part of it."""

    def __init__(self, source: Source) -> None:
        self.path, self.text = source.path, "" if source.runs else source.text
        self.lines = [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))]
        self.pieces: list[Piece] = []
        self.read_so_far, self.written_so_far = 0, 0

    def read(self, body: Element) -> str:
        """All that is read; texts that do not go on in each other are kept apart."""
        return "".join(self._texts(body, is_read=True))

    def place(self, start: int, spelling: str) -> Position:
        """Where the author wrote what begins at *start*; its element's place, where the source spells it otherwise."""
        piece = self.pieces[bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1]
        inside = start - piece.start
        expected = piece.written + inside
        at = self.text.find(spelling[: len(piece.text) - inside], expected, expected + REACH)
        if at < 0:
            return piece.element
        line = bisect_right(self.lines, at)
        return Position(self.path, line, at - self.lines[line - 1] + 1)

    def _texts(self, element: Element, is_read: bool) -> Iterator[str]:
        before, is_read = self.written_so_far, is_read and not _is_foreign(element)
        is_apart = element.name not in READINGS and not (is_read and element.name in INLINE)
        self._go_to(element.position)
        yield self._passed(APART * is_apart)
        for child in element.children:
            if isinstance(child, Element):
                yield from self._texts(child, is_read)
            else:
                written = self._find(child)
                if is_read:
                    self.pieces.append(Piece(child, self.read_so_far, written, element.position))
                    yield self._passed(child)
        yield self._passed(APART * is_apart)
        if element.name == "note":  # it was written elsewhere than it is called
            self.written_so_far = before

    def _passed(self, text: str) -> str:
        self.read_so_far += len(text)
        return text

    def _go_to(self, place: Position) -> None:
        if place.path == self.path and 0 < place.line < len(self.lines):
            self.written_so_far = self.lines[place.line - 1] + max(place.column - 1, 0)

    def _find(self, text: str) -> int:
        """The offset of the next text in the source, or where it is expected."""
        words = text.lstrip()
        head, here = words.partition("\n")[0][:HEAD], self.written_so_far
        at = self.text.find(head, here, here + REACH)
        at = here if at < 0 else at
        self.written_so_far = at + len(words)
        return at - len(text) + len(words)


def _is_foreign(element: Element) -> bool:
    """Whether an element holds no words of the author's: code, a citation, an address as it is."""
    address = SCHEME.sub("", element.attributes.get("href", ""))
    is_address = bool(address) and SCHEME.sub("", text_of(element)) == address
    return element.name in UNREAD or "data-cite" in element.attributes or is_address
