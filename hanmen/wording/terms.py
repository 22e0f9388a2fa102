"""Words in all languages that a sheet or a page of ours has, side by side."""

from typing import NamedTuple

from .languages import in_language


class Term(NamedTuple):
    """The same in four languages; ``{}`` stands for a value."""

    en: str
    ja: str
    zh_hans: str
    zh_hant: str

    def filled(self, *values: object) -> "Term":
        """With values in the blanks; a value that is a term is worded in each language."""
        worded = [
            form.format(*(value[index] if isinstance(value, Term) else value for value in values))
            for index, form in enumerate(self)
        ]
        return Term(*worded)

    def to(self, language: str) -> str:
        """The words for a BCP 47 tag; English where there are none."""
        words = {"ja": self.ja, "zh-Hans": self.zh_hans, "zh-Hant": self.zh_hant, "en": self.en}
        return in_language(words, language)
