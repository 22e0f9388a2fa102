"""Pages that are drawn upright: where their things are on the paper, as a reader's program sees it."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pikepdf
import pypdfium2
import pytest
import weasyprint
from PIL import Image, ImageChops
from weasyprint import HTML

from hanmen.lines.hooks import WrongWeasyPrintError
from hanmen.vertical.turn import turned
from tests.laid_out import Laid, lay_out

WIDTH, HEIGHT = 150, 300  # of the paper, pt; it is laid out 400 px wide and 200 px high
PICTURE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='8' height='4'><path d='M0 0h8v4z'/></svg>"
LONG = "人の書いた文字を黒く印刷すると白い本になるが、それを東京の山のもとで読む人がいる"  # and two are left over
PARAGRAPHS = (LONG, "漢字の本", "「雨の日に」", "山", "川を", LONG + "雨の日に", "「雨」山", "川") * 2


def document(body: str, **options: Any) -> Laid:
    return lay_out(body, measure=40, height=20, **options)


def upright(body: str, **options: Any) -> bytes:
    laid = document(body, **options)
    return replace(laid, document=turned(laid.document)).write_pdf(pdf_variant="pdf/ua-1")


@contextmanager
def opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield pdf


def numbers(array: Any) -> list[float]:
    return [round(float(number), 2) for number in array]


def rectangle(array: Any) -> list[float]:
    x1, y1, x2, y2 = numbers(array)
    return [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)]


def raster(data: bytes, page: int = 0) -> Image.Image:
    with pypdfium2.PdfDocument(data) as pdf:
        image: Image.Image = pdf[page].render(scale=96 / 72, draw_annots=False).to_pil().convert("RGB")
    return image


def place_of(text: str, data: bytes, page: int = 0) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a text on a page, pt."""
    with pypdfium2.PdfDocument(data) as pdf:
        read = pdf[page].get_textpage()
        start = read.get_text_range().index(text)
        boxes = [read.get_charbox(number) for number in range(start, start + len(text))]
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def test_the_page_is_upright() -> None:
    with opened(upright("山")) as pdf:
        page = pdf.pages[0]
        assert numbers(page.MediaBox) == numbers(page.TrimBox) == [0, 0, WIDTH, HEIGHT]
        assert "/Rotate" not in page


def test_bleed_lies_around_it() -> None:
    css = "@page { bleed: 8px; bleed-top: 4px; bleed-bottom: 4px }"
    with opened(upright("山", css=css)) as pdf:
        page = pdf.pages[0]
        assert numbers(page.TrimBox) == [0, 0, WIDTH, HEIGHT]
        assert numbers(page.MediaBox) == numbers(page.BleedBox) == [-3, -6, WIDTH + 3, HEIGHT + 6]
    (page,) = turned(document("山", css=f"{css} @page {{ bleed-left: 2px; bleed-bottom: 3px }}").document).pages
    assert page.bleed == {"top": 2, "right": 4, "bottom": 8, "left": 3}


def test_lines_run_down_the_page_and_to_the_left() -> None:
    data = upright("山川<br>雨")
    first, second, below = (place_of(text, data) for text in "山雨川")
    assert first[2] > WIDTH - 15 * 0.75 - 2
    assert first[3] == pytest.approx(HEIGHT, abs=1)
    assert first[0] - second[0] == pytest.approx(20 * 0.75, abs=0.1)
    assert first[3] - below[3] == pytest.approx(10 * 0.75, abs=0.1)


PAINTED = f"""
<p>漢字<b style="opacity: .5">の本</b>を組む。<u>山川</u>
<i style="display: inline-block; transform: rotate(45deg)">雨</i>
<div style="height: 40px; margin: 10px; background: linear-gradient(to right, #f00, #00f 30%, #0f0)"></div>
<div style="height: 30px; opacity: .4; width: 50px; margin-left: 20px; background: linear-gradient(#000, #fff)">日</div>
<p style="opacity: .5; margin-left: 300px">人々
<p><img src="{PICTURE}" alt=a style="width: 80px; border: 3px double #080; border-radius: 5px">
"""


def test_all_that_is_painted_is_turned() -> None:
    css = f'@page {{ background: url("{PICTURE}") 30px 50px / 16px; border: 2px dotted }}'
    laid = document(PAINTED, css=css)
    lying = raster(laid.write_pdf())
    difference = ImageChops.difference(
        lying.transpose(Image.Transpose.ROTATE_270), raster(replace(laid, document=turned(laid.document)).write_pdf())
    )
    far = sum(difference.convert("L").point(lambda value: 255 * (value > 100)).histogram()[200:])
    assert lying.size == (400, 200)
    assert far < 40, far


