"""Figures that wait, and that stand at the head or foot: pages as rows of letters.

A small letter is a line, a capital a line of a figure, a dot a line of space.
"""

from typing import Any

import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from hanmen.lines import composing
from hanmen.model import Customs

STYLE = """
@page { size: 100px 64px; margin: 0 }
html { font: 10px/1 serif } * { margin: 0; padding: 0; widows: 1; orphans: 1 } ul { list-style: none }
figure { float-defer: page; height: 40px; break-inside: avoid } h2 { font-size: 10px; break-after: avoid }
.top { page-float: top } .bottom { page-float: bottom } .stay, .top, .bottom { height: 20px; margin: 10px 0 }
blockquote { margin: 10px 0 } .avoid { break-before: avoid } .part { height: 12px; block-step-align: center }
.note { float: footnote } @page { @footnote { margin: 0 } } ::footnote-call, ::footnote-marker { content: "" }
"""


def pages(markup: str) -> list[str]:
    """What stands on every page, in its order."""
    with composing(lambda _: Customs()):
        document = HTML(string=f"<html lang=ja><style>{STYLE}</style>{markup}").render()
    return ["".join(_letters(page._page_box)) for page in document.pages]


def standing(markup: str) -> list[str]:
    """What stands on every page, from its head to its foot."""
    with composing(lambda _: Customs()):
        style = f"<style>{STYLE} @page {{ size: 100px 60px }} html {{ font-family: Noto Serif CJK JP }}</style>"
        document = HTML(string=f"<html lang=ja>{style}{markup}").render()
    return [_rows(page._page_box) for page in document.pages]


def _rows(page: Any) -> str:
    """The lines of a page; what is not on the grid, or stands on something else, fails."""
    rows = [""] * round(page.height / 10)
    for box in filter(lambda each: isinstance(each, boxes.LineBox | boxes.BlockBox), page.descendants()):
        if isinstance(box, boxes.LineBox) is not (box.element_tag == "figure"):
            top, height = (box.position_y + box.margin_top) / 10, round(box.height / 10)
            assert top == pytest.approx(round(top))
            for row in range(round(top), round(top) + height):
                assert not rows[row]
                rows[row] = "".join(_letters(box))[0]
    return "".join(row or "." for row in rows).rstrip(".")


def _letters(box: Any) -> list[str]:
    if box.element_tag == "figure":
        return [box.element.text * round(box.height / 10)]
    if isinstance(box, boxes.LineBox):
        return ["".join(each.text for each in box.descendants() if isinstance(each, boxes.TextBox))]
    return [letter for child in box.children for letter in _letters(child)] if isinstance(box, boxes.ParentBox) else []


def lines(letters: str, tag: str = "p") -> str:
    """A paragraph a letter; a capital is a figure."""
    return "".join(f"<figure>{one}</figure>" if one.isupper() else f"<{tag}>{one}</{tag}>" for one in letters)


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("aAbc", ["aAAAAb", "c"]),
        ("abcAdefg", ["abcdef", "AAAAg"]),
        ("abcABdefghi", ["abcdef", "AAAAgh", "BBBBi"]),
    ],
)
def test_what_does_not_fit_lets_paragraphs_go_before_it(letters: str, expected: list[str]) -> None:
    assert pages(lines(letters)) == expected


def test_a_heading_is_not_passed() -> None:
    assert pages(f"{lines('abcA')}<h2>h</h2>{lines('de')}") == ["abc", "AAAAhd", "e"]


def test_at_the_end_of_an_item_it_leaves_the_item() -> None:
    assert pages(f"<ul><li>{lines('abcA')}</li>{lines('defg', 'li')}</ul>") == ["abcdef", "AAAAg"]
    assert pages(f"<ul><li>{lines('abcAB')}</li>{lines('defgh', 'li')}</ul>") == ["abcdef", "AAAAgh", "BBBB"]


def test_at_the_end_of_a_list_it_leaves_the_list() -> None:
    assert pages(f"<ul><li><ul><li>{lines('abcA')}</li></ul></li></ul>{lines('defg')}") == ["abcdef", "AAAAg"]


def test_it_goes_among_the_items_before_a_figure() -> None:
    items = f"<li>d<li><p>e</p>{lines('Bf')}<li>g"
    assert pages(f"{lines('abcA')}<ul>{items}</ul>") == ["abcdef", "AAAAg", "BBBB"]


def test_no_figure_passes_another() -> None:
    items = "".join(f"<li><p>{text}</p>{lines(figure)}</li>" for text, figure in zip("abcd", "ABCD", strict=True))
    assert pages(f"<ul>{items}</ul>") == ["aAAAAb", "BBBBcd", "CCCC", "DDDD"]


