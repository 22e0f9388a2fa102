"""Pictures for an edition: every kind of file that authors have, made here."""

import io
import struct
import unicodedata
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, ImageFile

from hanmen.diagnostics import Log, Position
from hanmen.images import prepare_cover, prepare_images
from hanmen.model import (
    Book,
    Chapter,
    Edition,
    Element,
    KihonHanmen,
    Length,
    Metadata,
    Picture,
    Size,
    Source,
)

MM = Length(10, "mm")
HANMEN = KihonHanmen(Size(148, 210), "horizontal", MM, 10, 10, MM, MM, MM)
EDITION = Edition("screen", "pdf", ".pdf", (), HANMEN, longest_side=300, most_pixels=60_000)
CHAPTER = Path("a.md")


def prepare(root: Path, *sources: str, log: Log | None = None) -> list[Picture | None]:
    """The pictures of a chapter that shows *sources*, a line each; without a log, nothing may be reported."""
    images = tuple(Element("img", {"src": s}, (), Position(CHAPTER, n, 3)) for n, s in enumerate(sources, 1))
    body = Element("section", {}, (Element("p", {}, images, Position(CHAPTER)),), Position(CHAPTER))
    chapter = Chapter(Source(CHAPTER, "", "body"), "a", body)
    book = Book(Metadata("本", "ja", "hon", "urn:x", "2000-01-01T00:00:00Z"), (chapter,), (), {})
    found = Log()
    pictures = prepare_images(book, EDITION, [root], found if log is None else log)
    assert log is not None or not list(found)
    return [pictures.get(source) for source in sources]


def prepared(path: Path) -> Image.Image:
    """The one picture at *path*, prepared and opened."""
    (picture,) = prepare(path.parent, path.as_posix())
    assert picture is not None
    return opened(picture)


