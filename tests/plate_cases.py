"""Pages by hand, and what each ink should print of them."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image, ImageChops

from tests.sheets import Sheet

OVERPRINT = {"OP": True, "op": True, "OPM": 1}
PHOTO = Image.merge("CMYK", [Image.linear_gradient("L").rotate(90 * turn).resize((64, 64)) for turn in range(4)])
GREY = Image.linear_gradient("L").resize((64, 64))


@dataclass(frozen=True)
class Case:
    """A page, and per cent of cyan, magenta, yellow, black at points of it."""

    content: str
    inks: Mapping[tuple[int, int], tuple[float, float, float, float]] = field(default_factory=dict)
    resources: Callable[[Sheet], None] = lambda _: None


def states(**named: Mapping[str, Any]) -> Callable[[Sheet], None]:
    def add(sheet: Sheet) -> None:
        sheet.add("ExtGState", **{name: Dictionary(**state) for name, state in named.items()})

    return add


def both(*parts: Callable[[Sheet], None]) -> Callable[[Sheet], None]:
    def add(sheet: Sheet) -> None:
        for part in parts:
            part(sheet)

    return add


def picture(pixels: Image.Image | bytes, **keys: Any) -> Callable[[Sheet], None]:
    """A picture called ``I``: what Pillow has as CMYK or grey, or packed samples with *keys* that describe them."""

    def add(sheet: Sheet) -> None:
        data = pixels if isinstance(pixels, bytes) else pixels.tobytes()
        space = None if isinstance(pixels, bytes) else Name.DeviceCMYK if pixels.mode == "CMYK" else Name.DeviceGray
        size = (0, 0) if isinstance(pixels, bytes) else pixels.size
        described = {"Width": size[0], "Height": size[1], "BitsPerComponent": 8, "ColorSpace": space, **keys}
        given = {key: value for key, value in described.items() if value is not None}
        sheet.add("XObject", I=sheet.pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, **given))

    return add


def jpeg(pixels: Image.Image) -> bytes:
    file = io.BytesIO()
    ImageChops.invert(pixels).save(file, "JPEG", quality=95, subsampling=0)  # Pillow inverts CMYK
    return file.getvalue()


def spaces(**named: Any) -> Callable[[Sheet], None]:
    return lambda sheet: sheet.add("ColorSpace", **named)


def ramp(low: list[float], high: list[float]) -> Dictionary:
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=low, C1=high, N=1)


def axial(space: Name, low: list[float], high: list[float]) -> Dictionary:
    coords, extend = [0, 0, 200, 0], [True, True]
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=coords, Function=ramp(low, high), Extend=extend)


def separation(name: str, to: list[float]) -> Array:
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, ramp([0, 0, 0, 0], to)])


def soft_mask(sheet: Sheet) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    form = sheet.stream(
        "1 g 0 0 100 300 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 300], Group=group
    )
    sheet.add("ExtGState", M=Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form)))


def inheriting_form(sheet: Sheet) -> None:
    sheet.add("XObject", F=sheet.form("0 0 50 50 re f"))


def group(sheet: Sheet) -> None:
    content = "0 0 .3 .3 k 0 0 50 50 re f"
    sheet.add("XObject", F=sheet.form(content, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)))


def half_covering(sheet: Sheet) -> None:
    picture(bytes((128,)), Width=1, Height=1, ColorSpace=Name.DeviceGray)(sheet)
    covering = sheet.page.obj.Resources.XObject.I
    picture(bytes((0, 0, 0, 128)), Width=1, Height=1, ColorSpace=Name.DeviceCMYK, SMask=covering)(sheet)


def cells(sheet: Sheet) -> None:
    size = {"BBox": [0, 0, 10, 10], "XStep": 10, "YStep": 10, "TilingType": 1, "PatternType": 1}
    coloured = sheet.stream("0 1 0 0 k 0 0 10 10 re f", PaintType=1, Resources=Dictionary(), **size)
    stencil = sheet.stream("0 0 10 10 re f", PaintType=2, Resources=Dictionary(), **size)
    sheet.add("Pattern", T=coloured, U=stencil)
    sheet.add("ColorSpace", PC=Array([Name.Pattern, Name.DeviceCMYK]))


GROUND = "1 0 0 0 k 0 0 200 300 re f "
BOX = "20 20 100 100 re f "
AT = (70, 70)
PALETTE = Array([Name.Indexed, Name.DeviceCMYK, 1, String(bytes((0, 0, 0, 0, 51, 102, 0, 204)))])


def two_inks(sheet: Sheet) -> None:
    to_cmyk = sheet.stream("{ 0 3 1 roll 0 exch }", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1] * 4)
    names = Array([Name.Magenta, Name.Black])
    sheet.add("ColorSpace", N=Array([Name.DeviceN, names, Name.DeviceCMYK, to_cmyk]))


def helvetica(sheet: Sheet) -> None:
    sheet.add("Font", H=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))


CASES = {
    "solid": Case(f".5 .2 0 .1 k {BOX}", {AT: (50, 20, 0, 10), (150, 150): (0, 0, 0, 0)}),
    "grey": Case(f".4 g {BOX}", {AT: (0, 0, 0, 60)}),
    "stroke": Case("0 .5 0 0 K 40 w 0 70 m 200 70 l S", {AT: (0, 50, 0, 0)}),
    "knockout": Case(f"{GROUND} 0 0 0 1 k {BOX}", {AT: (0, 0, 0, 100), (150, 150): (100, 0, 0, 0)}),
    "overprint": Case(f"{GROUND} /O gs 0 0 0 1 k {BOX}", {AT: (100, 0, 0, 100)}, states(O=OVERPRINT)),
    "overprint-mode-0": Case(
        f"{GROUND} /O gs 0 0 0 1 k {BOX}", {AT: (0, 0, 0, 100)}, states(O={**OVERPRINT, "OPM": 0})
    ),
    "overprint-ends": Case(f"{GROUND} q /O gs Q 0 0 0 1 k {BOX}", {AT: (0, 0, 0, 100)}, states(O=OVERPRINT)),
    "overprint-fill-only": Case(
        f"{GROUND} /O gs 0 0 0 1 k 0 0 0 1 K 20 w 40 40 100 100 re B",
        {(90, 90): (100, 0, 0, 100), (40, 90): (0, 0, 0, 100)},
        states(O={"OP": False, "op": True, "OPM": 1}),
    ),
    "white-overprint": Case(f"{GROUND} /O gs 0 0 0 0 k {BOX}", {AT: (100, 0, 0, 0)}, states(O=OVERPRINT)),
    "spot-black": Case(
        f"{GROUND} /O gs /S cs .7 scn {BOX}",
        {AT: (100, 0, 0, 70)},
        both(states(O=OVERPRINT), spaces(S=separation("Black", [0, 0, 0, 1]))),
    ),
    "picture": Case("q 64 0 0 64 20 20 cm /I Do Q", {}, picture(PHOTO)),
    "picture-jpeg": Case(
        "q 64 0 0 64 20 20 cm /I Do Q",
        {},
        picture(jpeg(PHOTO), Width=64, Height=64, ColorSpace=Name.DeviceCMYK, Filter=Name.DCTDecode),
    ),
    "picture-inverted": Case("q 64 0 0 64 20 20 cm /I Do Q", {}, picture(PHOTO, Decode=[1, 0] * 4)),
    "picture-rgb": Case(
        "q 64 0 0 64 20 20 cm /I Do Q",
        {AT: (50, 25, 0, 25)},
        picture(bytes((64, 128, 192)), Width=1, Height=1, ColorSpace=Name.DeviceRGB),
    ),
    "picture-grey": Case(f"{GROUND} q 64 0 0 64 20 20 cm /I Do Q", {}, picture(GREY)),
    "picture-1-bit": Case(
        f"{GROUND} q 64 0 0 64 20 20 cm /I Do Q",
        {(30, 30): (0, 0, 0, 0), (70, 30): (0, 0, 0, 100)},
        picture(bytes((0x80, 0x80)), Width=2, Height=2, BitsPerComponent=1, ColorSpace=Name.DeviceGray),
    ),
    "picture-palette": Case(
        "q 64 0 0 64 20 20 cm /I Do Q",
        {(30, 30): (20, 40, 0, 80), (70, 30): (0, 0, 0, 0)},
        picture(bytes((0x80, 0x80)), Width=2, Height=2, BitsPerComponent=1, ColorSpace=PALETTE),
    ),
    "picture-overprinting": Case(
        f"{GROUND} /O gs q 64 0 0 64 20 20 cm /I Do Q", {}, both(states(O=OVERPRINT), picture(PHOTO))
    ),
    "picture-without-space": Case(
        f"{GROUND} q 64 0 0 64 20 20 cm /I Do Q", {(150, 150): (100, 0, 0, 0)}, picture(b"", Width=64, Height=64)
    ),
    "picture-torn": Case(
        f"{GROUND} q 64 0 0 64 20 20 cm /I Do Q",
        {(150, 150): (100, 0, 0, 0)},
        picture(b"torn", Width=64, Height=64, ColorSpace=Name.DeviceCMYK),
    ),
    "picture-inline": Case(
        f"{GROUND} q 64 0 0 64 20 20 cm BI /W 1 /H 1 /BPC 8 /CS /CMYK /F /AHx ID 00800000> EI Q", {AT: (0, 50, 0, 0)}
    ),
    "stencil": Case(
        f"{GROUND} /O gs 0 0 0 1 k q 64 0 0 64 20 20 cm /I Do Q",
        {(30, 30): (100, 0, 0, 0), (70, 30): (100, 0, 0, 100)},
        both(states(O=OVERPRINT), picture(bytes((0x80, 0x80)), Width=2, Height=2, BitsPerComponent=1, ImageMask=True)),
    ),
    "gradient": Case(
        "/G sh",
        {(50, 50): (75, 25, 0, 10), (150, 50): (25, 75, 0, 10)},
        lambda sheet: sheet.add("Shading", G=axial(Name.DeviceCMYK, [1, 0, 0, 0.1], [0, 1, 0, 0.1])),
    ),
    "gradient-pattern": Case(
        f"/Pattern cs /P scn {BOX}",
        {(50, 50): (75, 0, 25, 0)},
        lambda sheet: sheet.add(
            "Pattern", P=Dictionary(PatternType=2, Shading=axial(Name.DeviceCMYK, [1, 0, 0, 0], [0, 0, 1, 0]))
        ),
    ),
    "soft-mask": Case(f"/M gs {GROUND}", {AT: (100, 0, 0, 0), (150, 70): (0, 0, 0, 0)}, soft_mask),
    "picture-alpha": Case(f"{GROUND} q 64 0 0 64 20 20 cm /I Do Q", {AT: (50, 0, 0, 25)}, half_covering),
    "alpha": Case(f"{GROUND} /A gs 0 1 0 0 k {BOX}", {AT: (60, 40, 0, 0)}, states(A={"ca": 0.4})),
    "multiply": Case(f"{GROUND} /A gs 0 .5 0 .5 k {BOX}", {AT: (100, 50, 0, 50)}, states(A={"BM": Name.Multiply})),
    "form": Case("0 .3 0 0 k q 1 0 0 1 20 20 cm /F Do Q", {(40, 40): (0, 30, 0, 0)}, inheriting_form),
    "group": Case(
        f"{GROUND} /A gs q 1 0 0 1 20 20 cm /F Do Q", {(40, 40): (50, 0, 15, 15)}, both(states(A={"ca": 0.5}), group)
    ),
    "form-overprinting": Case(
        f"{GROUND} /O gs 0 0 0 1 k q 1 0 0 1 20 20 cm /F Do Q",
        {(40, 40): (100, 0, 0, 100)},
        both(states(O=OVERPRINT), inheriting_form),
    ),
    "cells": Case(f"{GROUND} /Pattern cs /T scn {BOX}", {AT: (0, 100, 0, 0)}, cells),
    "cells-uncoloured": Case(
        f"/PC cs 0 .5 0 0 /U scn {BOX} 0 0 .5 0 /U scn 20 150 100 100 re f",
        {AT: (0, 50, 0, 0), (70, 200): (0, 0, 50, 0)},
        cells,
    ),
    "two-inks": Case(
        f"{GROUND} /N cs .2 .6 scn {BOX}",
        {AT: (0, 20, 0, 60)},
        two_inks,
    ),
    "registration": Case(f"/R cs 1 scn {BOX}", {AT: (100, 100, 100, 100)}, spaces(R=separation("All", [1, 1, 1, 1]))),
    "text": Case(
        f"{GROUND} /O gs 0 0 0 1 k BT /H 90 Tf 10 100 Td (MH) Tj ET",
        {(22, 110): (100, 0, 0, 100), (150, 250): (100, 0, 0, 0)},
        both(states(O=OVERPRINT), helvetica),
    ),
}


def page(case: Case) -> bytes:
    sheet = Sheet(case.content)
    case.resources(sheet)
    return saved(sheet.pdf)


def saved(pdf: Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()
