"""Pictures of pages, with the places where something is wrong: those pages large, all or a choice of them small."""

from collections.abc import Sequence

from ..geometry import Box
from . import terms
from .facts import Facts
from .markup import Voice, element, number, section
from .objections import Objection
from .previews import Preview, page_previews

MOST_PROBLEM_PAGES = 12
MOST_THUMBNAILS = 24
LARGE, SMALL = 480, 200  # px across


def problem_pages(data: bytes, facts: Facts, found: Sequence[Objection], voice: Voice) -> str:
    """The pages where something is wrong, those with errors before those with warnings; numbers are the table's."""
    numbers = list(dict.fromkeys(each.page for objection in found for each in objection.findings if each.page))
    if not numbers:
        return ""
    shown = page_previews(data, sorted(numbers[:MOST_PROBLEM_PAGES]), LARGE, _one_ink(facts))
    figures = (_page_figure(page, preview, _marks(page, found), voice) for page, preview in shown)
    about = element("p", voice.say(terms.MARKED_RED))
    return section(voice.say(terms.PROBLEM_PAGES), about, element("div", *figures, class_="large"), class_="problems")


def overview(data: bytes, facts: Facts, found: Sequence[Objection], voice: Voice) -> str:
    """All pages of a thin book, a choice of a thick one."""
    numbers = chosen_pages(facts)
    heading = terms.OVERVIEW if len(numbers) == facts.pages else terms.CHOICE
    shown = page_previews(data, numbers, SMALL, _one_ink(facts))
    figures = (_page_figure(page, preview, _marks(page, found), voice) for page, preview in shown)
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


def _marks(page: int, found: Sequence[Objection]) -> str:
    """Rectangles around the places, each with its number."""
    return "".join(
        _rectangle(finding.place, objection)
        for objection in reversed(found)
        for finding in objection.findings
        if finding.page == page and finding.place is not None
    )


def _rectangle(place: Box, objection: Objection) -> str:
    left, top, right, bottom = place
    box = element("rect", x=number(left), y=number(top), width=number(right - left), height=number(bottom - top))
    label = element("text", str(objection.number), x=number(left), y=number(top - 1))
    return element("g", box, label, class_=objection.severity)


def _page_figure(page: int, preview: Preview, marks: str, voice: Voice) -> str:
    caption = element("figcaption", voice.say(terms.PAGE_PICTURE, page))
    return element("figure", drawing(preview, marks, voice.own(terms.PAGE_PICTURE, page)), caption)


def drawing(preview: Preview, marks: str, label: str) -> str:
    """A picture and what is marked on it, to the scale of mm."""
    left, top, right, bottom = preview.area
    size = {"width": number(right - left), "height": number(bottom - top)}
    picture = element("image", href=preview.source, x=number(left), y=number(top), **size)
    trim = element("rect", width=number(preview.trim[0]), height=number(preview.trim[1]), class_="trim")
    view = f"{number(left)} {number(top)} {size['width']} {size['height']}"
    return element("svg", picture, trim, marks, viewBox=view, role="img", aria_label=label)
