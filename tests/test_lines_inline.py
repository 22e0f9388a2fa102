"""What lines hold beside text: ruby, dots, calls of notes, pictures, links and other inline boxes."""

import io
from itertools import pairwise
from typing import Any

import pikepdf
import pytest

from tests.boxfont import picture
from tests.laid_out import Laid, Line, glyphs_of, lay_out

LONG = "山川の雨は、人々の「日本語」を、和文で組版する。東京（一二三）では、書物を印刷する。"
SQUARE = "<span style='display: inline-block; width: 2em; height: 1em; background: red'></span>"
PICTURE = "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'/>\">"
NEAR = 0.01  # px


def ruby(*pairs: str) -> str:
    """“漢:かん” and so on: the bases of one ruby element, with their readings."""
    inside = (f"{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp>" for base, reading in (pair.split(":") for pair in pairs))
    return f"<ruby>{''.join(inside)}</ruby>"


def read(line: Line) -> list[tuple[str, float, float]]:
    """The readings over a line: text, and where their ink begins and ends, px."""
    spans = [(box.text, list(glyphs_of(box))) for box in line.readings]
    return [(text, round(glyphs[0].left, 2), round(glyphs[-1].right, 2)) for text, glyphs in spans]


def places(line: Line) -> str:
    """Where the characters of a line begin, in half ems."""
    return " ".join(f"{glyphs.text}{glyphs.left / 5:g}" for glyphs in line.glyphs)


def first(body: str, **named: Any) -> Line:
    return lay_out(f"<p id=p>{body}", **named).of("p")[0]


def check_readings(laid: Laid, *readings: str) -> None:
    """All readings are there, in order, none over another or out of the measure."""
    assert tuple(text for line in laid.lines for text, _, _ in read(line)) == readings
    for line in laid.lines:
        spans = read(line)
        assert all(before[2] <= after[1] + NEAR for before, after in pairwise(spans))
        assert all(line.left - NEAR <= left and right <= line.right + NEAR for _, left, right in spans)


def test_a_page_with_ruby() -> None:
    laid = lay_out(f"<p>漢字{ruby('漢:かん')}字{ruby('字:じ')}漢{ruby('漢:かんじよ')}漢", measure=12, em=4, height=20)
    assert picture(laid.write_pdf()).splitlines() == [
        '........""""....."".....""""""""................',
        "########################..####..####............",
    ]


def test_mono_ruby_stands_over_the_middle_of_its_character() -> None:
    line = first(f"漢{ruby('字:じ')}漢{ruby('字:かん')}漢", measure=20)
    assert (places(line), read(line)) == ("漢0 字2 漢4 字6 漢8", [("じ", 12.5, 17.5), ("かん", 30, 40)])


def test_a_longer_reading_pushes_ideographs_apart() -> None:
    line = first(f"漢{ruby('字:ながい')}漢", measure=20)
    assert (places(line), read(line)) == ("漢0 字2.5 漢5", [("ながい", 10, 25)])


def test_but_hangs_over_kana() -> None:
    line = first(f"の{ruby('字:ながい')}の", measure=20)
    assert (places(line), read(line)) == ("の0 字2 の4", [("ながい", 7.5, 22.5)])


def test_by_half_an_em_at_most() -> None:
    line = first(f"の{ruby('字:とてもながい')}の", measure=20)
    (_, left, right) = read(line)[0]
    assert 10 - left <= 5 + NEAR
    assert right - line.glyphs[-1].left <= 5 + NEAR


def test_a_short_group_reading_is_spread_over_its_base() -> None:
    line = first(f"漢{ruby('組版漢字:あい')}漢", measure=20)
    assert (places(line), read(line)) == ("漢0 組2 版4 漢6 字8 漢10", [("あい", 17.5, 42.5)])


def test_a_long_group_reading_spreads_its_base() -> None:
    line = first(f"漢{ruby('組版:あいうえおか')}漢", measure=20)
    assert read(line) == [("あいうえおか", 10, 40)]
    assert places(line) == "漢0 組2.5 版5.5 漢8"


def test_group_ruby_is_never_divided() -> None:
    laid = lay_out(f"<p id=p>漢字漢字{ruby('組版:くみはん')}漢字", measure=5)
    assert [line.text for line in laid.of("p")] == ["漢字漢字", "組版漢字"]
    check_readings(laid, "くみはん")


def test_jukugo_ruby_may_be_divided_with_its_readings() -> None:
    laid = lay_out(f"<p id=p>漢字漢字{ruby('組:くみ', '版:はん')}漢字", measure=5)
    assert [line.text for line in laid.of("p")] == ["漢字漢字組", "版漢字"]
    check_readings(laid, "くみ", "はん")


