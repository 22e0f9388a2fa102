"""Papers and spines: names as editors write them, and the sums that printers publish."""

import tomllib

import pytest

from hanmen.config.papers import TABLE, paper
from hanmen.cover.wrap import spine_width
from hanmen.messages import UnusableError


@pytest.mark.parametrize("written", ["上質70", "上質70kg", "上質 70 kg", "上質７０", "上質70Kg"])
def test_a_paper_has_many_spellings(written: str) -> None:
    assert (paper(written).name, paper(written).thickness) == ("上質70", 0.097)


def test_any_sheet_can_be_measured() -> None:
    assert paper("0.115mm").thickness == 0.115


@pytest.mark.parametrize(
    ("written", "near"), [("上質71", "上質70"), ("アートポスト", "アートポスト"), ("kraft", ""), ("3.0mm", "2.0mm")]
)
def test_an_unknown_paper_is_told_with_the_nearest(written: str, near: str) -> None:
    with pytest.raises(UnusableError) as raised:
        paper(written)
    assert near in raised.value.why.en
    assert ("did you mean" in raised.value.why.en) == (near not in ("", "2.0mm"))


def test_each_row_has_a_source_and_a_sound_thickness() -> None:
    """A heavier sheet of one make is never a thinner one."""
    sources = tomllib.loads(TABLE.read_text("utf-8"))["source"]
    for source in sources:
        assert source["url"].startswith("https://")
        assert source["read"].year >= 2026
        assert all(0.05 < thickness < 0.4 for thickness in source["sheets"].values())
        makes: dict[str, list[tuple[float, float]]] = {}
        for name, thickness in source["sheets"].items():
            make = name.rstrip("0123456789.")
            if make != name:
                makes.setdefault(make, []).append((float(name[len(make) :]), thickness))
        for sheets in makes.values():
            assert sorted(sheets) == sorted(sheets, key=lambda sheet: sheet[1])


@pytest.mark.parametrize(
    ("leaves", "body", "cover", "width"),
    [
        (30, "上質70", "カード180", 3.3),  # the example that プリントモール gives: 3.34
        (120, "淡クリームキンマリ72.5", "アートポスト180", 12.0),
        (200, "上質90", "カード225", 26.1),
    ],
)
def test_a_spine_is_its_leaves_and_twice_the_cover(leaves: int, body: str, cover: str, width: float) -> None:
    assert spine_width(leaves, paper(body).thickness, paper(cover).thickness) == width
