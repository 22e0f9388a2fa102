"""The PDF for the press: what it says of itself, its boxes, its inks."""

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name

from hanmen.diagnostics import Log
from hanmen.press import write_press
from tests.pressed import MM, codes, content, forme, printed

TEXT = '<p>雨が降る。<a href="https://example.org/">山</a></p>'
FORBIDDEN = {"/Names", "/Outlines", "/StructTreeRoot", "/MarkInfo", "/PageLabels", "/OpenAction", "/AcroForm"}
BLACK = "0 0 0 1 k"


def boxes(page: pikepdf.Page) -> dict[str, list[float]]:
    names = ("/MediaBox", "/BleedBox", "/TrimBox")
    return {name: [round(float(side) / MM, 2) for side in page.obj[name]] for name in names}


def colours_at(pdf: pikepdf.Pdf, *points: tuple[float, float], page: int = 0) -> list[tuple[int, int, int]]:
    """Colours at points in mm from the lower left corner of the sheet, as PDFium shows them."""
    file = io.BytesIO()
    pdf.save(file)
    shown = pypdfium2.PdfDocument(file.getvalue())[page].render(scale=4).to_pil().convert("RGB")
    places = [(round(x * MM * 4), shown.height - round(y * MM * 4)) for x, y in points]
    return [shown.getpixel(place) for place in places]


def test_x4_says_what_it_is(tmp_path: Path) -> None:
    pdf, log = printed(TEXT, tmp_path)
    packet = pdf.Root.Metadata.read_bytes().decode()
    assert codes(log) == []
    assert pdf.pdf_version == "1.6"
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet
    assert "<pdf:Trapped>False</pdf:Trapped>" in packet
    assert pdf.trailer.Info.Trapped == Name("/False")
    assert "/GTS_PDFXVersion" not in pdf.trailer.Info
    assert str(pdf.trailer.Info.Title) == "雨の本"
    assert str(pdf.trailer.Info.CreationDate) == "D:20261125000000+00'00'"
    assert "/ID" in pdf.trailer


def test_x1a_says_what_it_is(tmp_path: Path) -> None:
    pdf, _ = printed(TEXT, tmp_path, standard="x1a")
    assert pdf.pdf_version == "1.3"
    assert str(pdf.trailer.Info.GTS_PDFXVersion) == "PDF/X-1:2001"
    assert str(pdf.trailer.Info.GTS_PDFXConformance) == "PDF/X-1a:2001"
    assert b"GTS_PDFXVersion" not in pdf.Root.Metadata.read_bytes()
    states = pdf.pages[0].resources.ExtGState
    assert not {key for _, state in states.items() for key, _ in state.items()} & {"/ca", "/CA", "/SMask", "/BM"}


@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_the_output_intent_names_and_holds_the_condition(standard: str, tmp_path: Path) -> None:
    pdf, _ = printed(TEXT, tmp_path, standard=standard)
    (intent,) = pdf.Root.OutputIntents.as_list()
    assert (intent.S, str(intent.OutputConditionIdentifier)) == (Name.GTS_PDFX, "FOGRA39")
    assert str(intent.RegistryName) == "http://www.color.org"
    assert (int(intent.DestOutputProfile.N), intent.DestOutputProfile.read_bytes()[16:20]) == (4, b"CMYK")


def test_nothing_is_left_of_the_screen(tmp_path: Path) -> None:
    pdf, _ = printed(f"<h1>雨</h1>{TEXT}", tmp_path)
    assert not FORBIDDEN & set(pdf.Root.keys())
    assert "/Annots" not in pdf.pages[0].obj
    assert not [line for line in content(pdf) if line.endswith(("BDC", "BMC", "EMC"))]


def test_the_same_bytes_again(tmp_path: Path) -> None:
    twice = [write_press(forme(TEXT, tmp_path, marks="tombo"), Log()) for _ in range(2)]
    assert twice[0] == twice[1]


def test_boxes_without_marks(tmp_path: Path) -> None:
    pdf, _ = printed(TEXT, tmp_path)
    whole = [0, 0, 106, 156]
    assert boxes(pdf.pages[0]) == {"/MediaBox": whole, "/BleedBox": whole, "/TrimBox": [3, 3, 103, 153]}


def test_boxes_with_marks(tmp_path: Path) -> None:
    pdf, _ = printed(TEXT, tmp_path, marks="tombo")
    expected = {"/MediaBox": [0, 0, 130, 180], "/BleedBox": [12, 12, 118, 168], "/TrimBox": [15, 15, 115, 165]}
    assert boxes(pdf.pages[0]) == expected


