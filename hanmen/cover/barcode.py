"""The bars that shops scan: ISBN, category and price come in, EAN-13 symbols go out as geometry in millimetres.

ISO/IEC 15420 (EAN-13). A Japanese book has two of them, one below the other (書籍JANコード): the ISBN, and a number
that begins with 192 and holds the C code and the list price without tax. Their bars are all of one length, as JPO's
guide draws them, and what they say stands below.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

# Seven modules a digit; a right digit is the inverse of an odd one, an even one is that mirrored.
ODD = "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split()
RIGHT = [digit.translate({48: "1", 49: "0"}) for digit in ODD]
EVEN = [digit[::-1] for digit in RIGHT]
# The first digit is written in which of the next six are even.
PARITIES = "000000 001011 001101 001110 010011 011001 011100 010101 010110 011010".split()

MODULE = 0.33  # mm at magnification 1
MODULES = 95
QUIET = (11, 7)  # modules of white before and after
HEIGHT = 11.0  # mm of bars at magnification 1: the least within Japan (GS1 Japan), and what JPO's guide draws
LEAST_HEIGHT = 9.0  # mm at magnification 0.8
ROW_GAP = 10.0  # mm between the bars of two rows; what they say stands in it
MOST_PRICE = 99999
SMALLEST, LARGEST = 0.8, 2.0  # magnifications that EAN-13 allows


@dataclass(frozen=True, slots=True)
class Symbol:
    """One row of bars: its thirteen digits, and each bar's start and width in mm from the first bar's edge."""

    digits: str
    bars: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Barcode:
    """The symbols of a book from head to foot; lengths in mm, quiet zones at both sides besides."""

    symbols: tuple[Symbol, ...]
    width: float
    height: float  # of the bars of one symbol
    quiet: tuple[float, float]
    row_gap: float = ROW_GAP


def book_barcode(isbn: str, c_code: str, price: int | str, magnification: float = 1.0) -> Barcode:
    """The symbols of a book: one of its ISBN (10 or 13 digits), and with a C code (4 digits) a second one.

    *price* is the list price in yen without tax; a text, or more than 99,999, is written 00000. *magnification* is 0.8
    to 2. All digits must be right: whoever reads book.toml sees to that.
    """
    rows = [isbn13(isbn)]
    if c_code:
        yen = price if isinstance(price, int) and price <= MOST_PRICE else 0
        rows.append(_checked(f"192{c_code}{yen:05}"))
    module = MODULE * magnification
    return Barcode(
        tuple(Symbol(digits, tuple(_bars(digits, module))) for digits in rows),
        width=MODULES * module,
        height=max(LEAST_HEIGHT, HEIGHT * magnification),
        quiet=(QUIET[0] * module, QUIET[1] * module),
    )


def isbn13(isbn: str) -> str:
    """The thirteen digits of an ISBN of ten or thirteen."""
    digits = isbn.replace("-", "")
    return digits if len(digits) == 13 else _checked(f"978{digits[:9]}")


def _checked(digits: str) -> str:
    """Twelve digits and the one that checks them."""
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def _bars(digits: str, module: float) -> Iterator[tuple[float, float]]:
    place = 0
    for dark, run in groupby(_modules(digits)):
        length = len(list(run))
        if dark == "1":
            yield place * module, length * module
        place += length


def _modules(digits: str) -> str:
    parities = PARITIES[int(digits[0])]
    left = (EVEN if even == "1" else ODD for even in parities)
    first = "".join(shapes[int(digit)] for shapes, digit in zip(left, digits[1:7], strict=True))
    return f"101{first}01010{''.join(RIGHT[int(digit)] for digit in digits[7:])}101"
