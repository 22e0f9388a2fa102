"""The thickness of papers: a name comes in, what printers say of it goes out. Closet of book.toml's tables."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..messages import UnusableError, Words
from ..model import Paper
from ..schema import nearest

TABLE = Path(__file__).parent.parent.parent / "assets" / "data" / "papers.toml"
UNKNOWN = Words(
    "it is neither in the table of papers in docs/covers.md nor a thickness like 0.11mm",
    "docs/covers.md の用紙の表になく、「0.11mm」のような厚さでもありません",
)
THICKNESS = re.compile(r"([0-9]\.[0-9]{1,4})mm")
THINNEST, THICKEST = 0.02, 2.0  # mm


def paper(written: str) -> Paper:
    """The paper of that name in assets/data/papers.toml, or any of a thickness: ``0.11mm``.

    Width of characters, spaces, ``・`` and a ``kg`` at the end make no difference. Raises `UnusableError`.
    """
    if thickness := THICKNESS.fullmatch(written):
        return _of_thickness(written, float(thickness[1]))
    known = _known()
    name = _plain(written)
    if name in known:
        return known[name]
    near = nearest(name, known)
    if not near:
        raise UnusableError(UNKNOWN)
    meant = known[near].name
    raise UnusableError(Words(f"{UNKNOWN.en}; did you mean “{meant}”?", f"{UNKNOWN.ja}。「{meant}」ではありませんか"))


def _of_thickness(written: str, mm: float) -> Paper:
    if not THINNEST <= mm <= THICKEST:
        limits = f"{THINNEST}mm", f"{THICKEST}mm"
        raise UnusableError(
            Words(f"a sheet is {limits[0]} to {limits[1]} thick", f"紙の厚さは {limits[0]} から {limits[1]} までです")
        )
    return Paper(written, mm)


@cache
def _known() -> Mapping[str, Paper]:
    papers: dict[str, Paper] = {}
    for source in tomllib.loads(TABLE.read_text("utf-8"))["source"]:
        for name, thickness in source["sheets"].items():
            papers.setdefault(_plain(name), Paper(name, thickness))
    return papers


def _plain(name: str) -> str:
    return re.sub(r"[\s・]|(?i:kg)$", "", unicodedata.normalize("NFKC", name))