def test_marks_are_on_every_plate_and_outside_the_bleed(tmp_path: Path) -> None:
    css = "@page { background: #1f5f8b fixed; } html { background: #1f5f8b }"
    pdf, _ = printed(TEXT, tmp_path, css, marks="tombo", folds=(30.0,))
    assert [str(part) for part in pdf.pages[0].resources.ColorSpace.AllPlates.as_list()[:3]] == [
        "/Separation",
        "/All",
        "/DeviceCMYK",
    ]
    lines = content(pdf)
    marks = lines[lines.index("/AllPlates CS") :]
    points = {tuple(map(float, line.split()[:2])) for line in marks if line.endswith((" m", " l"))}
    inside = [(x, y) for x, y in points if 12.01 * MM < x < 117.99 * MM and 12.01 * MM < y < 167.99 * MM]
    assert not inside
    fold = [round(y / MM) for x, y in sorted(points) if abs(x - (15 + 30) * MM) < 0.01]
    assert fold == [6, 11, 169, 174]
    white, blue = (255, 255, 255), colours_at(pdf, (16, 16))[0]
    assert colours_at(pdf, (12.5, 12.5), (10, 100), (60, 168.5)) == [blue, white, white]


def test_a_job_in_black_has_its_marks_in_black(tmp_path: Path) -> None:
    pdf, _ = printed(TEXT, tmp_path, marks="tombo", ink="k")
    assert "/ColorSpace" not in pdf.pages[0].resources
    assert "0 G" in content(pdf)


def inks(css: str, tmp_path: Path, ink: str = "cmyk") -> list[str]:
    """The colours that a square is painted with."""
    square = f'<div style="height: 20mm; background: {css}"></div>'
    pdf, _ = printed(square, tmp_path, ink=ink, colours={(1, 2, 3): (0.0, 0.0, 0.0, 1.0)})
    return [line for line in content(pdf) if line.endswith((" k", " g", " rg", " sc", " scn"))]


@pytest.mark.parametrize(
    ("css", "cmyk", "k"),
    [
        ("#000", BLACK, "0 g"),
        ("#808080", "0 0 0 0.6213 k", "0.3787 g"),  # as dark as K prints, not 50 %
        ("device-cmyk(1 0 .5 0)", "1 0 0.5 0 k", None),
        ("device-cmyk(0 0 0 .3)", "0 0 0 0.3 k", "0.7 g"),
        ("rgb(1 2 3)", BLACK, "0 g"),  # a colour that the edition gives other inks
    ],
)
def test_colours_become_inks(css: str, cmyk: str, k: str | None, tmp_path: Path) -> None:
    assert inks(css, tmp_path) == [cmyk]
    if k:
        assert inks(css, tmp_path, ink="k") == [k]


def test_a_hue_goes_through_the_profile(tmp_path: Path) -> None:
    (line,) = inks("#c00", tmp_path)
    cyan, magenta, yellow, black = map(float, line.split()[:4])
    assert cyan < 0.2
    assert magenta > 0.9
    assert yellow > 0.9
    assert black < 0.2
    (line,) = inks("#c00", tmp_path, ink="k")
    assert line.endswith(" g")


def test_lab_is_no_stranger(tmp_path: Path) -> None:
    (line,) = inks("lab(50% 0 0)", tmp_path)
    cyan, magenta, yellow, _ = map(float, line.split()[:4])
    assert max(cyan, magenta, yellow) - min(cyan, magenta, yellow) < 0.15


def test_text_is_solid_and_a_tint_of_its_grey_stays(tmp_path: Path) -> None:
    body = '<p style="color: #222">雨</p><div style="height: 9mm; background: #222"></div>'
    pdf, _ = printed(body, tmp_path)
    square, text = (line for line in content(pdf) if line.endswith(" k"))
    assert text == BLACK
    assert 0.85 < float(square.split()[3]) < 1


def test_black_text_and_thin_lines_overprint_and_nothing_else(tmp_path: Path) -> None:
    body = (
        '<div style="height: 9mm; background: #1f5f8b"></div><p>雨</p>'
        '<div style="height: 9mm; background: #000"></div><p style="color: #c00">山</p>'
        '<div style="border-top: .1mm solid"></div>'
    )
    pdf, _ = printed(body, tmp_path)
    signs = {"/Overprint gs": "overprint", "/Knockout gs": "knockout", "f": "fill", "f*": "rule"}
    said = [signs.get(line, "text" if line.endswith("TJ") else "") for line in content(pdf)]
    assert " ".join(filter(None, said)) == "fill fill overprint rule overprint text knockout text"
    states = pdf.pages[0].resources.ExtGState
    assert (bool(states.Overprint.OP), bool(states.Overprint.op), int(states.Overprint.OPM)) == (True, True, 1)
    assert (bool(states.Knockout.OP), bool(states.Knockout.op)) == (False, False)


def test_nothing_overprints_where_there_is_one_plate(tmp_path: Path) -> None:
    pdf, _ = printed(TEXT, tmp_path, ink="k")
    assert not [line for line in content(pdf) if line in ("/Overprint gs", "/Knockout gs")]


@pytest.mark.parametrize("shape", ["<rect width='0' height='9'/>", "<circle r='0'/>"])
def test_a_shape_of_no_size_is_a_path_without_points(shape: str, tmp_path: Path) -> None:
    pdf, _ = printed(f"<p>雨<svg width='9' height='9'>{shape}</svg></p>", tmp_path)
    assert [line for line in content(pdf) if line.endswith("TJ")]