def test_short_jukugo_readings_stand_over_their_own_characters() -> None:
    """JLREQ 3.3.7: as mono ruby, as long as no reading is longer than its base."""
    line = first(ruby("漢:かん", "字:じ"), measure=20)
    assert read(line) == [("かん", 0, 10), ("じ", 12.5, 17.5)]


def test_readings_stay_in_the_measure() -> None:
    laid = lay_out(f"<p id=p>{ruby('漢:ながい')}字漢字漢{ruby('字:ながい')}", measure=7)
    assert len(laid.of("p")) == 1
    check_readings(laid, "ながい", "ながい")


@pytest.mark.parametrize("base", ["字:ながい", "字:とてもながい", "組版:あいうえおか", "組版字:あいうえおかきくけこ"])
@pytest.mark.parametrize("around", ["の漢", "漢の", "漢漢"])
def test_a_reading_never_hangs_over_an_ideograph(around: str, base: str) -> None:
    line = first(f"{around[0]}{ruby(base)}{around[1]}", measure=20)
    (_, left, right) = read(line)[0]
    assert around[0] == "の" or line.glyphs[0].right <= left + NEAR
    assert around[1] == "の" or right <= line.glyphs[-1].left + NEAR


def test_a_base_between_kana_and_ideograph_keeps_the_middle_of_its_reading() -> None:
    line = first(f"の{ruby('字:ながい')}漢", measure=20)
    assert (places(line), read(line)) == ("の0 字2 漢4.5", [("ながい", 7.5, 22.5)])


def test_at_the_ends_of_a_line_a_reading_hangs_over_nothing() -> None:
    """It stands flush with the line, and its base gives way."""
    laid = lay_out(f"<p id=p>漢字漢字の{ruby('字:ながい')}漢字{ruby('漢:ながい')}の漢字", measure=5)
    assert [line.text for line in laid.of("p")] == ["漢字漢字の", "字漢字漢", "の漢字"]
    check_readings(laid, "ながい", "ながい")
    begin, end = read(laid.of("p")[1])
    assert (begin[1], end[2]) == (0, 50)
    assert places(laid.of("p")[1]) == "字0.5 漢3 字5 漢7.5"


def test_readings_of_neighbours_never_meet() -> None:
    pairs = ("漢:ながい", "字:よみの", "組:か", "版:とてもながい", "人:ひと")
    laid = lay_out(f"<p id=p>{''.join(ruby(pair) for pair in pairs) * 3}の{ruby(*pairs)}", measure=9)
    check_readings(laid, *(pair.split(":")[1] for pair in pairs * 4))


def test_ruby_keeps_the_pitch() -> None:
    laid = lay_out(f"<p id=p>{(ruby('漢:かん') + '字、') * 12}", measure=6)
    heights = [line.box.position_y for line in laid.of("p")]
    assert heights == [20 * number for number in range(len(heights))]
    assert laid.read("p") == "漢字、" * 12


def test_lines_with_ruby_are_flush() -> None:
    laid = lay_out(f"<p id=p>{(ruby('漢:ながい') + '字の山川') * 12}", measure=8.4)
    assert all(abs(line.end) < NEAR or line.readings[-1].position_x > line.right - 20 for line in laid.of("p")[:-1])
    check_readings(laid, *["ながい"] * 12)


def test_a_base_longer_than_the_line_keeps_its_reading() -> None:
    laid = lay_out(f"<p id=p>{ruby('漢字組版漢字:かんじ')}", measure=5)
    check_readings(laid, "かんじ")


def test_readings_are_aligned_with_their_line() -> None:
    laid = lay_out(f"<p id=p>漢{ruby('字:かん')}", measure=10, css="p { text-align: right }")
    assert read(laid.of("p")[0]) == [("かん", 90, 100)]


def test_ruby_in_a_link_in_a_box() -> None:
    laid = lay_out(f"<p id=p><a href=#p><b>漢{ruby('字:じ')}</b></a>漢字漢字", measure=4)
    check_readings(laid, "じ")
    assert laid.read("p") == "漢字漢字漢字"


def test_every_letter_has_its_dot() -> None:
    laid = lay_out("<p id=p>漢字<span class=dots>漢字、かな「漢」ー PDF 漢</span>漢字", measure=6)
    dots = [mark for line in laid.of("p") for mark in line.box.emphasis]
    assert len(dots) == len("漢字かな漢ー漢")


