"""Formulas as pictures: what they measure, and what they are drawn with."""

import re
from pathlib import Path

import pypdfium2
import pytest

from hanmen.diagnostics import Position
from hanmen.fontconfig import find_face
from hanmen.mathml import mathml
from hanmen.messages import UnusableError
from hanmen.model import Element
from hanmen.stix import Setter
from hanmen.tree import elements
from tests.laid_out import lay_out

FONTS = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>/usr/share/fonts</dir></fontconfig>'
)
HERE = Position(Path("x.md"), 1, 1)


def test_a_letter_stands_on_the_baseline_and_a_descender_hangs_below() -> None:
    setter = Setter((), None)
    x, p, integral = (setter.draw(latex, is_block=False) for latex in ("x", "p", r"\int_0^1 f"))
    assert abs(x.depth) < 0.03
    assert 0.15 < p.depth < 0.3
    assert 0.4 < x.height < 0.52
    assert integral.depth > p.depth


def test_displayed_formulas_are_larger() -> None:
    setter = Setter((), None)
    inline, displayed = (setter.draw(r"\sum_{i=1}^n \frac{a}{b}", is_block) for is_block in (False, True))
    assert displayed.height > inline.height


def test_the_same_formula_is_the_same_bytes() -> None:
    first, second = (Setter((), None).draw(r"\frac{a}{b}", is_block=True).picture for _ in range(2))
    assert first == second


def test_japanese_is_set_in_the_book_s_font() -> None:
    face = find_face(FONTS, "Noto Serif CJK JP", bold=False)
    if face is None:
        pytest.skip("needs Noto Serif CJK")
    setter = Setter(("距", "離"), face)
    drawn, empty = setter.draw(r"\text{距離}", is_block=False), Setter((), None).draw(r"\text{距離}", is_block=False)
    assert 1.8 < drawn.width < 2.1  # two em, but for the blanks at both ends
    assert drawn.picture.data != empty.picture.data
    assert len(re.findall(b"<path", drawn.picture.data)) == 2


@pytest.mark.parametrize(
    ("latex", "why"),
    [
        (r"\frac{1}{", "{ is not closed"),
        ("x}", "} closes nothing"),
        (r"\{x\}", ""),
        (r"\begin{matrix} 1", r"\begin has no \end"),
        (r"\end{matrix}", r"\end{matrix} closes nothing"),
        (r"\begin{aligned} a &= b \end{aligned}", ""),
        (r"x_1_2", "two subscripts in a row"),
        ("a & b", "& stands in no environment"),
        (r"\frac{a}", "an argument is missing"),
        (r"\unknown x", r"\unknown is not known"),
        ("a < b > c", ""),
        (r"\left( x", r"\left has no \right"),
    ],
)
def test_what_is_wrong_is_said(latex: str, why: str) -> None:
    if not why:
        assert mathml(latex, True, HERE).name == "math"
        return
    with pytest.raises(UnusableError) as error:
        mathml(latex, True, HERE)
    assert error.value.why.en == why


def test_tokens_hold_text_alone_as_epub_wants_it() -> None:
    math = mathml(r"\mathop{x} \begin{array}{c|c}a&b\end{array}", True, HERE)
    found = list(elements(math))
    assert not [
        each for each in found if each.name in ("mi", "mo") and any(isinstance(c, Element) for c in each.children)
    ]
    assert not [each for each in found if "" in each.attributes.values()]


def picture(height: float, depth: float = 0.0) -> str:
    svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    style = f"width: 1em; height: {height}em; vertical-align: {-depth}em"
    return f'<img class="formula" alt="x^2" src="{svg}" style="{style}">'


@pytest.mark.parametrize(
    ("height", "depth", "lines"), [(0.5, 0.0, 1), (1.6, 0.5, 1), (2.6, 1.0, 1), (3.2, 1.6, 2), (5.0, 2.5, 3)]
)
def test_a_high_formula_takes_whole_lines(height: float, depth: float, lines: int) -> None:
    laid = lay_out(f"<p id=a>雨{picture(height, depth)}風雨風<p id=b>雲")
    (first,), (second,) = laid.of("a"), laid.of("b")
    assert second.box.position_y - first.box.position_y == pytest.approx(lines * 20)


def test_a_formula_is_spaced_like_a_latin_word() -> None:
    (line,) = lay_out(f"<p id=a>雨{picture(0.5)}風").of("a")
    rain, wind = line.glyphs
    assert wind.left - rain.right == pytest.approx(10 + 2 * 2.5)  # an em and a quarter on both sides


def test_a_formula_is_copied_as_its_latex() -> None:
    pdf = lay_out(f"<p id=a>雨{picture(0.5)}風").write_pdf(pdf_variant="pdf/ua-1")
    with pypdfium2.PdfDocument(pdf) as document:
        assert "x^2" in document[0].get_textpage().get_text_range()