def test_gradients_keep_their_ends_and_their_middle(tmp_path: Path) -> None:
    body = '<div style="height: 30mm; background: linear-gradient(to right, #c00, #fff, #06c)"></div>'
    pdf, _ = printed(body, tmp_path)
    shadings = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/ShadingType" in item]
    assert {str(shading.ColorSpace) for shading in shadings} == {"/DeviceCMYK"}
    left, middle, right = colours_at(pdf, (19, 120), (53, 120), (87, 120))
    assert left[0] > 150 > left[2]
    assert min(middle) > 240
    assert right[2] > 130 > right[0]


def test_a_gradient_in_black_is_grey(tmp_path: Path) -> None:
    body = '<div style="height: 30mm; background: linear-gradient(to right, #c00, #06c)"></div>'
    pdf, _ = printed(body, tmp_path, ink="k")
    assert all(max(colour) == min(colour) for colour in colours_at(pdf, (20, 120), (53, 120), (80, 120)))


def test_transparency_blends_in_the_inks_of_the_press(tmp_path: Path) -> None:
    inner = '<div style="opacity: .5; background: #06c; height: 9mm">雨</div>'
    body = f'<div style="background: #c00; height: 20mm">{inner}</div>'
    pdf, log = printed(body, tmp_path)
    groups = [
        item.Group for item in pdf.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/Group" in item
    ]
    assert {str(group.CS) for group in groups} == {"/DeviceCMYK"}
    assert codes(log) == []


def test_a_group_without_transparency_is_none(tmp_path: Path) -> None:
    pdf, _ = printed(
        '<div style="transform: rotate(9deg); background: #000; height: 9mm; overflow: hidden">雨</div>', tmp_path
    )
    assert not [
        item for item in pdf.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and "/Group" in item
    ]


def test_x1a_does_not_pretend_to_be_free_of_transparency(tmp_path: Path) -> None:
    body = '<p>雨</p><p style="break-before: page; opacity: .5">山</p>'
    _, log = printed(body, tmp_path, standard="x1a")
    assert codes(log) == ["ame-press.pdf:2:0 transparency-left"]


def test_too_much_ink_of_the_author(tmp_path: Path) -> None:
    body = '<div style="height: 9mm; background: device-cmyk(.9 .8 .7 1)"></div>'
    _, log = printed(body, tmp_path)
    assert codes(log) == ["ame-press.pdf:1:0 ink-excess"]
    assert codes(printed(body.replace(".9 .8 .7", ".6 .4 .4"), tmp_path)[1]) == []


def test_a_right_bound_book_says_so(tmp_path: Path) -> None:
    assert printed(TEXT, tmp_path, binding="right")[0].Root.ViewerPreferences.Direction == Name.R2L
    assert "/ViewerPreferences" not in printed(TEXT, tmp_path)[0].Root


PAGES = '<p>雨</p><p style="break-before: page">山</p><p id="colophon" style="break-before: page">奥付</p>'


def is_blank(pdf: pikepdf.Pdf, page: int) -> bool:
    return not [line for line in content(pdf, page) if line.endswith(("TJ", " Do"))]


def test_blank_pages_come_before_the_colophon(tmp_path: Path) -> None:
    pdf, _ = printed(PAGES, tmp_path, pages_multiple=8)
    assert [is_blank(pdf, page) for page in range(len(pdf.pages))] == [False, False, *[True] * 5, False]
    assert boxes(pdf.pages[4]) == boxes(pdf.pages[0])


def test_a_book_without_colophon_ends_in_blank_pages(tmp_path: Path) -> None:
    pdf, _ = printed("<p>雨</p>", tmp_path, pages_multiple=2)
    assert [is_blank(pdf, page) for page in range(len(pdf.pages))] == [False, True]


@pytest.mark.parametrize(("binding", "sides"), [("left", "left right"), ("right", "right left")])
def test_hidden_folios_stand_at_the_gutter(binding: str, sides: str, tmp_path: Path) -> None:
    pdf, _ = printed(PAGES, tmp_path, hidden_folios=True, first_folio=11, binding=binding)
    found = []
    for page in range(2):
        lines = content(pdf, page)
        strokes = [line for line in lines[lines.index("0 0 0 1 K") :] if line.endswith((" m", " l"))]
        xs = [float(line.split()[0]) / MM - 3 for line in strokes]
        assert all(0.5 < x < 2.5 or 97.5 < x < 99.5 for x in xs)
        found.append("left" if max(xs) < 50 else "right")
    assert " ".join(found) == sides


def test_fonts_have_no_wrapper(tmp_path: Path) -> None:
    pdf, _ = printed(TEXT, tmp_path)
    descriptors = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == Name.FontDescriptor
    ]
    assert {str(descriptor.FontFile3.Subtype) for descriptor in descriptors} == {"/CIDFontType0C"}
    assert descriptors[0].FontFile3.read_bytes()[:1] == b"\x01"  # a CFF's version, where OpenType says OTTO


def test_a_profile_that_is_no_use_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.icc").write_bytes(b"no profile")
    log = Log()
    assert write_press(forme(TEXT, tmp_path, icc="a.icc"), log) == b""
    assert codes(log) == ["book.toml:3:1 icc-unusable"]
