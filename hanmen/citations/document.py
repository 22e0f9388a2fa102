"""The book with its citations worded and linked, and its bibliography bound in."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from ..back_matter import bound_in, free_ids, made_chapter
from ..diagnostics import NOWHERE, Log, Position
from ..messages import UnusableError
from ..model import Book, Config, Element
from ..schema import nearest
from ..tree import Node, elements, rewrite, text_of
from ..wording import wording_of
from .keys import Item, items_of
from .works import Work, read_works

if TYPE_CHECKING:
    from .style import Style

CITE = "data-cite"
LABEL = re.compile(r"[\[(（［]?\d+[\])）］]?[.．]?")
IN_TITLE = re.compile(r"\s*\[[^\[\]]*@[^\[\]]*\]")  # a citation, which running heads and bookmarks do without


def cite(book: Book, config: Config, log: Log) -> Book:
    """The book with every citation a link to its work, and a bibliography of what is cited.

    Without references, ``@name`` is text. Reported: citation-unknown; what is wrong with the references, in their file;
    style-unusable, where book.toml names the style.
    """
    plan = config.bibliography
    works = read_works(plan.references, log) if plan.references else {}
    found = [element for chapter in book.chapters for element in elements(chapter.body) if CITE in element.attributes]
    known = _check(found, works, is_given=plan.references is not None, log=log)
    cited = [works[key] for key in dict.fromkeys(item.key for items in known.values() for item in items)]
    cited += [work for work in works.values() if plan.uncited and work not in cited]
    if not cited or plan.style is None:
        return _rewritten(book, _Citer({}, None, {}, iter(())))
    try:
        return _cited(book, config, known, cited)
    except UnusableError as error:
        log.report(config.places["style"], "style-unusable", style=plan.style.stem, why=error.why)
        return _rewritten(book, _Citer({}, None, {}, iter(())))


def _cited(book: Book, config: Config, known: dict[Position, tuple[Item, ...]], cited: Sequence[Work]) -> Book:
    from .style import Style  # its library takes long to load

    plan = config.bibliography
    assert plan.style is not None
    style = Style(plan.style, cited, book.metadata.language)
    citer = _Citer(known, style, _ids(cited, book.targets), free_ids("cite", book.targets))
    book = _rewritten(book, citer)
    if plan.place == "none":
        return book
    wording = wording_of(book.metadata.language)
    section = _section(style, citer, wording.bibliography, wording.back_to_text)
    return bound_in(book, made_chapter("bibliography", section, book), wording.bibliography, plan.place)


def _check(
    found: Sequence[Element], works: dict[str, Work], is_given: bool, log: Log
) -> dict[Position, tuple[Item, ...]]:
    """The items of each citation, by its place; what is not among the works is reported, and stays text."""
    known = {}
    for element in found:
        items = items_of(text_of(element))
        unknown = [item.key for item in items if item.key not in works]
        if not unknown:
            known[element.position] = items
        for key in unknown if is_given or element.attributes[CITE] == "bracketed" else ():
            log.report(element.position, "citation-unknown", key=key, near=nearest(key, works))
    return known


def _ids(works: Sequence[Work], taken: Container[str]) -> dict[str, str]:
    plain = {work.key: re.sub(r"[^A-Za-z0-9_-]", "-", work.key) for work in works}
    ids: dict[str, str] = {}
    for key, name in plain.items():
        names = (f"ref-{name}" if not n else f"ref-{name}-{n}" for n in count())
        ids[key] = next(id for id in names if id not in taken and id not in ids.values())
    return ids


def _rewritten(book: Book, citer: "_Citer") -> Book:
    chapters = tuple(replace(each, body=rewrite(each.body, citer.visit)) for each in book.chapters)
    contents = tuple(
        replace(line, title=tuple(node for node in line.title if not _is_citation(node))) for line in book.contents
    )
    return replace(book, chapters=chapters, contents=contents if citer.style else book.contents)


def _is_citation(node: Node) -> bool:
    return isinstance(node, Element) and CITE in node.attributes


@dataclass(slots=True)
class _Citer:
    known: dict[Position, tuple[Item, ...]]
    style: "Style | None"
    ids: dict[str, str]  # of the works, by their keys
    call_ids: Iterator[str]  # for the citations
    calls: dict[str, list[str]] = field(default_factory=dict)  # the ids of a work's citations

    def visit(self, element: Element) -> Iterator[Node]:
        """The citation in words; what is none stays."""
        if CITE not in element.attributes:
            title = element.attributes.get("data-title", "") if self.style else ""
            yield element.having(**{"data-title": IN_TITLE.sub("", title)}) if "@" in title else element
        elif self.style is None or element.position not in self.known:
            yield from element.children
        else:
            items, is_textual = self.known[element.position], element.attributes[CITE] == "textual"
            words = (
                self.style.textual(items[0], element.position)
                if is_textual
                else self.style.bracketed(items, element.position)
            )
            yield Element("span", {"class": "citation"}, tuple(map(self._linked, words)), element.position)

    def _linked(self, node: Node) -> Node:
        if not isinstance(node, Element):
            return node
        if node.name != "a":
            return node.holding(*map(self._linked, node.children))
        key = node.attributes["key"]
        id = next(self.call_ids)
        self.calls.setdefault(key, []).append(id)
        attributes = {"id": id, "href": f"#{self.ids[key]}", "role": "doc-biblioref", "epub:type": "biblioref"}
        return replace(node, attributes=attributes)


def _section(style: "Style", citer: _Citer, title: str, back: str) -> Element:
    heading = Element("h1", {"data-title": title}, (title,), NOWHERE)
    kind = "numbered" if style.is_numeric else "by-author"
    lines = tuple(_line(work, nodes, citer, back) for work, nodes in style.entries())
    return Element("section", {}, (heading, Element("ul", {"class": f"references {kind}"}, lines, NOWHERE)), NOWHERE)


def _line(work: Work, nodes: tuple[Node, ...], citer: _Citer, back: str) -> Element:
    """A work: its number, or what stands first, leads back to where it is cited first."""
    first, *rest = nodes
    text = text_of(first)
    label = LABEL.match(text) if isinstance(first, str) else None
    head, tail = (f"{label[0]} ", (text[label.end() :].lstrip(), *rest)) if label else (text, tuple(rest))
    calls = citer.calls.get(work.key, [])
    attributes = {"class": "reference-label"} if label else {}
    if calls:
        link = {"href": f"#{calls[0]}", "role": "doc-backlink", "aria-label": f"{back} {head}".strip()}
        start = Element("a", attributes | link, (head,), work.position)
    else:
        start = Element("span", attributes, (head,), work.position)
    line = {"id": citer.ids[work.key], "epub:type": "biblioentry"}
    return Element("li", line, (start, *tail), work.position)
