"""HTML as text, and words in two languages: the book's own, and English beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from .messages import Words
from .tree import VOID, escaped
from .wording import Term, in_language


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
            return escaped(term)
        own, english = self._worded(term, values)
        if own == english:
            return f'<span lang="en">{escaped(english)}</span>'
        return f'{escaped(own)} <span class="en" lang="en">{escaped(english)}</span>'

    def own(self, term: Term, *values: object) -> str:
        """Plain text in the book's language alone."""
        return term.filled(*values).to(self.language)

    def _worded(self, term: Term | Words, values: Iterable[object]) -> tuple[str, str]:
        if isinstance(term, Words):
            return (term.ja if self.language.startswith("ja") else term.en), term.en
        filled = term.filled(*values)
        return filled.to(self.language), filled.en


def element(name: str, /, *content: str, **attributes: object) -> str:
    """``<name …>content</name>``, well-formed; content is HTML, attributes are text.

    ``class_`` is ``class``, ``_`` a hyphen; an attribute that is None is left out.
    """
    start = name + "".join(f' {_name(key)}="{escaped(str(it))}"' for key, it in attributes.items() if it is not None)
    return f"<{start}/>" if name in VOID else f"<{start}>{''.join(content)}</{name}>"


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")
