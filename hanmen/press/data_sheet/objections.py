"""What was found wrong: a verdict, and one row for each kind of finding, errors first."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...diagnostics import Diagnostic, Position
from ...markup import Voice, element
from ...messages import MESSAGES, Words
from ..preflight.finding import Finding, worst
from . import terms
from .markup import ranges, section, table
from .ticket import Ticket

MOST_PLACES = 3  # of one kind that are written out
MOST_EXAMPLES = 2  # pages of one kind that are shown with what is wrong on them
MOST_PAGES = 12  # of all kinds


@dataclass(frozen=True, slots=True)
class Objection:
    """Findings of one kind, by the number under which the sheet speaks of them."""

    number: int
    findings: tuple[Finding, ...]

    @property
    def severity(self) -> str:
        """error or warning."""
        return self.findings[0].severity

    def diagnostic(self, file: str) -> Diagnostic:
        """In words; where it is stands beside it."""
        values = {**dict(worst(self.findings).values), "where": ""}
        return Diagnostic(Position(Path(file), self.findings[0].page), self.findings[0].code, tuple(values.items()))


def objections(findings: Iterable[Finding]) -> tuple[Objection, ...]:
    """Findings by kind: errors first, then as they come in the file."""
    kinds: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        kinds.setdefault(finding.kind, []).append(finding)
    ordered = sorted(kinds.values(), key=lambda found: (found[0].severity != "error", found[0].page))
    return tuple(Objection(index, tuple(found)) for index, found in enumerate(ordered, 1))


def pages_of(found: Iterable[Objection]) -> tuple[int, ...]:
    """The pages that are shown large: the first of each kind, errors before warnings."""
    numbers: dict[int, None] = {}
    for objection in found:
        pages = dict.fromkeys(finding.page for finding in objection.findings if finding.page)
        numbers |= dict.fromkeys(list(pages)[:MOST_EXAMPLES])
    return tuple(sorted(list(numbers)[:MOST_PAGES]))


def verdict(found: Sequence[Objection], ticket: Ticket, voice: Voice) -> str:
    """Whether the file can be sent, in one line."""
    told = [MESSAGES[diagnostic.code].severity for diagnostic in ticket.diagnostics]
    severities = [objection.severity for objection in found] + told
    errors, warnings = severities.count("error"), severities.count("warning")
    kind, term = ("bad", terms.NOT_READY) if errors else ("fair", terms.READY_WITH_WARNINGS)
    if not severities:
        kind, term = "good", terms.READY
    counts = [voice.say(terms.ERRORS, errors)] if errors else []
    counts += [voice.say(terms.WARNINGS, warnings)] if warnings else []
    return element(
        "p", element("b", voice.say(term)), *(element("span", each) for each in counts), class_=f"verdict {kind}"
    )


def objections_section(found: Sequence[Objection], ticket: Ticket, voice: Voice) -> str:
    """All that was found in the file, and what was said of the manuscript."""
    if not found and not ticket.diagnostics:
        return section(voice.say(terms.FOUND), element("p", voice.say(terms.NOTHING_FOUND)), class_="found")
    head = ("№", voice.say(terms.WHAT), voice.say(terms.WHERE))
    shown = pages_of(found)
    told = [(each.diagnostic(ticket.file), _where(each.findings, shown, voice)) for each in found]
    told += [(each, element("code", voice.say(str(each.position)))) for each in ticket.diagnostics]
    rows = ((_mark(index, each), _what(each, voice), where) for index, (each, where) in enumerate(told, 1))
    about = element("p", voice.say(terms.WHERE_IS))
    return section(voice.say(terms.FOUND), about, table(head, rows, class_="objections"), class_="found")


def _mark(index: int, diagnostic: Diagnostic) -> str:
    return element("span", str(index), class_=f"mark {MESSAGES[diagnostic.code].severity}")


def _what(diagnostic: Diagnostic, voice: Voice) -> str:
    severity = MESSAGES[diagnostic.code].severity
    label = element("b", voice.say(terms.SEVERITIES[severity]), class_=severity)
    said = Words(diagnostic.message("en"), diagnostic.message("ja"))
    hint = Words(diagnostic.hint("en"), diagnostic.hint("ja"))
    mending = element("p", element("b", voice.say(terms.MEND)), ": ", voice.say(hint), class_="hint") if hint.en else ""
    return element("p", label, " ", voice.say(said), " ", element("code", diagnostic.code)) + mending


def _where(findings: Sequence[Finding], shown_pages: Container[int], voice: Voice) -> str:
    """The first places, page by page, in mm; the pages of the others. Pages that are shown are links."""
    if not findings[0].page:
        return voice.say(terms.WHOLE_FILE)
    places = list(dict.fromkeys((finding.page, _place(finding)) for finding in findings))
    shown = [element("li", _page(page, shown_pages), " ", place) for page, place in places[:MOST_PLACES]]
    others = {page for page, _ in places[MOST_PLACES:]} - {page for page, _ in places[:MOST_PLACES]}
    if others:
        shown.append(element("li", voice.say(terms.ALSO, ranges(others))))
    elif len(places) > MOST_PLACES:
        shown.append(element("li", voice.say(terms.MORE_PLACES, len(places) - MOST_PLACES)))
    return element("ul", *shown)


def _page(page: int, shown_pages: Container[int]) -> str:
    return element("a", f"p. {page}", href=f"#page-{page}" if page in shown_pages else None)


def _place(finding: Finding) -> str:
    if finding.place is None:
        return ""
    left, top, right, bottom = (f"{edge:.0f}".replace("-", "−") for edge in finding.place)
    return element("span", f"→ {left}–{right} ↓ {top}–{bottom}", class_="place")
