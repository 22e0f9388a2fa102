"""What a press PDF says of itself: output intent, document information, XMP (ISO 15930-1, ISO 15930-7; XMP part 1).

What the standards forbid, or what is of no use to a printer, is taken out: links, bookmarks, tags, scripts.
"""

import uuid
from collections.abc import Mapping
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ..model import Metadata, Printing
from .condition import Condition

KEPT = ("/Type", "/Pages")  # of the catalogue
KEPT_OF_PAGES = ("/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/BleedBox", "/TrimBox", "/Group")
PRODUCER = "hanmen"
VERSIONS = {"x4": "1.6", "x1a": "1.3"}
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmpMM:DocumentID>{document}</xmpMM:DocumentID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
<pdf:Producer>{producer}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>{version}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def strip(pdf: pikepdf.Pdf) -> None:
    """Take out of the catalogue and the pages all that is not printed."""
    for key in [key for key in pdf.Root.keys() if key not in KEPT]:  # noqa: SIM118  # pikepdf's objects iterate over values
        del pdf.Root[key]
    for page in pdf.pages:
        for key in [key for key in page.obj.keys() if key not in KEPT_OF_PAGES]:  # noqa: SIM118  # as above
            del page.obj[key]


def identify(pdf: pikepdf.Pdf, metadata: Metadata, printing: Printing, condition: Condition) -> None:
    """Write the output intent, the document information and the XMP packet; dates are the book's."""
    _write_intent(pdf, condition)
    _write_information(pdf, metadata, printing)
    packet = pdf.make_stream(_xmp(metadata, printing).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = packet
    if printing.binding == "right":
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)


def _write_intent(pdf: pikepdf.Pdf, condition: Condition) -> None:
    profile = pdf.make_stream(condition.profile)
    profile.N, profile.Alternate = 4, Name.DeviceCMYK
    said: Mapping[str, str] = {
        "/OutputConditionIdentifier": condition.identifier,
        "/Info": condition.description,
        "/RegistryName": condition.registry,
    }
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, DestOutputProfile=profile)
    for key, value in said.items():
        if value:
            intent[key] = String(value)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _write_information(pdf: pikepdf.Pdf, metadata: Metadata, printing: Printing) -> None:
    digits = "".join(filter(str.isdigit, metadata.modified))
    date = f"D:{digits}+00'00'"
    said = {"/Title": metadata.title, "/Author": _names(metadata), "/Creator": PRODUCER, "/Producer": PRODUCER}
    said |= {"/CreationDate": date, "/ModDate": date}
    if printing.standard == "x1a":
        said |= {"/GTS_PDFXVersion": "PDF/X-1:2001", "/GTS_PDFXConformance": "PDF/X-1a:2001"}
    del pdf.trailer["/Info"]
    pdf.trailer.Info = pdf.make_indirect(Dictionary({key: String(value) for key, value in said.items() if value}))
    pdf.trailer.Info.Trapped = Name("/False")


def _names(metadata: Metadata) -> str:
    return ", ".join(author.name for author in metadata.authors)


def _xmp(metadata: Metadata, printing: Printing) -> str:
    """X-1a names itself in the document information only."""
    version = "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" if printing.standard == "x4" else ""
    return XMP.format(
        title=escape(metadata.title),
        authors="".join(f"<rdf:li>{escape(author.name)}</rdf:li>" for author in metadata.authors),
        date=metadata.modified.replace("Z", "+00:00"),
        document=uuid.uuid5(uuid.NAMESPACE_URL, metadata.identifier + printing.standard + printing.ink).urn,
        producer=PRODUCER,
        version=version,
    )
