"""Numbers: 第n章, n.m, 図n.m, 表n.m; and the contents that they make."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..model import Chapter, Config, ContentsEntry, Element, Kind, Target
from ..tree import Node, rewrite, text_of
from ..wording import Wording, wording_of
from .content import block_in

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SILENT = frozenset({"note", "rt", "rp"})  # not part of a title's text
OWN_NUMBER = re.compile(
    r"\s*(?:第\s*([0-9０-９〇一二三四五六七八九十百]+)\s*[章節部回話編篇节]|(\d{1,2}(?:\.\d{1,2})+)[.．、]?(?=\s)|(\d{1,2})[.．、](?!\d))"
)


def number(
    chapters: Sequence[Chapter], config: Config
) -> tuple[tuple[Chapter, ...], Mapping[str, Target], tuple[ContentsEntry, ...]]:
    """Numbered chapters, everything that can be referred to by its id, and the contents.

    A heading that carries its own number keeps it. Front and back matter, ``{.unnumbered}`` headings and books without
    ``numbering`` have none; figures and tables there are counted through.
    """
    counter = _Counter(config, wording_of(config.metadata.language))
    numbered = tuple(counter.chapter(chapter) for chapter in chapters)
    return numbered, counter.targets, tuple(counter.contents)


@dataclass(slots=True)
class _Counter:
    """The running counts, and what they have been given to."""

    config: Config
    wording: Wording
    targets: dict[str, Target] = field(default_factory=dict)
    contents: list[ContentsEntry] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    prefix: str = ""  # the number of the chapter, if it has one
    current: Chapter | None = None

    def chapter(self, chapter: Chapter) -> Chapter:
        self.current, self.prefix = chapter, ""
        body = rewrite(chapter.body, self._visit)
        first = next((target for target in self.targets.values() if target.path == chapter.source.path), None)
        self._register(
            body,
            "chapter",
            first.number if first else "",
            first.label if first else "",
            first.title if first else "",
        )
        return replace(chapter, body=body)

    def _visit(self, element: Element) -> Iterator[Element]:
        if element.name in HEADINGS:
            yield self._heading(element)
        elif element.name == "figure":
            yield self._figure(element)
        else:
            if "id" in element.attributes:
                self._register(element, "other", "", "", "")
            yield element

    def _heading(self, heading: Element) -> Element:
        level, title = HEADINGS[heading.name], text_of(heading, SILENT).strip()
        own = OWN_NUMBER.match(title)
        numbered = level <= 2 and self._numbers(heading)
        if level == 1:
            self.prefix = self._next("chapter") if numbered else ""
        found = next(filter(None, own.groups()), "") if own else ""
        given = "" if own or not numbered else self._given(level)
        value = found or given
        if level == 1 and found.isascii() and found.isdigit():
            self.prefix = found
        kind: Kind = "chapter" if level == 1 else "section" if value else "heading"
        label = (self.wording.chapter if level == 1 else self.wording.section).format(value) if value else ""
        shown = self.wording.chapter.format(given) if level == 1 and given else given
        plain = f"{shown}　{title}" if shown else title
        self._register(heading, kind, value, label, title)
        self._list(heading, level, shown)
        return self._with_number(heading, shown).having(**{"data-title": plain})

    def _given(self, level: int) -> str:
        if level == 1:
            return self.prefix
        return f"{self.prefix}.{self._next('section')}" if self.prefix else ""

    def _numbers(self, heading: Element) -> bool:
        unnumbered = "unnumbered" in heading.attributes.get("class", "").split()
        return (
            self.config.numbering and not unnumbered and self.current is not None and self.current.source.role == "body"
        )

    def _next(self, what: str) -> str:
        """The next number of *what*; a new chapter starts the counts of what is in it."""
        if what == "chapter":
            self.counts = {key: count for key, count in self.counts.items() if key == "chapter" or key.endswith("*")}
        key = what if self.prefix or what == "chapter" else f"{what}*"
        self.counts[key] = self.counts.get(key, 0) + 1
        return str(self.counts[key])

    def _figure(self, figure: Element) -> Element:
        classes = figure.attributes.get("class", "").split()
        if "equation" in classes:
            return self._equation(figure, "numbered" in classes)
        kind: Kind = "table" if "table" in classes else "figure"
        place = next((n for n, child in enumerate(figure.children) if _is_caption(child)), None)
        if place is None:
            self._register(figure, "other", "", "", "")
            return figure
        caption = figure.children[place]
        assert isinstance(caption, Element)
        count = self._next(kind)
        value = f"{self.prefix}.{count}" if self.prefix else count
        label = (self.wording.table if kind == "table" else self.wording.figure).format(value)
        self._register(figure, kind, value, label, text_of(caption, SILENT).strip())
        return figure.holding(
            *figure.children[:place], self._with_number(caption, label), *figure.children[place + 1 :]
        )

    def _equation(self, figure: Element, is_numbered: bool) -> Element:
        """A formula that its author named is numbered ``(2.1)``."""
        if not is_numbered:
            self._register(figure, "other", "", "", "")
            return figure
        count = self._next("equation")
        value = f"{self.prefix}.{count}" if self.prefix else count
        self._register(figure, "equation", value, self.wording.equation.format(value), "")
        number = Element("span", {"class": "equation-number"}, (f"({value})",), figure.position)
        return figure.holding(*figure.children, number)

    def _with_number(self, element: Element, shown: str) -> Element:
        title = Element("div" if block_in(element) else "span", {"class": "title"}, element.children, element.position)
        if not shown:
            return element.holding(title)
        return element.holding(Element("span", {"class": "number"}, (shown,), element.position), " ", title)

    def _register(self, element: Element, kind: Kind, value: str, label: str, title: str) -> None:
        assert self.current is not None
        name = element.attributes["id"]
        self.targets[name] = Target(name, kind, value, label, title, self.current.source.path, element.position)

    def _list(self, heading: Element, level: int, shown: str) -> None:
        assert self.current is not None
        if level <= self.config.contents_depth and "unlisted" not in heading.attributes.get("class", "").split():
            title = tuple(_quiet(heading.children))
            self.contents.append(ContentsEntry(level, shown, title, heading.attributes["id"], self.current.source.role))


def _is_caption(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "figcaption"


def _quiet(children: Sequence[Node]) -> Iterator[Node]:
    """A title as the contents show it: without notes, links and ids."""
    for child in children:
        if isinstance(child, str):
            yield child
        elif child.name == "a":
            yield from _quiet(child.children)
        elif child.name != "note":
            kept = {key: value for key, value in child.attributes.items() if key != "id"}
            yield replace(child, attributes=kept, children=tuple(_quiet(child.children)))
