"""Spellings as one pattern: what a list says is to be found in a text."""

import re
from collections.abc import Iterable


def any_of(spellings: Iterable[str]) -> re.Pattern[str]:
    """The longest of the *spellings* that stands somewhere; Latin ones are found as whole words alone."""
    return re.compile("|".join(map(_whole, sorted(spellings, key=lambda each: (-len(each), each)))))


def _whole(spelling: str) -> str:
    before = r"(?<![A-Za-z0-9])" if spelling[0].isascii() and spelling[0].isalnum() else ""
    after = r"(?![A-Za-z0-9])" if spelling[-1].isascii() and spelling[-1].isalnum() else ""
    return before + re.escape(spelling) + after
