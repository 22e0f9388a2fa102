"""The page around the cards: head, list of titles, foot."""

from collections.abc import Iterable, Sequence

from .. import __version__
from ..markup import Voice, element
from ..wording import Term
from . import terms
from .card import Volume, card

NO_SCRIPT = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"  # nor anything from elsewhere


def page(volumes: Sequence[Volume], style: str) -> str:
    """A whole page of HTML that is XML too."""
    tags = _languages(volumes)
    title = " · ".join(dict.fromkeys(_books(volumes).to(tag) for tag in tags))
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="generator", content=f"hanmen {__version__}"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", http_equiv="Content-Security-Policy", content=NO_SCRIPT),
        element("title", title),
        f"\n<style>\n{style}</style>\n",
    )
    shelf = element("main", *(f"\n{card(volume)}\n" for volume in volumes))
    body = element("body", "\n", _masthead(volumes, tags), "\n", shelf, "\n", _foot(tags), "\n")
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n{body}\n</html>\n'


def _books(volumes: Sequence[Volume]) -> Term:
    return terms.BOOKS if len(volumes) > 1 else terms.BOOK


def _languages(volumes: Iterable[Volume]) -> list[str]:
    """Those of the books for which there are words, and English."""
    spoken = [volume.about.language for volume in volumes if not Voice(volume.about.language).is_english]
    return [*dict.fromkeys((*spoken, "en"))]


def _masthead(volumes: Sequence[Volume], tags: Sequence[str]) -> str:
    title = element("h1", " ".join(_in_languages("span", _books(volumes), tags)))
    lead = element("div", *_in_languages("p", terms.LEAD, tags), class_="lead")
    publishers = " · ".join(dict.fromkeys(filter(None, (volume.about.publisher for volume in volumes))))
    publisher = element("p", Voice("").say(publishers), class_="publisher", lang=volumes[0].about.language)
    return element("header", publisher if publishers else "", title, lead, _titles(volumes), class_="masthead")


def _titles(volumes: Sequence[Volume]) -> str:
    """Where each book is, if there is more than one."""
    links = (element("li", _link(volume)) for volume in volumes)
    return element("nav", element("ul", *links), aria_label=terms.BOOKS.en) if len(volumes) > 1 else ""


def _link(volume: Volume) -> str:
    about, style = volume.about, f"--accent: {volume.colour}"
    return element("a", Voice("").say(about.title), href=f"#{about.slug}", lang=about.language, style=style)


def _foot(tags: Sequence[str]) -> str:
    commands = (
        element("div", element("dt", system), element("dd", element("code", command)))
        for system, command in terms.COMMANDS.items()
    )
    verify = _in_languages("p", terms.VERIFY, tags)
    return element("footer", *verify, element("dl", *commands), element("p", terms.MADE, class_="made"))


def _in_languages(name: str, term: Term, tags: Iterable[str]) -> list[str]:
    said = {term.to(tag): tag for tag in reversed(list(tags))}
    return [element(name, words, lang=tag) for words, tag in reversed(said.items())]
