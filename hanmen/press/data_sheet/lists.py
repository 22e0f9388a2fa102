"""Fonts and pictures of a file, as tables."""

from collections.abc import Iterator

from ...markup import Voice, element
from . import terms
from .facts import Facts, FontFact, PictureFact
from .markup import number, section, table

MOST_PICTURES = 60  # rows; the rest is summed up


def fonts_section(facts: Facts, voice: Voice) -> str:
    """Each font: its name, its kind, whether it is in the file."""
    head = (voice.say(terms.NAME), voice.say(terms.KIND), voice.say(terms.EMBEDDED))
    rows = ((voice.say(font.name), voice.say(font.kind), _embedded(font, voice)) for font in facts.fonts)
    return section(voice.say(terms.FONTS), table(head, rows, class_="fonts")) if facts.fonts else ""


def _embedded(font: FontFact, voice: Voice) -> str:
    if not font.is_embedded:
        return element("b", voice.say(terms.NOT_EMBEDDED), class_="error")
    return voice.say(terms.SUBSET if font.is_subset else terms.WHOLE)


def pictures_section(facts: Facts, voice: Voice) -> str:
    """Each picture where it is largest, lowest resolution first."""
    if not facts.pictures:
        return section(voice.say(terms.PICTURES), element("p", voice.say(terms.NO_PICTURES)))
    names = (terms.PAGE, terms.RESOLUTION, terms.PIXELS, terms.PRINTED_SIZE, terms.COLOUR)
    shown, others = facts.pictures[:MOST_PICTURES], facts.pictures[MOST_PICTURES:]
    rows = (list(_picture(picture, voice)) for picture in shown)
    more = (terms.MORE_ROWS, len(others), round(min(each.resolution for each in others))) if others else None
    rest = element("p", voice.say(*more)) if more else ""
    return section(voice.say(terms.PICTURES), table(map(voice.say, names), rows, class_="pictures"), rest)


def _picture(picture: PictureFact, voice: Voice) -> Iterator[str]:
    yield str(picture.page)
    yield f"{round(picture.resolution)} ppi"
    yield f"{picture.pixels[0]} × {picture.pixels[1]}"
    left, top, right, bottom = picture.place or (0, 0, 0, 0)
    yield f"{number(right - left)} × {number(bottom - top)} mm"
    yield voice.say(terms.LINE_ART) if picture.is_line_art else voice.say(picture.space)
