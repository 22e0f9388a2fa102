"""Figures that wait: pages as rows of letters. A small letter is a line, a capital a line of a figure."""

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
"""


def pages(markup: str) -> list[str]:
    """What stands on every page, in its order."""
    with composing(lambda _: Customs()):
        document = HTML(string=f"<html lang=ja><style>{STYLE}</style>{markup}").render()
    return ["".join(_letters(page._page_box)) for page in document.pages]


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
