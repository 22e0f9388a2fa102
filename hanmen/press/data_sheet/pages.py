"""Pictures of pages, with the places where something is wrong: those pages large, all or a choice of them small."""

from collections.abc import Sequence

from ...markup import Voice, element
from ..geometry import Box
from . import terms
from .facts import Facts
from .markup import number, section
from .objections import Objection, pages_of
from .previews import Preview, page_previews

MOST_THUMBNAILS = 24
LARGE, SMALL = 480, 200  # px across
MARGIN = 0.8  # mm around what is marked


def problem_pages(data: bytes, facts: Facts, found: Sequence[Objection], voice: Voice) -> str:
    """The pages where something is wrong, those with errors before those with warnings; numbers are the table's."""
    numbers = pages_of(found)
    if not numbers:
        return ""
    shown = page_previews(data, numbers, LARGE, _one_ink(facts))
    figures = (
        _figure(_marked(page, preview, found, voice), voice.say(terms.PAGE_PICTURE, page), id=f"page-{page}")
        for page, preview in shown
    )
    about = element("p", voice.say(terms.MARKED_RED))
    return section(voice.say(terms.PROBLEM_PAGES), about, element("div", *figures, class_="large"), class_="problems")


def overview(data: bytes, facts: Facts, found: Sequence[Objection], voice: Voice) -> str:
    """All pages of a thin book, a choice of a thick one."""
    numbers = chosen_pages(facts)
    heading = terms.OVERVIEW if len(numbers) == facts.pages else terms.CHOICE
    shown = page_previews(data, numbers, SMALL, _one_ink(facts))
    figures = (_figure(_marked(page, preview, found, voice), str(page)) for page, preview in shown)
    direction = "rtl" if facts.identity.is_right_bound else None  # as the pages follow each other
    return section(voice.say(heading), element("div", *figures, class_="small", dir=direction), class_="overview")


def chosen_pages(facts: Facts) -> list[int]:
    """Evenly through the book, its first and last pages among them."""
    if facts.pages <= MOST_THUMBNAILS:
        return list(range(1, facts.pages + 1))
    step = (facts.pages - 1) / (MOST_THUMBNAILS - 1)
    return sorted({round(1 + index * step) for index in range(MOST_THUMBNAILS)})


def _one_ink(facts: Facts) -> set[int]:
    return {page for page, use in facts.uses.items() if use.most.keys() <= {"Black"}}


def _marked(page: int, preview: Preview, found: Sequence[Objection], voice: Voice) -> str:
    """A page, and rectangles around the places where something is wrong, with the numbers of what it is."""
    wrong: dict[Box, list[Objection]] = {}
    for objection in found:
        for finding in objection.findings:
            if finding.page == page and finding.place is not None:
                wrong.setdefault(finding.place, []).append(objection)
    marks = (_rectangle(place, objections) for place, objections in reversed(wrong.items()))
    return drawing(preview, "".join(marks), voice.own(terms.PAGE_PICTURE, page))


def _rectangle(place: Box, objections: Sequence[Objection]) -> str:
    """The first, and gravest, lends its colour."""
    left, top, right, bottom = place[0] - MARGIN, place[1] - MARGIN, place[2] + MARGIN, place[3] + MARGIN
    box = element("rect", x=number(left), y=number(top), width=number(right - left), height=number(bottom - top))
    numbers = ", ".join(str(objection.number) for objection in objections)
    label = element("text", numbers, x=number(left), y=number(top - 1))
    return element("g", box, label, class_=objections[0].severity)


def _figure(drawn: str, caption: str, **attributes: object) -> str:
    return element("figure", drawn, element("figcaption", caption), **attributes)


def drawing(preview: Preview, marks: str, label: str) -> str:
    """A picture and what is marked on it, to the scale of mm."""
    left, top, right, bottom = preview.area
    size = {"width": number(right - left), "height": number(bottom - top)}
    picture = element("image", href=preview.source, x=number(left), y=number(top), **size)
    trim = element("rect", width=number(preview.trim[0]), height=number(preview.trim[1]), class_="trim")
    view = f"{number(left)} {number(top)} {size['width']} {size['height']}"
    return element("svg", picture, trim, marks, viewBox=view, role="img", aria_label=label)