def test_nothing_to_pass_leaves_the_page_as_it_is() -> None:
    assert pages(lines("abcA")) == ["abc", "AAAA"]


def figure(letter: str, name: str) -> str:
    """A figure of two lines, with a line of space above and below."""
    return f"<figure class='{name}'>{letter}</figure>"


LONG = f"{lines('abcd')}<p>e<br>f<br>g<br>h</p>"  # ends on the second page


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"{LONG}{figure('A', 'stay')}{lines('ij')}", ["abcdef", "AA.ghi", "j"]),
        (f"{LONG}{figure('A', 'stay')}{figure('B', 'stay')}{lines('ij')}", ["abcdef", "AA.ghi", "BB.j"]),
        (f"{lines('ab')}{figure('A', 'stay')}{lines('cd')}", ["ab.AA", "cd"]),
        (f"<ul>{lines('abcd', 'li')}<li>e<br>f<br>g<br>h</ul>{figure('A', 'stay')}", ["abcdef", "gh.AA"]),
        (f"{LONG}{figure('A', 'bottom')}", ["abcdef", "gh.AA"]),
    ],
)
def test_it_goes_before_the_rest_of_a_paragraph(markup: str, expected: list[str]) -> None:
    assert standing(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"{lines('ab')}{figure('A', 'top')}{lines('cdef')}", ["AA.abc", "def"]),
        (f"{lines('abcd')}{figure('A', 'top')}{lines('efghijk')}", ["abcdef", "AA.ghi", "jk"]),
        (f"<h2>h</h2>{lines('a')}{figure('A', 'top')}{lines('bcde')}", ["ha.AA", "bcde"]),
        (f"<ul><li>a<li>b</ul>{figure('A', 'top')}{lines('cde')}", ["AA.abc", "de"]),
        (f"<blockquote>a</blockquote>{figure('A', 'top')}{lines('b')}", ["AA.a.b"]),
        (f"{lines('a')}<div>t</div>{figure('A', 'top')}{lines('b')}", ["at.AA", "b"]),
        (f"<ul><li>a<li>{lines('b')}{figure('A', 'top')}{lines('cd')}</ul>", ["ab.AA", "cd"]),
        (f"<p style='margin-top: 20px'>a</p>{figure('A', 'top')}", ["AA..a"]),
        (f"{lines('a')}<figure class=top style='margin: 20px 0 10px'>A</figure>{lines('bc')}", ["AA.abc"]),
        (f"{lines('a')}{figure('A', 'top')}<h2>h</h2><p style='orphans: 2'>b<br>c</p>", ["AA.a", "hbc"]),
        (f"<div style='columns: 1'>{lines('ab')}{figure('A', 'top')}</div>", ["ab.AA"]),
        (f"<p>甲<span class=note>注</span></p>{figure('A', 'top')}{lines('bcde')}", ["AA.甲b注", "cde"]),
    ],
)
def test_at_the_head(markup: str, expected: list[str]) -> None:
    assert [page.rstrip(".") for page in standing(markup)] == [page.rstrip(".") for page in expected]


def test_figures_at_the_head_keep_their_order() -> None:
    with_two = f"{lines('a')}{figure('A', 'top')}{figure('B', 'top')}{lines('bc')}"
    assert standing(f"<style>@page {{ size: 100px 90px !important }}</style>{with_two}") == ["AA.BB.abc"]
    after_another = f"{lines('a')}{figure('A', 'stay')}{lines('b')}{figure('B', 'top')}{lines('c')}"
    assert standing(after_another) == ["a.AA.b", "BB.c"]
    assert standing(f"<style>@page {{ size: 100px 90px !important }}</style>{after_another}") == ["a.AA.b.BB", "c"]


def test_what_found_no_room_for_whole_lines_stays() -> None:
    markup = f"<style>@page {{ size: 100px 45px !important }}</style>{lines('ab')}"
    assert standing(f"{markup}<figure class='top part'>A</figure>{lines('c')}")[0][:2] == "ab"