def opened(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    assert picture.media_type == image.get_format_mimetype()
    return image


def saved(path: Path, image: Image.Image, **options: Any) -> Path:
    image.save(path, **options)
    return path


def photograph(size: tuple[int, int] = (200, 150)) -> Image.Image:
    bands = (Image.effect_mandelbrot(size, (-2, -1, 1, 1), 30), *[Image.effect_noise(size, 60)] * 2)
    return Image.merge("RGB", bands)


def drawing(colours: Sequence[str] = ("red", "green")) -> Image.Image:
    image = Image.new("RGB", (120, 80), "white")
    for number, colour in enumerate(colours):
        ImageDraw.Draw(image).rectangle((10 + 50 * number, 10, 50 + 50 * number, 70), colour)
    return image


def near(pixel: object, colour: tuple[int, ...], distance: int = 6) -> bool:
    values = pixel if isinstance(pixel, tuple) else (pixel,)
    return all(abs(a - b) <= distance for a, b in zip(values, colour, strict=True))


def report(log: Log) -> list[str]:
    return [f"{entry.position}: {entry.code}: {entry.message('en')}" for entry in log]


def test_photograph_becomes_baseline_jpeg_within_limits(tmp_path: Path) -> None:
    image = prepared(saved(tmp_path / "a.png", photograph((800, 400))))
    assert (image.format, image.size, "progressive" in image.info) == ("JPEG", (300, 150), False)
    image = prepared(saved(tmp_path / "a.jpg", photograph((400, 400)), progressive=True))
    assert (image.format, image.size, "progressive" in image.info) == ("JPEG", (244, 244), False)


def test_small_pictures_are_not_enlarged(tmp_path: Path) -> None:
    assert prepared(saved(tmp_path / "a.jpg", photograph((30, 20)))).size == (30, 20)


def test_drawing_keeps_its_colours_in_a_palette(tmp_path: Path) -> None:
    image = prepared(saved(tmp_path / "a.png", drawing()))
    assert (image.format, image.mode) == ("PNG", "P")
    assert image.convert("RGB").tobytes() == drawing().tobytes()


def test_a_palette_may_not_swallow_a_spot(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").resize((240, 250))
    halves = Image.new("L", ramp.size)
    halves.paste(127, (120, 0, 240, 250))
    image = Image.merge("RGB", (ramp, ramp, halves))
    spots = [(255, 0, 0), (246, 5, 37), (237, 10, 74)]
    for number, colour in enumerate(spots):
        image.paste(colour, (10 + 10 * number, 100, 18 + 10 * number, 108))
    result = prepared(saved(tmp_path / "a.png", image)).convert("RGB")
    assert [near(result.getpixel((14 + 10 * n, 104)), colour, 24) for n, colour in enumerate(spots)] == [True] * 3


def test_light_jpeg_is_not_made_heavier(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", photograph(), quality=30)
    (picture,) = prepare(tmp_path, path.as_posix())
    assert picture is not None
    assert len(picture.data) <= path.stat().st_size


def test_turned_photographs_stand_upright_and_tell_nothing(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"
    image = Image.new("RGB", (80, 40), "blue")
    image.paste("red", (0, 0, 40, 40))
    for name in ("a.jpg", "a.png"):
        path = saved(tmp_path / name, image, exif=exif, comment="secret")
        turned = prepared(path)
        assert turned.size == (40, 80)
        assert near(turned.convert("RGB").getpixel((20, 10)), (255, 0, 0))
        assert not turned.getexif()
        assert not {"comment", "exif"} & turned.info.keys()


def test_broken_exif_is_passed_over(tmp_path: Path) -> None:
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x05"
    assert prepared(saved(tmp_path / "a.jpg", photograph(), exif=exif)).size == (200, 150)


def test_only_the_first_frame_of_an_animation(tmp_path: Path) -> None:
    saved(tmp_path / "a.gif", drawing(), save_all=True, append_images=[drawing(["blue"])])
    log = Log()
    (picture,) = prepare(tmp_path, f"{tmp_path.as_posix()}/a.gif", log=log)
    assert picture is not None
    assert opened(picture).convert("RGB").tobytes() == drawing().tobytes()
    assert [entry.code for entry in log] == ["picture-mended"]


def test_cmyk_without_profile_is_converted_with_a_warning(tmp_path: Path) -> None:
    saved(tmp_path / "a.jpg", Image.new("CMYK", (40, 40), (0, 255, 255, 0)), quality=95)
    log = Log()
    (picture,) = prepare(tmp_path, f"{tmp_path.as_posix()}/a.jpg", log=log)
    assert picture is not None
    assert near(opened(picture).getpixel((20, 20)), (255, 0, 0))
    assert "without a profile" in report(log)[0]


def test_profiles_are_honoured(tmp_path: Path) -> None:
    """Green and blue change places in this profile's picture of itself, so that it must have been read."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    green, blue = profile.index(b"gXYZ"), profile.index(b"bXYZ")
    profile[green : green + 4], profile[blue : blue + 4] = b"bXYZ", b"gXYZ"
    profile = profile.replace("sRGB".encode("utf-16-be"), "odd!".encode("utf-16-be"))
    path = saved(tmp_path / "a.png", Image.new("RGB", (40, 40), "lime"), icc_profile=bytes(profile))
    assert near(prepared(path).convert("RGB").getpixel((20, 20)), (0, 0, 255), 12)
    path = saved(tmp_path / "b.png", Image.new("RGB", (40, 40), "lime"), icc_profile=b"broken")
    assert near(prepared(path).convert("RGB").getpixel((20, 20)), (0, 255, 0))


def test_sixteen_bits_keep_their_greys(tmp_path: Path) -> None:
    grey = Image.new("I;16", (40, 40), 32896)
    assert near(prepared(saved(tmp_path / "a.png", grey)).getpixel((20, 20)), (128,), 1)
    floating = Image.linear_gradient("L").convert("F").point(lambda level: level * 0.1 + 7)
    column = prepared(saved(tmp_path / "a.tif", floating))
    assert (column.getpixel((9, 0)), column.getpixel((9, column.height - 1))) == (0, 255)


def test_grey_stays_grey(tmp_path: Path) -> None:
    for number, image in enumerate((photograph().convert("L"), drawing().convert("1"), Image.new("LA", (9, 9)))):
        assert prepared(saved(tmp_path / f"{number}.png", image)).mode == "L"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "PA"])
def test_paper_shows_through_transparency(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 40, 20))
    suffix = "tif" if mode == "PA" else "png"
    result = prepared(saved(tmp_path / f"a.{suffix}", image.convert("LA" if mode == "PA" else mode)))
    assert not result.has_transparency_data
    assert [near(result.convert("L").getpixel((20, y)), (shade,)) for y, shade in ((5, 0), (35, 255))] == [True] * 2


def test_half_transparency_is_a_tint_of_the_paper(tmp_path: Path) -> None:
    result = prepared(saved(tmp_path / "a.png", Image.new("RGBA", (40, 40), (255, 0, 0, 128))))
    assert near(result.convert("RGB").getpixel((20, 20)), (255, 127, 127), 2)


def test_names_are_ascii_and_unique(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
    names = ["a/Fig 1 (2).png", "b/fig_1-2.PNG", "a/図.png", "a/図１.png", "a/cover.png", "b/é.png"]
    for name in names:
        drawing().save(tmp_path / name)
    pictures = prepare(tmp_path, *(f"{tmp_path.as_posix()}/{name}" for name in names))
    assert [picture and picture.name for picture in pictures] == [
        "fig-1-2.png",
        "fig-1-2-2.png",
        "picture.png",
        "1.png",
        "cover-2.png",
        "e.png",
    ]


def test_what_cannot_be_used_is_reported_at_every_reference(tmp_path: Path) -> None:
    inside = tmp_path / "book"
    inside.mkdir()
    root = inside.as_posix()
    saved(inside / "fig1.png", drawing())
    saved(tmp_path / "outside.png", drawing())
    (inside / "link.png").symlink_to(tmp_path / "outside.png")
    log = Log()
    sources = [
        f"{root}/fig2.png",
        "https://example.org/a.png",
        "//example.org/a.png",
        f"{root}/../outside.png",
        f"{root}/link.png",
        "data:image/png;base64,AAAA",
        f"{root}/fig2.png",
        root,
        f"{root}/{'長' * 200}.png",
    ]
    assert prepare(inside, *sources, log=log) == [None] * 9
    assert [(e.position.line, e.code) for e in log] == [
        (1, "picture-missing"),
        (2, "picture-remote"),
        (3, "picture-remote"),
        (4, "file-outside"),
        (5, "file-outside"),
        (6, "picture-broken"),
        (7, "picture-missing"),
        (8, "picture-missing"),
        (9, "picture-broken"),
    ]
    assert next(iter(log)).hint("en").endswith("/book/fig1.png”?")


def bomb() -> bytes:
    """The head of a PNG file of 30 000 × 30 000 pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(bytes(1000))
    chunks = (struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in (head, body))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def encoded(file_format: str) -> bytes:
    file = io.BytesIO()
    photograph().save(file, file_format)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"no picture", "it is damaged, or neither JPEG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "it is damaged, or neither JPEG"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "its root is html"),
        (bomb(), "it has more than 150 million pixels"),
        (encoded("PNG")[:-2000], "the file is damaged or cut off"),
        (encoded("JPEG")[:-2000], "the file is damaged or cut off"),
        (encoded("WEBP")[:-2000], "the file is damaged or cut off"),
    ],
)
def test_broken_files_say_why(tmp_path: Path, content: bytes, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    (tmp_path / "a.png").write_bytes(content)
    log = Log()
    assert prepare(tmp_path, f"{tmp_path.as_posix()}/a.png", log=log) == [None]
    assert f"cannot be read as a picture: {why}" in report(log)[0]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_svg_passes_cleaned_whatever_its_file_is_called(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>1</script></svg>'
    (tmp_path / "a.png").write_text(svg, encoding="utf-8")
    log = Log()
    (picture,) = prepare(tmp_path, f"{tmp_path.as_posix()}/a.png", log=log)
    assert picture is not None
    assert (picture.name, picture.media_type) == ("a.svg", "image/svg+xml")
    assert b"script" not in picture.data
    assert report(log) == [f"a.md:1:3: picture-mended: “{tmp_path.as_posix()}/a.png” was cleaned: a script"]


def test_same_bytes_twice(tmp_path: Path) -> None:
    names = [saved(tmp_path / "a.png", photograph()), saved(tmp_path / "b.png", drawing())]
    sources = [name.as_posix() for name in names]
    assert prepare(tmp_path, *sources) == prepare(tmp_path, *sources)


def test_a_picture_is_called_what_the_author_wrote(tmp_path: Path) -> None:
    (tmp_path / "雨").mkdir()
    saved(tmp_path / "雨" / "fig1.png", drawing())
    (tmp_path / "ring.png").symlink_to("ring.png")
    log = Log()
    here, above = tmp_path.as_posix(), tmp_path.parent.as_posix()
    for src, written in [
        (f"{here}/雨/fig11.png", "../雨/fig11.png"),
        (f"{above}/x.png", "../../x.png"),
        ("", ""),
        ("data:x", "data:x"),
        (f"{here}/\0.png", "\0.png"),
        (f"{here}/ring.png", "ring.png"),
        (here, "."),
    ]:
        image = Element("img", {"src": src, "data-src": written, "alt": "雨"}, (), Position(CHAPTER, 1, 1))
        chapter = Chapter(Source(CHAPTER, "", "body"), "a", Element("section", {}, (image,), Position(CHAPTER)))
        book = Book(Metadata("本", "ja", "hon", "urn:x", "2000-01-01T00:00:00Z"), (chapter,), (), {})
        assert prepare_images(book, EDITION, [tmp_path], log) == {}
    assert {f"{item.message('en')} {item.hint('en')}".strip() for item in log} == {
        "there is no picture “.”",
        "there is no picture “ring.png”",
        "there is no picture “\0.png”",
        "there is no picture “../雨/fig11.png” did you mean “../雨/fig1.png”?",
        "“../../x.png” lies outside the book's folder and assets/ copy it into the book's folder",
        "“data:x” cannot be read as a picture: it is written into the text; save it as a file",
        "“雨” cannot be read as a picture: no file is named",
    }


def test_a_picture_is_found_in_whatever_form_the_disk_spells_it(tmp_path: Path) -> None:
    saved(tmp_path / unicodedata.normalize("NFD", "が.png"), drawing())
    assert prepared(tmp_path / "が.png")


def test_cover(tmp_path: Path) -> None:
    log, position = Log(), Position(Path("book.toml"), 5, 1)
    cover = prepare_cover(saved(tmp_path / "A.png", photograph((1700, 2720))), EDITION, log, position)
    assert cover is not None
    assert (cover.name, opened(cover).size) == ("cover.jpg", (1600, 2560))
    assert not list(log)
    assert prepare_cover(tmp_path / "b.png", EDITION, log, position) is None
    assert [(entry.position, entry.code) for entry in log] == [(position, "picture-missing")]
