import re

import pytest

from hanmen.model import Families, KihonHanmen, Length, Size
from hanmen.page import page_rules

FAMILIES = Families("Serif", "Sans", "Mono", "Emoji", ("Serif", "Other"))
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


@pytest.mark.parametrize("side", ["left", "right"])
def test_margins_leave_the_hanmen_and_are_mirrored_at_the_gutter(side: str) -> None:
    css = page_rules(A5, FAMILIES)
    found = re.search(rf":{side} {{ margin-left: ([\d.]+)mm; margin-right: ([\d.]+)mm", css)
    assert found
    left, right = float(found[1]), float(found[2])
    assert (left, right) == ((14, 17) if side == "left" else (17, 14))


def test_the_first_line_begins_at_the_head_margin() -> None:
    found = re.search(r"margin-block: ([\d.]+)mm ([\d.]+)mm", page_rules(A5, FAMILIES))
    assert found
    half_gap = A5.line_gap.mm / 2
    assert float(found[1]) + half_gap == pytest.approx(22, abs=1e-3)
    assert 210 - float(found[2]) - half_gap == pytest.approx(22 + 157.25, abs=1e-3)


def test_a_family_is_followed_by_the_chain_once() -> None:
    assert '--serif: "Serif", "Other";' in page_rules(A5, FAMILIES)


def test_the_grid_has_one_cell_a_character() -> None:
    assert "width='3.25mm' height='5.5mm'" in page_rules(A5, FAMILIES, show_grid=True)
    assert "<svg" not in page_rules(A5, FAMILIES)
