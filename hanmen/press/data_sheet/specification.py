"""The specification (仕様) of a file: what a printer asks first, one line each."""

from collections.abc import Iterator
from hashlib import sha256

from ...markup import Voice, element
from . import terms
from .facts import Facts
from .markup import number, ranges, section
from .terms import Term
from .ticket import Ticket

SIZES = {
    (210.0, 297.0): "A4",
    (148.0, 210.0): "A5",
    (105.0, 148.0): "A6",
    (182.0, 257.0): "B5",
    (128.0, 182.0): "B6",
}
ROUNDING = 1  # per cent, of samples
MULTIPLES = (32, 16, 8, 4, 2)
Row = tuple[Term, str]  # a name and its value as HTML; what has no value is not shown


def specification(data: bytes, facts: Facts, ticket: Ticket, voice: Voice) -> str:
    """A list of names and values."""
    rows = [*_file(data, facts, ticket, voice), *_page(facts, ticket, voice), *_ink(facts, voice)]
    shown = (element("div", element("dt", voice.say(term)), element("dd", value)) for term, value in rows if value)
    return section(voice.say(terms.SPECIFICATION), element("dl", *shown), class_="specification")


def _file(data: bytes, facts: Facts, ticket: Ticket, voice: Voice) -> Iterator[Row]:
    size = f"{len(data) / 1e6:.1f} MB" if len(data) >= 1e6 else f"{len(data) / 1e3:.0f} KB"
    digest = element("span", "SHA-256 ", element("code", sha256(data).hexdigest()), class_="digest")
    yield terms.FILE, f"{voice.say(ticket.file)} ({size}){digest}"
    identity = facts.identity
    named = f"{identity.standard} (PDF {identity.version})"
    yield terms.STANDARD, named if identity.standard else voice.say(terms.NO_STANDARD)


def _page(facts: Facts, ticket: Ticket, voice: Voice) -> Iterator[Row]:
    width, height = facts.trim
    name = SIZES.get(facts.trim, "")
    yield terms.TRIM, element("b", f"{number(width)} × {number(height)} mm") + (f" ({name})" if name else "")
    yield terms.BLEED, voice.say(terms.ON_ALL_SIDES, number(facts.bleed)) if facts.bleed else voice.say(terms.NONE)
    yield terms.MARKS, voice.say(terms.MARKED, number(facts.slug)) if facts.slug >= 1 else voice.say(terms.NONE)
    yield terms.PAGES, _pages(facts.pages, voice)
    yield terms.BINDING, voice.say(terms.BOUND_RIGHT if facts.identity.is_right_bound else terms.BOUND_LEFT)
    yield terms.WRITING, voice.say(terms.WRITTEN[ticket.writing_mode]) if ticket.writing_mode else ""
    yield terms.PAPER, voice.say(ticket.paper)
    yield terms.SPINE, f"{number(ticket.spine)} mm" if ticket.spine else ""


def _pages(count: int, voice: Voice) -> str:
    multiple = next((each for each in MULTIPLES if count % each == 0), 1)
    product = f" = {multiple} × {count // multiple}" if multiple > 1 else ""
    counted = voice.say(terms.ONE_PAGE) if count == 1 else voice.say(terms.PAGE_COUNT, count)
    return element("b", counted) + product


def _ink(facts: Facts, voice: Voice) -> Iterator[Row]:
    yield terms.INKS, _inks(facts, voice)
    yield terms.COLOUR_PAGES, _colour_pages(facts, voice)
    yield terms.CONDITION, _condition(facts, voice)
    yield terms.PROFILE, _profile(facts, voice)
    yield terms.HIGHEST, _highest(facts, voice)
    yield terms.BLACK, _black(facts, voice)
    pages = voice.say(terms.ON_PAGES, ranges(facts.transparent))
    yield terms.TRANSPARENCY, pages if facts.transparent else voice.say(terms.NONE)
    yield terms.TRAPPING, voice.say(terms.TRAPPED.get(facts.identity.trapped, terms.TRAPPED[""]))


def _inks(facts: Facts, voice: Voice) -> str:
    count = len(facts.inks)
    counted = voice.say(terms.ONE_INK) if count == 1 else voice.say(terms.SEVERAL_INKS, count)
    return element("b", counted) + " " + " ".join(_chip(ink, voice) for ink in facts.inks)


def _chip(ink: str, voice: Voice) -> str:
    kind = ink.lower() if ink in terms.INK_NAMES else "spot"
    return element("span", voice.say(terms.INK_NAMES.get(ink, ink)), class_=f"chip {kind}")


def _colour_pages(facts: Facts, voice: Voice) -> str:
    """The pages that anything but black is printed on."""
    pages = {page for ink, printed in facts.inks.items() if ink != "Black" for page in printed}
    if not pages:
        return ""
    if len(pages) == facts.pages:
        return voice.say(terms.ON_ALL_PAGES)
    return voice.say(terms.ON_PAGES, ranges(pages)) + f" ({len(pages)})"


def _condition(facts: Facts, voice: Voice) -> str:
    condition = facts.identity.condition
    if not condition.identifier:
        return voice.say(terms.NONE)
    about = [voice.say(condition.condition)] if condition.condition != condition.identifier else []
    about += [voice.say(terms.REGISTERED, condition.registry)] if condition.registry else []
    return element("b", voice.say(condition.identifier)) + "".join(map(_about, filter(None, about)))


def _about(said: str) -> str:
    return element("span", said, class_="about")


def _profile(facts: Facts, voice: Voice) -> str:
    condition = facts.identity.condition
    if not condition.profile_bytes:
        return voice.say(terms.NO_PROFILE) if condition.identifier else ""
    embedded = voice.say(terms.EMBEDDED_PROFILE, round(condition.profile_bytes / 1000))
    return voice.say(condition.profile) + _about(embedded)


def _highest(facts: Facts, voice: Voice) -> str:
    if not facts.highest.percent:
        return ""
    percent = round(facts.highest.percent)
    excess = "error" if facts.most_ink and percent > facts.most_ink + ROUNDING else None
    found = element("b", voice.say(terms.HIGHEST_AT, percent, facts.highest.page), class_=excess)
    limit = _about(voice.say(terms.LIMIT, facts.most_ink)) if facts.most_ink else ""
    return found + limit


def _black(facts: Facts, voice: Voice) -> str:
    text = facts.black_text
    shown = text.overprinting + text.knocking_out
    if not shown:
        return ""
    if set(facts.inks) == {"Black"}:
        return voice.say(terms.ONE_PLATE)
    if not text.knocking_out:
        return voice.say(terms.ALL_OVERPRINTS)
    return (
        voice.say(terms.SOME_OVERPRINT, text.overprinting, shown)
        if text.overprinting
        else voice.say(terms.NO_OVERPRINT)
    )
