"""Where the text mentions what is indexed: the author's marks, and the terms of the list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..back_matter import free_ids
from ..model import Chapter, Element, Target
from ..spellings import any_of
from ..tree import Node, text_of
from .kana import is_kana
from .terms import Term

MARK = "index"  # the class of a mark
SAID = frozenset({"reading", "parent", "see", "see-also", "term"})  # what a mark may say besides
UNREAD = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "code", "pre", "kbd", "samp", "math", "svg", "rt", "rp"})
SILENT = frozenset({"note", "rt", "rp"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text, and the words for the section it stands in."""

    id: str
    label: str


@dataclass(slots=True)
class Found:
    """The marks in their order, and the mentions of each term, by its parent and its name."""

    marks: list[Term] = field(default_factory=list)
    mentions: dict[tuple[str, str], list[Mention]] = field(default_factory=dict)


def find_mentions(
    chapters: Sequence[Chapter], terms: Sequence[Term], targets: Mapping[str, Target]
) -> tuple[tuple[Chapter, ...], Found]:
    """The chapters with an id on every mention, and what was found.

    Marks are ``span.index``; of the *terms*, every mention in the text counts, but in headings, code and formulas.
    """
    finder = _Finder(terms, targets)
    return tuple(finder.chapter(chapter) for chapter in chapters), finder.found


class _Finder:
    def __init__(self, terms: Sequence[Term], targets: Mapping[str, Target]) -> None:
        self.targets, self.found, self.label = targets, Found(), ""
        self.ids = free_ids("ix", targets)
        self.forms = {form: (term.parent, term.term) for term in terms for form in (term.term, *term.forms)}
        self.pattern = any_of(self.forms) if terms else None

    def chapter(self, chapter: Chapter) -> Chapter:
        if chapter.made:
            return chapter
        self.label = _label(self.targets.get(chapter.id))
        return replace(chapter, body=self._element(chapter.body, is_read=True))

    def _element(self, element: Element, is_read: bool) -> Element:
        if element.name in UNREAD:
            self.label = _label(self.targets.get(element.attributes.get("id", ""))) or self.label
        is_marked = element.name == "span" and MARK in element.attributes.get("class", "").split()
        is_read = is_read and element.name not in UNREAD and not is_marked
        element = self._marked(element) if is_marked else element
        children = (node for child in element.children for node in self._nodes(child, element, is_read))
        return element.holding(*children)

    def _nodes(self, node: Node, parent: Element, is_read: bool) -> Iterator[Node]:
        if isinstance(node, Element) and node.name == "ruby" and is_read and self.pattern:
            yield self._ruby(node)
        elif isinstance(node, Element):
            yield self._element(node, is_read)
        elif self.pattern and is_read:
            yield from self._mentioned(node, parent)
        else:
            yield node

    def _mentioned(self, text: str, parent: Element) -> Iterator[Node]:
        assert self.pattern
        end = 0
        for found in self.pattern.finditer(text):
            yield from filter(None, (text[end : found.start()],))
            attributes = {"class": MARK, "id": self._mention(self.forms[found[0]])}
            yield Element("span", attributes, (found[0],), parent.position)
            end = found.end()
        yield from filter(None, (text[end:],))

    def _ruby(self, ruby: Element) -> Element:
        """Ruby is a mention as a whole: its base must stay in one piece."""
        found = self.pattern.search(text_of(ruby, SILENT)) if self.pattern else None
        if not found:
            return ruby
        return Element("span", {"class": MARK, "id": self._mention(self.forms[found[0]])}, (ruby,), ruby.position)

    def _marked(self, mark: Element) -> Element:
        said = {key: mark.attributes.get(key, "").strip() for key in SAID}
        name = said["term"] or re.sub(r"\s+", " ", text_of(mark, SILENT)).strip()
        also = tuple(filter(None, map(str.strip, re.split("[、;]", said["see-also"]))))
        reading = said["reading"] or ("" if said["term"] else _reading_in_ruby(mark))
        self.found.marks.append(Term(name, mark.position, reading, said["parent"], said["see"], also))
        kept = {key: value for key, value in mark.attributes.items() if key not in SAID}
        if said["see"]:
            return replace(mark, attributes=kept)
        return replace(mark, attributes={**kept, "id": self._mention((said["parent"], name), kept.get("id", ""))})

    def _mention(self, key: tuple[str, str], id: str = "") -> str:
        mention = Mention(id or next(self.ids), self.label)
        self.found.mentions.setdefault(key, []).append(mention)
        return mention.id


def _reading_in_ruby(node: Node) -> str:
    """What the author wrote over the characters, if it reads all of them."""
    if isinstance(node, str):
        return node if is_kana(node) else "\0" * bool(node.strip())
    if node.name == "ruby":
        return "".join(text_of(child) for child in node.children if isinstance(child, Element) and child.name == "rt")
    read = "".join(map(_reading_in_ruby, node.children))
    return "" if "\0" in read else read


def _label(target: Target | None) -> str:
    return (target.label or target.title) if target else ""
