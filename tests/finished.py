"""Clean press PDFs made by hand: PDF/X-4, PDF/X-1a:2001, and PDF/X-4 in black alone; and what is put on top of them."""

import io
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pikepdf
from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf, StreamDecodeLevel, String

MM = 72 / 25.4
BLEED, WIDTH, HEIGHT = 3 * MM, 100 * MM, 150 * MM
TRIM = [BLEED, BLEED, BLEED + WIDTH, BLEED + HEIGHT]
MEDIA = [0, 0, WIDTH + 2 * BLEED, HEIGHT + 2 * BLEED]
DATE = "D:20250102030405Z"
TEXT = "0 0 0 1 k BT /F 10 Tf 100 300 Td <00010002> Tj ET"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"><dc:title><rdf:Alt>
<rdf:li xml:lang="x-default">雨</rdf:li></rdf:Alt></dc:title><xmp:CreateDate>2025-01-02T03:04:05Z</xmp:CreateDate>
<xmp:ModifyDate>2025-01-02T03:04:05Z</xmp:ModifyDate><xmp:MetadataDate>2025-01-02T03:04:05Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def header(device: bytes = b"prtr", space: bytes = b"CMYK") -> bytes:
    """As much of an ICC profile as says what it is for (ICC.1, 7.2)."""
    return b"\0\0\0\x80test\2\0\0\0" + device + space + b"Lab " + bytes(12) + b"acsp" + bytes(88)


def _glyphs(builder: FontBuilder, names: list[str]) -> FontBuilder:
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader()
    builder.setupPost()
    return builder


def _square(pen: AbstractPen) -> None:
    pen.moveTo((0, 0))
    for point in ((0, 800), (800, 800), (800, 0)):
        pen.lineTo(point)
    pen.closePath()


@cache
def font_file() -> bytes:
    """A TrueType font of .notdef and three squares."""
    pen, names = TTGlyphPen(None), [".notdef", "one", "two", "three"]
    _square(pen)
    builder = _glyphs(FontBuilder(1000, isTTF=True), names)
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


@cache
def cid_font_file(cids: tuple[int, ...]) -> bytes:
    """An OpenType font whose CFF is CID-keyed: .notdef and a square for each CID, in this order."""
    pen, names = T2CharStringPen(1000, None), [".notdef", *(f"cid{cid:05d}" for cid in cids)]
    _square(pen)
    builder = _glyphs(FontBuilder(1000, isTTF=False), names)
    builder.setupCFF("Squares", {}, dict.fromkeys(names, pen.getCharString()), {})
    top = builder.font["CFF "].cff.topDictIndex[0]
    private = FontDict()
    private.setCFF2(False)
    private.Private = top.rawDict.pop("Private", None) or top.__dict__.pop("Private")
    top.ROS, top.CIDCount, top.FDArray, top.FDSelect = ("Adobe", "Identity", 0), 999, FDArrayIndex(), FDSelect()
    top.FDArray.append(private)
    top.FDSelect.format, top.FDSelect.gidArray = 0, [0] * len(names)
    top.CharStrings.fdArray, top.CharStrings.fdSelect = top.FDArray, top.FDSelect
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def cid_font(cids: tuple[int, ...], is_wrapped: bool) -> Callable[[Pdf], Object]:
    """The same as a font of a PDF: its CFF alone, or the whole OpenType file."""
    whole = cid_font_file(cids)
    data = whole if is_wrapped else TTFont(io.BytesIO(whole)).reader["CFF "]
    subtype = Name.OpenType if is_wrapped else Name.CIDFontType0C
    return lambda pdf: font(pdf, "CIDFontType0", {"FontFile3": pdf.make_stream(data, Subtype=subtype)})


def font(pdf: Pdf, subtype: str = "CIDFontType2", file: Mapping[str, Object] | None = None) -> Dictionary:
    """A composite font with Identity-H, its file embedded."""
    files = {"FontFile2": pdf.make_stream(font_file())} if file is None else file
    name = Name("/ABCDEF+Squares")
    keys: dict[str, Any] = {"/Type": Name.FontDescriptor, "/FontName": name, "/Flags": 4}
    keys |= {f"/{key}": stream for key, stream in files.items()}
    descriptor = pdf.make_indirect(Dictionary(keys))
    below = Dictionary(Type=Name.Font, Subtype=Name(f"/{subtype}"), BaseFont=name, DW=1000, FontDescriptor=descriptor)
    encoding = Name("/Identity-H")
    upper = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=encoding)
    upper.DescendantFonts = Array([pdf.make_indirect(below)])
    return pdf.make_indirect(upper)


