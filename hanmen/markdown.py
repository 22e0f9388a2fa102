"""Source → Chapter: Markdown becomes a tree of elements that know where they were written."""

import re
import unicodedata
from collections.abc import Iterator

from .diagnostics import Log
from .mathml import set_formulas
from .messages import Words
from .model import Chapter, Element, Source
from .syntax import reader
from .syntax.alerts import box_alerts
from .syntax.bare_link import link_addresses
from .syntax.breaks import drop_idle_breaks
from .syntax.clean import clean
from .syntax.figures import says_something, set_figures
from .syntax.notes import place_notes
from .syntax.ruby import characters
from .syntax.tasks import tick_tasks
from .tree import elements, text_of


def parse(source: Source, log: Log) -> Chapter:
    """The chapter of a source. Its body is a ``section``; ``note`` elements stand where they are referred to.

    Pictures alone in a line are ``figure`` elements. Reports what had to be mended, ruby and notes that are not whole;
    never fails: what is not Markdown is text.
    """

    def tell(place: str, code: str, **values: object) -> None:
        line, column = map(int, place.split(":"))
        log.report(source.position(line, column), code, **values)

    def mend(place: str, what: Words) -> None:
        tell(place, "html-mended", what=what)

    body = clean(reader().render(source.text, {"mend": mend, "tell": tell}), source, log)
    body = set_formulas(body, log)
    name = _identifier(source)
    body = drop_idle_breaks(set_figures(tick_tasks(box_alerts(link_addresses(body, log)))))
    body = place_notes(body, f"{name}-note", log)
    for element in elements(body):
        if element.name == "ruby":
            _check_ruby(element, log)
        elif element.name == "img" and not says_something(element.attributes.get("alt", "")):
            log.report(element.position, "alt-empty", picture=element.attributes.get("src", ""))
    return Chapter(source, name, body)


def _identifier(source: Source) -> str:
    """An id of ASCII letters, digits and hyphens out of the file's name."""
    plain = unicodedata.normalize("NFKD", source.path.stem).encode("ascii", "ignore").decode()
    return f"ch-{re.sub(r'[^a-z0-9]+', '-', plain.lower()).strip('-')}".rstrip("-")


def _check_ruby(ruby: Element, log: Log) -> None:
    pairs = list(_pairs(ruby))
    read = any(reading and reading.strip() for _, reading in pairs)
    for base, reading in pairs:
        if reading is None or (not reading.strip() and not read):
            log.report(ruby.position, "ruby-empty", base=base)
        elif "|" in reading:
            log.report(
                ruby.position,
                "ruby-mismatch",
                base=base,
                characters=len(characters(base)),
                readings=reading.count("|") + 1,
            )


def _pairs(ruby: Element) -> Iterator[tuple[str, str | None]]:
    """Bases and readings; a base at the end may have none. One of several may be empty: that character has none."""
    base = ""
    for child in ruby.children:
        if isinstance(child, Element) and child.name == "rt":
            yield base, text_of(child)
            base = ""
        elif not isinstance(child, Element) or child.name != "rp":
            base += text_of(child)
    if base.strip():
        yield base, None
