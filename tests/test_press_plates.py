"""Second opinions on press PDFs: the plates as Ghostscript separates them, the pages as four programs show them."""

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from hanmen.cli import main
from hanmen.diagnostics import Log
from hanmen.press import write_press
from tests.pressed import MM, forme
from tests.support import tiny_book

needs_ghostscript = pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
needs_qpdf = pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")

MIXED = """<p>雨の日に<a href="https://example.org/">山</a>を歩いた。<ruby>雨<rt>あめ</rt></ruby></p>
<div style="height: 15mm; background: linear-gradient(to right, #c00, #fff 40%, #06c)"></div>
<div style="height: 9mm; background: repeating-linear-gradient(45deg, #888 0, #eee 3mm)"></div>
<img src="a.jpg" alt="" style="width: 40mm"><img src="a.svg" alt="" style="width: 40mm">
<table style="border-collapse: collapse"><tr><td style="border: .2mm solid">一</td><td>二</td></tr></table>"""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><defs>
<linearGradient id="g"><stop offset="0" stop-color="#080"/><stop offset="1" stop-color="#ff0"/></linearGradient>
<pattern id="p" width="25" height="25" patternUnits="userSpaceOnUse"><path d="M5 5H20V20H5Z" fill="#808"/></pattern>
</defs><path d="M0 0H50V50H0Z" fill="url(#g)"/><path d="M50 0H100V50H50Z" fill="url(#p)"/></svg>"""
INKS = ("Cyan", "Magenta", "Yellow", "Black")


def run(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def mixed(folder: Path, **printing: str) -> Path:
    """A press PDF with text, gradients, a photograph and a drawing."""
    colours = Image.merge("RGB", [Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180)])
    colours.resize((800, 400)).save(folder / "a.jpg")
    (folder / "a.svg").write_text(SVG, "utf-8")
    file = folder / "printed.pdf"
    file.write_bytes(write_press(forme(MIXED, folder, "", **printing), Log()))
    return file


def plates(file: Path) -> dict[str, Image.Image]:
    """Each ink of the first page, 0 where it is full, at 72 dpi and with overprint."""
    pattern = file.with_suffix(".tif")
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r72", f"-sOutputFile={pattern}", file)
    found = {}
    for ink in INKS:
        with Image.open(file.with_name(f"{file.stem}({ink}).tif")) as plate:
            found[ink] = plate.convert("L")
    return found


@needs_ghostscript
@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_a_job_in_black_has_one_plate(standard: str, tmp_path: Path) -> None:
    file = mixed(tmp_path, ink="k", standard=standard, marks="tombo")
    for line in run("gs", "-q", "-o", "-", "-sDEVICE=inkcov", file).splitlines():
        cyan, magenta, yellow, black = map(float, line.split()[:4])
        assert (cyan, magenta, yellow) == (0, 0, 0)
        assert black > 0


@needs_ghostscript
def test_text_is_on_the_black_plate_alone(tmp_path: Path) -> None:
    file = tmp_path / "text.pdf"
    file.write_bytes(write_press(forme("<p>雨の日に山を歩いた。</p>" * 9, tmp_path), Log()))
    (line,) = run("gs", "-q", "-o", "-", "-sDEVICE=inkcov", file).splitlines()
    assert [float(ink) > 0 for ink in line.split()[:4]] == [False, False, False, True]


@needs_ghostscript
def test_black_text_leaves_the_ink_below_it(tmp_path: Path) -> None:
    """On a cyan ground: the cyan plate has no hole where the letters are, and one where they are white."""
    ground = "background: device-cmyk(1 0 0 0); height: 20mm; font-size: 15mm; line-height: 20mm"
    file = tmp_path / "ground.pdf"
    for colour, is_whole in (("#000", True), ("#fff", False)):
        body = f'<p style="{ground}; color: {colour}">雨雨雨</p>'
        file.write_bytes(write_press(forme(body, tmp_path), Log()))
        inside = plates(file)["Cyan"].crop((56, 56, 250, 108))
        assert (inside.getextrema() == (0, 0)) == is_whole


@needs_ghostscript
def test_marks_are_on_all_plates(tmp_path: Path) -> None:
    separated = plates(mixed(tmp_path, marks="tombo"))
    corner = (0, 0, round(12 * MM), round(12 * MM))
    assert all(any(plate.crop(corner).histogram()[:200]) for plate in separated.values())


@needs_qpdf
@pytest.mark.parametrize("standard", ["x4", "x1a"])
def test_qpdf_has_nothing_to_say(standard: str, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", mixed(tmp_path, standard=standard))


def shown_by_pdfium(file: Path, page: int) -> Image.Image:
    shown: Image.Image = pypdfium2.PdfDocument(file)[page].render(scale=2).to_pil()
    return shown


def shown_by_poppler(file: Path, page: int) -> Image.Image:
    command = ("pdftoppm", "-r", "144", "-png", "-f", str(page + 1), "-l", str(page + 1), file)
    return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))


def shown_by_ghostscript(file: Path, page: int) -> Image.Image:
    smooth = ("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", f"-dFirstPage={page + 1}", f"-dLastPage={page + 1}")
    command = ("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r144", *smooth, "-sOutputFile=-", file)
    return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))


def shown_by_mupdf(file: Path, page: int) -> Image.Image:
    command = ("mutool", "draw", "-q", "-r", "144", "-F", "png", "-o", "-", file, str(page + 1))
    return Image.open(io.BytesIO(subprocess.run(command, check=True, capture_output=True).stdout))


PROGRAMS = {"pdftoppm": shown_by_poppler, "gs": shown_by_ghostscript, "mutool": shown_by_mupdf}
installed = {name: pytest.mark.skipif(not shutil.which(name), reason=f"{name} is not installed") for name in PROGRAMS}
present = [pytest.param(name, marks=mark) for name, mark in installed.items()]


def difference(one: Image.Image, other: Image.Image) -> float:
    """The worst mean difference of grey, of 255, in a field of 15 × 15 pt: edges blur, a missing letter does not."""
    size = one.size
    greys = [image.convert("L").resize(size).reduce(30) for image in (one, other)]
    return ImageStat.Stat(ImageChops.difference(*greys)).extrema[0][1]


@pytest.mark.parametrize("name", present)
@pytest.mark.parametrize("ink", ["cmyk", "k"])
def test_all_programs_show_the_same_page(name: str, ink: str, tmp_path: Path) -> None:
    """Inks look different in each, so that colours may be off by a fifth; in black they may hardly."""
    file = mixed(tmp_path, ink=ink)
    assert difference(shown_by_pdfium(file, 0), PROGRAMS[name](file, 0)) < (50 if ink == "cmyk" else 20)


@pytest.fixture(scope="module")
def vertical(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vertical")
    toml = '[kihon-hanmen]\nwriting-mode = "vertical"\n'
    chapters = {"ame": "# 雨\n\n雨の日に、{漢字|かんじ}を12回書いた。「ー」と……AIと。\n"}
    book = tiny_book(folder / "b", toml, **chapters)
    assert main(["press", "--book", str(book), "--out", str(folder), "--strict"]) == 0
    return folder / "b-press.pdf"


@pytest.mark.parametrize("name", present)
def test_a_vertical_page_is_the_same_in_all(name: str, vertical: Path) -> None:
    assert difference(shown_by_pdfium(vertical, 2), PROGRAMS[name](vertical, 2)) < 25
