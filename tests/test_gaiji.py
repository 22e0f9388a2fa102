"""Characters that no font has, as pictures of one em (外字): where they stand on the page, and in the EPUB."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from hanmen.cli import main
from tests.support import tiny_book

MM = 72 / 25.4  # pt
SCALE = 10  # px to the mm
EM = 3.25  # mm, 13Q
HALVES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M0 0h100v50H0z" fill="#f00"/>'
    '<path d="M0 50h100v50H0z" fill="#00f"/></svg>'
)
TEXT = "# 章\n\n木木木木木木木木木木![木へんに雨](gaiji/u1.svg){.gaiji}。木木\n\n![土へんに雨](gaiji/u1.svg){.gaiji}\n"


def book(folder: Path, mode: str) -> Path:
    keys = f'[kihon-hanmen]\nwriting-mode = "{mode}"\n[[edition]]\nname = "press"\nink = "k"\n'
    tiny_book(folder, keys, ame=TEXT)
    (folder / "gaiji").mkdir()
    (folder / "gaiji" / "u1.svg").write_text(HALVES, "utf-8")
    return folder


def made(folder: Path, edition: str) -> Path:
    out = folder.parent / "out"
    assert main([edition, "--book", str(folder), "--out", str(out), "--strict"]) == 0
    return next(out.glob("b*.epub" if edition == "epub" else "b*.pdf"))


def boxes_of(page: Image.Image, wanted: Callable[[int, int, int], bool]) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of the connected rows of pixels with a wanted colour, from the top, in px."""
    pixels = [[wanted(*page.getpixel((x, y))) for x in range(page.width)] for y in range(page.height)]  # type: ignore[misc]
    rows = [y for y, row in enumerate(pixels) if any(row)]
    starts = [y for y in rows if y - 1 not in rows]
    ends = [y for y in rows if y + 1 not in rows]
    spans = list(zip(starts, ends, strict=True))
    columns = [[x for row in pixels[first : last + 1] for x, hit in enumerate(row) if hit] for first, last in spans]
    return [(min(xs), first, max(xs) + 1, last + 1) for xs, (first, last) in zip(columns, spans, strict=True)]


@pytest.mark.parametrize("mode", ["horizontal", "vertical"])
def test_it_stands_upright_in_an_em_of_its_line(mode: str, tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(made(book(tmp_path / "b", mode), "screen")) as pdf:
        page = next(page for page in pdf if "木木" in page.get_textpage().get_text_range())
        text = page.get_textpage()
        left, bottom, right, top = text.get_charbox(text.search("木").get_next()[0], loose=True)
        first = (left / MM, (page.get_height() - top) / MM, right / MM, (page.get_height() - bottom) / MM)
        picture = page.render(scale=SCALE / MM).to_pil().convert("RGB")
    x, y = ((first[0] + first[2]) / 2, (first[1] + first[3]) / 2)
    along = 10 * EM
    centre = (x + along, y) if mode == "horizontal" else (x, y + along)
    red = boxes_of(picture, lambda r, g, b: r > 200 and g < 60 and b < 60)
    blue = boxes_of(picture, lambda r, g, b: b > 200 and g < 60 and r < 60)
    assert len(red) == len(blue) == 2  # the second is a paragraph of its own, and no figure
    (left, top, right, middle), (_, _, _, bottom) = (red[0], blue[0]) if mode == "horizontal" else (max(red), max(blue))
    assert (right - left) / SCALE == pytest.approx(EM, abs=0.2)
    assert (bottom - top) / SCALE == pytest.approx(EM, abs=0.2)
    assert ((left + right) / 2 / SCALE, middle / SCALE) == pytest.approx(centre, abs=0.2)


def test_an_epub_has_it_as_readers_know_it(tmp_path: Path) -> None:
    with ZipFile(made(book(tmp_path / "b", "horizontal"), "epub")) as archive:
        chapter = archive.read("item/xhtml/p-001.xhtml").decode()
        style = archive.read("item/style/book-style.css").decode()
    assert chapter.count('class="gaiji"') == 2
    assert '<p><img src="../image/u1.svg" alt="土へんに雨" class="gaiji"/></p>' in chapter
    assert "<figure" not in chapter
    assert "img.gaiji, html.vrtl img.gaiji { width: 1em; height: 1em;" in style


def test_the_press_has_its_outlines_in_black_ink(tmp_path: Path) -> None:
    with pikepdf.open(made(book(tmp_path / "b", "vertical"), "press")) as pdf:
        streams = [page.Contents.read_bytes() for page in pdf.pages]
        streams += [
            each.read_bytes()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"
        ]
        assert not any(page.get_images() for page in pdf.pages)
    painted = [line.split() for stream in streams for line in stream.decode("latin-1").splitlines()]
    assert {line[-1] for line in painted if line} & {"k", "g"}
    assert not [
        line for line in painted if line and (line[-1] in ("rg", "RG") or (line[-1] == "k" and line[:3] != ["0"] * 3))
    ]
