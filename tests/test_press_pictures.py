"""Pictures for the press: each kind is made from the file itself, for the size at which it is printed."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image, ImageChops, ImageCms

from hanmen.press.inks import limited, most_ink
from tests.pressed import codes, printed

WIDE = '<img src="{}" style="width: 50mm">'  # 1000 px: 508 ppi


def grey(size: tuple[int, int] = (1000, 500)) -> Image.Image:
    return Image.linear_gradient("L").resize(size)


def coloured(size: tuple[int, int] = (1000, 500)) -> Image.Image:
    return Image.merge("RGB", (grey(size), grey(size).rotate(180), Image.new("L", size, 120)))


def inked(size: tuple[int, int] = (1000, 500)) -> Image.Image:
    halves = Image.new("CMYK", size, (200, 20, 40, 10))
    halves.paste((10, 150, 30, 60), (0, 0, size[0] // 2, size[1]))
    return halves


def ruled(size: tuple[int, int] = (3000, 1500)) -> Image.Image:
    return Image.linear_gradient("L").resize(size).point([255 * (level // 8 % 2) for level in range(256)])


def picture(pdf: pikepdf.Pdf) -> pikepdf.Object:
    (drawn,) = (
        item
        for page in pdf.pages
        for name, item in page.resources.get("/XObject", pikepdf.Dictionary()).items()
        if item.get("/Subtype") == Name.Image
    )
    return drawn


def described(drawn: pikepdf.Object) -> str:
    """Colour space, depth, filter and size in px."""
    return f"{str(drawn.ColorSpace)[1:]} {drawn.BitsPerComponent} {str(drawn.Filter)[1:]} {drawn.Width}×{drawn.Height}"


def pixels(drawn: pikepdf.Object) -> Image.Image:
    """As a PDF reader decodes them: 0 is no ink in CMYK, and black in grey."""
    assert "/Decode" not in drawn
    if drawn.Filter == Name.DCTDecode:
        stored = Image.open(io.BytesIO(drawn.read_raw_bytes()))
        return ImageChops.invert(stored) if stored.mode == "CMYK" else stored  # Pillow inverts what is not inverted
    mode = {"/DeviceGray": "1" if drawn.BitsPerComponent == 1 else "L", "/DeviceCMYK": "CMYK"}[str(drawn.ColorSpace)]
    if mode == "1":
        return pikepdf.PdfImage(drawn).as_pil_image()  # type: ignore[arg-type]  # a stream
    return Image.frombytes(mode, (int(drawn.Width), int(drawn.Height)), drawn.read_bytes())


@pytest.mark.parametrize(
    ("name", "made", "cmyk", "k"),
    [
        ("a.png", coloured(), "DeviceCMYK 8 FlateDecode 1000×500", "DeviceGray 8 FlateDecode 1000×500"),
        ("a.jpg", coloured(), "DeviceCMYK 8 DCTDecode 1000×500", "DeviceGray 8 DCTDecode 1000×500"),
        ("a.png", grey(), "DeviceGray 8 FlateDecode 1000×500", None),
        ("a.png", grey().convert("RGB"), "DeviceGray 8 FlateDecode 1000×500", None),
        ("a.jpg", grey().convert("RGB"), "DeviceGray 8 DCTDecode 1000×500", None),
        ("a.png", ruled(), "DeviceGray 1 CCITTFaxDecode 3000×1500", None),
        ("a.png", ruled().convert("1"), "DeviceGray 1 CCITTFaxDecode 3000×1500", None),
        ("a.png", ruled().convert("RGB"), "DeviceGray 1 CCITTFaxDecode 3000×1500", None),
        ("a.tif", inked(), "DeviceCMYK 8 FlateDecode 1000×500", "DeviceGray 8 FlateDecode 1000×500"),
        ("a.png", coloured((1200, 600)), "DeviceCMYK 8 FlateDecode 689×345", None),  # 610 ppi: reduced to 350
        ("a.jpg", coloured((2400, 1200)), "DeviceCMYK 8 DCTDecode 689×345", None),
    ],
    ids=lambda value: getattr(value, "mode", value),
)
def test_each_kind_has_its_form(name: str, made: Image.Image, cmyk: str, k: str | None, tmp_path: Path) -> None:
    made.save(tmp_path / name, quality=90)
    pdf, log = printed(WIDE.format(name), tmp_path)
    assert described(picture(pdf)) == cmyk
    assert codes(log) == []
    if k:
        pdf, _ = printed(WIDE.format(name), tmp_path, ink="k")
        assert described(picture(pdf)) == k


def test_line_art_is_what_it_was(tmp_path: Path) -> None:
    ruled().save(tmp_path / "a.png")
    pdf, _ = printed(WIDE.format("a.png"), tmp_path)
    assert ImageChops.difference(pixels(picture(pdf)).convert("L"), ruled()).getbbox() is None


def test_grey_is_as_dark_as_a_grey_of_the_text(tmp_path: Path) -> None:
    Image.new("RGB", (1000, 500), (128, 128, 128)).save(tmp_path / "a.png")
    pdf, _ = printed(WIDE.format("a.png"), tmp_path)
    assert pixels(picture(pdf)).getextrema() == (97, 97)  # K 62 %


def without_adobe(data: bytes) -> bytes:
    """A JPEG file without its marker APP14."""
    start = data.index(b"\xff\xee")
    return data[:start] + data[start + 2 + int.from_bytes(data[start + 2 : start + 4], "big") :]


@pytest.mark.parametrize("name", ["a.tif", "a.jpg", "plain.jpg"])
def test_inks_are_kept(name: str, tmp_path: Path) -> None:
    """Adobe writes inverted inks into JPEG files and says so; other programs write them as they are."""
    file = io.BytesIO()
    (ImageChops.invert(inked()) if name == "plain.jpg" else inked()).save(
        file, "TIFF" if name == "a.tif" else "JPEG", quality=98, subsampling=0
    )
    data = without_adobe(file.getvalue()) if name == "plain.jpg" else file.getvalue()
    (tmp_path / name).write_bytes(data)
    pdf, _ = printed(WIDE.format(name), tmp_path)
    found = pixels(picture(pdf))
    for place, inks in (((100, 100), (10, 150, 30, 60)), ((900, 100), (200, 20, 40, 10))):
        pixel = found.getpixel(place)
        assert isinstance(pixel, tuple)
        assert max(abs(one - other) for one, other in zip(pixel, inks, strict=True)) <= 3


def test_sixteen_bits_are_not_cut_off(tmp_path: Path) -> None:
    deep = grey().convert("I").point(lambda level: level * 257).convert("I;16")
    deep.save(tmp_path / "a.png")
    pdf, _ = printed(WIDE.format("a.png"), tmp_path)
    found = pixels(picture(pdf))
    assert [found.getpixel((500, y)) for y in (0, 499)] == [0, 255]
    assert sum(map(bool, found.histogram())) > 200


def test_a_turned_photograph_is_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    coloured().save(tmp_path / "a.jpg", exif=exif)
    pdf, _ = printed('<img src="a.jpg" style="width: 30mm">', tmp_path)
    assert described(picture(pdf)) == "DeviceCMYK 8 DCTDecode 500×1000"


def test_the_profile_of_a_picture_is_heeded(tmp_path: Path) -> None:
    """A profile whose red is sRGB's blue turns a red picture blue."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"?XYZ", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"?XYZ", b"bXYZ", 1)
    colours = []
    for icc in (profile, swapped):
        Image.new("RGB", (1000, 500), (200, 0, 0)).save(tmp_path / "a.png", icc_profile=icc)
        pdf, _ = printed(WIDE.format("a.png"), tmp_path)
        pixel = pixels(picture(pdf)).getpixel((0, 0))
        assert isinstance(pixel, tuple)
        colours.append(pixel)
    (red_cyan, _, red_yellow, _), (blue_cyan, _, blue_yellow, _) = colours
    assert red_cyan < 60 < red_yellow
    assert blue_yellow < 60 < blue_cyan


