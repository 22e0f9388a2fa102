"""How a PDF font reads its strings: which codes, which glyphs (CIDs), how far each advances (ISO 32000-1, 9.2–9.7)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from struct import unpack

from pikepdf import Array, Dictionary, Name, Object, Stream

DEFAULT_WIDTH = 1.0  # em, of a CID without an entry
UNKNOWN_WIDTH = 0.5  # em, of a code in a standard font, whose widths every reader knows and we do not
CHARACTER = re.compile(rb"<([0-9A-Fa-f]+)>\s+(\d+)")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Metrics:
    """What is known of a font's codes. Widths are in em."""

    code_length: int = 1  # bytes
    is_vertical: bool = False
    widths: Mapping[int, float] = field(default_factory=dict)  # by CID, or by code in a simple font
    default_width: float = DEFAULT_WIDTH
    cids: Mapping[int, int] | None = None  # by code; none: the code is the CID

    def glyphs(self, shown: bytes) -> Sequence[int]:
        """The CIDs (the codes of a simple font) of a string."""
        if self.code_length == 1:
            return shown
        codes = unpack(f">{len(shown) // 2}H", shown[: len(shown) & -2])
        return codes if self.cids is None else [self.cids.get(code, 0) for code in codes]

    def advance(self, shown: bytes, spacing: float, word_spacing: float) -> float:
        """How far a string advances in em, with *spacing* after every character and *word_spacing* after each space."""
        glyphs = self.glyphs(shown)
        spaces = shown.count(b" ") if self.code_length == 1 else 0
        widths = sum(map(self.widths.get, glyphs, repeat(self.default_width)))
        return widths + len(glyphs) * spacing + spaces * word_spacing


def read_metrics(font: Object) -> Metrics:
    """The metrics of a font dictionary. What is not understood counts as two bytes and one em a character."""
    return _composite(font) if font.get("/Subtype") == Name.Type0 else _simple(font)


def _simple(font: Object) -> Metrics:
    unit = 0.001
    if font.get("/Subtype") == Name.Type3:
        unit = abs(float(font.get("/FontMatrix", Array([0.001]))[0]))
    first = int(font.get("/FirstChar", 0))
    given = font.get("/Widths")
    widths = {first + index: float(width) * unit for index, width in enumerate(given or ())}
    missing = font.get("/FontDescriptor", Dictionary()).get("/MissingWidth", 0)
    return Metrics(widths=widths, default_width=UNKNOWN_WIDTH if given is None else float(missing) * unit)


def _composite(font: Object) -> Metrics:
    descendant, encoding = font.DescendantFonts[0], font.get("/Encoding", Name("/Identity-H"))
    is_stream = isinstance(encoding, Stream)
    if is_stream:
        is_vertical, cids = encoding.get("/WMode", 0) == 1, _cids(encoding.read_bytes())
    else:
        is_vertical, cids = str(encoding).endswith("V"), None
    if is_vertical:
        return Metrics(2, True, {}, -DEFAULT_WIDTH, cids)
    default = float(descendant.get("/DW", 1000)) / 1000
    return Metrics(2, False, dict(_widths(descendant.get("/W", Array()))), default, cids)


def _widths(array: Object) -> Iterator[tuple[int, float]]:
    """``first [w w …]`` and ``first last w`` (9.7.4.3)."""
    items = iter(array.as_list())
    for first in items:
        second = next(items, 0)
        if isinstance(second, Array):
            yield from ((int(first) + index, float(width) / 1000) for index, width in enumerate(second.as_list()))
        else:
            width = float(next(items, 0)) / 1000
            yield from ((cid, width) for cid in range(int(first), int(second) + 1))


def _cids(cmap: bytes) -> dict[int, int]:
    """What an embedded CMap makes of codes (9.7.5)."""
    found: dict[int, int] = {}
    for block in re.findall(rb"begincidchar(.*?)endcidchar", cmap, re.DOTALL):
        found |= {int(code, 16): int(cid) for code, cid in CHARACTER.findall(block)}
    for block in re.findall(rb"begincidrange(.*?)endcidrange", cmap, re.DOTALL):
        for first, last, cid in RANGE.findall(block):
            codes = range(int(first, 16), int(last, 16) + 1)
            found |= {code: int(cid) + index for index, code in enumerate(codes)}
    return found
