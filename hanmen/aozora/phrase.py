"""A line as it is read: pieces whose plain text is known, so that a mark can reach back to the words that it names."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|^~$&]|:(?=::)|-(?=-)|\+|!(?=\[)")
LETTERS = {"ア": "ァ-ヶー", "あ": "ぁ-んゝゞ", "A": "A-Za-zÀ-ɏα-ωΑ-Ωа-яА-Я'’.,-", "０": "０-９Ａ-Ｚａ-ｚ"}
HAN = re.compile(r"[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〆ヶ仝]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text: as it reads, and as Markdown writes it."""

    plain: str
    markdown: str


def escaped(text: str) -> str:
    """The text with a backslash before whatever Markdown would read."""
    return SPECIAL.sub(lambda found: f"\\{found[0]}", text)


@dataclass(slots=True)
class Phrase:
    """The pieces of a line, from its start."""

    pieces: list[Piece] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Characters, each a piece."""
        self.pieces += [Piece(character, escaped(character)) for character in text]

    def write(self, markdown: str, plain: str = "") -> None:
        """One piece that cannot be divided."""
        self.pieces.append(Piece(plain, markdown))

    def wrap(self, words: str, written: Callable[[str, str], str]) -> bool:
        """Change the last *words*: *written* makes Markdown of their text and Markdown. False if they are not there."""
        plain = "".join(piece.plain for piece in self.pieces)
        start = plain.rfind(words)
        if not words or start < 0:
            return False
        first = self._at(start)
        last = self._at(start + len(words))
        self.gather(first, last, written)
        return True

    def gather(self, first: int, last: int, written: Callable[[str, str], str]) -> None:
        """Make one piece of those from *first* to before *last*."""
        inner = self.pieces[first:last]
        plain = "".join(piece.plain for piece in inner)
        self.pieces[first:last] = [Piece(plain, written(plain, "".join(piece.markdown for piece in inner)))]

    def base(self) -> int:
        """Where the base of a reading begins that has no mark of its own: the last run of one script."""
        kind, start = "", len(self.pieces)
        while start and (this := _script(self.pieces[start - 1].plain)) and this == (kind or this):
            kind, start = this, start - 1
        return start

    @property
    def markdown(self) -> str:
        """The whole line."""
        return "".join(piece.markdown for piece in self.pieces)

    def _at(self, offset: int) -> int:
        """The piece that begins at *offset* of the plain text, or after it."""
        for number, piece in enumerate(self.pieces):
            if offset <= 0:
                return number
            offset -= len(piece.plain)
        return len(self.pieces)


def _script(character: str) -> str:
    if len(character) != 1:
        return "han" if character and all(map(HAN.match, character)) else ""
    if HAN.match(character):
        return "han"
    name = next((name for name, range in LETTERS.items() if re.match(f"[{range}]", character)), "")
    return name or ("A" if unicodedata.category(character) in ("Lu", "Ll") else "")
