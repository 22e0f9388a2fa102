"""How a message is written: in each language, with blanks.

What fills a blank and is a phrase, not a name or a number, is `Words` too; the room that says it words it.
"""

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "ja"]


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """The same in each language of the messages."""

    en: str
    ja: str

    def to(self, language: Language) -> str:
        """The words in *language*."""
        return {"en": self.en, "ja": self.ja}[language]


@dataclass(eq=False)
class UnusableError(Exception):
    """What an author gave cannot be used; *why* is for a message."""

    why: Words


@dataclass(frozen=True, slots=True)
class Message:
    """Words with blanks for the values of a case. A hint that would have to name nothing is not shown."""

    severity: Literal["error", "warning"]
    message: Words
    hint: Words


def error(en: str, ja: str, hint_en: str = "", hint_ja: str = "") -> Message:
    """What keeps a product from being made."""
    return Message("error", Words(en, ja), Words(hint_en, hint_ja))


def warning(en: str, ja: str, hint_en: str = "", hint_ja: str = "") -> Message:
    """What an author should know, and the book is made all the same."""
    return Message("warning", Words(en, ja), Words(hint_en, hint_ja))