def test_dots_are_over_the_middle_of_letters_in_japanese_and_under_it_in_chinese() -> None:
    over = first("漢<span class=dots>字</span>", measure=20, css="p { text-indent: 1em }")
    under = first("漢<span class=dots>字</span>", measure=20, lang="zh-Hans")
    assert [mark.x + over.box.position_x for mark in over.box.emphasis] == [25]
    assert over.box.emphasis[0].y < over.box.baseline < under.box.emphasis[0].y


@pytest.mark.parametrize("count", range(1, 9))
def test_a_call_begins_no_line(count: int) -> None:
    laid = lay_out(f"<p id=p>{'漢' * count}<span class=note id=n>字</span>漢字漢字", measure=4)
    assert (laid.read("p"), laid.read("n")) == ("漢" * count + "漢字漢字", "字")
    assert not any(line.begins_with_call for line in laid.of("p"))


@pytest.mark.parametrize("count", [3, 4, 5])
def test_what_is_raised_begins_no_line(count: int) -> None:
    laid = lay_out(f"<p id=p>{'漢' * count}<sup>[12]</sup>漢字漢字", measure=4)
    assert "[12]" in laid.read("p")
    assert not any(line.text.startswith("[") for line in laid.of("p"))


def notes(count: int, height: float, policy: str = "auto") -> Laid:
    """Paragraphs of two lines, each with a note at the end of its first."""
    text = "<p id=p{0}>漢字漢字漢<span class=note id=n{0}>字字</span>漢字漢字漢</p>"
    css = f".note {{ footnote-policy: {policy} }}"
    return lay_out("".join(map(text.format, range(count))), measure=6, height=height, css=css)


@pytest.mark.parametrize("height", [20, 40, 80])
def test_a_note_is_at_the_foot_of_the_page_of_its_call(height: float) -> None:
    laid = notes(12, height, policy="line")
    for number in range(12):
        call, note = laid.of(f"p{number}")[0], laid.of(f"n{number}")[0]
        assert (note.text, note.page) == ("字字", call.page)


@pytest.mark.parametrize("count", [6, 7, 8])
def test_no_note_makes_room_for_a_later_paragraph(count: int) -> None:
    text = f"<p id=a>漢<span class=note id=n>字</span></p>{'<p>漢</p>' * count}<p id=z>漢字漢字漢字漢字漢字"
    laid = lay_out(text, measure=4, height=20, css="p { orphans: 2 }")
    assert [line.page for name in "an" for line in laid.of(name)] == [0, 0]
    assert [line.page for line in laid.of("z")] == ([0, 0, 1] if count == 6 else [1, 1, 1])


@pytest.mark.parametrize("height", [6, 14])
def test_no_note_is_lost(height: float) -> None:
    laid = notes(12, height)
    assert [laid.read(f"n{number}") for number in range(12)] == ["字字"] * 12


@pytest.mark.parametrize("columns", [1, 2])
def test_no_note_is_lost_where_pages_are_made_twice(columns: int) -> None:
    text = "".join(f"<p id=p{n}>漢字漢字<span class=note id=n{n}>{'字' * 30}</span></p>" for n in range(12))
    css = f"a::after {{ content: target-counter(attr(href), page) }} div {{ columns: {columns}; column-gap: 0 }}"
    laid = lay_out(f"<p id=p><a href='#p11'>漢字</a></p><div>{text}</div>", measure=10, height=12, css=css)
    assert [laid.read(f"n{n}") for n in range(12)] == ["字" * 30] * 12


@pytest.mark.parametrize("atom", [SQUARE, PICTURE])
def test_an_atom_takes_its_room(atom: str) -> None:
    line = first(f"漢{atom}字", measure=20)
    assert places(line) == "漢0 字6"


@pytest.mark.parametrize("atom", [SQUARE, PICTURE])
def test_lines_with_atoms_are_flush(atom: str) -> None:
    laid = lay_out(f"<p id=p>{('漢字' + atom + '漢、字') * 9}", measure=9.3)
    assert laid.read("p") == "漢字漢、字" * 9
    ends = [max(box.position_x + box.width for box in line.inlines) for line in laid.of("p")[:-1]]
    assert ends == pytest.approx([line.right for line in laid.of("p")[:-1]], abs=5.01)


def test_a_high_atom_makes_its_line_higher() -> None:
    tall = "<span style='display: inline-block; width: 1em; height: 5em'></span>"
    laid = lay_out(f"<p id=p>漢字漢字{tall}漢字漢字漢字漢字", measure=4)
    ys = [line.box.position_y for line in laid.of("p")]
    assert ys[1] == 20
    assert ys[2] - ys[1] > 50


