"""Where the ink lies: the plates of a page or two, and a map of the page that has the most."""

from ...markup import Voice, element
from ..plates import Separations, coverage, plates
from . import terms
from .facts import Facts
from .markup import number, section
from .pages import drawing
from .previews import HOTTEST, INCH, Preview, encoded, heat, ink_map

DPI = 72  # of plates
RING = 5.0  # mm
STEP = 20  # per cent, of the legend


def ink_section(data: bytes, facts: Facts, voice: Voice) -> str:
    """Plates of the page with the most ink and of one with other inks, and the map of the former."""
    if not facts.inks:
        return ""
    drawn = list(plates(data, DPI, dict.fromkeys(_pages(facts), tuple(facts.inks))))
    shown = element("div", *(_plates(separations, voice) for separations in drawn))
    mapped = _map(drawn[0], facts, voice) if len(facts.inks) > 1 else ""
    return section(voice.say(terms.PLATES), element("div", mapped, shown, class_="ink" if mapped else None))


def _pages(facts: Facts) -> list[int]:
    """Of one ink every page shows the same: one in the middle of the book."""
    printed = [page for page, use in facts.uses.items() if use.most]
    if len(facts.inks) == 1:
        return printed[len(printed) // 2 : len(printed) // 2 + 1]
    highest = facts.highest.page
    inks = facts.uses[highest].most.keys()
    return [highest, *(page for page in printed if facts.uses[page].most.keys() != inks)][:2]


def _plates(separations: Separations, voice: Voice) -> str:
    figures = (_plate(separations, ink, voice) for ink in separations.plates)
    heading = element("h3", voice.say(terms.PLATES_OF, separations.page))
    return heading + element("div", *figures, class_="plates")


def _plate(separations: Separations, ink: str, voice: Voice) -> str:
    plate = separations.plates[ink]
    name = terms.INK_NAMES.get(ink, terms.Term(ink, ink, ink, ink))
    alt = voice.own(terms.PLATE_OF, separations.page, name)
    picture = element("img", src=encoded(plate), alt=alt, width=plate.width, height=plate.height)
    covered = element("span", voice.say(terms.COVERAGE, number(coverage(plate))), class_="covers")
    return element("figure", picture, element("figcaption", element("b", voice.say(name)), covered))


def _map(separations: Separations, facts: Facts, voice: Voice) -> str:
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
    return element("div", heading, element("figure", shown, _legend(facts), caption))


def _ring(facts: Facts) -> str:
    left, top, right, bottom = facts.highest.place or (0, 0, 0, 0)
    x, y = (left + right) / 2, (top + bottom) / 2
    return element("circle", cx=number(x), cy=number(y), r=number(RING), class_="ring")


def _legend(facts: Facts) -> str:
    """Amounts of ink and their colours, and a line where the limit is."""
    swatches = "".join(
        element("rect", x=percent, width=STEP, height=24, style=f"--heat: #{bytes(heat(percent)).hex()}")
        + (element("text", str(percent), x=percent, y=44) if percent % 100 == 0 else "")
        for percent in range(0, HOTTEST + STEP, STEP)
    )
    limit = element("path", d=f"M{facts.most_ink} -8V32", class_="limit") if facts.most_ink else ""
    view = f"-10 -10 {HOTTEST + STEP + 20} 58"
    return element("svg", swatches, limit, viewBox=view, class_="legend", role="img", aria_label=f"0–{HOTTEST} %")
