"""Where the ink lies: the plates of a page or two, and a map of the page that has the most."""

from ..plates import Separations, coverage, plates
from . import terms
from .facts import Facts
from .markup import Voice, element, number, section
from .pages import drawing
from .previews import INCH, Preview, encoded, heat, ink_map
from .ticket import Ticket

DPI = 72  # of plates
RING = 5.0  # mm
STEPS = (0, 50, 100, 150, 200, 250, 300, 350, 400)  # per cent, of the legend


def ink_section(data: bytes, facts: Facts, ticket: Ticket, voice: Voice) -> str:
    """Plates of the page with the most ink and of one with other inks, and the map of the former."""
    if not facts.inks:
        return ""
    drawn = list(plates(data, DPI, dict.fromkeys(_pages(facts), tuple(facts.inks))))
    shown = [_plates(separations, voice) for separations in drawn]
    if len(facts.inks) > 1:
        shown.insert(0, _map(drawn[0], facts, ticket, voice))
    return section(voice.say(terms.PLATES), *shown, class_="plates")


def _pages(facts: Facts) -> list[int]:
    highest = facts.highest.page
    inks = facts.uses[highest].most.keys()
    other = next((page for page, use in facts.uses.items() if use.most and use.most.keys() != inks), None)
    return [highest] if other is None else [highest, other]


def _plates(separations: Separations, voice: Voice) -> str:
    figures = (_plate(separations, ink, voice) for ink in separations.plates)
    heading = element("h3", voice.say(terms.PLATES_OF, separations.page))
    return element("div", heading, element("div", *figures, class_="small"), class_="sheet")


def _plate(separations: Separations, ink: str, voice: Voice) -> str:
    plate = separations.plates[ink]
    name = terms.INK_NAMES.get(ink, terms.Term(ink, ink, ink))
    alt = voice.own(terms.PLATE_OF, separations.page, name)
    picture = element("img", src=encoded(plate), alt=alt, width=plate.width, height=plate.height)
    covered = voice.say(terms.COVERAGE, number(coverage(plate)))
    return element("figure", picture, element("figcaption", element("b", voice.say(name)), " ", covered))


def _map(separations: Separations, facts: Facts, ticket: Ticket, voice: Voice) -> str:
    page, highest = separations.page, facts.highest
    width, height = next(iter(separations.plates.values())).size
    left, top = separations.left, separations.top
    area = left, top, left + width / DPI * INCH, top + height / DPI * INCH
    ring = _ring(facts) if highest.place else ""
    percent = round(highest.percent)
    shown = drawing(
        Preview(encoded(ink_map(separations)), area, facts.trim), ring, voice.own(terms.MAP_ALT, page, percent)
    )
    caption = element("figcaption", voice.say(terms.HIGHEST_AT, percent, page))
    heading = element("h3", voice.say(terms.MAP, page))
    return element("div", heading, element("figure", shown, _legend(ticket, voice), caption), class_="map")


def _ring(facts: Facts) -> str:
    left, top, right, bottom = facts.highest.place or (0, 0, 0, 0)
    x, y = (left + right) / 2, (top + bottom) / 2
    return element("circle", cx=number(x), cy=number(y), r=number(RING), class_="ring")


def _legend(ticket: Ticket, voice: Voice) -> str:
    """Amounts of ink and their colours; the limit has a line of its own."""
    swatches = "".join(
        element("rect", x=index * 12, width=12, height=6, fill="#" + bytes(heat(percent)).hex())
        + element("text", str(percent), x=index * 12 + 6, y=10)
        for index, percent in enumerate(STEPS)
    )
    return element("svg", swatches, viewBox=f"0 0 {12 * len(STEPS)} 11", class_="legend", role="img", aria_label="%")
