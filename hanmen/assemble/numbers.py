"""Numbers: 第一部, 第n章, 付録A, n.m, 図n.m, 表n.m; and the contents and lists that they make."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..model import Book, Chapter, Config, ContentsEntry, Element, Target
from ..tree import Node, rewrite, text_of
from ..wording import wording_of
from .content import block_in
from .names import Name, Namer

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SILENT = frozenset({"note", "rt", "rp"})  # not part of a title's text


def number(chapters: Iterable[Chapter], config: Config) -> Book:
    """Numbered chapters, everything that can be referred to by its id, the contents, and the lists that are asked for.

    A heading that carries its own number keeps it. Front and back matter, files that are neither part nor chapter nor
    appendix, ``{.unnumbered}`` headings and books without ``numbering`` have none; figures and tables there are
    counted through.
    """
    counter = _Counter(config.contents_depth, Namer(wording_of(config.metadata.language), config.numbering))
    numbered = tuple(counter.chapter(chapter) for chapter in chapters)
    figures = tuple(counter.figures) if config.list_of_figures else ()
    tables = tuple(counter.tables) if config.list_of_tables else ()
    return Book(config.metadata, numbered, tuple(counter.contents), counter.targets, figures, tables)


@dataclass(slots=True)
class _Counter:
    """The numbers, and what they have been given to; *depth* is that of the contents."""

    depth: int
    namer: Namer
    targets: dict[str, Target] = field(default_factory=dict)
    contents: list[ContentsEntry] = field(default_factory=list)
    figures: list[ContentsEntry] = field(default_factory=list)
    tables: list[ContentsEntry] = field(default_factory=list)
    current: Chapter | None = None
    first: Target | None = None  # of the chapter

    def chapter(self, chapter: Chapter) -> Chapter:
        self.current, self.first = chapter, None
        self.namer.begin(chapter)
        body = rewrite(chapter.body, self._visit)
        first = self.first or Target("", "chapter", "", "", "", chapter.source.path, body.position)
        self._register(body, Name("chapter", first.number, first.label), first.title)
        return replace(chapter, body=body)

    def _visit(self, element: Element) -> Iterator[Element]:
        if element.name in HEADINGS:
            yield self._heading(element)
        elif element.name == "figure":
            yield self._figure(element)
        else:
            if "id" in element.attributes:
                self._register(element, Name("other"))
            yield element

    def _heading(self, heading: Element) -> Element:
        """A heading without words only says what its file is: it is not seen."""
        level, title = HEADINGS[heading.name], text_of(heading, SILENT).strip()
        classes = heading.attributes.get("class", "").split()
        name = self.namer.heading(level, title, "unnumbered" in classes)
        self._register(heading, name, title)
        if classes and not heading.children and not name.shown:
            return Element("div", {"id": heading.attributes["id"]}, (), heading.position)
        self._list(heading, 0 if name.kind == "part" else level, name.shown)
        plain = f"{name.shown}　{title}" if name.shown else title
        return self._with_number(heading, name.shown).having(**{"data-title": plain})

    def _figure(self, figure: Element) -> Element:
        classes = figure.attributes.get("class", "").split()
        if "equation" in classes:
            return self._equation(figure, "numbered" in classes)
        place = next((n for n, child in enumerate(figure.children) if _is_caption(child)), None)
        if place is None:
            self._register(figure, Name("other"))
            return figure
        caption = figure.children[place]
        assert isinstance(caption, Element)
        name = self.namer.captioned("table" if "table" in classes else "figure")
        self._register(figure, name, text_of(caption, SILENT).strip())
        title = tuple(_first_sentence(_quiet(_title(caption))))
        (self.tables if name.kind == "table" else self.figures).append(self._entry(figure, title, 1, name.label))
        caption = self._with_number(caption, name.label)
        return figure.holding(*figure.children[:place], caption, *figure.children[place + 1 :])

    def _equation(self, figure: Element, is_numbered: bool) -> Element:
        """A formula that its author named is numbered ``(2.1)``."""
        if not is_numbered:
            self._register(figure, Name("other"))
            return figure
        name = self.namer.captioned("equation")
        self._register(figure, name)
        number = Element("span", {"class": "equation-number"}, (f"({name.number})",), figure.position)
        return figure.holding(*figure.children, number)

    def _with_number(self, element: Element, shown: str) -> Element:
        title = Element("div" if block_in(element) else "span", {"class": "title"}, element.children, element.position)
        if not shown:
            return element.holding(title)
        return element.holding(Element("span", {"class": "number"}, (shown,), element.position), " ", title)

    def _register(self, element: Element, name: Name, title: str = "") -> None:
        assert self.current is not None
        id, path = element.attributes["id"], self.current.source.path
        self.targets[id] = Target(id, name.kind, name.number, name.label, title, path, element.position)
        self.first = self.first or self.targets[id]

    def _list(self, heading: Element, level: int, shown: str) -> None:
        if level <= self.depth and "unlisted" not in heading.attributes.get("class", "").split():
            self.contents.append(self._entry(heading, tuple(_quiet(heading.children)), level, shown))

    def _entry(self, element: Element, title: tuple[Node, ...], level: int, shown: str) -> ContentsEntry:
        assert self.current is not None
        id, chapter = element.attributes["id"], self.current
        return ContentsEntry(level, shown, title, id, chapter.source.role, chapter.in_part)


def _is_caption(node: Node) -> bool:
    return isinstance(node, Element) and node.name == "figcaption"


def _title(caption: Element) -> Sequence[Node]:
    """A caption of several blocks is one text where it is listed."""
    return (text_of(caption, SILENT),) if block_in(caption) else caption.children


def _first_sentence(nodes: Iterable[Node]) -> Iterator[Node]:
    """A caption as lists show it, up to its first full stop of CJK: what follows explains the picture."""
    for node in nodes:
        sentence, stop, _ = node.partition("。") if isinstance(node, str) else (node, "", "")
        yield sentence
        if stop:
            return


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
