"""What was found wrong: a verdict, and one row for each kind of finding, errors first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...diagnostics import Diagnostic, Position
from ...messages import MESSAGES, Words
from ..preflight.finding import Finding, worst
from . import terms
from .markup import Voice, element, number, ranges, section, table
from .ticket import Ticket

FURTHEST = 3  # places of one kind that are written out


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
    return element("p", element("b", voice.say(term)), *(element("span", each) for each in counts), class_=f"verdict {kind}")


def objections_section(found: Sequence[Objection], ticket: Ticket, voice: Voice) -> str:
    """All that was found in the file, and what was said of the manuscript."""
    if not found and not ticket.diagnostics:
        return section(voice.say(terms.FOUND), element("p", voice.say(terms.NOTHING_FOUND)), class_="found")
    head = ("№", voice.say(terms.WHAT), voice.say(terms.WHERE))
    rows = [(_number(each), _what(each.diagnostic(ticket.file), voice), _where(each.findings, voice)) for each in found]
    start = len(found) + 1
    for number, diagnostic in enumerate(ticket.diagnostics, start):
        mark = _mark(number, MESSAGES[diagnostic.code].severity)
        rows.append((mark, _what(diagnostic, voice), element("code", voice.say(str(diagnostic.position)))))
    return section(voice.say(terms.FOUND), table(head, rows, class_="objections"), class_="found")


def _number(objection: Objection) -> str:
    return _mark(objection.number, objection.severity)


def _mark(number: int, severity: str) -> str:
    return element("span", str(number), class_=f"mark {severity}", id=f"found-{number}")


def _what(diagnostic: Diagnostic, voice: Voice) -> str:
    severity = MESSAGES[diagnostic.code].severity
    label = element("b", voice.say(terms.SEVERITIES[severity]), class_=severity)
    said = Words(diagnostic.message("en"), diagnostic.message("ja"))
    hint = Words(diagnostic.hint("en"), diagnostic.hint("ja"))
    mending = element("p", element("b", voice.say(terms.MEND)), ": ", voice.say(hint), class_="hint") if hint.en else ""
    return element("p", label, " ", voice.say(said), " ", element("code", diagnostic.code)) + mending


def _where(findings: Sequence[Finding], voice: Voice) -> str:
    first = findings[0]
    if not first.page:
        return voice.say(terms.WHOLE_FILE)
    places = list(dict.fromkeys(_place(each) for each in findings))
    shown = [element("li", voice.say(term, *values)) for term, values in places[:FURTHEST]]
    pages = {finding.page for finding in findings}
    if len(places) > FURTHEST:
        others = pages - {int(str(values[0])) for _, values in places[:FURTHEST]}
        rest = (terms.ALSO, ranges(others)) if others else (terms.MORE_PLACES, len(places) - FURTHEST)
        shown.append(element("li", voice.say(*rest)))
    return element("ul", *shown)


def _place(finding: Finding) -> tuple[terms.Term, tuple[object, ...]]:
    if finding.place is None:
        return terms.ON_PAGE, (finding.page,)
    left, top, right, bottom = (number(round(edge)) for edge in finding.place)
    return terms.PLACE, (finding.page, left, right, top, bottom)
