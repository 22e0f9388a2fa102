"""The bars of a book: what they say, how wide they are, and that a scanner reads them."""

import pytest

from hanmen.cover.barcode import book_barcode, isbn13

ISBN = "978-4-00-416004-5"


def drawn(digits: str, isbn: str) -> str:
    """The modules of a symbol: ``#`` for a dark one."""
    symbol = next(symbol for symbol in book_barcode(isbn, "", "").symbols if symbol.digits == digits)
    row = ["."] * 95
    for start, width in symbol.bars:
        for module in range(round(start / 0.33), round((start + width) / 0.33)):
            row[module] = "#"
    return "".join(row)


@pytest.mark.parametrize(
    ("isbn", "digits"),
    [
        (ISBN, "9784004160045"),
        ("4-87311-932-8", "9784873119328"),
        ("4-06-519981-X", "9784065199817"),
        ("979-10-90636-07-1", "9791090636071"),
    ],
)
def test_an_isbn_has_thirteen_digits(isbn: str, digits: str) -> None:
    assert isbn13(isbn) == digits


@pytest.mark.parametrize(
    ("c_code", "price", "digits"),
    [
        ("0241", 820, "1920241008209"),
        ("0095", 99_999, "1920095999999"),
        ("0095", 100_000, "1920095000008"),
        ("0095", "定価はカバーに", "1920095000008"),
        ("3004", 1800, "1923004018002"),
    ],
)
def test_the_second_row_has_category_and_price(c_code: str, price: int | str, digits: str) -> None:
    first, second = book_barcode(ISBN, c_code, price).symbols
    assert (first.digits, second.digits) == ("9784004160045", digits)


def test_without_a_c_code_there_is_one_row() -> None:
    assert [symbol.digits for symbol in book_barcode(ISBN, "", 820).symbols] == ["9784004160045"]


def test_modules_are_those_of_the_standard() -> None:
    """ISO/IEC 15420: nine in front says odd, even, even, odd, even, odd; after the middle all are inverted."""
    assert drawn("9784004160045", ISBN) == (
        "#.#" ".###.##" "...#..#" "..###.#" "...##.#" ".#..###" ".#...##"
        ".#.#." "##..##." "#.#...." "###..#." "###..#." "#.###.." "#..###." "#.#"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("magnification", "width", "height", "quiet"),
    [(1, 31.35, 11, (3.63, 2.31)), (0.8, 25.08, 9, (2.904, 1.848)), (2, 62.7, 22, (7.26, 4.62))],
)
def test_measures_grow_with_magnification(
    magnification: float, width: float, height: float, quiet: tuple[float, float]
) -> None:
    barcode = book_barcode(ISBN, "", "", magnification)
    assert (barcode.width, barcode.height, *barcode.quiet) == pytest.approx((width, height, *quiet))
    start, last = barcode.symbols[0].bars[0][0], barcode.symbols[0].bars[-1]
    assert (start, sum(last)) == pytest.approx((0, width))
    assert len(barcode.symbols[0].bars) == 30
