"""Numbers as books write them: ideographs, Roman numerals, letters."""

IDEOGRAPHS = "〇一二三四五六七八九"
ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"}
ROMAN |= {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


def ideographic(number: int) -> str:
    """As numbers are said up to 99 (二十二); larger ones, such as years, digit by digit (二〇二六)."""
    if number > 99:
        return "".join(IDEOGRAPHS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return (IDEOGRAPHS[tens] if tens > 1 else "") + "十" * bool(tens) + (IDEOGRAPHS[ones] if ones or not tens else "")


def roman(number: int) -> str:
    """As ``lower-roman`` of CSS Counter Styles 3, and /r of PDF, write it."""
    letters = ""
    for value, numeral in ROMAN.items():
        count, number = divmod(number, value)
        letters += numeral * count
    return letters


def upper_roman(number: int) -> str:
    """As ``upper-roman`` of CSS Counter Styles 3 writes it."""
    return roman(number).upper()


def upper_alpha(number: int) -> str:
    """``A`` to ``Z``, then ``AA``: as ``upper-alpha`` of CSS Counter Styles 3 writes it."""
    before, last = divmod(number - 1, 26)
    return (upper_alpha(before) if before else "") + chr(ord("A") + last)
