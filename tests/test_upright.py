"""Figures, tables, code and pictures in a line stand upright on the pages of a vertical book."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from hanmen.diagnostics import Position
from hanmen.model import Element, Size
from hanmen.vertical.upright import scale_of, set_upright, upright_blocks
from tests.on_paper import HEIGHT, MM, RESOLUTION, box_of, drawn, laid_out, part_of, place_of

EM = 3.25
Box = tuple[float, float, float, float]
RED, BLUE = (0, 2), (2, 0)  # channels with the colour and without
FLAG = "<svg xmlns='http://www.w3.org/2000/svg' width='{0}' height='{1}'><path d='M0 0h{0}v{2}H0z' fill='red'/>\
<path d='M0 {2}h{0}v{2}H0z' fill='blue'/></svg>"  # red above blue
TEXT = """# 題

天![印](flag.svg)地🔺人

![図の題](flag.svg){#fig:a width=50%}

| 左上 | 右上 |
|---|---|
| 左下 | 右下 |

```
code one
code two
```

- 項

  ![小さい図](flag.svg){#fig:c width=20%}
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    folder = tmp_path_factory.mktemp("upright") / "b"
    folder.mkdir()
    (folder / "flag.svg").write_text(FLAG.format(400, 400, 200))
    opened = laid_out(folder, "", TEXT)
    yield opened
    opened.close()


def area(picture: Image.Image, colour: tuple[int, int], box: Box) -> tuple[float, ...] | None:
    """Where a colour is in a box, both mm: left, top, right and bottom."""
    part = part_of(picture, *box)
    has, lacks = (part.getchannel(number) for number in colour)
    found = ImageChops.subtract(has, lacks).point(lambda value: 255 * (value > 128)).getbbox()
    return found and tuple(edge / RESOLUTION + box[side % 2] for side, edge in enumerate(found))


def test_a_picture_in_a_line_stands_in_an_em(pdf: pypdfium2.PdfDocument) -> None:
    _, left, top, right, bottom = box_of("天", pdf)
    box = (left - 1, bottom - 1, right + 1, bottom + EM + 1)
    picture = drawn(pdf, "天")
    assert area(picture, RED, box) == pytest.approx((left, bottom, right, bottom + EM / 2), abs=0.1)
    assert area(picture, BLUE, box) == pytest.approx((left, bottom + EM / 2, right, bottom + EM), abs=0.1)
    assert place_of("地", pdf)[2] - top == pytest.approx(2 * EM, abs=0.05)


def test_an_emoji_stands_in_an_em_with_its_colours(pdf: pypdfium2.PdfDocument) -> None:
    _, left, top, right, bottom = box_of("地", pdf)
    tip, base = (
        area(drawn(pdf, "地"), RED, (left - 1, bottom + from_top, right + 1, bottom + from_top + 0.3))
        for from_top in (0.9, 2.2)
    )
    assert tip is not None
    assert base is not None
    assert tip[2] - tip[0] < (base[2] - base[0]) / 2
    assert (base[0] + base[2]) / 2 == pytest.approx((left + right) / 2, abs=0.15)
    assert place_of("人", pdf)[2] - top == pytest.approx(2 * EM, abs=0.1)


def test_a_picture_larger_than_the_page_is_as_large_as_the_hanmen(tmp_path: Path) -> None:
    (folder := tmp_path / "b").mkdir()
    (folder / "flag.svg").write_text(FLAG.format(4000, 9000, 4500))
    pdf = laid_out(folder, "", "# 題\n\n![図の題](flag.svg){#fig:b}\n")
    page, (_, _, caption) = drawn(pdf, "図の題"), place_of("図の題", pdf)
    red, blue = (area(page, colour, (0, 0, 127, HEIGHT)) for colour in (RED, BLUE))
    assert red is not None
    assert blue is not None
    assert red[1] >= 22 - 0.1
    assert blue[3] - red[1] > 100
    assert blue[3] < caption < 22 + 42 * EM


def test_a_figure_stands_with_its_caption_below(pdf: pypdfium2.PdfDocument) -> None:
    picture, (_, left, top, _, _) = drawn(pdf, "図の題"), box_of("図の題", pdf)
    red, blue = (area(picture, colour, (0, 40, left + 40, HEIGHT - 10)) for colour in (RED, BLUE))
    assert red is not None
    assert blue is not None
    assert red[3] == pytest.approx(blue[1], abs=0.1)
    assert blue[2] - red[0] == pytest.approx(0.5 * (16 * 5.75 - 2.5), rel=0.06)
    assert blue[3] < top
    assert place_of("の題", pdf)[2] == pytest.approx(top, abs=0.05)


def test_a_figure_in_a_list_has_its_size(pdf: pypdfium2.PdfDocument) -> None:
    pages = (page.render(scale=RESOLUTION * MM).to_pil().convert("RGB") for page in pdf)
    found = [area(page, RED, (0, 0, 127, HEIGHT)) for page in pages]
    widths = [round(red[2] - red[0], 1) for red in found if red]
    assert widths[-1] == pytest.approx(0.2 * 16 * 5.75, rel=0.05)


def test_a_table_is_read_from_left_to_right(pdf: pypdfium2.PdfDocument) -> None:
    (_, left, top), (_, right, beside), (_, start, below) = (place_of(text, pdf) for text in ("左上", "右上", "左下"))
    assert right > left + 5
    assert beside == pytest.approx(top, abs=0.05)
    assert below > top + 3
    assert start == pytest.approx(left, abs=0.05)


def test_a_turned_table_lies_with_its_head_to_the_right(tmp_path: Path) -> None:
    table = "| 左上 | 右上 |\n|---|---|\n| 左下 | 右下 |\n\nTable: 表の題 {#tab:a .turned}\n"
    pdf = laid_out(tmp_path / "b", "", f"# 題\n\n雨\n\n{table}")
    caption, (_, left, top), (_, beside, right), (_, below, _) = (
        place_of(text, pdf) for text in ("表の題", "左上", "右上", "左下")
    )
    assert caption[1] > left > below + 3
    assert right > top + 40
    assert beside == pytest.approx(left, abs=0.1)
    assert 22 <= top < 26


def test_code_runs_from_left_to_right(pdf: pypdfium2.PdfDocument) -> None:
    (_, one, top), (_, two, below) = place_of("code one", pdf), place_of("code two", pdf)
    assert one == pytest.approx(two, abs=0.05)
    assert below - top == pytest.approx(4, abs=0.05)


def test_nothing_is_cut_off_though_it_is_higher_than_the_page_is_wide(tmp_path: Path) -> None:
    code = "\n".join(f"line{number}" for number in range(30))
    rows = "\n".join(f"| cell{number} | b |" for number in range(20))
    pdf = laid_out(tmp_path / "b", "", f"# 題\n\n```\n{code}\n```\n\n| a | b |\n|---|---|\n{rows}\n")
    for last in ("line29", "cell19"):
        _, _, top = place_of(last, pdf)
        assert 127 < top < 22 + 42 * EM, last


def test_a_high_and_narrow_listing_stands_among_the_lines(tmp_path: Path) -> None:
    code = "\n".join(f"n{number}" for number in range(20))
    pdf = laid_out(
        tmp_path / "b", "", f"# 題\n\n前の行。\n\n```\n{code}\n```\n\n{'本文の行。' * 90}後の行[^a]。\n\n[^a]: 注。\n"
    )
    before, listing, after = (place_of(text, pdf) for text in ("前の行", "n0", "本文の行"))
    assert before[0] == listing[0] == after[0]
    assert before[1] > listing[1] > after[1]


@pytest.mark.parametrize(
    ("size", "scale"), [((80, 100), 1), ((90, 100.05), 1), ((180, 100), 0.5), ((45, 400), 0.25), ((180, 400), 0.25)]
)
def test_what_is_too_large_is_reduced(size: tuple[float, float], scale: float) -> None:
    assert scale_of(Size(*size), Size(90, 100)) == scale


def element(name: str, *children: Element | str, **attributes: str) -> Element:
    return Element(name, attributes, children, Position(Path("a.md"), 1, 1))


def test_blocks_are_turned_and_what_is_in_them_is_not() -> None:
    body = element("section", element("figure", element("table", "雨")), element("p", element("math", "x")))
    assert [block.name for block in upright_blocks(body)] == ["figure"]
    turned = set_upright(body, [(Size(100, 50), 0.5)])
    outer, paragraph = turned.children
    assert isinstance(outer, Element)
    assert outer.attributes["style"] == "inline-size:25.000px;block-size:50.000px"
    assert paragraph == body.children[1]
