"""A card of the catalogue: one book, and each of its files."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..markup import Voice, element
from ..model import Metadata
from ..wording import wording_of
from . import terms
from .holdings import Holding

UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1000, "KB"), (1, "B"))


@dataclass(frozen=True, slots=True)
class Volume:
    """A book on the shelf: what it says of itself, the colour and address of its front, and what lies there of it.

    The address is empty where there is no picture.
    """

    about: Metadata
    colour: str
    front: str
    holdings: tuple[Holding, ...]


def card(volume: Volume) -> str:
    """HTML in the book's language, with English beside it."""
    about, voice = volume.about, Voice(volume.about.language)
    groups = {
        terms.TO_READ: [each for each in volume.holdings if each.edition.printing is None],
        terms.TO_PRINT: [each for each in volume.holdings if each.edition.printing],
    }
    return element(
        "article",
        element("div", _front(volume), class_="stand"),
        element("header", *_head(about)),
        element("div", *(element("p", voice.say(line)) for line in about.description.splitlines()), class_="about"),
        *(
            element("section", element("h3", voice.say(group)), element("ul", *(_format(it, voice) for it in holdings)))
            for group, holdings in groups.items()
            if holdings
        ),
        id=about.slug,
        lang=about.language,
        style=f"--accent: {volume.colour}",
    )


def _front(volume: Volume) -> str:
    """The cover's picture, or its title where there is none, which is said below."""
    title = volume.about.title
    if not volume.front:
        return element("p", Voice("").say(title), class_="front", aria_hidden="true")
    alt = Voice(volume.about.language).own(terms.COVER, title)
    return element("img", class_="front", src=volume.front, alt=alt, width="250", height="400")


def _head(about: Metadata) -> Iterator[str]:
    tag = about.language
    name = terms.LANGUAGES.get(tag) or terms.LANGUAGES.get(tag.split("-")[0], tag)
    yield element("p", name, class_="language")
    yield element("h2", Voice("").say(about.title))
    if about.subtitle:
        yield element("p", Voice("").say(about.subtitle), class_="subtitle")
    if about.authors:
        yield element("p", Voice("").say(_authors(about)), class_="authors")


def _authors(about: Metadata) -> str:
    """Names; what they did is said of those only who did not write the book."""
    wording = wording_of(about.language)
    roles = {**wording.roles, "aut": ""}
    named = (f"{each.name} {roles.get(each.role, '')}".strip() for each in about.authors)
    return wording.list_separator.join(named)


def _format(holding: Holding, voice: Voice) -> str:
    name = holding.edition.name
    link = element("a", voice.say(terms.NAMES[name]), href=holding.name)
    sheet = element("a", voice.say(terms.DATA_SHEET), href=holding.sheet) if holding.sheet else ""
    digest = element("summary", voice.own(terms.CHECKSUM)) + element("code", holding.digest, lang="en")
    return element(
        "li",
        element("p", link, class_="file"),
        element("p", " ".join(element("span", fact) for fact in _facts(holding, voice)), class_="facts"),
        element("p", voice.say(terms.USES[name]), class_="use"),
        element("p", sheet, class_="sheet") if sheet else "",
        element("details", digest),
    )


def _facts(holding: Holding, voice: Voice) -> Iterator[str]:
    edition, trim = holding.edition, holding.trim
    if edition.printing:
        yield terms.STANDARDS[edition.printing.standard]
    if holding.pages and not edition.jacket:
        yield voice.own(terms.ONE_PAGE if holding.pages == 1 else terms.PAGES, holding.pages)
    if holding.pages:
        yield f"{round(trim.width, 1):g} × {round(trim.height, 1):g} mm"
    yield size(holding.size)


def size(count: int) -> str:
    """Bytes as people say them: three figures at most, in decimal units."""
    unit, name = next((unit, name) for unit, name in UNITS if count >= unit or unit == 1)
    value = count / unit
    return f"{value:.1f} {name}" if value < 10 and unit > 1000 else f"{value:.0f} {name}"
