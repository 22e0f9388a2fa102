"""Which entry of a table by languages a language has."""

from collections.abc import Mapping
from typing import TypeVar

Entry = TypeVar("Entry")
TRADITIONAL = frozenset(("Hant", "TW", "HK", "MO"))


def in_language(table: Mapping[str, Entry], tag: str) -> Entry:
    """The entry for a BCP 47 tag: its own, that of its script or of its first subtag, else that of ``en``.

    Chinese of Taiwan, Hong Kong and Macau is ``zh-Hant`` if nothing else is said, all other ``zh-Hans``.
    """
    first, *others = tag.split("-")
    script = "Hant" if TRADITIONAL & {*others} and "Hans" not in others else "Hans"
    names = (tag, f"zh-{script}" if first == "zh" else tag, first, "en")
    return next(table[name] for name in names if name in table)
