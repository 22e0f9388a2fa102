"""What the file says of itself: its standard, its title and dates, the printing condition (ISO 15930-1, -4, -7)."""

import re
from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Stream

from ...messages import Words
from ..condition import ALIASES
from .finding import Finding
from .sheet import X1A_2001, X1A_2003, Document, metadata

XMP_KEYS = (
    "dc:title xmp:CreateDate xmp:ModifyDate xmp:MetadataDate xmpMM:DocumentID xmpMM:VersionID xmpMM:RenditionClass"
).split()
XMP_TRAPPED = re.compile(r"pdf:Trapped\s*(?:>|=\s*[\"'])\s*(True|False)")
INFORMATION = ("Title", "CreationDate", "ModDate")
COMPONENTS: Mapping[bytes, int] = {b"CMYK": 4, b"GRAY": 1, b"RGB ": 3, b"Lab ": 3}
MOST_INK = {name.identifier: name.most_ink for name in ALIASES.values()}
CAUTIOUS = 320  # per cent, where no condition that we know is named
REGISTRY = "http://www.color.org"
UNNAMED = Words("it names no condition", "印刷条件の名前がありません")
NO_PROFILE = Words("its profile is not in the file", "プロファイルが埋め込まれていません")
UNREGISTERED = Words(
    "it has no profile, and names no registered condition", "プロファイルも登録された条件名もありません"
)
JUNK = Words("what it embeds is no ICC profile", "埋め込まれたものが ICC プロファイルではありません")
MISCOUNTED = Words("/N does not fit its profile", "/N がプロファイルと合っていません")


def check_identity(document: Document) -> Iterator[Finding]:
    """The file names a standard, once, and says what that asks for."""
    standard, information = document.standard, document.pdf.docinfo
    if not standard.name:
        yield Finding("standard-missing")
        return
    version = str(information.get("/GTS_PDFXVersion", ""))
    conformance = str(information.get("/GTS_PDFXConformance", ""))
    wanted = {X1A_2001: ("PDF/X-1:2001", X1A_2001), X1A_2003: (X1A_2003, ""), "PDF/X-4": ("", "")}
    if (version, conformance) != wanted.get(standard.name, (standard.name, "")):
        keys = ("GTS_PDFXVersion", version), ("GTS_PDFXConformance", conformance)
        said = ", ".join(f"{key} {value}" for key, value in keys if value) or "–"
        yield Finding("standard-contradictory", values=(("standard", standard.name), ("said", said)))
    yield from _said(information, metadata(document.pdf), standard.name == "PDF/X-4")


def _said(information: Object, packet: str, is_in_packet: bool) -> Iterator[Finding]:
    """Title, dates, trapping: in the information dictionary, since PDF/X-4 in the XMP packet."""
    for key in XMP_KEYS if is_in_packet else ():
        if key not in packet:
            yield Finding("xmp-incomplete", values=(("key", key),))
    for key in () if is_in_packet else INFORMATION:
        if not str(information.get(f"/{key}", "")).strip():
            yield Finding("information-missing", values=(("key", key),))
    trapped = information.get("/Trapped")
    if trapped not in (Name("/True"), Name("/False")) and not (trapped is None and XMP_TRAPPED.search(packet)):
        yield Finding("trapped-unknown")


def output_intents(document: Document) -> list[Object]:
    """Those for print (14.11.5)."""
    found = document.pdf.Root.get("/OutputIntents", Array())
    listed = list(found.as_list()) if isinstance(found, Array) else []
    return [each for each in listed if isinstance(each, Dictionary) and each.get("/S") == Name.GTS_PDFX]


def check_output_intent(document: Document) -> Iterator[Finding]:
    """One printing condition, named, with its profile where the standard wants that."""
    intents = output_intents(document)
    if not intents and document.standard.name:
        yield Finding("output-intent-missing")
    elif len(intents) > 1:
        yield from _faulty(Words(f"there are {len(intents)} of them", f"{len(intents)} 個あります"))
    for intent in intents[:1]:
        if not str(intent.get("/OutputConditionIdentifier", "")).strip():
            yield from _faulty(UNNAMED)
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, Stream):
            yield from _profile(profile)
        elif document.standard.embeds_profile:
            yield from _faulty(NO_PROFILE)
        elif str(intent.get("/RegistryName", "")) != REGISTRY:
            yield from _faulty(UNREGISTERED)


def _profile(profile: Object) -> Iterator[Finding]:
    """The header says what it is for (ICC.1, 7.2)."""
    header = profile.read_bytes()[:40]
    device, space = header[12:16], header[16:20]
    if header[36:40] != b"acsp":
        yield from _faulty(JUNK)
    elif device != b"prtr" or space not in (b"CMYK", b"GRAY"):
        name = space.decode("latin-1").strip()
        why = Words(f"its profile is for {name}, and no press", f"印刷用のプロファイルではありません（{name}）")
        yield from _faulty(why)
    elif profile.get("/N") != COMPONENTS[space]:
        yield from _faulty(MISCOUNTED)


def _faulty(why: Words) -> Iterator[Finding]:
    yield Finding("output-intent-faulty", values=(("why", why),))


def most_ink_of(document: Document) -> int:
    """How much ink the printing condition bears, all inks together, per cent."""
    names = [str(intent.get("/OutputConditionIdentifier", "")) for intent in output_intents(document)]
    return next((MOST_INK[name] for name in names if name in MOST_INK), CAUTIOUS)


def is_one_colour(document: Document) -> bool:
    """Whether the output intent is for black alone."""
    return any(_space(intent) == b"GRAY" for intent in output_intents(document))


def _space(intent: Object) -> bytes:
    profile = intent.get("/DestOutputProfile")
    return profile.read_bytes()[16:20] if isinstance(profile, Stream) else b""
