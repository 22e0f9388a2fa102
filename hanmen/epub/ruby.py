"""Ruby as 電書連 has it: each reading over its own characters, as far as the text itself says which those are.

Kana in the base stand in the reading too, and part it: 食べ物 with たべもの is 食 with た, べ, and 物 with もの.
Characters next to each other keep a common reading: that of 今日 belongs to both.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model import Element
from ..tree import Node

PIECES = re.compile("[ぁ-ゖ]+|[^ぁ-ゖ]+")
KANA = re.compile("[ぁ-ゖ]+")
KATAKANA = {ord("ァ") + place: ord("ぁ") + place for place in range(ord("ヶ") - ord("ァ") + 1)}

MOST, LONGEST = 9, 40  # pieces and kana: a phrase; beyond, there are too many ways to try


def parted_ruby(ruby: Element) -> Iterator[Node]:
    """The ruby itself, or what it says in parts; *ruby* has its brackets already."""
    base, *readings = ruby.children
    texts = [child for child in readings if isinstance(child, Element) and child.name == "rt"]
    pieces = _parts(base, texts[0]) if isinstance(base, str) and len(readings) == 3 and len(texts) == 1 else []
    if len(pieces) < 2 or "id" in ruby.attributes:
        yield ruby
        return
    for piece, reading in pieces:
        rt = [replace(child, children=(reading,)) if child is texts[0] else child for child in readings]
        yield piece if KANA.fullmatch(piece) else ruby.holding(piece, *rt)


def _parts(base: str, rt: Element) -> list[tuple[str, str]]:
    """The pieces of a base and the readings of each, if there is only one way to part them."""
    pieces = PIECES.findall(base)
    reading = "".join(child for child in rt.children if isinstance(child, str))
    if not KANA.search(base) or len(rt.children) != 1 or len(pieces) > MOST or len(reading) > LONGEST:
        return []
    ways = [
        re.fullmatch(
            "".join(f"({piece})" if KANA.fullmatch(piece) else wildcard for piece in pieces),
            reading.translate(KATAKANA),
        )
        for wildcard in ("(.+)", "(.+?)")
    ]
    if not all(ways) or not KANA.search(base) or len(rt.children) != 1:
        return []
    spans = [[way.span(number) for number in range(1, len(pieces) + 1)] for way in ways if way]
    return (
        [(piece, reading[a:b]) for piece, (a, b) in zip(pieces, spans[0], strict=True)] if spans[0] == spans[1] else []
    )
