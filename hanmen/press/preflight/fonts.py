"""Fonts: embedded, in a form that the standard knows, with every glyph that is shown (ISO 15930; GWG 2015 4.14)."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

from fontTools.cffLib import CFFFontSet, TopDict
from fontTools.ttLib import TTFont, TTLibError
from pikepdf import Dictionary, Name, Object, PdfError, Stream

from .finding import Finding
from .sheet import Document
from .uses import FontUse, Uses

FILES = ("/FontFile", "/FontFile2", "/FontFile3")
NOTHING = Dictionary()
SUBSET = re.compile(r"[A-Z]{6}\+")


class UnreadableError(ValueError):
    """An embedded font file is not what it says."""


def check_fonts(document: Document, uses: Uses) -> Iterator[Finding]:
    """Each font that shows something, at the page where it does so first."""
    for use in uses.fonts.values():
        for finding in _font(use, document):
            known = dict(use.glyphs).get(dict(finding.values).get("glyph"), use.first)  # type: ignore[call-overload]  # a number, if it is there
            yield replace(known, code=finding.code, values=finding.values)


def _font(use: FontUse, document: Document) -> Iterator[Finding]:
    font = use.font.definition
    if font.get("/Subtype") == Name.Type3:
        yield _found("font-type3", str(font.get("/Name", "/Type 3"))[1:])
        return
    below = font.DescendantFonts[0] if font.get("/Subtype") == Name.Type0 else font
    name = str(below.get("/BaseFont", "/?"))[1:]
    descriptor = below.get("/FontDescriptor")
    held = descriptor if isinstance(descriptor, Dictionary) else NOTHING
    file = next((held[key] for key in FILES if key in held), None)
    if not isinstance(file, Stream):
        yield _found("font-unembedded", name)
        return
    if not SUBSET.match(name):
        yield _found("font-whole", name)
    if "Courier" in name:
        yield _found("font-courier", name)
    if document.standard.is_flat and file.get("/Subtype") == Name.OpenType:
        yield _found("font-wrapped", name, standard=document.standard.name)
    if below is not font:
        yield from _glyphs(use, below, name, file)


def _found(code: str, name: str, **values: object) -> Finding:
    return Finding(code, values=(("font", SUBSET.sub("", name)), *values.items()))


def _glyphs(use: FontUse, below: Object, name: str, file: Object) -> Iterator[Finding]:
    """Every CID shown is a glyph of the font, the one that all RIPs find (ISO 32000-1, 9.7.4.2)."""
    try:
        known, moved = _known(below, file)
    except UnreadableError as error:
        yield _found("font-broken", name, why=str(error))
        return
    shown = sorted(use.glyphs)
    if 0 in shown:
        yield _found("glyph-notdef", name, glyph=0)
    missing = [cid for cid in shown if cid and cid not in known]
    if missing:
        yield _found("glyph-unmapped", name, count=len(missing), glyph=missing[0])
    elif any(cid in moved for cid in shown):
        yield _found("glyph-renumbered", name)


def _known(below: Object, file: Object) -> tuple[range | set[int], set[int]]:
    """The CIDs that a font has, and those whose number is another than their glyph's, which some RIPs mistake."""
    try:
        data = file.read_bytes()
        if below.get("/Subtype") == Name.CIDFontType2:
            return _truetype(below, TTFont(io.BytesIO(data), lazy=True))
        top = _compact(data, file.get("/Subtype") == Name.OpenType)
    except (TTLibError, PdfError, KeyError, IndexError, ValueError, AssertionError, EOFError) as error:
        raise UnreadableError(type(error).__name__) from error
    charset = list(top.charset)
    if not hasattr(top, "ROS"):
        return range(len(charset)), set()
    cids = [int(name.removeprefix("cid")) if name.startswith("cid") else 0 for name in charset]
    return set(cids), {cid for glyph, cid in enumerate(cids) if glyph != cid}


def _truetype(below: Object, font: TTFont) -> tuple[range | set[int], set[int]]:
    count = font["maxp"].numGlyphs
    table = below.get("/CIDToGIDMap")
    if not isinstance(table, Stream):
        return range(count), set()
    data = table.read_bytes()
    glyphs = [high << 8 | low for high, low in zip(data[::2], data[1::2], strict=False)]
    return {cid for cid, glyph in enumerate(glyphs) if 0 < glyph < count}, set()


def _compact(data: bytes, is_wrapped: bool) -> TopDict:
    if is_wrapped:
        return TTFont(io.BytesIO(data), lazy=True)["CFF "].cff.topDictIndex[0]
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    return fonts.topDictIndex[0]
