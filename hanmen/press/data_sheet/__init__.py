"""The data sheet (仕様書) that goes to the printer with a file: what it is, what was found in it, how it looks."""

from collections.abc import Sequence

from ...markup import Voice, element
from ..preflight.finding import Finding
from . import terms
from .ink_pages import DPI, ink_section
from .lists import fonts_section, pictures_section
from .markup import section
from .objections import objections, objections_section, verdict
from .pages import overview, problem_pages
from .reading import Reading as Reading
from .specification import specification
from .ticket import Ticket as Ticket


def data_sheet(data: bytes, reading: Reading, findings: Sequence[Finding], ticket: Ticket, style: str) -> str:
    """One HTML file that needs no other: what was read of the finished PDF *data*, and the *findings* of preflight.

    In the book's language and in English; *style* is its style sheet. The same input gives the same text.
    Without *data*, when no PDF could be made, it says why.
    """
    voice, found = Voice(ticket.language), objections(findings)
    body = [_head(ticket, voice), verdict(found, ticket, voice)]
    if data:
        facts = reading.facts(data)
        body += [specification(data, facts, ticket, voice), _notes(ticket, voice)]
        body += [objections_section(found, ticket, voice), problem_pages(data, facts, found, voice)]
        body += [ink_section(data, facts, voice), fonts_section(facts, voice), pictures_section(facts, voice)]
        body += [overview(data, facts, found, voice), element("footer", element("p", voice.say(terms.MEASURED, DPI)))]
    else:
        body += [objections_section(found, ticket, voice)]
    return _document(ticket, voice, style, "\n".join(filter(None, body)))


def _head(ticket: Ticket, voice: Voice) -> str:
    return element(
        "header", element("p", voice.say(terms.SHEET)), element("h1", voice.say(ticket.title or ticket.file))
    )


def _notes(ticket: Ticket, voice: Voice) -> str:
    notes = (element("li", voice.say(note)) for note in ticket.notes)
    return section(voice.say(terms.NOTES), element("ul", *notes), class_="notes") if ticket.notes else ""


def _document(ticket: Ticket, voice: Voice, style: str, body: str) -> str:
    title = element("title", voice.say(f"{ticket.title or ticket.file} – {voice.own(terms.SHEET)}"))
    meta = '<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">'
    head = f"<head>\n{meta}\n{title}\n<style>\n{style}</style>\n</head>"
    return f'<!DOCTYPE html>\n<html lang="{ticket.language}">\n{head}\n<body>\n{body}\n</body>\n</html>\n'
