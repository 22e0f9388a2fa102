"""Whether the file is sound, and free of what its standard forbids (ISO 15930-1, -4, -7)."""

from collections.abc import Iterator

from pikepdf import Array, Name, Object, Stream

from ...messages import Words
from .finding import Finding
from .sheet import Document, Sheet

FAULTS = {
    "syntax": "content-broken",
    "operands": "content-broken",
    "resource": "resource-missing",
    "save": "content-unbalanced",
    "restore": "content-unbalanced",
}
NEVER = {"/LZWDecode"}
NOT_IN_FLAT = {"/JPXDecode", "/JBIG2Decode"}


def check_file(document: Document) -> Iterator[Finding]:
    """Sound syntax, an identifier, no encryption, no newer version than the standard allows."""
    pdf, standard = document.pdf, document.standard
    if not document.pdf.is_encrypted and (problems := pdf.check_pdf_syntax()):
        yield Finding("file-damaged", values=(("what", _without_name(problems[0])), ("count", len(problems))))
    if pdf.is_encrypted:
        yield Finding("file-encrypted")
    if pdf.pdf_version > standard.newest:
        values = ("version", pdf.pdf_version), ("standard", standard.name), ("newest", standard.newest)
        yield Finding("version-newer", values=values)
    if standard.name and "/ID" not in pdf.trailer:
        yield Finding("identifier-missing")
    if standard.is_flat and _is_packed(document):
        yield Finding("objects-packed", values=(("standard", standard.name),))


def _without_name(problem: str) -> str:
    """qpdf's words without what pikepdf calls a file in memory."""
    return problem.split(": ", 1)[-1].strip()


def _is_packed(document: Document) -> bool:
    """Whether the file has object streams or a cross-reference stream (PDF 1.5)."""
    return document.pdf.trailer.get("/Type") == Name.XRef or b"/ObjStm" in document.data


def check_streams(document: Document) -> Iterator[Finding]:
    """No stream that the standard forbids."""
    for thing in document.pdf.objects:
        if isinstance(thing, Stream):
            yield from _stream(thing, document)


def _stream(stream: Object, document: Document) -> Iterator[Finding]:
    standard = document.standard
    given = stream.get("/Filter", Array())
    filters = {str(item) for item in (given.as_list() if isinstance(given, Array) else [given])}
    for name in sorted(filters & (NEVER | (NOT_IN_FLAT if standard.is_flat else set()))):
        yield Finding("compression-forbidden", values=(("filter", name[1:]), ("standard", standard.name or "PDF/X")))
    if "/F" in stream:
        yield Finding("stream-external")
    if Name.PS in (stream.get("/Subtype"), stream.get("/Subtype2")):
        yield Finding("postscript-embedded")
    if "/OPI" in stream:
        yield Finding("picture-proxy", values=(("what", "OPI"),))
    if "/Alternates" in stream:
        what = Words("alternate versions", "代替画像")
        yield Finding("picture-proxy", values=(("what", what),))
    if standard.is_flat and stream.get("/Subtype") == Name.Image and stream.get("/BitsPerComponent") == 16:
        yield Finding("picture-deep", values=(("standard", standard.name),))


def check_content(sheet: Sheet) -> Iterator[Finding]:
    """Every instruction can be carried out."""
    for fault in sheet.faults:
        yield sheet.find(FAULTS[fault.why])
    for painting in sheet.paintings:
        if painting.kind == "image" and painting.source and not sheet.document.pixels(painting.source).width:
            yield sheet.find("content-broken", painting.bounds)


def check_devices(sheet: Sheet) -> Iterator[Finding]:
    """No transfer curves, and no screens of the file's own: those are the printer's."""
    for painting in sheet.paintings:
        if painting.state.transfer is not None:
            yield sheet.find("transfer-curve", painting.bounds)
        if painting.state.halftone is not None:
            yield sheet.find("halftone-own", painting.bounds)
