"""Fonts as every press reads them: a bare CFF whose character ids are glyph ids, instead of an OpenType file around it.

WeasyPrint writes glyph ids as CIDs. In a CID-keyed CFF a CID finds its glyph through the charset (ISO 32000-1,
9.7.4.2), so one whose charset is no identity would show other characters, or none.
"""

import io
from collections.abc import Iterator, Sequence

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object


def unwrap_fonts(pdf: pikepdf.Pdf) -> None:
    """Each font of *pdf* in OpenType format has its CFF table alone afterwards; PDF 1.3 knows no other."""
    used = dict(_used_glyphs(pdf))
    for descriptor in _descriptors(pdf):
        file = descriptor.get("/FontFile3")
        if file is not None and file.get("/Subtype") == Name.OpenType:
            bare = pdf.make_stream(_bare_cff(bytes(file.read_bytes()), used.get(str(descriptor.FontName), set())))
            bare.Subtype = Name.CIDFontType0C
            descriptor.FontFile3 = bare
        if "/CIDSet" in descriptor:
            del descriptor["/CIDSet"]  # optional, and wrong as soon as a font is changed


def _descriptors(pdf: pikepdf.Pdf) -> Iterator[Object]:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.FontDescriptor:
            yield item


def _used_glyphs(pdf: pikepdf.Pdf) -> Iterator[tuple[str, set[int]]]:
    """By font name: WeasyPrint gives the widths of used glyphs only (ISO 32000-1, 9.7.4.3)."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("/Subtype") == Name.CIDFontType0 and "/W" in item:
            yield str(item.BaseFont), set(_glyphs([*item.W.as_list()]))


def _glyphs(widths: Sequence[Object]) -> Iterator[int]:
    place = 0
    while place + 1 < len(widths):
        first, second = int(widths[place]), widths[place + 1]
        if isinstance(second, Array):
            yield from range(first, first + len(second))
            place += 2
        else:
            yield from range(first, int(second) + 1)
            place += 3


def _bare_cff(data: bytes, used: set[int]) -> bytes:
    font = TTFont(io.BytesIO(data), lazy=True)
    bare = bytes(font.reader["CFF "])
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(bare), None)
    top = fonts.topDictIndex[0]
    if not hasattr(top, "ROS"):
        return bare  # not CID-keyed: CIDs are glyph ids
    names = top.charset
    if all(glyph < len(names) and names[glyph] == _name(glyph) for glyph in used):
        return bare
    return _with_identity(font)


def _name(glyph: int) -> str:
    """What fontTools calls the glyph of a CID."""
    return f"cid{glyph:05d}" if glyph else ".notdef"


def _with_identity(font: TTFont) -> bytes:
    """The CFF table with a charset in which each glyph's CID is its number."""
    fonts = font["CFF "].cff
    top = fonts.topDictIndex[0]
    names = [_name(glyph) for glyph in range(len(top.charset))]
    strings = top.CharStrings.charStrings
    top.CharStrings.charStrings = {name: strings[old] for name, old in zip(names, top.charset, strict=True)}
    top.charset = names
    font.setGlyphOrder(names)
    file = io.BytesIO()
    fonts.compile(file, font, isCFF2=False)
    return file.getvalue()
