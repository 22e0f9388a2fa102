"""What a page paints: graphics state, text positions, forms, patterns, glyph procedures, masks."""

import pytest
from pikepdf import Array, Dictionary, Name

from hanmen.press.content import page_content, steps
from hanmen.press.graphics import START
from hanmen.press.painting import Painting
from hanmen.press.walk import Fault, contents, walk
from tests.sheets import Sheet, composite_font, simple_font

CMYK = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)


def paintings(sheet: Sheet) -> list[Painting]:
    return [each for each in walk(sheet.page) if isinstance(each, Painting)]


def ink(painting: Painting) -> tuple[str, tuple[float, ...]]:
    assert painting.colour
    return painting.colour.family, painting.colour.values


def faults(sheet: Sheet) -> list[tuple[str, str]]:
    return [(each.why, each.operator) for each in walk(sheet.page) if isinstance(each, Fault)]


def test_state_is_saved_and_restored() -> None:
    one, two, three = paintings(Sheet("1 0 0 rg q 0 0 0 1 k 2 w 0 0 9 9 re f Q 0 0 9 9 re B"))
    assert (one.kind, ink(one), one.state.line_width) == ("fill", ("DeviceCMYK", (0, 0, 0, 1)), 2)
    assert (two.kind, ink(two)) == ("fill", ("DeviceRGB", (1, 0, 0)))
    assert (three.kind, ink(three), three.state.line_width) == ("stroke", ("DeviceGray", (0,)), 1)
    assert START.line_width == 1


def test_matrices_are_concatenated() -> None:
    (rule,) = paintings(Sheet("2 0 0 2 10 20 cm 0 1 -1 0 0 0 cm 1 w 0 0 m 30 0 l S"))
    assert rule.bounds == (9, 19, 11, 81)  # upright, twice as long, half its width at each end
    assert rule.line_width == 2


def test_thin_things_in_one_path_are_told_apart() -> None:
    (grid,) = paintings(Sheet("0 0 50 .1 re 0 50 50 .1 re f"))
    assert grid.subpaths == ((0, 0, 50, 0.1), (0, 50, 50, 50.1))
    assert grid.bounds == (0, 0, 50, 50.1)


def test_clipping_and_the_page_bound_what_is_seen() -> None:
    clipped, whole = paintings(Sheet("q 10 10 20 20 re W n 0 0 500 15 re f Q 0 0 500 15 re f"))
    assert clipped.bounds == (10, 10, 30, 15)
    assert whole.bounds == (0, 0, 200, 15)


def test_colour_spaces_start_from_their_own_black() -> None:
    spot = Array([Name.Separation, Name("/DIC 123"), Name.DeviceCMYK, CMYK])
    sheet = Sheet("/S cs 0 0 1 1 re f .5 scn 0 0 1 1 re f /DeviceCMYK CS 0 0 1 1 re S", ColorSpace={"S": spot})
    full, half, black = paintings(sheet)
    assert [ink(each) for each in (full, half)] == [("Separation", (1,)), ("Separation", (0.5,))]
    assert [each.colour and each.colour.inks for each in (full, half, black)] == [("DIC 123",), ("DIC 123",), ()]
    assert ink(black) == ("DeviceCMYK", (0, 0, 0, 1))


def test_parameters_are_read() -> None:
    states = {
        "A": Dictionary(OP=True, OPM=1, ca=0.5, BM=Array([Name.Multiply, Name.Normal]), LW=3),
        "B": Dictionary(OP=True, op=False, CA=0.25, TR=Name.Identity, HT=Dictionary(HalftoneType=1)),
    }
    first, second = paintings(Sheet("/A gs 0 0 1 1 re f /B gs 0 0 1 1 re S", ExtGState=states))
    assert (first.overprint, first.state.overprint_mode, first.alpha) == (True, 1, 0.5)
    assert (first.state.blend_mode, first.state.line_width) == ("Multiply", 3)
    assert (second.overprint, second.state.overprint_fill, second.alpha) == (True, False, 0.25)
    assert (second.state.transfer, second.state.halftone) == (None, Dictionary(HalftoneType=1))


