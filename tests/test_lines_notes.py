"""Notes at the foot of the page (JLREQ 4.2.5): none is lost, none is moved for a line, all keep their order."""

from collections import Counter
from itertools import groupby
from random import Random

import pytest

from tests.laid_out import Laid, lay_out

PAIRS = """
p { orphans: 2; widows: 2 } h2 { font-size: 1em; margin: 0; break-after: avoid } ::footnote-marker { content: "" }
"""


def paragraph(name: str, lines: int, note: int = 0, called_in: int = 1) -> str:
    """A paragraph of full lines, with a note of so many lines called in one of them."""
    rows = ["字" * 10] * lines
    if note:
        rows[called_in - 1] = "字" * 9 + f"<span class=note id=n{name}>{'注' * (10 * note - 1)}</span>"
    return f"<p id={name}>{''.join(rows)}</p>"


def rows(laid: Laid) -> list[str]:
    """The pages, from head to foot: the letter of each line's block, a note's in capitals, a dot for a free line."""
    pages = []
    for page in laid.document.pages:
        height = round(page.height / 20)
        found = ["."] * height
        for line in (line for line in laid.lines if laid.document.pages[line.page] is page):
            row = round(line.box.position_y / 20)
            assert found[row] == "."
            found[row] = line.name[1:].upper() if line.name[0] == "n" else line.name[0]
        pages.append("".join(found))
    return pages


def set_pages(*blocks: str, height: int = 6, css: str = "") -> list[str]:
    return rows(lay_out("".join(blocks), measure=10, height=2 * height, css=PAIRS + css))


def test_a_second_line_without_room_leaves_the_notes_of_the_page_in_their_place() -> None:
    assert set_pages(paragraph("a", 4, note=1), paragraph("b", 4)) == ["aaaa.A", "bbbb.."]


def test_nor_does_a_last_line_without_room_move_them() -> None:
    assert set_pages(paragraph("a", 2, note=1), paragraph("b", 4)) == ["aabb.A", "bb...."]
    assert set_pages(paragraph("a", 3, note=1), paragraph("b", 3)) == ["aaa..A", "bbb..."]


def test_notes_that_go_to_the_next_page_keep_their_order() -> None:
    assert set_pages(paragraph("a", 4, note=1), paragraph("b", 4, note=1)) == ["aaaa.A", "bbbb.B"]


def test_a_note_waits_with_the_line_that_calls_it_if_it_should() -> None:
    text = [paragraph("a", 3, note=1), paragraph("b", 5, note=2, called_in=3)]
    assert set_pages(*text, height=7) == ["aaabbbA", "bb...BB"]
    assert set_pages(*text, height=7, css=".note { footnote-policy: line }") == ["aaabb.A", "bbb..BB"]
    assert set_pages(*text, height=7, css=".note { footnote-policy: block }") == ["aaa...A", "bbbbbBB"]


def test_a_heading_is_not_alone_on_a_page_for_a_long_note() -> None:
    assert set_pages("<h2 id=h>字</h2>", paragraph("a", 3, note=4)) == ["haaa..", "..AAAA"]


@pytest.mark.parametrize(
    ("more", "pages"),
    [(12, ["bbbbbb", "gggCCC", "gggDDD", "gggEEE", "gggFFF"]), (0, ["bbbbbb", "CCCDDD", "EEEFFF"])],
)
def test_no_line_stands_on_notes_however_many_wait(more: int, pages: list[str]) -> None:
    calls = "".join(f"<span class=note id=n{name}>{'注' * 29}</span>" for name in "cdef")
    assert set_pages(f"<p id=b>{'字' * 58}{calls}</p>", paragraph("g", more)) == pages


def test_a_float_moves_no_note() -> None:
    css = "div { float: right; width: 2em }"
    assert set_pages(paragraph("a", 5, note=1), "<div><p>字字</p></div>", paragraph("b", 4), css=css)[0] == "aaaaaA"


@pytest.mark.parametrize("seed", range(30))
def test_random_notes_are_near_their_calls_in_their_order_and_part_no_lines(seed: int) -> None:
    random = Random(seed)
    sizes = [(random.randint(1, 7), random.randint(0, 2)) for _ in range(30)]
    text = [paragraph(f"p{k}", lines, note, random.randint(1, lines)) for k, (lines, note) in enumerate(sizes)]
    laid = lay_out("".join(text), measure=10, height=random.randint(7, 12) * 2, css=PAIRS)
    assert rows(laid)
    notes = [line.name for line in laid.lines if line.name[0] == "n"]
    assert [name for name, _ in groupby(notes)] == [f"np{k}" for k, (_, note) in enumerate(sizes) if note]
    for name in set(notes):
        (call,) = (line.page for line in laid.of(name[1:]) if any(box.footnote for box in line.inlines))
        assert laid.of(name)[0].page - call in (0, 1)
    for k, (count, _) in enumerate(sizes):
        assert count == 1 or 1 not in Counter(line.page for line in laid.of(f"p{k}")).values()


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
