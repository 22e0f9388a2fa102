"""Lines in blocks and on pages, through WeasyPrint: margins, floats, columns, tables, page breaks."""

from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from hanmen.model import Customs
from tests.boxfont import picture
from tests.laid_out import Laid, Line, lay_out

LONG = "山川の雨は、人々の「日本語」を、和文で組版する。東京（一二三）では、書物を印刷する。行頭の禁則、行末の禁則。"
NEAR = 0.01  # px
HALF = 5.0  # px, half an em of the type that is used here


def gaps(line: Line) -> list[float]:
    """The spaces between the characters of a line, px."""
    return [round(after.left - before.right, 3) for before, after in pairwise(line.glyphs)]


def is_flush(line: Line) -> bool:
    """Whether the line ends at the margin, or half an em before it with a stop or a bracket."""
    return abs(line.end) < NEAR or (abs(line.end - HALF) < NEAR and line.text[-1] in "、。」）")


def check_text(laid: Laid, **texts: str) -> None:
    """Every block says what it should, and all its lines are ours."""
    assert {name: laid.read(name) for name in texts} == texts
    assert all(line.is_composed for line in laid.lines if line.name in texts)


def test_a_page() -> None:
    laid = lay_out(f"<p id=p>{LONG}", measure=11, height=20, em=4)
    assert picture(laid.write_pdf()).splitlines() == [
        "####################,,..############..((####",
        "########))..####,,..########################",
        "####,,..########.((############)).########,,",
        "############################,,..############",
        "########,,..####################,,..........",
    ]


@pytest.mark.parametrize("measure", [7, 8.25, 10, 13.4, 21, 33.3])
def test_justified_lines_end_at_the_margin(measure: float) -> None:
    laid = lay_out(f"<p id=p>{LONG * 4}", measure=measure)
    check_text(laid, p=LONG * 4)
    assert [line.text for line in laid.of("p")[:-1] if not is_flush(line)] == []


@pytest.mark.parametrize("family", ["Noto Serif CJK JP", "Noto Sans CJK JP"])
def test_and_in_a_real_font(family: str) -> None:
    mixed = LONG + "WeasyPrint 70.0で、PDF/UAを作る（2026年）。"
    laid = lay_out(f"<p id=p>{mixed * 4}", measure=23.7, css=f'p {{ font-family: "{family}" }}')
    check_text(laid, p=(mixed * 4).replace(" ", ""))
    assert [
        line.text for line in laid.of("p")[:-1] if not abs(line.end) < 0.05 + HALF * (line.text[-1] in "、。）")
    ] == []


@pytest.mark.parametrize(("align", "free"), [("start", 0), ("left", 0), ("center", 0.5), ("end", 1), ("right", 1)])
def test_ragged_lines(align: str, free: float) -> None:
    laid = lay_out("<p id=p>漢字漢字漢字<br>漢字", measure=6.5, css=f"p {{ text-align: {align} }}")
    assert [line.glyphs[0].left for line in laid.of("p")] == [5 * free, 45 * free]
    assert all(gap == 0 for line in laid.of("p") for gap in gaps(line))


def test_the_last_line_may_be_aligned_by_itself() -> None:
    laid = lay_out("<p id=p>漢字漢字漢字漢字", measure=6, css="p { text-align-last: right }")
    assert [line.glyphs[0].left for line in laid.of("p")] == [0, 40]


def test_the_last_line_may_be_justified() -> None:
    laid = lay_out("<p id=p>漢字漢字漢字漢", measure=6, css="p { text-align-last: justify; text-indent: 2em }")
    assert [line.end for line in laid.of("p")] == [0, 0]


def test_the_first_line_is_indented() -> None:
    laid = lay_out(f"<p id=p>{LONG}</p><p id=q>漢", css="p { text-indent: 1em }")
    assert [line.glyphs[0].left for line in laid.of("p")] == [10, *[0] * (len(laid.of("p")) - 1)]
    assert all(is_flush(line) for line in laid.of("p")[:-1])
    assert laid.of("q")[0].glyphs[0].left == 10


