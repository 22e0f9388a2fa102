"""A clean file has nothing that a printer would object to; each single fault gives its code, and no other."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Object, ObjectStreamMode, Pdf, Stream, String
from PIL import Image

from hanmen.cli import main
from hanmen.messages import UnusableError, finished_files, finished_pages
from hanmen.model import Size
from hanmen.press.preflight import Wants, preflight
from tests.finished import (
    BLEED,
    MEDIA,
    MM,
    TEXT,
    TRIM,
    adding,
    cid_font,
    clean_bytes,
    font,
    header,
    picture,
    saved,
    spoiled,
    tint,
)

Spoil = Callable[[Pdf], Any]
CODES = finished_files.MESSAGES.keys() | finished_pages.MESSAGES.keys()
PROFILE = "/DestOutputProfile"
PLACED = "q 20 0 0 20 100 100 cm /X Do Q"
LAB = Array([Name.Lab, Dictionary(WhitePoint=[1, 1, 1])])
SPOT = Array([Name.Separation, Name("/DIC 123"), Name.DeviceCMYK, tint([0, 1, 1, 0])])
ROOTS: dict[tuple[str, ...], Callable[[Pdf], Object]] = {
    ("page",): lambda pdf: pdf.pages[0].obj,
    ("catalogue",): lambda pdf: pdf.Root,
    ("font",): lambda pdf: pdf.pages[0].obj.Resources.Font.F.DescendantFonts[0],
    ("intent",): lambda pdf: pdf.Root.OutputIntents[0],
}
LINK = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[100, 100, 150, 150])


def text(ink: str, size: float = 9, place: str = "120 200", shown: str = "0001") -> str:
    return f"q /Black gs {ink} BT /F {size} Tf {place} Td <{shown}> Tj ET Q"


def state(**keys: Any) -> Spoil:
    """Something black, painted with these graphics state parameters."""
    return adding("q /X gs 0 0 0 1 k 120 120 5 5 re f Q", ExtGState={"X": Dictionary(**keys)})


def coloured(values: str, space: Any) -> Spoil:
    return adding(f"q /X cs {values} scn 120 120 9 9 re f Q", ColorSpace={"X": space})


def group(space: Name) -> Dictionary:
    return Dictionary(S=Name.Transparency, CS=space)


def red_cell(pdf: Pdf) -> Object:
    cell = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "BBox": [0, 0, 9, 9], "XStep": 9, "YStep": 9}
    return pdf.make_stream(b"1 0 0 rg 0 0 5 5 re f", **cell)


def red_form(pdf: Pdf) -> Object:
    return pdf.make_stream(b"1 0 0 rg 120 120 5 5 re f", Subtype=Name.Form, BBox=[0, 0, 300, 300])


def profiled(pdf: Pdf) -> Object:
    return Array([Name.ICCBased, pdf.make_stream(header(), N=4)])


def for_screens(pdf: Pdf) -> Object:
    return pdf.make_stream(header(b"mntr", b"RGB "), N=3)


def broken_font(pdf: Pdf) -> Object:
    return font(pdf, file={"FontFile2": pdf.make_stream(b"junk")})


def drawn_font(pdf: Pdf) -> Object:
    drawing = pdf.make_stream(b"1000 0 0 0 800 800 d1 0 0 800 800 re f")
    keys: dict[str, Any] = {
        "FontMatrix": [0.001, 0, 0, 0.001, 0, 0],
        "FirstChar": 0,
        "LastChar": 1,
        "Widths": [1000, 1000],
    }
    names = Dictionary(Differences=[0, Name.a, Name.a])
    return Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary(a=drawing), Encoding=names, **keys)


def in_font(make: Callable[[Pdf], Object]) -> Spoil:
    return adding(text("0 0 0 1 k").replace("/F", "/X"), Font={"X": make})


def second_intent(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def undated(pdf: Pdf) -> Object:
    return pdf.make_stream(pdf.Root.Metadata.read_bytes().replace(b"xmp:CreateDate", b"xmp:Created"))


def extra(data: bytes, **keys: Any) -> Spoil:
    """A stream that nothing paints."""
    return in_catalogue("/Extra", lambda pdf: pdf.make_stream(data, **keys))


def nothing(_: Pdf) -> None:
    """No fault."""


def locked(password: str) -> bytes:
    lock = Encryption(owner="x", user=password, R=4, aes=True)
    return spoiled("x4", nothing, encryption=lock, deterministic_id=None, stream_decode_level=None)


def drawn(content: str, space: str, size: int = 100, level: int = 128, **keys: Any) -> Spoil:
    return adding(content, XObject={"X": lambda pdf: picture(pdf, space, size, level, **keys)})


def shaded(space: Name, *functions: Dictionary) -> Spoil:
    function = functions[0] if len(functions) == 1 else Array(functions)
    shading = Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 1, 1], Function=function)
    return adding("q 120 120 40 40 re W n 40 0 0 40 120 120 cm /X sh Q", Shading={"X": shading})


def masked(space: Name) -> Spoil:
    def change(pdf: Pdf) -> None:
        form = pdf.make_stream(b"1 g 0 0 9 9 re f", Subtype=Name.Form, BBox=[0, 0, 300, 300], Group=group(space))
        state(SMask=Dictionary(S=Name.Luminosity, G=form))(pdf)

    return change


def on_page(number: int = 0, **keys: Any) -> Spoil:
    """Entries of a page's dictionary; nothing takes one away."""

    def change(pdf: Pdf) -> None:
        for key, value in keys.items():
            if value is None:
                del pdf.pages[number].obj[f"/{key}"]
            else:
                pdf.pages[number].obj[f"/{key}"] = value

    return change