def test_text_in_an_inline_block_is_set_too() -> None:
    laid = lay_out(f"<p id=p>漢<span class=box id=b style='width: 5em'>{LONG}</span>字", measure=9)
    assert (laid.read("p"), laid.read("b")) == ("漢字", LONG)
    assert all(line.is_composed for line in laid.lines)


def test_padding_takes_its_room() -> None:
    line = first("漢<b style='padding: 0 .5em; margin: 0 .25em; border: 0 solid'>字</b>漢", measure=20)
    assert places(line) == "漢0 字3.5 漢7"


@pytest.mark.parametrize("measure", [6, 7.3, 8])
def test_padded_boxes_keep_the_measure(measure: float) -> None:
    padded = "<b style='padding: 0 .5em'>漢字漢字</b>"
    laid = lay_out(f"<p id=p>{(padded + '漢字、') * 9}", measure=measure)
    assert laid.read("p") == "漢字漢字漢字、" * 9
    ends = [line.box.position_x + line.box.width - line.right for line in laid.of("p")]
    assert max(ends) < NEAR


def test_boxes_that_go_over_a_line_end_are_cut_there() -> None:
    laid = lay_out("<p id=p>漢字<b style='padding: 0 .5em'>漢字漢字漢字</b>漢字", measure=5)
    parts = [box for line in laid.of("p") for box in line.inlines if type(box).__name__ == "InlineBox"]
    assert [(box.padding_left, box.padding_right) for box in parts] == [(5, 0), (0, 5)]


def test_nested_boxes_go_on_in_the_next_line() -> None:
    laid = lay_out(f"<p id=p>漢<a href=#p>字<b>漢<i>{LONG}</i>字</b></a>漢", measure=8)
    assert laid.read("p") == f"漢字漢{LONG}字漢"
    for line in laid.of("p")[1:-1]:
        assert [box.element_tag for box in line.inlines[:3]] == ["a", "b", "i"]


def test_links_have_a_rectangle_in_every_line() -> None:
    laid = lay_out("<p id=p>漢字<a href='https://example.org/'>漢字漢字漢字</a>漢字", measure=5, height=10)
    with pikepdf.open(io.BytesIO(laid.write_pdf())) as pdf:
        widths = [float(note.Rect[2] - note.Rect[0]) / 0.75 for note in pdf.pages[0].Annots]
    assert widths == pytest.approx([30, 30])


def test_what_stands_before_the_first_space_is_not_lost() -> None:
    laid = lay_out("<p id=p><b><span style='position: absolute' id=a>字</span> </b>漢字", measure=20)
    assert (laid.read("a"), laid.read("p")) == ("字", "漢字")


def test_an_empty_anchor_before_a_space_can_be_linked_to() -> None:
    laid = lay_out("<p><a id=x></a> 漢字<a href='#x'>漢字</a>")
    with pikepdf.open(io.BytesIO(laid.write_pdf())) as pdf:
        assert len(pdf.pages[0].Annots) == 1


def test_what_is_out_of_flow_takes_no_room() -> None:
    line = first("漢<span style='position: absolute' id=a>字</span>漢", measure=20)
    assert places(line) == "漢0 漢2"
    laid = lay_out("<p id=p>漢<span style='position: absolute' id=a>字</span>漢", measure=20)
    assert [glyphs.left for glyphs in laid.of("a")[0].glyphs] == [10]


def test_running_text_reaches_its_margin() -> None:
    css = ".run { position: running(x) } @page { margin: 0 0 2em; @bottom-left { content: element(x) } }"
    laid = lay_out("<p id=p>漢<span class=run id=r>字</span>漢", css=css, height=10)
    assert laid.read("p") == "漢漢"
    assert [box.text for box in laid.document.pages[0]._page_box.descendants() if hasattr(box, "text")][-1] == "字"


def test_a_word_is_hyphenated() -> None:
    laid = lay_out("<p id=p>漢字漢字typesetting漢字", measure=8, css="html { hyphens: auto }")
    assert laid.of("p")[0].texts[-1].text.endswith("\u00ad")
    assert laid.read("p") == "漢字漢字typesetting漢字"


def test_a_soft_hyphen_is_seen_at_the_end_of_a_line() -> None:
    laid = lay_out("<p>漢字漢字type&shy;setting漢字", measure=7, height=10, em=4)
    assert picture(laid.write_pdf()).splitlines()[0].rstrip(".").endswith("-")


def test_letters_an_em_wide_are_letters() -> None:
    """As the bold M of Noto Serif CJK is."""
    line = first("漢<b style='font: bold 10px Noto Serif CJK JP'>BMB</b>", measure=20)
    assert [after.left - before.right for before, after in pairwise(line.glyphs)] == [2.5, 0, 0]