def test_an_indent_may_hang() -> None:
    laid = lay_out(f"<p id=p>{LONG}", css="p { text-indent: -1em; padding-left: 1em }")
    assert [line.glyphs[0].left for line in laid.of("p")][:3] == [0, 10, 10]
    assert all(is_flush(line) for line in laid.of("p")[:-1])


@pytest.mark.parametrize(("start", "left"), [("em", 10), ("half", 5), ("em-and-half", 15)])
def test_a_paragraph_that_begins_with_a_bracket(start: Any, left: float) -> None:
    laid = lay_out("<p id=p>「漢字」漢字漢字漢字漢字漢字", css="p { text-indent: 1em }", paragraph_start=start)
    assert laid.of("p")[0].glyphs[0].left == left
    assert all(is_flush(line) for line in laid.of("p")[:-1])


def test_stops_hang_outside_the_measure() -> None:
    laid = lay_out("<p id=p>漢字漢字漢字、漢字漢字漢字。漢", measure=6, hanging_punctuation=True)
    assert [(line.text, line.end) for line in laid.of("p")[:-1]] == [("漢字漢字漢字、", -5), ("漢字漢字漢字。", -5)]


def test_a_break_by_hand() -> None:
    laid = lay_out("<p id=p>漢字<br>漢字漢字<br><br>漢", measure=6)
    assert [line.text for line in laid.of("p")] == ["漢字", "漢字漢字", "", "漢"]
    assert [line.box.position_y for line in laid.of("p")] == [0, 20, 40, 60]


def test_lines_keep_their_pitch_whatever_they_hold() -> None:
    inside = "<small>漢</small><big>字</big><sup>漢</sup><code>ab</code><b>漢</b><ruby>字<rt>かな</rt></ruby>"
    laid = lay_out(f"<p id=p>{inside * 8}", css="code { font-family: monospace } big { font-size: 1.5em }")
    places = [line.box.position_y for line in laid.of("p")]
    assert places == [20 * number for number in range(len(places))]


def test_page_breaks_lose_no_text() -> None:
    laid = lay_out(f"<p id=p>{LONG * 3}</p><p id=q>{LONG}", height=9)
    check_text(laid, p=LONG * 3, q=LONG)
    pages = [line.page for line in laid.lines]
    assert pages == sorted(pages)
    assert set(pages) == set(range(len(laid.document.pages)))


def test_pages_change_no_line() -> None:
    whole, parted = lay_out(f"<p id=p>{LONG * 3}"), lay_out(f"<p id=p>{LONG * 3}", height=7)
    assert [line.text for line in parted.of("p")] == [line.text for line in whole.of("p")]


@pytest.mark.parametrize(("orphans", "widows", "pages"), [(1, 1, [4, 4]), (2, 5, [3, 5]), (4, 4, [4, 4])])
def test_orphans_and_widows(orphans: int, widows: int, pages: list[int]) -> None:
    text = "漢字" * 16
    css = f"p {{ orphans: {orphans}; widows: {widows} }}"
    laid = lay_out(f"<p id=o>漢</p><p id=p>{text}", measure=4, height=10, css=css)
    check_text(laid, p=text)
    assert list(Counter(line.page for line in laid.of("p")).values()) == pages


def test_text_goes_round_a_float() -> None:
    floating = "<div style='float: left; width: 4em; height: 5em'></div>"
    laid = lay_out(f"{floating}<p id=p>{LONG * 2}", measure=12)
    check_text(laid, p=LONG * 2)
    starts = [line.glyphs[0].left for line in laid.of("p")]
    assert starts[:3] == [40, 40, 40]
    assert set(starts[3:]) == {0}
    assert all(is_flush(line) for line in laid.of("p")[:-1])


def test_text_keeps_clear_of_a_float_at_the_right() -> None:
    floating = "<div style='float: right; width: 4em; height: 5em'></div>"
    laid = lay_out(f"{floating}<p id=p>{LONG * 2}", measure=12)
    assert all(abs(line.end - 40) < NEAR or abs(line.end - 45) < NEAR for line in laid.of("p")[:3])