def in_catalogue(key: str, make: Callable[[Pdf], Any] | None) -> Spoil:
    def change(pdf: Pdf) -> None:
        if make is None:
            del pdf.Root[key]
        else:
            pdf.Root[key] = make(pdf)

    return change


def in_information(**keys: Any) -> Spoil:
    return lambda pdf: pdf.trailer.Info.update({f"/{key}": value for key, value in keys.items()})


def in_intent(key: str, make: Callable[[Pdf], Any] | None) -> Spoil:
    def change(pdf: Pdf) -> None:
        if make is None:
            del pdf.Root.OutputIntents[0][key]
        else:
            pdf.Root.OutputIntents[0][key] = make(pdf)

    return change


def of_font(**keys: Any) -> Spoil:
    """Entries of the font's descendant, or of its descriptor."""

    def change(pdf: Pdf) -> None:
        below = pdf.pages[0].obj.Resources.Font.F.DescendantFonts[0]
        for key, value in keys.items():
            if value is None:
                del below.FontDescriptor[f"/{key}"]
            else:
                below[f"/{key}"] = value

    return change


CASES: list[tuple[str, str, str, Spoil]] = [
    ("RGB area", "x4", "colour-rgb", adding("q 1 0 0 rg 120 120 50 50 re f Q")),
    ("RGB text", "x4", "colour-rgb", adding(text("0 0 0 rg"))),
    ("RGB line", "x1a", "colour-rgb", adding("q 1 0 0 RG 120 120 m 200 120 l S Q")),
    ("Lab", "x4", "colour-rgb", coloured("50 0 0", LAB)),
    ("RGB picture", "x4", "colour-rgb", drawn(PLACED, "DeviceRGB")),
    ("RGB inline picture", "x4", "colour-rgb", adding("q 2 0 0 2 99 99 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID xxx EI Q")),
    ("RGB gradient", "x4", "colour-rgb", shaded(Name.DeviceRGB, tint([1, 0, 0]))),
    ("RGB in a pattern", "x4", "colour-rgb", adding("/Pattern cs /X scn 120 120 50 50 re f", Pattern={"X": red_cell})),
    ("RGB in a form", "x4", "colour-rgb", adding("/X Do", XObject={"X": red_form})),
    ("CMYK with a profile", "x4", "colour-profiled", coloured("0 0 0 1", profiled)),
    ("spot colour", "x4", "colour-spot", coloured("1", SPOT)),
    ("colour in a job of one colour", "k", "colour-unwanted", adding("q 1 0 0 0 k 120 120 50 50 re f Q")),
    ("picture in a job of one colour", "k", "colour-unwanted", drawn(PLACED, "DeviceCMYK", level=50)),
    ("gradient in a job of one colour", "k", "colour-unwanted", shaded(Name.DeviceCMYK, tint([0, 1, 0, 0]))),
    ("registration colour inside", "x4", "registration-inside", adding("q /Marks cs 1 scn 120 120 50 50 re f Q")),
    ("gradient of three in four", "x4", "gradient-broken", shaded(Name.DeviceCMYK, tint([1, 0, 0]))),
    ("RGB blend space of a page", "x4", "blend-space", on_page(Group=group(Name.DeviceRGB))),
    ("RGB blend space of a mask", "x4", "blend-space", masked(Name.DeviceRGB)),
    ("transparency in X-1a", "x1a", "transparency-forbidden", state(ca=0.5)),
    ("group in X-1a", "x1a", "transparency-forbidden", on_page(Group=group(Name.DeviceCMYK))),
    ("multiply in X-1a", "x1a", "transparency-forbidden", state(BM=Name.Multiply)),
    ("four full inks", "x4", "ink-excessive", adding("q 1 1 1 1 k 120 120 50 50 re f Q")),
    ("heavy picture", "x4", "ink-excessive", drawn(PLACED, "DeviceCMYK", level=240)),
    ("heavy gradient", "x4", "ink-excessive", shaded(Name.DeviceCMYK, tint([1, 1, 1, 1]))),
    ("rich black text", "x4", "text-rich-black", adding(text(".6 .4 .4 1 k"))),
    ("small text in three inks", "x4", "text-many-inks", adding(text(".5 .5 .5 0 k", 6))),
    ("tiny text", "x4", "text-tiny", adding(text("0 0 0 1 k", 3))),
    ("text at the edge", "x4", "text-near-edge", adding(text("0 0 0 1 k", 9, f"{BLEED + 4} 200"))),
    ("white overprints", "x4", "overprint-white", adding(text("0 0 0 0 k"))),
    ("black text knocks out", "x4", "overprint-missing", adding(f"q /Plain gs {TEXT} Q")),
    ("grey text overprints", "x4", "overprint-grey", adding(text("0 g"))),
    ("overprint mode 0", "x4", "overprint-mode", state(OP=True, OPM=0)),
    ("hairline", "x4", "line-thin", adding("q 0 0 0 1 K .1 w 120 120 m 200 120 l S Q")),
    ("thin area", "x4", "line-thin", adding("q 0 0 0 1 k 120 120 60 .1 re f Q")),
    ("line without width", "x4", "line-thin", adding("q 0 0 0 1 K 0 w 120 120 m 200 120 l S Q")),
    ("coarse picture", "x4", "resolution-too-low", drawn("q 150 0 0 150 100 100 cm /X Do Q", "DeviceGray")),
    ("poor picture", "x4", "resolution-low", drawn("q 30 0 0 30 100 100 cm /X Do Q", "DeviceGray")),
    ("coarse line art", "x4", "resolution-too-low", drawn(PLACED, "DeviceGray", BitsPerComponent=1)),
    ("transfer curve", "x4", "transfer-curve", state(TR=Name.Default)),
    ("screen of its own", "x4", "halftone-own", state(HT=Dictionary(HalftoneType=1))),
    ("art stops at the trim", "x4", "bleed-unpainted", adding(f"q 0 1 0 0 k {TRIM[0]} 200 60 100 re f Q")),
    ("art stops in the bleed", "x4", "bleed-unpainted", adding(f"q 0 1 0 0 k 100 {TRIM[3] - 40} 60 43 re f Q", 1)),
    ("no TrimBox", "x4", "trim-missing", on_page(TrimBox=None)),
    ("ArtBox too", "x4", "artbox-present", on_page(ArtBox=Array(TRIM))),
    ("no bleed", "x4", "bleed-small", on_page(BleedBox=Array([BLEED - 1, BLEED - 1, MEDIA[2], MEDIA[3]]))),
    ("CropBox cuts", "x4", "cropbox-cutting", on_page(CropBox=Array(TRIM))),
    ("boxes crossed", "x4", "boxes-crossed", on_page(BleedBox=Array([0, 0, MEDIA[2] + 9, MEDIA[3]]))),
    ("another size", "x4", "trim-varying", on_page(1, TrimBox=Array([*TRIM[:3], TRIM[3] - 3]))),
    ("odd pages", "x4", "pages-odd", lambda pdf: pdf.pages.append(pdf.pages[0])),
    ("rotated", "x4", "page-rotated", on_page(Rotate=90)),
    ("scaled", "x4", "page-scaled", on_page(UserUnit=2)),
    ("origin", "x4", "origin-shifted", on_page(MediaBox=Array([-5, -5, MEDIA[2], MEDIA[3]]))),
    ("link", "x4", "annotation", on_page(Annots=Array([LINK]))),
    ("form", "x4", "interactive", in_catalogue("/AcroForm", lambda _: Dictionary())),
    ("script", "x4", "interactive", in_catalogue("/OpenAction", lambda _: Dictionary(S=Name.JavaScript))),
    ("attachment", "x4", "interactive", in_catalogue("/Names", lambda _: Dictionary(EmbeddedFiles=Dictionary()))),
    ("layers", "x4", "layers-present", in_catalogue("/OCProperties", lambda _: Dictionary())),
    ("layers in X-1a", "x1a", "layers-forbidden", in_catalogue("/OCProperties", lambda _: Dictionary())),
    ("no output intent", "x4", "output-intent-missing", in_catalogue("/OutputIntents", None)),
    ("sRGB output intent", "x4", "output-intent-faulty", in_intent(PROFILE, for_screens)),
    ("profile not embedded", "x4", "output-intent-faulty", in_intent(PROFILE, None)),
    ("junk for a profile", "x4", "output-intent-faulty", in_intent(PROFILE, lambda pdf: pdf.make_stream(b"junk", N=4))),
    ("unregistered condition", "x1a", "output-intent-faulty", in_intent("/RegistryName", None)),
    ("unnamed condition", "x4", "output-intent-faulty", in_intent("/OutputConditionIdentifier", None)),
    ("two output intents", "x4", "output-intent-faulty", second_intent),
    ("no XMP", "x4", "standard-missing", in_catalogue("/Metadata", None)),
    ("XMP without dates", "x4", "xmp-incomplete", in_catalogue("/Metadata", undated)),
    ("two standards", "x4", "standard-contradictory", in_information(GTS_PDFXVersion=String("PDF/X-3:2002"))),
    ("no title", "x1a", "information-missing", in_information(Title=String(""))),
    ("trapped unknown", "x4", "trapped-unknown", in_information(Trapped=Name.Unknown)),
    ("q without Q", "x4", "content-unbalanced", adding("q")),
    ("Q without q", "x4", "content-unbalanced", adding("Q")),
    ("operands missing", "x4", "content-broken", adding("1 0 rg")),
    ("resource missing", "x4", "resource-missing", adding("/Gone Do")),
    ("LZW", "x4", "compression-forbidden", extra(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode)),
    ("JPEG 2000 in X-1a", "x1a", "compression-forbidden", extra(b"", Filter=Name.JPXDecode)),
    ("external stream", "x4", "stream-external", extra(b"", F=String("a.bin"))),
    ("PostScript", "x4", "postscript-embedded", extra(b"", Subtype=Name.PS)),
    ("OPI", "x4", "picture-proxy", extra(b"", OPI=Dictionary())),
    ("alternates", "x4", "picture-proxy", extra(b"", Alternates=Array())),
    ("16 bits in X-1a", "x1a", "picture-deep", extra(b"", Subtype=Name.Image, BitsPerComponent=16)),
    ("font not embedded", "x4", "font-unembedded", of_font(FontFile2=None)),
    ("font whole", "x4", "font-whole", of_font(BaseFont=Name.Squares)),
    ("Courier", "x4", "font-courier", of_font(BaseFont=Name("/ABCDEF+CourierNew"))),
    ("broken font", "x4", "font-broken", in_font(broken_font)),
    ("OpenType", "x1a", "font-wrapped", in_font(cid_font((1, 2, 3), True))),
    ("Type 3", "x4", "font-type3", in_font(drawn_font)),
    ("CID is no GID", "x4", "glyph-renumbered", in_font(cid_font((2, 1, 3), False))),
    ("CID not in the font", "x4", "glyph-unmapped", in_font(cid_font((3, 5, 7), False))),
    (".notdef", "x4", "glyph-notdef", adding(text("0 0 0 1 k", shown="0000"))),
    ("glyph beyond the font", "x4", "glyph-unmapped", adding(text("0 0 0 1 k", shown="0063"))),
]  # fmt: skip