def test_text_goes_on_where_it_ended() -> None:
    sheet = Sheet("BT /F 10 Tf 1 Tc 20 TL 100 100 Td (AB) Tj [(C) 1000 (A)] TJ (A) ' ET", Font={"F": simple_font()})
    first, second, third = paintings(sheet)
    assert first.bounds == pytest.approx((100, 98.8, 113, 108.8))  # 5 + 6 and a point after each
    assert second.bounds == pytest.approx((113, 98.8, 117, 108.8))  # 7 + 5 − 10 and a point after each
    assert third.bounds == pytest.approx((100, 78.8, 106, 88.8))
    assert (second.shown, second.text_size) == ((b"C", b"A"), 10)


def test_text_of_two_bytes_is_measured_by_its_cids() -> None:
    cmap = "begincidchar <0009> 1 endcidchar begincidrange <0010> <0012> 2 endcidrange"
    sheet = Sheet("BT /F 10 Tf <000100030005> Tj 0 0 Td /G 10 Tf <00090012> Tj ET")
    sheet.add("Font", F=composite_font(), G=composite_font(Encoding=sheet.stream(cmap)))
    straight, mapped = paintings(sheet)
    assert straight.bounds[2] == 17.5
    assert mapped.bounds[2] == 7.5
    font = mapped.state.text.font
    assert font
    assert list(font.metrics.glyphs(b"\0\x09\0\x12\0\x63")) == [1, 4, 0]


def test_upright_text_runs_down() -> None:
    font = composite_font(Encoding=Name("/Identity-V"))
    (text,) = paintings(Sheet("BT /F 10 Tf 50 100 Td <00010002> Tj ET", Font={"F": font}))
    assert text.bounds == (45, 80, 55, 100)


def test_text_is_stroked_hidden_or_both() -> None:
    show = "BT /F 10 Tf {} Tr 1 0 0 RG (A) Tj ET"
    both = paintings(Sheet(show.format(2), Font={"F": simple_font()}))
    assert [(each.stroked, ink(each)[0]) for each in both] == [(False, "DeviceGray"), (True, "DeviceRGB")]
    (hidden,) = paintings(Sheet(show.format(3), Font={"F": simple_font()}))
    assert hidden.colour is None


def test_a_form_inherits_and_is_clipped() -> None:
    sheet = Sheet("0 0 0 1 k 2 0 0 2 0 0 cm /X Do 0 0 1 1 re f")
    sheet.add("XObject", X=sheet.form("q 0 0 500 5 re f 1 g", Matrix=[1, 0, 0, 1, 10, 0]))
    inside, outside = paintings(sheet)
    assert (inside.role, ink(inside)[1]) == ("form", (0, 0, 0, 1))
    assert inside.bounds == (20, 0, 200, 10)
    assert (outside.role, ink(outside)[1]) == ("page", (0, 0, 0, 1))
    assert faults(sheet) == [("save", "")]


def test_a_group_starts_opaque() -> None:
    sheet = Sheet("/A gs /X Do", ExtGState={"A": Dictionary(ca=0.5)})
    sheet.add("XObject", X=sheet.form("0 0 1 1 re f", Group=Dictionary(S=Name.Transparency)))
    group, inside = paintings(sheet)
    assert (group.kind, group.alpha, inside.alpha) == ("group", 0.5, 1)


def test_pictures_fill_the_unit_square() -> None:
    sheet = Sheet("q 72 0 0 36 10 20 cm /P Do Q 1 0 0 rg 9 0 0 9 0 0 cm /M Do BI /W 1 /H 1 /BPC 8 /CS /G ID x EI")
    sheet.add(
        "XObject", P=sheet.stream("x", Subtype=Name.Image), M=sheet.stream("x", Subtype=Name.Image, ImageMask=True)
    )
    picture, stencil, inline = paintings(sheet)
    assert (picture.kind, picture.bounds, picture.colour) == ("image", (10, 20, 82, 56), None)
    assert (stencil.kind, ink(stencil)) == ("stencil", ("DeviceRGB", (1, 0, 0)))
    assert (inline.kind, inline.bounds) == ("image", (0, 0, 9, 9))


