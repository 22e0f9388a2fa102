"""Plates, against what the page says, and against Ghostscript's separations where it is installed."""

import io
import shutil
import subprocess
from collections.abc import Mapping

import pytest
from pikepdf import Pdf
from PIL import Image, ImageChops, ImageStat

from hanmen.press.plates import PROCESS, plates
from tests.plate_cases import CASES, Case, page

# A processor converts RGB as a profile says, and each has its way with what is broken.
OWN_WAYS = {"picture-rgb", "picture-without-space", "picture-torn"}


def per_cent(picture: Image.Image, x: int, y: int) -> float:
    value = picture.getpixel((x, picture.height - 1 - y))
    assert isinstance(value, int)
    return (255 - value) / 2.55


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_each_ink_is_on_its_plate(case: Case) -> None:
    (separations,) = plates(page(case), 72, {1: PROCESS})
    found = separations.plates
    assert (separations.page, tuple(found)) == (1, PROCESS)
    for (x, y), amounts in case.inks.items():
        assert [per_cent(found[ink], x, y) for ink in PROCESS] == pytest.approx(amounts, abs=1.5)


@pytest.fixture(scope="module")
def separated(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Image.Image]]:
    """The plates that Ghostscript makes of all cases, in one run."""
    if not shutil.which("gs"):
        pytest.skip("Ghostscript is not installed")
    folder = tmp_path_factory.mktemp("tiffsep")
    with Pdf.new() as together:
        for case in CASES.values():
            with Pdf.open(io.BytesIO(page(case))) as single:
                together.pages.extend(single.pages)
        together.save(folder / "cases.pdf")
    command = ["gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", "-r72", "-dTextAlphaBits=4"]
    subprocess.run([*command, "-sOutputFile=%d.tif", "cases.pdf"], check=True, cwd=folder)
    return {
        name: {ink: Image.open(folder / f"{number}({ink}).tif").convert("L") for ink in PROCESS}
        for number, name in enumerate(CASES, 1)
    }


@pytest.mark.parametrize("name", sorted(CASES.keys() - OWN_WAYS))
def test_plates_are_those_of_a_raster_image_processor(
    name: str, separated: Mapping[str, Mapping[str, Image.Image]]
) -> None:
    (found,) = plates(page(CASES[name]), 72, {1: PROCESS})
    for ink in PROCESS:
        difference = ImageChops.difference(found.plates[ink], separated[name][ink])
        assert ImageStat.Stat(difference).mean[0] < 2, ink
