"""Font families: what book.toml says of them and the language come in, a family for every use goes out."""

from collections.abc import Iterator

from ..diagnostics import Position
from ..toml import Document
from ..typefaces import Families
from .tables import FontsTable

REGIONS = ("JP", "SC", "TC", "KR", "HK")  # of Noto CJK


def choose_families(language: str, fonts: FontsTable, document: Document) -> Families:
    """Those that book.toml names; else Noto CJK of the language's region, and after it the other regions."""
    region = _region(language)
    serif = fonts.serif or (f"Noto Serif CJK {region}" if region else "Noto Serif")
    sans = fonts.sans or (f"Noto Sans CJK {region}" if region else "Noto Sans")
    regions = sorted(REGIONS, key=lambda other: other != (region or "JP"))
    chain = [f"Noto {style} CJK {other}" for style in ("Serif", "Sans") for other in regions]
    chain += ["Noto Serif", "Noto Sans", "Noto Sans Math", "Noto Sans Symbols 2", "Noto Sans Symbols2"]
    chain = [family for family in chain if family not in (serif, sans)]
    return Families(
        serif=serif,
        sans=sans,
        mono=fonts.mono or f"Noto Sans Mono CJK {regions[0]}",
        emoji=fonts.emoji or "Noto Color Emoji",
        fallback=tuple(chain) if fonts.fallback is None else fonts.fallback,
        chosen=dict(_chosen(fonts, document)),
    )


def _chosen(fonts: FontsTable, document: Document) -> Iterator[tuple[str, Position]]:
    for number, family in reversed([*enumerate(fonts.fallback or ())]):
        yield family, document.position("fonts", "fallback", number)
    for key in ("emoji", "mono", "sans", "serif"):  # the last place of a family stays
        if family := getattr(fonts, key):
            yield family, document.position("fonts", key)


def _region(language: str) -> str:
    """The region of Noto CJK whose shapes the language has; empty if it is not written in such characters."""
    first, *others = language.split("-")
    if first == "zh":
        return "HK" if {"HK", "MO"} & {*others} else "TC" if {"Hant", "TW"} & {*others} else "SC"
    return {"ja": "JP", "ko": "KR"}.get(first, "")