def test_a_pattern_is_painted_where_it_is_used() -> None:
    sheet = Sheet("/Pattern cs /P scn 3 0 0 3 0 0 cm 10 10 20 20 re f /U cs 0 1 0 0 /Q scn 1 1 1 1 re f")
    cell = {"PatternType": 1, "BBox": [0, 0, 9, 9], "XStep": 9, "YStep": 9, "Matrix": [2, 0, 0, 2, 0, 0]}
    sheet.add("Pattern", P=sheet.stream("0 0 4 4 re f", PaintType=1, **cell))
    sheet.add("Pattern", Q=sheet.stream("0 0 4 4 re f", PaintType=2, **cell))
    sheet.add("ColorSpace", U=Array([Name.Pattern, Name.DeviceCMYK]))
    fill, cell_of_p, _, cell_of_q = paintings(sheet)
    assert ink(fill)[0] == "Pattern"
    assert (cell_of_p.role, cell_of_p.bounds) == ("pattern", (30, 30, 90, 90))
    assert cell_of_p.state.ctm == (2, 0, 0, 2, 0, 0)  # the page's space, not that of the fill
    assert ink(cell_of_q) == ("DeviceCMYK", (0, 1, 0, 0))


def test_shadings_are_found_in_both_ways() -> None:
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK)
    sheet = Sheet("0 0 50 50 re W n /S sh /Pattern cs /P scn 0 0 9 9 re f", Shading={"S": shading})
    sheet.add("Pattern", P=Dictionary(PatternType=2, Shading=shading))
    painted, filled = paintings(sheet)
    assert (painted.kind, painted.bounds) == ("shading", (0, 0, 50, 50))
    assert [painted.shading, filled.shading] == [shading, shading]


def test_glyph_procedures_and_masks_are_entered() -> None:
    sheet = Sheet("/M gs BT /T 10 Tf 50 50 Td (aab) Tj ET")
    font = Dictionary(
        Subtype=Name.Type3,
        FontMatrix=[0.01, 0, 0, 0.01, 0, 0],
        FirstChar=97,
        Widths=[100, 50],
        Encoding=Dictionary(Differences=[97, Name.one, Name.two]),
        CharProcs=Dictionary(one=sheet.stream("100 0 d0 1 0 0 rg 0 0 50 50 re f"), two=sheet.stream("50 0 d0")),
    )
    mask = Dictionary(S=Name.Luminosity, G=sheet.form("1 g 0 0 9 9 re f"))
    sheet.add("ExtGState", M=Dictionary(SMask=mask))
    sheet.add("Font", T=font)
    masking, text, glyph = paintings(sheet)
    assert masking.role == "mask"
    assert text.bounds == pytest.approx((50, 48.8, 75, 58.8))
    assert glyph.role == "glyph"
    assert glyph.state.ctm == pytest.approx((0.1, 0, 0, 0.1, 50, 50))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("q", ("save", "")),
        ("Q", ("restore", "Q")),
        ("1 0 rg", ("operands", "rg")),
        ("(a) 0 m", ("operands", "m")),
        ("/Gone gs", ("resource", "gs")),
        ("BT /Gone 9 Tf ET", ("resource", "Tf")),
        ("BT (x) Tj ET", ("resource", "Tj")),
        ("/Gone Do", ("resource", "Do")),
        ("/Gone sh", ("resource", "sh")),
        ("/Pattern cs /Gone scn", ("resource", "scn")),
    ],
)
def test_what_cannot_be_carried_out_is_told(content: str, fault: tuple[str, str]) -> None:
    sheet = Sheet(f"{content} 0 0 5 5 re f")
    assert faults(sheet) == [fault]
    assert len(paintings(sheet)) == 1  # and the rest is painted


def test_what_is_called_is_given_once() -> None:
    sheet = Sheet("/X Do q /X Do Q")
    loop = sheet.pdf.make_indirect(sheet.form("1 0 0 rg 0 0 1 1 re f /X Do /X Do"))
    sheet.add("XObject", X=loop)
    loop.Resources = Dictionary(XObject=Dictionary(X=loop))
    seen: set[tuple[int, int]] = set()
    assert [each.role for each in contents(sheet.page, seen)] == ["page", "form"]
    assert [each.role for each in contents(sheet.page, seen)] == ["page"]
    assert len(paintings(sheet)) == 2  # and none runs itself


def test_a_stream_can_be_written_back_from_its_steps() -> None:
    sheet = Sheet("1 0 0 rg BT ET BI /W 1 /H 1 /BPC 8 /CS /G ID x EI")
    operators = [step.operator for step in steps(page_content(sheet.page))]
    assert operators == ["rg", "BT", "ET", "BI"]
    assert all(step.instruction for step in steps(page_content(sheet.page)))