def test_a_link_lies_on_its_text() -> None:
    data = upright("<p>山川<a href=https://example.com/>雨人</a>")
    with opened(data) as pdf:
        (link,) = pdf.pages[0].Annots
        found = rectangle(link.Rect)
    assert (found[1], found[3]) == (HEIGHT - 40 * 0.75, HEIGHT - 20 * 0.75)
    left, bottom, right, top = place_of("雨人", data)
    assert found[0] - 2 < left < right < found[2] + 2
    assert found[1] - 1 < bottom < top < found[3] + 1


TARGETS = '<a href="#b">山</a><p style="break-before: page">川<div id=b style="margin-left: 80px">雨</div>'


def test_a_destination_is_the_height_of_its_target_at_the_left_of_the_page() -> None:
    with opened(upright(TARGETS)) as pdf:
        target = pikepdf.NameTree(pdf.Root.Names.Dests)["b"]
        assert target[0].objgen == pdf.pages[1].objgen
        assert numbers(target[2:4]) == [0, HEIGHT - 60]


def test_a_bookmark_leads_where_a_link_would() -> None:
    with opened(upright(TARGETS, css="#b { bookmark-level: 1; bookmark-label: '題' }")) as pdf:
        bookmark = pdf.Root.Outlines.First
        assert bookmark.Dest[0].objgen == pdf.pages[1].objgen
        assert numbers(bookmark.Dest[2:4]) == [0, HEIGHT - 60]


def test_a_form_has_its_field_on_the_paper() -> None:
    style = "@page { size: 400px 200px; margin: 0 } input { position: absolute; left: 40px; top: 20px; padding: 0;"
    html = HTML(string=f"<html lang=ja><style>{style} width: 80px; height: 30px; border: 0 }}</style><input name=a>")
    data = turned(html.render(pdf_forms=True)).write_pdf(pdf_forms=True)
    with opened(data) as pdf:
        (field,) = pdf.pages[0].Annots
        assert rectangle(field.Rect) == [WIDTH - 37.5, HEIGHT - 90, WIDTH - 15, HEIGHT - 30]


def structure(element: Any) -> Iterator[Any]:
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from structure(kid)


TURNED_BACK = "width: 80px; transform-origin: 0 0; transform: translate(0, 80px) rotate(-90deg)"


@pytest.mark.parametrize("is_turned_back", [False, True])
def test_the_structure_is_complete_and_figures_are_where_they_are_seen(is_turned_back: bool) -> None:
    style = f"{TURNED_BACK}; position: absolute" if is_turned_back else "margin-left: 30px"
    picture = f'<img src="{PICTURE}" alt=a style="display: block; width: 80px">'
    data = upright(f'<p>山</p><div style="{style}">{picture}</div><p>川')
    with opened(data) as pdf:
        (whole,) = pdf.Root.StructTreeRoot.K
        elements = list(structure(whole))
        figures = [element for element in elements if element.S == "/Figure"]
        assert whole.A.WritingMode == "/TbRl"
        assert [str(e.S) for e in elements if e.S in ("/P", "/Figure")] == ["/P", "/Figure", "/P"]
        found = rectangle(figures[0].A.BBox)
        marks = str(pdf.pages[0].Contents.read_bytes()).count("/MCID")
        assert len(pdf.Root.StructTreeRoot.ParentTree.Nums[1]) == marks
    width, height = (80, 40) if is_turned_back else (40, 80)
    assert (found[2] - found[0], found[3] - found[1]) == pytest.approx((width * 0.75, height * 0.75), abs=0.1)
    left, top, right, bottom = (
        round(value / 0.75) for value in (found[0], HEIGHT - found[3], found[2], HEIGHT - found[1])
    )
    ink = raster(data).convert("L").point(lambda value: 255 * (value < 128)).crop((left, top, right, bottom)).getbbox()
    assert ink is not None
    assert (right - left - ink[2] + ink[0], bottom - top - ink[3] + ink[1]) < (3, 3)


@pytest.mark.parametrize("style", ["text-indent: 1em", "text-indent: 0", "opacity: .9"])
def test_pdfium_reads_columns_from_right_to_left(style: str) -> None:
    body = "".join(f"<p>{text}。</p>" for text in PARAGRAPHS)
    data = upright(f'<div style="{style}">{body}</div>', css="p { text-align: justify }")
    with pypdfium2.PdfDocument(data) as pdf:
        read = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "".join(read.split()) == "".join(f"{text}。" for text in PARAGRAPHS)


def test_another_weasyprint_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    laid = document("山")
    monkeypatch.setattr(laid.document.pages[0], "notes", [], raising=False)
    with pytest.raises(WrongWeasyPrintError, match="notes"):
        turned(laid.document)
    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    with pytest.raises(WrongWeasyPrintError, match=r"71\.0"):
        turned(laid.document)
