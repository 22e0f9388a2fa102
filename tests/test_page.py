import re

import pytest

from hanmen.model import KihonHanmen, Length, Size
from hanmen.page import page_rules
from hanmen.typefaces import Families

FAMILIES = Families("Serif", "Sans", "Mono", "Emoji", ("Serif", "Other"))
BLEED = Length(3, "mm")
A5 = KihonHanmen(
    Size(148, 210),
    "horizontal",
    Length(13, "Q"),
    36,
    29,
    Length(9, "Q"),
    gutter=Length(17, "mm"),
    head=Length(22, "mm"),
)


def test_the_hanmen_of_the_report() -> None:
    assert (A5.line_length, A5.line_pitch, A5.block_extent) == (117, 5.5, 157.25)


SHIROKU = KihonHanmen(
    Size(127, 188),
    "vertical",
    Length(13, "Q"),
    42,
    16,
    Length(10, "Q"),
    gutter=Length(19, "mm"),
    head=Length(22, "mm"),
)
BOTH = pytest.mark.parametrize("hanmen", [A5, SHIROKU], ids=lambda hanmen: str(hanmen.writing_mode))
TURN = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}  # where an edge of the paper is laid out


def margins(hanmen: KihonHanmen, page: str) -> dict[str, float]:
    """Of left or right pages, as on the paper."""
    css = "".join(re.findall(rf"@page(?: :{page})? {{(.*?)}}", page_rules(hanmen, BLEED, FAMILIES)))
    laid = {edge: float(mm) for edge, mm in re.findall(r"margin-(\w+): ([-\d.]+)mm;", css)}
    return {edge: laid[TURN[edge] if hanmen.writing_mode == "vertical" else edge] for edge in TURN}


def test_a_vertical_page_is_laid_out_on_its_side() -> None:
    assert "size: 148mm 210mm; bleed: 3mm;" in page_rules(A5, BLEED, FAMILIES)
    assert "size: 188mm 127mm;" in page_rules(SHIROKU, BLEED, FAMILIES)


@BOTH
def test_the_gutter_is_at_the_spine(hanmen: KihonHanmen) -> None:
    left, right = margins(hanmen, "left"), margins(hanmen, "right")
    half_gap = hanmen.line_gap.mm / 2 if hanmen.writing_mode == "vertical" else 0
    assert left["right"] + half_gap == right["left"] + half_gap == hanmen.gutter.mm
    assert (left["left"], left["top"], left["bottom"]) == (right["right"], right["top"], right["bottom"])


@BOTH
@pytest.mark.parametrize("page", ["left", "right"])
def test_margins_leave_the_hanmen(hanmen: KihonHanmen, page: str) -> None:
    found = margins(hanmen, page)
    line, lines = hanmen.line_length, hanmen.lines_per_page * hanmen.line_pitch
    across, down = (line, lines) if hanmen.writing_mode == "horizontal" else (lines, line)
    assert hanmen.trim_size.width - found["left"] - found["right"] == pytest.approx(across, abs=1e-3)
    assert hanmen.trim_size.height - found["top"] - found["bottom"] == pytest.approx(down, abs=1e-3)


def test_the_first_line_begins_at_the_head_margin() -> None:
    assert margins(A5, "left")["top"] + A5.line_gap.mm / 2 == 22
    assert margins(SHIROKU, "left")["top"] == 22


def test_heads_keep_horizontal_families() -> None:
    css = page_rules(SHIROKU, BLEED, FAMILIES)
    assert '--upright-serif: "Serif", "Other";' in css
    assert '--upright-sans: "Sans", "Serif", "Other";' in css
    assert '--upright-mono: "Mono", "Serif", "Other";' in css


def test_a_family_is_followed_by_the_chain_once() -> None:
    assert '--serif: "Serif", "Other";' in page_rules(A5, BLEED, FAMILIES)


@BOTH
def test_the_grid_has_one_cell_a_character(hanmen: KihonHanmen) -> None:
    cell = f"width='{hanmen.character_size.mm:g}mm' height='{hanmen.line_pitch:g}mm'"
    assert cell in page_rules(hanmen, BLEED, FAMILIES, show_grid=True)
    assert "<svg" not in page_rules(hanmen, BLEED, FAMILIES)
