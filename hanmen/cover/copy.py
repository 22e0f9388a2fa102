"""What a cover says, panel by panel: metadata come in, HTML that styles/cover.css dresses goes out."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ..diagnostics import NOWHERE
from ..model import Element, Metadata
from ..phrases import em_of, lines_of
from ..tate_chu_yoko import combined
from ..tree import serialise
from ..wording import wording_of
from .barcode import Barcode, Symbol, isbn13

# Length of a text in em → the longest line in em, which the style sheet makes as wide as its place.
TITLE = {6: 6, 8: 8, 14: 7, 24: 8, 40: 10, 80: 12, math.inf: 14}
SUBTITLE = {17: 17, 40: 20, math.inf: 24}
AUTHORS = {17: 17, math.inf: 24}
CALL = {8: 8, 20: 10, 48: 16, math.inf: 24}  # what an obi says

LEAST_TYPE = 1.8  # mm
MOST_ON_SPINE = 3  # names


@dataclass(frozen=True, slots=True)
class Lettering:
    """How lines are set: down the front or across it, and what stands upright in a line that runs down."""

    runs_down: bool = False  # the title on the front
    stands: bool = False  # whether lines that run down have fonts whose CJK characters stand in them
    capitals: bool = False  # stand too, letter by letter


def front(about: Metadata, lettering: Lettering, picture: str = "", motif: str = "") -> str:
    """Title, subtitle, authors and publisher, and below them a *motif*, by its address.

    Or nothing but the author's own *picture*, by its address.
    """
    if picture:
        return f'<img class="own" src="{escape(picture)}" alt="">'
    turned = lettering if lettering.runs_down else Lettering()
    drawing = f'<img class="motif" src="{escape(motif)}" alt="">' if motif else ""
    titles = broken("h1", about.title, TITLE, turned) + broken("p", about.subtitle, SUBTITLE, turned)
    return f"{drawing}<hgroup>{titles}</hgroup>{authors(about)}<footer>{escape(about.publisher)}</footer>"


def authors(about: Metadata) -> str:
    """Their names in lines; what they did is said of those only who did not write the book."""
    roles = {**wording_of(about.language).roles, "aut": ""}
    named = [(a.name, roles.get(a.role, "")) for a in about.authors]
    rows = list(_rows(named))
    measure = max((_row_em(row) for row in rows), default=1)
    lines = ("　".join(f"{escape(name)}{_small(role)}" for name, role in row) for row in rows)
    style = f"--measure: {max(measure, AUTHORS[17]):.2f}; --lines: {len(rows)}"
    return f'<address style="{style}">{"".join(f"<p>{line}</p>" for line in lines)}</address>'


def _small(role: str) -> str:
    return f" <small>{escape(role)}</small>" if role else ""


def _rows(named: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Names as they fit into lines; the lines are longer where there are many."""
    most = next(measure for longest, measure in AUTHORS.items() if _row_em(named) / 2 <= longest)
    row: list[tuple[str, str]] = []
    for each in named:
        if row and _row_em([*row, each]) > most:
            yield row
            row = []
        row = [*row, each]
    if row:
        yield row


def _row_em(row: list[tuple[str, str]]) -> float:
    return sum(1.1 * em_of(name) + 0.7 * em_of(role) + 1.1 for name, role in row)


def spine(about: Metadata, lettering: Lettering, foot: float) -> str:
    """Title, authors and publisher, each a line that runs down.

    The publisher is left out where *foot*, in mm, would make its name too small to be read.
    """
    parts = {
        "title": about.title,
        "authors": _names(about),
        "publisher": about.publisher if em_of(about.publisher) * LEAST_TYPE <= foot else "",
    }
    return "".join(
        f'<p class="{name}" style="--em: {max(em_of(text), 1):.2f}">{down(text, lettering)}</p>'
        for name, text in parts.items()
        if text
    )


def _names(about: Metadata) -> str:
    wording = wording_of(about.language)
    names = [author.name for author in about.authors if author.role == "aut"] or [a.name for a in about.authors]
    if len(names) > MOST_ON_SPINE:
        return wording.others.format(names[0])
    return wording.list_separator.join(names)