def test_columns() -> None:
    laid = lay_out(f"<div style='columns: 2; column-gap: 1em'><p id=p>{LONG * 2}", measure=21)
    check_text(laid, p=LONG * 2)
    assert {line.left for line in laid.of("p")} == {0, 110}
    assert all(is_flush(line) for line in laid.of("p")[:-1])


def test_a_table_is_as_wide_as_its_cells_need() -> None:
    laid = lay_out("<table><tr><td id=a>漢字、漢字<td id=b>漢", measure=30)
    assert [(line.block.width, line.text) for line in laid.lines] == [(50, "漢字、漢字"), (10, "漢")]


@pytest.mark.parametrize("inside", ["<b>漢字</b>", "<b>漢</b>字", "漢<b>字</b>", "<b>漢字</b><br><b>漢字</b>"])
def test_padding_in_a_cell_makes_it_wider(inside: str) -> None:
    laid = lay_out(f"<table><tr><td id=a>{inside}", measure=30, css="b { padding: 0 1em }")
    assert {line.block.width for line in laid.of("a")} == {40}
    assert {line.text for line in laid.of("a")} == {"漢字"}


def test_a_cell_is_never_narrower_than_what_has_no_break() -> None:
    laid = lay_out(f"<table><tr><td id=a>漢ABCDEFG漢<td id=b>{LONG}", measure=12)
    check_text(laid, a="漢ABCDEFG漢", b=LONG)
    assert laid.of("a")[0].block.width >= 35
    assert all(line.end > -NEAR for line in laid.lines)


def test_an_inline_block_shrinks_to_its_text() -> None:
    laid = lay_out("<p id=p>漢<span class=box id=b>漢字、漢字</span>漢", measure=20)
    assert [line.block.width for line in laid.of("b")] == [50]


def test_a_language_has_its_own_customs() -> None:
    def customs(language: str) -> Customs:
        return Customs(stops="kaiming") if language.startswith("zh") else Customs()

    laid = lay_out("<p id=p>漢、漢<span lang=zh-Hans>漢、漢</span>漢、漢", measure=20, customs=customs)
    assert gaps(laid.of("p")[0]) == [0, 5, 0, 0, 0, 0, 0, 5]
    laid = lay_out("<p lang=zh-Hans id=p>漢、漢</p><p id=q>漢、漢", measure=20, customs=customs)
    assert [gaps(line) for line in laid.lines] == [[0, 0], [0, 5]]


def test_contents_with_page_numbers() -> None:
    css = "a::after { content: leader('.') target-counter(attr(href), page) } h1 { break-before: page; font-size: 1em }"
    laid = lay_out("<p id=p><a href='#h'>漢字漢字</a></p><h1 id=h>漢字</h1>", measure=20, css=css)
    (line,) = laid.of("p")
    words = [box.text for box in line.inlines if hasattr(box, "text")]
    assert (line.is_composed, words[0], words[-1]) == (True, "漢字漢字", "2")
    last = [box for box in line.inlines if hasattr(box, "text")][-1]
    assert last.position_x + last.width == pytest.approx(200)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<p lang=en>word", "language"),
        ("<p>word", "no CJK character"),
        ("<p style='white-space: pre-wrap'>漢", "preserved white space"),
        ("<p dir=rtl style='direction: rtl'>漢", "direction or overflow"),
        ("<p>漢\u05d0\u05d1", "text from right to left"),
        ("<p>漢<span style='float: left'>字</span>", "a float inside a line"),
        ("<p>漢<b style='margin-left: 10%'>字</b>", "an inline margin in percent"),
    ],
)
def test_what_is_left_to_weasyprint_is_counted(markup: str, reason: str) -> None:
    assert lay_out(markup).composer.refused[reason] >= 1


def test_nothing_is_left_changed() -> None:
    from weasyprint import draw
    from weasyprint.layout import block, preferred

    before = block.iter_line_boxes, preferred.inline_line_widths, draw.draw_inline_level
    lay_out("<p>漢字")
    assert before == (block.iter_line_boxes, preferred.inline_line_widths, draw.draw_inline_level)
