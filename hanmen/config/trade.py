"""What the book trade writes on a cover: a value of book.toml comes in, it goes out sound. Closet of its tables.

What cannot be used raises `UnusableError`.
"""

import re

from ..messages import UnusableError, Words

NO_ISBN = Words(
    "an ISBN has 13 digits from 978 or 979, or 10, with or without hyphens",
    "ISBN は 978 か 979 で始まる 13 桁、または 10 桁です（ハイフンはなくてもかまいません）",
)
NO_C_CODE = Words(
    "a C code has four digits: C0095 or 0095",
    "C コードは「C0095」「0095」のように 4 桁の数字で書きます",
)


def isbn(text: str) -> str:
    """An ISBN of 13 or 10 digits as it was written (ISO 2108)."""
    digits = text.replace("-", "").upper()
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits[:12]))
        check = str(-total % 10)
    elif re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        total = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9]))
        check = "0123456789X"[-total % 11]
    else:
        raise UnusableError(NO_ISBN)
    if digits[-1] != check:
        raise UnusableError(Words(f"the check digit would be {check}", f"チェックデジットは {check} のはずです"))
    return text


def c_code(text: str) -> str:
    """The four digits of a C code: for whom, in what form, about what."""
    if not re.fullmatch("C?[0-9]{4}", text):
        raise UnusableError(NO_C_CODE)
    return text[-4:]


def price(value: int | str) -> int | str:
    """Yen without tax, or what is to be printed as it is."""
    if isinstance(value, int) and not 0 < value < 10_000_000:
        raise UnusableError(Words("a price is more than nothing, in yen without tax", "本体価格を円で書きます"))
    return value


def magnification(number: float) -> float:
    """How large a bar code is: 1 for modules of 0.33 mm (ISO/IEC 15420)."""
    if not 0.8 <= number <= 2:
        raise UnusableError(Words("it is a number from 0.8 to 2", "0.8 から 2 までの数です"))
    return float(number)