def codes(data: bytes, wants: Wants | None = None) -> set[str]:
    return {finding.code for finding in preflight(data, wants)}


@pytest.mark.parametrize("standard", ["x4", "x1a", "k"])
def test_a_clean_file_has_nothing_to_object_to(standard: str) -> None:
    assert preflight(clean_bytes(standard)) == ()


@pytest.mark.parametrize(("name", "standard", "code", "spoil"), CASES, ids=[case[0] for case in CASES])
def test_one_fault_gives_its_code_alone(name: str, standard: str, code: str, spoil: Spoil) -> None:
    assert codes(spoiled(standard, spoil)) == {code}


def test_how_it_is_saved() -> None:
    packed = spoiled("x1a", nothing, object_stream_mode=ObjectStreamMode.generate, force_version="1.5")
    assert codes(packed) == {"objects-packed", "version-newer"}
    assert codes(spoiled("x1a", nothing, force_version="1.4")) == {"version-newer"}
    assert codes(locked("")) == {"file-encrypted"}
    assert codes(clean_bytes("x4").replace(b"/ID [", b"/No [")) == {"identifier-missing"}


def test_a_locked_file_is_refused() -> None:
    with pytest.raises(UnusableError) as caught:
        preflight(locked("y"))
    assert "password" in caught.value.why.en