def test_letter_spacing_lies_between_characters_and_not_at_the_ends_of_lines() -> None:
    spaced = "<span style='letter-spacing: .5em'>漢字漢字漢字</span>"
    laid = lay_out(f"<p id=p>漢{spaced}漢字漢", measure=5)
    assert [places(line) for line in laid.of("p")] == ["漢0 漢2 字5 漢8", "字0 漢3 字6 漢8", "字0 漢2"]


def test_white_space_at_the_ends_of_lines_is_gone() -> None:
    laid = lay_out("<p id=p>  漢字漢字 <b> 漢字</b> 漢字漢字  <i> </i>", measure=4)
    assert [(line.text, line.glyphs[0].left) for line in laid.of("p")] == [
        ("漢字漢字", 0),
        ("漢字漢", 0),
        ("字漢字", 0),
    ]


def rows(laid: Laid) -> list[tuple[str, float, float]]:
    """The text boxes of all lines: text, and where they begin and end, px."""
    boxes = [box for line in laid.of("p") for box in line.texts]
    return [(box.text, round(box.position_x, 2), round(box.position_x + box.width, 2)) for box in boxes]


WARICHU = ".warichu { font-size: .5em }"


def test_an_inline_cutting_note_has_two_rows() -> None:
    laid = lay_out("<p id=p>漢<span class=warichu>山川雨人日本語</span>字", measure=20, css=WARICHU)
    assert rows(laid) == [("漢", 0, 10), ("山川雨人", 10, 30), ("日本語", 10, 25), ("字", 30, 40)]


def test_an_inline_cutting_note_goes_on_in_the_next_line() -> None:
    laid = lay_out("<p id=p>漢字<span class=warichu>山川雨人日本語書物印刷東</span>字", measure=4, css=WARICHU)
    assert [line.text for line in laid.of("p")] == ["漢字山川雨人日本語書", "物印刷東字"]
    assert rows(laid)[1:3] == [("山川雨人", 20, 40), ("日本語書", 20, 40)]
    assert rows(laid)[3:] == [("物印", 0, 10), ("刷東", 0, 10), ("字", 10, 20)]


def test_a_row_of_an_inline_cutting_note_keeps_clear_of_what_follows() -> None:
    laid = lay_out("<p id=p>漢<span class=warichu>漢字漢字漢ABAB</span>漢字", measure=20, css=WARICHU)
    *notes, after = rows(laid)[1:]
    assert max(right for _, _, right in notes) <= after[1]


def test_rows_of_an_inline_cutting_note_begin_and_end_as_lines_do() -> None:
    laid = lay_out("<p id=p>漢<span class=warichu>山川雨、人日</span>字", measure=20, css=WARICHU)
    assert rows(laid) == [("漢", 0, 10), ("山川雨、", 10, 30), ("人日", 10, 20), ("字", 30, 40)]


def test_so_do_its_rows_in_the_next_line() -> None:
    laid = lay_out("<p id=p>漢字漢<span class=warichu>山川、雨人日本語</span>字", measure=4, css=WARICHU)
    assert [text for text, _, _ in rows(laid)] == ["漢字漢", "山川、雨", "人日本語", "字"]


def test_a_padded_box_with_a_space_at_the_start_keeps_the_measure() -> None:
    laid = lay_out("<p id=p><b style='padding: 0 1em'> </b>漢字漢字漢字", measure=6)
    assert laid.read("p") == "漢字漢字漢字"
    assert all(line.end > -NEAR for line in laid.of("p"))


def test_no_break_inside_nowrap() -> None:
    laid = lay_out("<p id=p>漢字漢<span style='white-space: nowrap'>漢字漢</span>字", measure=5)
    assert [line.text for line in laid.of("p")] == ["漢字漢", "漢字漢字"]


GAIJI = PICTURE.replace("<img", "<img class=gaiji style='width: 1em; height: 1em'")


def test_a_picture_of_a_character_is_set_as_that() -> None:
    assert places(first(f"漢{GAIJI}字、", measure=20)) == "漢0 字4 、6"
    lines = lay_out(f"<p id=p>漢字漢字{GAIJI}、漢字漢字", measure=5).of("p")
    assert [line.text for line in lines] == ["漢字漢字", "、漢字漢", "字"]
    assert [line.has_atom for line in lines] == [False, True, False]


def test_space_opens_beside_a_picture_of_a_character() -> None:
    line = first(f"漢{GAIJI}字漢", measure=3.2)
    assert [box.position_x for box in line.inlines if box.element_tag == "img"] == [pytest.approx(11)]
