"""How much ink a page can come to, and comes to."""

from collections.abc import Mapping

import pytest
from pikepdf import Name

from hanmen.press.painting import Painting
from hanmen.press.plates import InkUse, coverage, highest_ink, ink_use, plates
from hanmen.press.walk import walk
from tests.plate_cases import BOX, GREY, OVERPRINT, PHOTO, Case, page, picture, separation, spaces, states
from tests.sheets import Sheet

TRIM, BLEED = (10, 10, 190, 290), (5, 5, 195, 295)
AREA = f".9 .5 0 0 k {BOX}"


def use(case: Case) -> InkUse:
    sheet = Sheet(case.content)
    case.resources(sheet)
    return ink_use([each for each in walk(sheet.page) if isinstance(each, Painting)], TRIM, BLEED)


def test_what_knocks_out_shows_its_own_ink_alone() -> None:
    found = use(Case(f"{AREA} 0 0 0 1 k {BOX}"))
    assert found.most == {"Cyan": 0.9, "Magenta": 0.5, "Black": 1}
    assert (found.bound, found.heaviest) == (1.4, 1.4)


@pytest.mark.parametrize(
    ("state", "where", "bound"),
    [
        (OVERPRINT, BOX, 2.4),
        ({"ca": 0.4}, BOX, 2.4),
        ({"BM": Name.Multiply}, BOX, 2.4),
        (OVERPRINT, "130 20 60 60 re f", 1.4),
    ],
)
def test_what_overprints_or_is_seen_through_adds(state: Mapping[str, object], where: str, bound: float) -> None:
    found = use(Case(f"{AREA} /O gs 0 0 0 1 k {where}", resources=states(O=state)))
    assert found.bound == pytest.approx(bound)


def test_a_picture_may_lay_its_inks_in_full() -> None:
    drawn = "q 64 0 0 64 20 20 cm /I Do Q"
    assert use(Case(drawn, resources=picture(PHOTO))).bound == 4
    assert use(Case(drawn, resources=picture(GREY))).bound == 1


def test_marks_outside_the_bleed_are_no_ink_of_the_page() -> None:
    """In mm from the corner of the trimmed page."""
    marks = spaces(R=separation("All", [1, 1, 1, 1]))
    found = use(Case("/R CS 1 SCN 0 0 m 10 0 l S 0 1 0 0 k 20 200 10 10 re f", resources=marks))
    assert (found.most, found.heaviest) == ({"Magenta": 1}, 1)
    assert found.place == pytest.approx((3.53, 28.22, 7.06, 31.75), abs=0.01)


def test_the_highest_ink_and_its_place() -> None:
    case = Case(f"1 1 .5 0 k {BOX} /O gs 0 0 0 1 k 30 210 20 20 re f 40 40 20 20 re f", resources=states(O=OVERPRINT))
    highest = highest_ink(page(case), {1: use(case)})
    assert (round(highest.percent), highest.page) == (350, 1)
    assert highest.place is not None
    left, top, right, bottom = highest.place
    assert ((left + right) / 2, (top + bottom) / 2) == pytest.approx((40.5 / 72 * 25.4, 240.5 / 72 * 25.4), abs=0.4)


def test_pages_that_cannot_have_more_are_not_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hanmen.press.plates.ink.highest_of", None)
    black = Case(f"0 0 0 1 k {BOX} /O gs {BOX}", resources=states(O=OVERPRINT))
    assert highest_ink(page(black), {1: use(black)}).percent == 100


def test_coverage() -> None:
    (found,) = plates(page(Case("0 .5 0 0 k 0 0 100 300 re f")), 72, {1: ("Magenta", "Black")})
    assert coverage(found.plates["Magenta"]) == pytest.approx(25, abs=0.5)
    assert coverage(found.plates["Black"]) == 0