def test_a_damaged_file_is_told_or_refused() -> None:
    whole = clean_bytes("x4")
    assert codes(whole.replace(b"endobj", b"endjob", 1)) == {"file-damaged"}
    for data in (b"", b"# Markdown", whole[:200]):
        with pytest.raises(UnusableError):
            preflight(data)


@pytest.mark.parametrize(
    ("wants", "code"),
    [
        (Wants(bleed=5), "bleed-small"),
        (Wants(pages_multiple=4), "pages-odd"),
        (Wants(most_ink=15), "ink-excessive"),
        (Wants(trim=Size(105, 148)), "trim-other"),
        (Wants(one_colour=True), "colour-unwanted"),
        (Wants(safe=30), "text-near-edge"),
    ],
)
def test_what_is_wanted_is_what_is_checked(wants: Wants, code: str) -> None:
    assert codes(clean_bytes("x4")) == set()
    assert code in codes(clean_bytes("x4"), wants)


def test_a_page_may_have_to_print_something() -> None:
    blank = spoiled("x4", lambda pdf: on_page(1, Contents=pdf.make_stream(b""))(pdf))
    assert preflight(blank) == ()
    assert [(each.code, each.page) for each in preflight(blank, Wants(every_page=True))] == [("page-empty", 2)]


def test_spot_colours_may_be_wanted() -> None:
    spot = next(spoil for name, _, _, spoil in CASES if name == "spot colour")
    assert codes(spoiled("x4", spot), Wants(spots=("DIC 123",))) == set()