def see_through() -> Image.Image:
    layers = coloured().convert("RGBA")
    layers.putalpha(grey().rotate(180))
    return layers


def test_alpha_is_a_soft_mask_in_x4(tmp_path: Path) -> None:
    see_through().save(tmp_path / "a.png")
    pdf, log = printed(WIDE.format("a.png"), tmp_path)
    assert described(picture(pdf).SMask) == "DeviceGray 8 FlateDecode 1000×500"
    assert Name.DeviceCMYK == pdf.pages[0].obj.Group.CS
    assert codes(log) == []


def test_alpha_is_on_white_in_x1a(tmp_path: Path) -> None:
    see_through().save(tmp_path / "a.png")
    pdf, log = printed(WIDE.format("a.png"), tmp_path, standard="x1a")
    assert "/SMask" not in picture(pdf)
    assert "/Group" not in pdf.pages[0].obj
    assert codes(log) == ["a.md:1:1 picture-flattened"]
    pixel = pixels(picture(pdf)).getpixel((500, 499))
    assert pixel == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (coloured((600, 300)), []),
        (coloured((580, 290)), ["a.md:1:1 picture-coarse"]),
        (coloured((290, 145)), ["a.md:1:1 picture-too-coarse"]),
        (ruled((1200, 600)), []),
        (ruled((1100, 550)), ["a.md:1:1 picture-coarse"]),
        (ruled((780, 390)), ["a.md:1:1 picture-too-coarse"]),
    ],
    ids=lambda value: getattr(value, "size", None) and f"{value.mode} {value.width}",
)
def test_too_few_pixels_are_told_at_the_line(made: Image.Image, expected: list[str], tmp_path: Path) -> None:
    made.save(tmp_path / "a.png")
    assert codes(printed(WIDE.format("a.png"), tmp_path)[1]) == expected


def test_the_largest_place_counts(tmp_path: Path) -> None:
    coloured((300, 150)).save(tmp_path / "a.png")
    small, large = (f'<img src="a.png" style="width: {width}mm">' for width in (20, 60))
    assert codes(printed(small, tmp_path)[1]) == []
    assert codes(printed(small + large, tmp_path)[1]) == ["a.md:1:1 picture-too-coarse"]


def test_too_much_ink_in_the_inks_of_the_author(tmp_path: Path) -> None:
    Image.new("CMYK", (1000, 500), (240, 230, 220, 200)).save(tmp_path / "a.tif")
    assert codes(printed(WIDE.format("a.tif"), tmp_path)[1]) == ["a.md:1:1 picture-ink"]
    assert codes(printed(WIDE.format("a.tif"), tmp_path, ink="k")[1]) == []


def test_ink_is_held_back_and_black_kept() -> None:
    rich = Image.new("CMYK", (3, 300), (200, 180, 160, 150))
    rich.putpixel((0, 299), (100, 0, 0, 255))
    held = limited(rich, 240)
    assert most_ink(rich) == pytest.approx(270, abs=2)
    assert 238 <= most_ink(held) <= 240
    cyan, magenta, yellow, black = held.getpixel((1, 1))  # type: ignore[misc]  # four channels
    assert (black, cyan > magenta > yellow) == (150, True)
    assert held.getpixel((0, 299)) == (100, 0, 0, 255)
