"""The typographic cover: what is on it, and where its lines end."""

import io
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image, ImageColor
from PIL.JpegImagePlugin import get_sampling

from hanmen.cli import main
from hanmen.cover import draw_cover
from hanmen.model import Author, CoverPlan, Metadata
from hanmen.phrases import lines_of
from tests.covers import forme
from tests.support import tiny_book

METADATA = Metadata(
    "開かれた知能",
    "ja",
    "hon",
    "urn:x",
    "2000-01-01T00:00:00Z",
    subtitle="オープンソースAIは誰のものか",
    authors=(Author("山田 太郎"), Author("李", role="trl")),
    publisher="版面",
)


def drawn(metadata: Metadata, **changes: Any) -> Image.Image:
    picture = draw_cover(forme(metadata, **changes))
    assert (picture.name, picture.media_type) == ("cover.jpg", "image/jpeg")
    image = Image.open(io.BytesIO(picture.data))
    image.load()
    return image


def ink(image: Image.Image, top: int, bottom: int) -> int:
    """The number of black pixels between two heights in mm; edge and band are neither black nor white."""
    strip = image.crop((10, top * 10, image.width - 10, bottom * 10)).convert("L")
    return sum(strip.histogram()[:60])


def test_a_quiet_page_with_one_band(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "weasyprint"):
        image = drawn(METADATA)
    assert not caplog.records
    assert (image.format, image.size, image.mode) == ("JPEG", (1600, 2560), "RGB")
    assert "progressive" not in image.info
    assert get_sampling(image) == 0  # 4:4:4
    blue = image.convert("HSV").split()[1].point(lambda saturation: 255 * (saturation > 120)).getbbox()
    assert blue is not None
    assert (blue[0], blue[2]) == (0, 1600)
    assert blue[1] > 1280


def test_everything_is_on_it() -> None:
    whole = drawn(METADATA)
    assert ink(whole, 0, 180) > ink(drawn(replace(METADATA, subtitle="")), 0, 180) > 0
    assert ink(whole, 230, 256) > ink(drawn(replace(METADATA, publisher="")), 230, 256) == 0
    nobody = drawn(replace(METADATA, authors=()))
    assert nobody.tobytes() != whole.tobytes()
    assert ink(nobody, 0, 180) == ink(whole, 0, 180)


@pytest.mark.parametrize("title", ["雨", "長" * 90, "オープンソース" * 9, "TITLE" * 20, "word " * 40, "<b>"])
def test_every_title_stays_on_white_paper(title: str) -> None:
    image = drawn(replace(METADATA, title=title, subtitle="", authors=(), publisher=""))
    assert ink(image, 20, 180) > 0
    band = image.crop((1590, 0, 1591, 2560)).convert("L")
    assert max(band.crop((0, 0, 1, 1800)).histogram()[:200]) == 0


@pytest.mark.parametrize(("colour", "letters"), [("#8b1f2b", 255), ("#f2d16b", 0)])
def test_names_can_be_read_on_a_band_of_any_colour(colour: str, letters: int) -> None:
    band = drawn(METADATA, cover_plan=CoverPlan(colour)).crop((0, 1860, 1600, 2240))
    assert band.getpixel((800, 20)) == pytest.approx(ImageColor.getrgb(colour), abs=4)
    darkest, lightest = band.convert("L").getextrema()
    assert letters == pytest.approx(lightest if letters else darkest, abs=4)


def test_a_motif_stands_on_the_band_in_the_colour_of_the_cover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    vertical = '[kihon-hanmen]\nwriting-mode = "vertical"\n'
    tiny_book(Path("b"), toml=f'[cover]\ncolour = "#c00000"\nmotif = "m.svg"\n{vertical}', ame="# 雨")
    bar = '<path fill="currentColor" d="M0 0h4v2h-4z"/>'
    Path("b/m.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 2">{bar}</svg>', "utf-8")
    assert main(["epub", "--book", "b"]) == 0
    with ZipFile("dist/b.epub") as archive:
        image = Image.open(io.BytesIO(archive.read("item/image/cover.jpg"))).convert("RGB")
    red = image.getchannel("G").point(lambda level: 255 * (level < 40))
    black = image.getchannel("R").point(lambda level: 255 * (level < 60)).crop((10, 10, 1590, 1800))
    assert red.crop((0, 1400, 1600, 1840)).getbbox() == pytest.approx((160, 130, 800, 440), abs=4)
    left, top, right, bottom = black.getbbox() or (0, 0, 0, 0)
    assert left > 800  # the title of a vertical book runs down here as well
    assert bottom - top > right - left


def test_same_bytes_twice() -> None:
    assert draw_cover(forme(METADATA)) == draw_cover(forme(METADATA))


@pytest.mark.parametrize(
    ("title", "measure", "lines"),
    [
        ("開かれた知能", 6, "開かれた知能"),
        ("開かれた知能", 5, "開かれた/知能"),
        ("オープンソースAIは誰のものか", 8, "オープンソース/AIは誰のものか"),
        ("ゼロから作るDeep Learning入門", 8, "ゼロから作る/Deep Learning/入門"),
        ("『論語』と算盤", 5, "『論語』と/算盤"),
        ("The Open Intelligence", 8, "The Open/Intelligence"),
        ("开源人工智能的现在与未来", 7, "开源人工智能的/现在与未来"),
        ("人工智能基础设施", 5, "人工智能/基础设施"),
        ("お客様、新しいお茶", 4, "お客様、/新しい/お茶"),
        ("私のお気に入り", 5, "私の/お気に入り"),
        ("Donaudampfschifffahrt", 7, "Donaudampf/schifffahrt"),
        ("ディープラーニングー", 9, "ディープ/ラーニングー"),
    ],
)
def test_lines_end_where_phrases_end(title: str, measure: int, lines: str) -> None:
    assert "/".join(lines_of(title, measure)) == lines


def test_a_vertical_title_runs_down_at_the_right() -> None:
    vertical = replace(METADATA, subtitle="")
    image = drawn(vertical, is_vertical=True, stands=True).convert("L").crop((10, 0, 1590, 1800))
    left, top, right, bottom = image.point(lambda value: 255 * (value < 60)).getbbox() or (0, 0, 0, 0)
    assert left > 1100
    assert 1390 < right < 1460
    assert bottom - top > 4 * (right - left)