def test_marks_outside_the_bleed_are_let_be() -> None:
    def enlarge(pdf: Pdf) -> None:
        for number in range(2):
            on_page(number, MediaBox=Array([0, 0, MEDIA[2] + 50, MEDIA[3]]))(pdf)
        adding(f"q /Marks cs /Marks CS 1 SCN .1 w {MEDIA[2] + 5} 9 m {MEDIA[2] + 40} 9 l S Q")(pdf)

    assert codes(spoiled("x4", enlarge)) == set()


def test_a_background_below_lets_art_end_in_the_bleed() -> None:
    art = f"q 0 1 0 0 k {TRIM[0]} 20 60 30 re f Q"  # on the background of the page, which goes on
    assert codes(spoiled("x4", adding(art))) == set()


def test_a_hidden_folio_may_lie_in_the_gutter() -> None:
    assert codes(spoiled("x4", adding(text("0 0 0 1 k", 6, f"{TRIM[0] + 2} 300", "00010002")))) == set()


def test_places_are_measured_from_the_trimmed_corner() -> None:
    x, y = TRIM[0] + 10 * MM, TRIM[3] - 20 * MM
    (finding,) = preflight(spoiled("x4", adding(f"q 1 0 0 rg {x} {y - 5 * MM} {30 * MM} {5 * MM} re f Q", 1)))
    assert (finding.page, finding.place, finding.severity) == (2, (10, 20, 40, 25), "error")