def down(text: str, lettering: Lettering) -> str:
    """A line that runs down, with short numbers upright where its font can set them so (縦中横)."""
    if not lettering.stands:
        return escape(text, quote=False)
    element = Element("span", {}, (text,), NOWHERE)
    return "".join(map(serialise, combined(element, lettering.capitals).children))


def broken(element: str, text: str, measures: Mapping[float, int], lettering: Lettering) -> str:
    """The text in lines of its own; the style sheet knows the longest possible line as ``--measure``."""
    measure = _measure(text, measures)
    lines = lines_of(text, measure)
    spans = "".join(f'<span class="line">{down(line, lettering)}</span>' for line in lines)
    return f'<{element} style="--measure: {measure}; --lines: {len(lines)}">{spans}</{element}>' if text else ""


def _measure(text: str, measures: Mapping[float, int]) -> int:
    return next(measure for longest, measure in measures.items() if em_of(text) <= longest)


def blurb(text: str, head: float, size: float) -> str:
    """Running text, a paragraph a line, that begins *head* mm below the head of its panel in type of *size* mm."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)
    return f'<div class="blurb" style="--head: {head:.3f}mm; --size: {size:.3f}mm">{body}</div>' if lines else ""


def call(about: Metadata, text: str) -> str:
    """What an obi says on its front, and whose book it is around: it hides the names on the cover."""
    lines = [each for line in text.splitlines() for each in lines_of(line.strip(), _measure(text, CALL))]
    spans = "".join(f'<span class="line">{escape(line, quote=False)}</span>' for line in lines)
    measure = max(max(map(em_of, lines)), CALL[8])
    return f'<p class="call" style="--measure: {measure:.2f}; --lines: {len(lines)}">{spans}</p>{authors(about)}'


def trade(about: Metadata, barcode: Barcode | None) -> str:
    """What shops look for on the back: bars, ISBN, C code and price."""
    lines = "".join(f"<p>{escape(fact, quote=False)}</p>" for fact in facts(about))
    if barcode is None:
        return f'<figure class="trade no-bars">{lines}</figure>' if lines else ""
    rows = "".join(_row(symbol, barcode) for symbol in barcode.symbols)
    width = sum((*barcode.quiet, barcode.width))
    style = f"--quiet-before: {barcode.quiet[0]:.3f}mm; --quiet-after: {barcode.quiet[1]:.3f}mm; width: {width:.3f}mm"
    kind = "two-rows" if len(barcode.symbols) > 1 else "one-row"
    return f'<figure class="trade {kind}" style="{style}">{rows}{lines}</figure>'


def facts(about: Metadata) -> Iterator[str]:
    """ISBN, C code and price in words, a line each."""
    if about.isbn:
        written = about.isbn if len(about.isbn.replace("-", "")) == 13 else isbn13(about.isbn)
        yield f"ISBN{written}" if about.c_code else f"ISBN {written}"
    if about.isbn and about.c_code:
        yield f"C{about.c_code}" + (f" ¥{about.price}E" if isinstance(about.price, int) else "")
    if isinstance(about.price, int):
        wording = wording_of(about.language)
        yield wording.price.format(wording.imprint.amount.format(f"{about.price:,}"))
    elif about.price:
        yield about.price


def _row(symbol: Symbol, barcode: Barcode) -> str:
    """Bars on their white ground with both quiet zones, and below them what they say, a digit a thirteenth."""
    before, after = barcode.quiet
    width, height = before + barcode.width + after, barcode.height
    path = "".join(f"M{before + x:.4f} 0h{w:.4f}v{height:.4f}h-{w:.4f}z" for x, w in symbol.bars)
    digits = "".join(f"<i>{digit}</i>" for digit in symbol.digits)
    return (
        f'<div class="bars" style="--row-gap: {barcode.row_gap:g}mm; --digit: {barcode.width / 13:.4f}mm">'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.4f}mm" height="{height:.4f}mm"'
        f' viewBox="0 0 {width:.4f} {height:.4f}"><rect width="{width:.4f}" height="{height:.4f}" fill="#fff"/>'
        f'<path fill="#000" d="{path}"/></svg><div class="digits">{digits}</div></div>'
    )
