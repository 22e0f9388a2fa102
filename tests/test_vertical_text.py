"""What stands in and beside a vertical line, on the paper: mm from the left and the top, type of 3.25 mm."""

from collections.abc import Iterator

import pypdfium2
import pytest
from PIL import Image

from tests.on_paper import HEIGHT, MM, RESOLUTION, box_of, drawn, laid_out, part_of, place_of

EM = 3.25
LONG = "雪" * 39  # a line of 42 but for three characters
TEXT = f"""# 題

甲{{読|よみ}}乙{{裏||うら}}丙《《点点》》丁[線]{{.underline}}戊

第12回己^100^庚辛^AI^壬Ａ字

辰2025年

丑[^1]寅

{LONG}「卯」{LONG}ー未{LONG}っ申

[^1]: 注釈{"の文" * 30}
"""


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    opened = laid_out(tmp_path_factory.mktemp("vertical") / "b", "", TEXT, strict=False)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def picture(pdf: pypdfium2.PdfDocument) -> Image.Image:
    return drawn(pdf, "甲読").convert("L")


def has_ink(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether something is drawn in that place, mm."""
    return part_of(picture, left, top, right, bottom).point(lambda value: 255 * (value < 128)).getbbox() is not None


def beside(picture: Image.Image, pdf: pypdfium2.PdfDocument, text: str) -> tuple[bool, bool]:
    """Whether there is ink in the gap of lines to the left and to the right of a text's first character."""
    _, left, top, right, bottom = box_of(text, pdf)
    middle = (left + right) / 2
    edges = (-EM / 2 - 1.4, -EM / 2 - 0.1), (EM / 2 + 0.1, EM / 2 + 1.4)
    first, second = (has_ink(picture, middle + a, top + 0.3, middle + b, bottom - 0.3) for a, b in edges)
    return first, second


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("読", (False, True)),
        ("裏", (True, False)),
        ("点", (False, True)),
        ("線", (False, True)),
        ("乙", (False, False)),
        ("戊", (False, False)),
    ],
)
def test_readings_dots_and_lines_are_on_the_right(
    pdf: pypdfium2.PdfDocument, picture: Image.Image, text: str, sides: tuple[bool, bool]
) -> None:
    assert beside(picture, pdf, text) == sides


def test_a_reading_runs_down_beside_its_base(pdf: pypdfium2.PdfDocument) -> None:
    base, first, second = box_of("読", pdf), place_of("よみ", pdf), place_of("み", pdf)
    assert first[1] - base[1] == pytest.approx(EM, abs=0.3)
    assert first[2] == pytest.approx(base[2], abs=0.2)
    assert (second[1] - first[1], second[2] - first[2]) == pytest.approx((0, EM / 2), abs=0.05)


@pytest.mark.parametrize(("before", "after", "ems"), [("第12", "回", 2), ("己100", "庚", 2), ("辛AI", "壬", 2)])
def test_numbers_side_by_side_take_one_em(pdf: pypdfium2.PdfDocument, before: str, after: str, ems: float) -> None:
    start, end = place_of(before, pdf), place_of(after, pdf)
    assert end[2] - start[2] == pytest.approx(ems * EM, abs=0.05)
    assert end[1] == pytest.approx(start[1], abs=0.05)


def test_a_long_number_lies_parted_by_a_quarter_em(pdf: pypdfium2.PdfDocument, picture: Image.Image) -> None:
    _, left, top, _, _ = box_of("辰", pdf)
    column = part_of(picture, left, top, left + EM, HEIGHT - 30)
    found = column.point(lambda value: 255 * (value < 128)).getbbox()
    assert found is not None
    assert found[3] / RESOLUTION == pytest.approx((2 + 4 * 0.558 + 1 / 4) * EM, abs=0.4)


def test_a_full_width_letter_stands(pdf: pypdfium2.PdfDocument) -> None:
    below = place_of("字", pdf)
    assert below[2] - place_of("Ａ", pdf)[2] == pytest.approx(EM, abs=0.05)


def test_a_call_is_small_and_a_note_ends_its_page_at_the_left(pdf: pypdfium2.PdfDocument) -> None:
    call, after, note = place_of("丑1", pdf), place_of("寅", pdf), place_of("注釈", pdf)
    assert EM < after[2] - call[2] < 2 * EM
    assert note[0] == call[0]
    assert note[1] < min(place_of(text, pdf)[1] for text in ("卯", "申"))


@pytest.mark.parametrize("mark", ["」", "ー", "っ"])
def test_no_line_begins_with_what_must_not(pdf: pypdfium2.PdfDocument, mark: str) -> None:
    lines = "".join(page.get_textpage().get_text_range() for page in pdf).splitlines()
    assert [line for line in lines if mark in line]
    assert not [line for line in lines if line.startswith(mark) or line.endswith("「")]


def test_a_character_is_selected_where_it_stands(pdf: pypdfium2.PdfDocument) -> None:
    """In a line whose characters were moved to fill it."""
    number, left, top, *_ = box_of("未", pdf)
    page = pdf[number].get_textpage()
    for ems, expected in enumerate("未雪雪"):
        at = page.get_index((left + EM / 2) / MM, (HEIGHT - top - (ems + 0.5) * EM) / MM, 1, 1)
        assert page.get_text_range(at, 1) == expected
    first, last = box_of("未", pdf), box_of("申", pdf)
    assert first[3] - first[1] == pytest.approx(EM, abs=0.1)
    assert last[4] - last[2] == pytest.approx(EM, abs=0.1)


def test_text_is_found_in_one_piece_past_its_readings(pdf: pypdfium2.PdfDocument) -> None:
    read = "".join("".join(page.get_textpage().get_text_range() for page in pdf).split())
    assert "甲読乙裏丙点点丁線戊" in read
    assert read.index("戊") < read.index("よみ") < read.index("うら") < read.index("第12回")