def test_what_lies_together_is_one_finding_at_its_worst() -> None:
    small = text("0 0 0 1 k", 3) + text("0 0 0 1 k", 2, "120 210") + text("0 0 0 1 k", 3.2, "120 380")
    found = preflight(spoiled("x4", adding(small)))
    assert [(each.code, dict(each.values)["least"]) for each in found] == [("text-tiny", 3.2), ("text-tiny", 2)]


def test_a_picture_is_judged_where_it_is_largest() -> None:
    twice = "q 20 0 0 20 100 100 cm /X Do Q q 60 0 0 60 100 150 cm /X Do Q"
    (finding,) = preflight(spoiled("x4", drawn(twice, "DeviceGray")))
    assert (finding.code, dict(finding.values)["least"]) == ("resolution-too-low", 120)
    assert finding.place == (32.3, 78.9, 53.4, 100.1)


def test_ink_is_limited_as_the_condition_says() -> None:
    heavy = adding("q .8 .8 .8 .8 k 120 120 50 50 re f Q")
    japan = in_intent("/OutputConditionIdentifier", lambda _: String("JC200103"))
    assert codes(spoiled("x4", heavy)) == {"ink-excessive"}
    assert codes(spoiled("x4", lambda pdf: (heavy(pdf), japan(pdf)))) == set()


def test_ink_adds_up_where_something_overprints() -> None:
    ground, black = "q .9 .9 .9 0 k 120 120 50 50 re f Q", "0 0 0 1 k 130 130 60 30 re f Q"
    assert codes(spoiled("x4", adding(f"{ground} q /Plain gs {black}"))) == set()
    (finding,) = preflight(spoiled("x4", adding(f"{ground} q /Black gs {black}")))
    assert (finding.code, finding.page) == ("ink-excessive", 1)
    assert dict(finding.values)["most"] == pytest.approx(370, abs=2)
    left, top, right, bottom = finding.place or (0, 0, 0, 0)
    assert (right - left, bottom - top) == pytest.approx((40 / MM, 30 / MM), abs=0.4)
    seldom = black.replace("60 30", "60 1")  # less than 15 mm² of it
    assert codes(spoiled("x4", adding(f"{ground} q /Black gs {seldom}"))) == set()


def test_a_single_page_is_a_cover() -> None:
    assert codes(spoiled("x4", lambda pdf: pdf.pages.__delitem__(0))) == set()


