"""A typographic cover for a book whose author has none: metadata come in, a picture for shops and readers goes out.

WeasyPrint lays out a page of 160 × 256 mm with the style sheet cover.css, and PDFium draws it. Titles are broken where
phrases end. Japanese does not mark that, but a change from hiragana to another script is such an end nearly always.
"""

import io
import math
import re
import string
import unicodedata
from collections.abc import Mapping
from html import escape

import pypdfium2
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from .fontconfig import installed
from .model import Metadata, Picture
from .wording import wording_of

HEIGHT = 2560  # px

# Length of a text in em → the longest line in em, which the style sheet makes as wide as the page area.
TITLE = {6: 6, 8: 8, 14: 7, 24: 8, 40: 10, 80: 12, math.inf: 14}
SUBTITLE = {17: 17, 40: 20, math.inf: 24}

# Where lines may end; the second is for what the first leaves too long for a line, the third for what both do.
HIRAGANA, KATAKANA, KANJI, LATIN = "ぁ-ん", "ァ-ヶー", "一-鿿々", "A-Za-z"
STOPS, CLOSING, OPENING = "、。，．・：；！？…―—", "）」』〉》", "（「『〈《"
PHRASE_ENDS = "|".join(
    (
        rf"(?<=[^{LATIN}]\s)|(?<=\s)(?![{LATIN}])",
        rf"(?<=[{STOPS}])(?![{STOPS}{CLOSING}])|(?<!^)(?=[{OPENING}])|(?<=[{CLOSING}])(?![{STOPS}{CLOSING}{HIRAGANA}])",
        rf"(?<=[{HIRAGANA}])(?<![おご])(?![{HIRAGANA}ー{STOPS}{CLOSING}\s])",
        rf"(?<=[{HIRAGANA}])(?=[おご][{KANJI}])",
        rf"(?<=[{KATAKANA}]{{2}})(?=[{LATIN}{KANJI}]{{2}})",
        rf"(?<=[{LATIN}]{{2}})(?=[{KATAKANA}{KANJI}]{{2}})",
        rf"(?<=[{KANJI}]{{2}})(?=[{KATAKANA}{LATIN}]{{2}})",
        rf"(?<=[的与])(?=[{KANJI}]{{2}})",
    )
)
WORD_ENDS = r"(?<=\s)"
CHARACTER_ENDS = rf"(?<!^)(?![{STOPS}{CLOSING}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ])"


def draw_cover(metadata: Metadata, stylesheet: str, fontconfig: str) -> Picture:
    """A JPEG of 1600 × 2560 px that shows title, subtitle, authors and publisher; the same bytes every time.

    *stylesheet* is the text of cover.css, *fontconfig* that of a fontconfig configuration file.
    """
    with installed(fontconfig):
        fonts = FontConfiguration()
        html = HTML(string=_page(metadata), url_fetcher=URLFetcher(allowed_protocols=[]))
        pdf = html.write_pdf(stylesheets=[CSS(string=stylesheet, font_config=fonts)], font_config=fonts)
    return Picture("cover.jpg", "image/jpeg", _drawn(pdf))


def _page(metadata: Metadata) -> str:
    language = escape(metadata.language)
    return (
        f'<!DOCTYPE html><html lang="{language}"><meta charset="utf-8"><title>{escape(metadata.title)}</title><body>'
        f"<hgroup>{_broken('h1', metadata.title, TITLE)}{_broken('p', metadata.subtitle, SUBTITLE)}</hgroup>"
        f"{_authors(metadata)}<footer>{escape(metadata.publisher)}</footer></body></html>"
    )


def _authors(metadata: Metadata) -> str:
    """A line each; what they did is said of those only who did not write the book."""
    roles = {**wording_of(metadata.language).roles, "aut": ""}
    lines = (f"<p>{escape(a.name)} <small>{escape(roles.get(a.role, ''))}</small></p>" for a in metadata.authors)
    return f"<address>{''.join(lines)}</address>"


def _broken(element: str, text: str, measures: Mapping[float, int]) -> str:
    """The text in lines of its own; the style sheet knows the longest possible line as ``--measure``."""
    measure = next(measure for longest, measure in measures.items() if _em(text) <= longest)
    lines = "".join(f"<span>{escape(line)}</span>" for line in _lines(text, measure))
    return f'<{element} style="--measure: {measure}">{lines}</{element}>' if text else ""


def _lines(text: str, measure: int) -> tuple[str, ...]:
    """The lines of at most *measure* em that are most alike in length."""
    pieces = _pieces(text, measure, PHRASE_ENDS, WORD_ENDS, CHARACTER_ENDS)
    best: list[tuple[float, tuple[str, ...]]] = [(0, ())]
    for end in range(1, len(pieces) + 1):
        lines = ((start, "".join(pieces[start:end]).strip()) for start in range(end))
        fitting = ((start, line) for start, line in lines if start == end - 1 or _em(line) <= measure)
        best.append(min((best[s][0] + (measure - _em(line)) ** 2, (*best[s][1], line)) for s, line in fitting))
    return best[-1][1]


def _pieces(text: str, measure: int, ends: str, *others: str) -> list[str]:
    """The text cut at *ends*; pieces longer than a line are cut at the others."""
    pieces = [piece for piece in re.split(ends, text) if piece]
    if not others:
        return pieces
    return [p for piece in pieces for p in ([piece] if _em(piece) <= measure else _pieces(piece, measure, *others))]


def _em(text: str) -> float:
    """The width of a text, nearly."""
    wide = sum(unicodedata.east_asian_width(character) in "WFA" for character in text)
    capitals = sum(character in string.ascii_uppercase for character in text)
    return wide + 0.75 * capitals + 0.56 * (len(text) - wide - capitals)


def _drawn(pdf: bytes) -> bytes:
    """The first page as a baseline JPEG with colours as sharp as the letters' edges (4:4:4)."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        picture = page.render(scale=(HEIGHT - 0.5) / page.get_height()).to_pil()
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=88, subsampling=0, optimize=True)
    return file.getvalue()