def test_a_page_that_ends_earlier_after_all_gives_the_text_its_place_again() -> None:
    follower = "<p class=avoid>{}</p>"
    two = follower.format("c") + follower.format("d")
    assert standing(f"{lines('ab')}{figure('A', 'top')}{two}{lines('e')}") == ["ab", "AA.cde"]
    markup = f"<style>@page {{ size: 100px 90px !important }}</style>{lines('a')}{figure('A', 'top')}"
    assert standing(f"{markup}{lines('b')}{figure('B', 'top')}{two}") == ["AA.ab", "BB.cd"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"{lines('a')}{figure('A', 'bottom')}{lines('bcdef')}", ["abc.AA", "def"]),
        (f"{lines('a')}{figure('A', 'bottom')}{lines('b')}", ["a.AA.b"]),
        (f"{lines('ab')}{figure('A', 'bottom')}{lines('c')}", ["abc.AA"]),
        (f"{lines('abcd')}{figure('A', 'bottom')}{lines('efghijk')}", ["abcdef", "ghi.AA", "jk"]),
        (f"{lines('a')}{figure('A', 'bottom')}<h2>h</h2>{lines('bcd')}", ["a...AA", "hbcd"]),
        (f"{lines('a')}{figure('A', 'bottom')}{lines('b')}{figure('B', 'stay')}{lines('c')}", ["abc.AA", "BB"]),
        (f"{lines('a')}{figure('A', 'bottom')}<blockquote>b</blockquote>{lines('cd')}", ["a.b.AA", "cd"]),
        (f"<blockquote>a</blockquote>{figure('A', 'bottom')}{lines('bc')}", [".a..AA", "bc"]),
        (f"{lines('a')}{figure('A', 'bottom')}<blockquote>b<br>c</blockquote>", ["a.b.AA", "c"]),
        (f"{lines('a')}<div>{figure('A', 'bottom')}{lines('bcde')}</div>", ["abc.AA", "de"]),
        (f"<ul><li>a{figure('A', 'bottom')}{lines('bcd')}</ul>", ["abc.AA", "d"]),
        (f"<div style='columns: 1'>{lines('a')}{figure('A', 'bottom')}{lines('bc')}</div>", ["a.AA.b", "c"]),
        (f"<p>甲<span class=note>注</span></p>{figure('A', 'bottom')}{lines('bcde')}", ["甲b.AA注", "cde"]),
        (f"{lines('a')}{figure('A', 'bottom')}<p>甲<span class=note>注</span></p>{lines('b')}", ["a甲.AA注", "b"]),
    ],
)
def test_at_the_foot(markup: str, expected: list[str]) -> None:
    assert [page.rstrip(".") for page in standing(markup)] == [page.rstrip(".") for page in expected]


def test_figures_at_the_foot_keep_their_order() -> None:
    markup = f"{lines('a')}{figure('A', 'bottom')}{lines('b')}{figure('B', 'bottom')}{lines('cdef')}"
    assert standing(f"<style>@page {{ size: 100px 90px !important }}</style>{markup}") == ["abc.AA.BB", "def"]


def test_what_follows_their_block_keeps_away_from_them() -> None:
    item = f"<li>a{figure('A', 'bottom')}{lines('b')}{figure('B', 'bottom')}{lines('c')}</li>"
    assert standing(f"<style>@page {{ size: 100px 100px !important }}</style><ul>{item}<li>d</ul>") == [
        "abc.AA.BB",
        "d",
    ]


def test_a_page_that_is_laid_out_again_is_the_same() -> None:
    late = "<style>a::after { content: target-counter('#z', page) }</style><p><a></a></p>"
    markup = f"{late}{figure('A', 'bottom')}{lines('bcdef')}{figure('B', 'bottom')}{lines('ghijk')}<p id=z>z</p>"
    assert standing(markup) == ["3bc.AA", "def.BB", "ghijkz"]


def test_a_note_that_goes_to_the_next_page_leaves_no_room_behind() -> None:
    area = "<style>@page { @footnote { margin-top: 10px } }</style>"
    markup = f"{area}{lines('abcd')}<p>甲<span class=note>注</span></p>{lines('efg')}"
    assert standing(markup) == ["abcd甲e", "fg...注"]


def table(rows: str) -> str:
    return f"<figure style='height: auto'><table>{''.join(f'<tr><td>{row}' for row in rows)}</table></figure>"


def cells(markup: str) -> list[str]:
    """The lines of every page, the cells of tables among them."""
    with composing(lambda _: Customs()):
        style = f"{STYLE} td, table {{ padding: 0; border-spacing: 0 }}"
        document = HTML(string=f"<html lang=ja><style>{style}</style>{markup}").render()
    texts = (
        [each.text for each in page._page_box.descendants() if isinstance(each, boxes.TextBox)]
        for page in document.pages
    )
    return ["".join(each) for each in texts]


def test_a_table_that_no_page_can_hold_begins_where_it_stands() -> None:
    assert cells(f"<p>a<p>b<h2>h</h2>{table('ABCDEFGHI')}<p>c") == ["abhABC", "DEFGHI", "c"]


def test_one_that_a_page_can_hold_waits_and_leaves_no_heading_alone() -> None:
    assert cells(f"<p>a<p>b{table('ABCDE')}<p>c<p>d") == ["abcd", "ABCDE"]
    assert cells(f"<p>a<p>b<h2>h</h2>{table('ABCDEF')}") == ["ab", "hABCDE", "F"]