def picture(pdf: Pdf, space: str = "DeviceGray", size: int = 100, level: int = 128, **keys: Any) -> Object:
    """A square of one level in all channels."""
    channels = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}[space]
    data = zlib.compress(bytes([level]) * (size * size * channels))
    given = {"Width": size, "Height": size, "BitsPerComponent": 8, "ColorSpace": Name(f"/{space}"), **keys}
    return pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Filter=Name.FlateDecode, **given)


def clean(standard: str) -> Pdf:
    """``x4``, ``x1a`` or ``k``: two pages of text, a rule, a background that bleeds and a picture at 360 ppi."""
    pdf = Pdf.new()
    black = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    plain = Dictionary(Type=Name.ExtGState, OP=False, op=False)
    shared = Dictionary(
        Font=Dictionary(F=font(pdf)),
        ExtGState=Dictionary(Black=black, Plain=plain),
        XObject=Dictionary(P=picture(pdf)),
        ColorSpace=Dictionary(Marks=Array([Name.Separation, Name.All, Name.DeviceCMYK, tint([1, 1, 1, 1])])),
    )
    ink, paper, white = ("0 g", ".9 g", "1 g") if standard == "k" else ("0 0 0 1 k", ".2 0 0 0 k", "0 0 0 0 k")
    content = (
        f"q {paper} 0 0 500 60 re f Q q 20 0 0 20 150 200 cm /P Do Q q {white} 30 70 9 9 re f Q "
        f"q {'' if standard == 'k' else '/Black gs'} {ink} 50 150 100 .5 re f "
        "BT /F 10 Tf 100 400 Td [<0001> 100 <0002>] TJ 0 -14 Td <00030001> Tj ET Q"
    )
    for _ in range(2):
        page = pdf.add_blank_page(page_size=(MEDIA[2], MEDIA[3]))
        page.obj.TrimBox, page.obj.BleedBox, page.obj.MediaBox = Array(TRIM), Array(MEDIA), Array(MEDIA)
        page.obj.Resources = shared
        page.obj.Contents = pdf.make_stream(content.encode())
    _identify(pdf, standard)
    return pdf


def tint(full: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.0] * len(full), C1=full, N=1)


def _identify(pdf: Pdf, standard: str) -> None:
    keys: dict[str, Any] = {"/Title": String("雨"), "/Trapped": Name("/False")}
    keys |= {"/CreationDate": String(DATE), "/ModDate": String(DATE)}
    if standard == "x1a":
        keys |= {"/GTS_PDFXVersion": String("PDF/X-1:2001"), "/GTS_PDFXConformance": String("PDF/X-1a:2001")}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(keys))
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("FOGRA39"))
    intent.RegistryName = String("http://www.color.org")
    if standard != "x1a":
        pdf.Root.Metadata = pdf.make_stream(XMP.encode(), Type=Name.Metadata, Subtype=Name.XML)
        space = b"GRAY" if standard == "k" else b"CMYK"
        intent.DestOutputProfile = pdf.make_stream(header(space=space), N=1 if standard == "k" else 4)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def clean_bytes(standard: str) -> bytes:
    return saved(clean(standard), standard)


def saved(pdf: Pdf, standard: str, **options: Any) -> bytes:
    """As the standard wants it; *options* are pikepdf's, and none takes one away. Streams stay as they are."""
    file = io.BytesIO()
    usual = {
        "force_version": "1.3" if standard == "x1a" else "1.6",
        "object_stream_mode": ObjectStreamMode.disable,
        "compress_streams": False,
        "stream_decode_level": StreamDecodeLevel.none,
        "deterministic_id": True,
    }
    chosen = {key: value for key, value in {**usual, **options}.items() if value is not None}
    pdf.save(file, fix_metadata_version=False, **chosen)
    return file.getvalue()


def spoiled(standard: str, spoil: Callable[[Pdf], Any], **options: Any) -> bytes:
    """A clean file with one thing wrong."""
    with pikepdf.open(io.BytesIO(clean_bytes(standard))) as pdf:
        spoil(pdf)
        return saved(pdf, standard, **options)


def adding(content: str, page: int = 0, **resources: Mapping[str, Any]) -> Callable[[Pdf], None]:
    """Something more on a page, and the resources that it names, by category."""

    def add(pdf: Pdf) -> None:
        here = pdf.pages[page].obj
        for category, named in resources.items():
            held = here.Resources.get(f"/{category}", Dictionary())
            for name, thing in named.items():
                held[f"/{name}"] = thing(pdf) if callable(thing) else thing
            here.Resources[f"/{category}"] = held
        here.Contents = pdf.make_stream(here.Contents.read_bytes() + b"\n" + content.encode())

    return add