def test_trapping_may_be_said_in_the_packet() -> None:
    def say(pdf: Pdf) -> None:
        del pdf.trailer.Info.Trapped
        packet = pdf.Root.Metadata.read_bytes().replace(b"<pdfxid", b"<pdf:Trapped>False</pdf:Trapped><pdfxid", 1)
        pdf.Root.Metadata = pdf.make_stream(packet)

    assert codes(spoiled("x4", say)) == set()


@pytest.mark.parametrize(("level", "decode", "found"), [(240, [1, 0] * 4, True), (240, None, False), (15, None, True)])
def test_jpeg_is_ink_as_its_decode_says(level: int, decode: list[int] | None, found: bool) -> None:
    file = io.BytesIO()
    Image.new("CMYK", (100, 100), (level,) * 4).save(file, "JPEG")  # inverted, as Photoshop does
    keys = {"Width": 100, "Height": 100, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
    keys |= {"Filter": Name.DCTDecode, "Subtype": Name.Image, **({"Decode": decode} if decode else {})}
    spoil = adding(PLACED, XObject={"X": lambda pdf: pdf.make_stream(file.getvalue(), **keys)})
    assert codes(spoiled("x4", spoil)) == ({"ink-excessive"} if found else set())


def keys_of(thing: Object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key in thing.keys() if isinstance(thing, Dictionary | Stream) else ():
        if key not in ("/Parent", "/Length"):
            yield (*path, key)
            yield from keys_of(thing[key], (*path, key))


@pytest.mark.parametrize("junk", [Name.Junk, -1, Array()], ids=str)
def test_what_makes_no_sense_is_told_or_let_be(junk: Any) -> None:
    with pikepdf.open(io.BytesIO(clean_bytes("x4"))) as clean:
        paths = [(*root, *path) for root, start in ROOTS.items() for path in keys_of(start(clean))]
    assert len(paths) > 55
    for *way, last in paths:
        with pikepdf.open(io.BytesIO(clean_bytes("x4"))) as pdf:
            holder = ROOTS[(way[0],)](pdf)
            for key in way[1:]:
                holder = holder[key]
            holder[last] = junk
            data = saved(pdf, "x4")
        with suppress(UnusableError):
            preflight(data)


def test_the_command_tells_an_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    red = adding("q 1 0 0 rg 120 120 50 50 re f Q")
    Path("good.pdf").write_bytes(clean_bytes("x4"))
    Path("red.pdf").write_bytes(spoiled("x4", lambda pdf: (red(pdf), on_page(1, Contents=pdf.pages[0].Contents)(pdf))))
    Path("tiny.pdf").write_bytes(spoiled("x4", adding(text("0 0 0 1 k", 3))))
    Path("no.pdf").write_text("no")
    assert main(["--preflight", "good.pdf"]) == 0
    assert capsys.readouterr().err == "good.pdf: nothing to object to\n"
    assert main(["--preflight", "good.pdf", "red.pdf", "--lang", "ja"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "good.pdf: 問題は見つかりませんでした",
        "red.pdf:1:0: error: 塗りが RGB です。画面用の色で、インキの色ではありません"
        "（左から 39–57 mm、上から 93–111 mm、ほかに 2 ページ） [colour-rgb]",
        "  hint: CMYK、または黒だけに変換してください",
        "1 error",
    ]
    assert main(["--preflight", "tiny.pdf"]) == 0
    assert main(["--preflight", "tiny.pdf", "--strict"]) == 1
    capsys.readouterr()
    assert main(["--preflight", "no.pdf", "--format", "json"]) == 1
    (said,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (said["path"], said["line"], said["code"]) == ("no.pdf", 0, "file-unreadable")


def test_every_code_has_a_fault() -> None:
    elsewhere = (
        "file-damaged file-encrypted file-unreadable identifier-missing objects-packed page-empty trim-other"
        " version-newer"
    )
    assert {case[2] for case in CASES} | set(elsewhere.split()) == CODES
