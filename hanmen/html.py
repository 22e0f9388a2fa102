"""Book → content documents of one edition: semantic XHTML in which a medium's own ways are spelled out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Literal, TypeAlias

from .model import Book, Chapter, ContentDocument, Edition, Element, Medium
from .tree import Node, elements, rewrite
from .wording import Wording, wording_of

NotePlace: TypeAlias = Literal["foot", "head", "popup", "end"]
KINDS = {
    "front": "preface",
    "body": "chapter",
    "back": "afterword",
}
NAMED_KINDS = (
    "foreword", "preface", "introduction", "prologue", "dedication", "acknowledgments", "chapter", "epilogue",
    "conclusion", "afterword", "appendix", "glossary", "bibliography", "colophon",
)  # fmt: skip
ONLY = frozenset({"only-pdf", "only-epub"})
WIDTH = re.compile(r"(\d+(?:\.\d+)?)(%|mm|em|px)?")


def render(book: Book, edition: Edition) -> tuple[ContentDocument, ...]:
    """One document a chapter, without the text for the other medium. Links are ``#id``; ``src`` is a path.

    Notes: in a PDF the text stands where it is called (``span.footnote`` or ``span.head-note``), in an EPUB at the end:
    in an ``aside`` each, which readers can show as a popup, or in a list under a heading (EPUB 3 structural semantics,
    ``noteref``, ``footnote``, ``endnotes``).
    """
    wording = wording_of(book.metadata.language)
    in_pages = edition.kihon_hanmen.notes if edition.medium == "pdf" else None
    place: NotePlace = in_pages or edition.publication.notes
    chapters = (
        replace(chapter, body=rewrite(chapter.body, partial(_for, edition.medium))) for chapter in book.chapters
    )
    return tuple(_document(chapter, _Notes(place, wording)) for chapter in chapters)


def _for(medium: Medium, element: Element) -> Iterator[Node]:
    """The element without what is only for the other medium; what is only for this one needs no box around it."""
    only = {word for word in element.attributes.get("class", "").split() if word in ONLY}
    if not only:
        yield element
    elif only == {f"only-{medium}"}:
        yield from (_labelled(child, *only) for child in element.children) if element.name == "div" else [element]


def _labelled(node: Node, word: str) -> Node:
    """The node with the class by which it is known as no part of the other medium's text."""
    if isinstance(node, str):
        return node
    return node.having(**{"class": " ".join(filter(None, (node.attributes.get("class"), word)))})


def _document(chapter: Chapter, notes: "_Notes") -> ContentDocument:
    kind = chapter.kind or next(
        (kind for kind in NAMED_KINDS if kind in chapter.source.path.stem.lower()), KINDS[chapter.source.role]
    )
    body = rewrite(chapter.body, notes.spell)
    body = body.holding(*body.children, *notes.at_the_end())
    heading = next((element for element in elements(body) if element.name in ("h1", "h2", "h3")), None)
    title = heading.attributes.get("data-title", "") if heading else chapter.source.path.stem
    classes = f"{kind} {chapter.source.role}{' in-part' * chapter.in_part}"
    attributes = {"id": chapter.id, "class": classes, "epub:type": kind}
    return ContentDocument(chapter.id, kind, title, chapter.source.role, replace(body, attributes=attributes))


class _Notes:
    """Spells the elements of one document, counting its notes."""

    def __init__(self, place: NotePlace, wording: Wording) -> None:
        self.place, self.wording = place, wording
        self.numbers: dict[str, str] = {}
        self.texts: list[Element] = []

    def spell(self, element: Element) -> Iterator[Node]:
        if element.name == "note":
            number = self.numbers.setdefault(element.attributes["id"], str(len(self.numbers) + 1))
            in_place = self.place in ("foot", "head")
            yield self._in_place(element, number) if in_place else self._called(element, number)
        elif "note-again" in element.attributes.get("class", "").split():
            number = self.numbers.get(element.attributes["href"][1:], "")
            yield replace(element, attributes={**element.attributes, "class": "note-again"}, children=(number,))
        elif element.name == "img":
            yield _sized(element)
        elif self.place in ("foot", "head") and "turned" in element.attributes.get("class", "").split():
            yield element.holding(Element("div", {"class": "turning"}, element.children, element.position))
        else:
            yield element

    def _in_place(self, note: Element, number: str) -> Element:
        """Blocks inside a line are not HTML: paragraphs become spans that the style sheet sets as blocks."""
        blocks = tuple(_as_span(child) for child in note.children if isinstance(child, Element) or child.strip())
        kind = "head-note" if self.place == "head" else "footnote"
        attributes = {"id": note.attributes["id"], "class": kind, "data-number": number}
        text = Element("span", attributes, blocks, note.position)
        call = Element("span", {"class": "note-call", "data-number": number}, (text,), note.position)
        return call if self.place == "head" else text

    def _called(self, note: Element, number: str) -> Element:
        name = note.attributes["id"]
        back = Element(
            "a",
            {
                "class": "backlink",
                "href": f"#{name}-ref",
                "role": "doc-backlink",
                "aria-label": self.wording.back_to_text,
            },
            (number,),
            note.position,
        )
        popup = {"class": "footnote", "epub:type": "footnote", "role": "doc-footnote"} if self.place == "popup" else {}
        text = _led_by(back, note.children)
        self.texts.append(Element("aside" if popup else "li", {"id": name} | popup, text, note.position))
        call = {
            "id": f"{name}-ref",
            "class": "noteref",
            "href": f"#{name}",
            "epub:type": "noteref",
            "role": "doc-noteref",
        }
        return Element("a", call, (number,), note.position)

    def at_the_end(self) -> Iterator[Element]:
        """The texts that do not stand where they are called; no heading above popups: readers show it alone."""
        if self.place != "end" or not self.texts:
            yield from self.texts
            return
        position, title = self.texts[0].position, self.wording.notes
        heading = Element("h2", {"class": "notes-title"}, (title,), position)
        notes = Element("ol", {"class": "notes"}, tuple(self.texts), position)
        section = {"class": "endnotes", "epub:type": "endnotes", "role": "doc-endnotes", "aria-label": title}
        yield Element("section", section, (heading, notes), position)


def _as_span(node: Node) -> Node:
    if isinstance(node, Element) and node.name in ("p", "div", "ul", "ol", "li", "blockquote"):
        return Element("span", {"class": "block"}, tuple(map(_as_span, node.children)), node.position)
    return node


def _led_by(back: Element, children: tuple[Node, ...]) -> tuple[Node, ...]:
    """The link back goes first: Kindle joins notes that end with it (pandoc issue 4491)."""
    first, *rest = [child for child in children if isinstance(child, Element) or child.strip()] or [""]
    if isinstance(first, Element) and first.name == "p":
        return (first.holding(back, " ", *first.children), *rest)
    return (back, " ", first, *rest)


def _sized(picture: Element) -> Element:
    written = WIDTH.fullmatch(picture.attributes.get("width", ""))
    attributes = {key: value for key, value in picture.attributes.items() if key != "width"}
    if written:
        attributes["style"] = f"width:{written[1]}{written[2] or 'px'}"
    return replace(picture, attributes=attributes)
