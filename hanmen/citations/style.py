"""Works and citations → the words of a CSL style, asked of citeproc-py (CSL 1.0)."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
from citeproc.source.json import CiteProcJSON

from ..diagnostics import Position
from ..index.kana import is_kana, kana_key
from ..model import Element
from ..tree import Node
from .keys import Item
from .works import NAMES, Work, family_of, is_cjk

CSL = {"cs": "http://purl.org/net/xbiblio/csl"}
ETC = {"ja": "ほか", "zh": "等"}
ET_AL = re.compile(r"(?<=[\u3040-\u9fff]),? et al\.?")
AMPERSAND = re.compile(r"(?<=[\u3040-\u9fff]),? (?:&amp;|and) (?=[\u3040-\u9fff])")
OWN = frozenset({"reading", "id", "key"})  # what CSL does not know
KEPT = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "u": "span", "span": "span", "cite": "a"}


class Style:
    """A CSL style at work on the works that a book cites, in the order in which it cites them first."""

    def __init__(self, path: Path, works: Sequence[Work], language: str) -> None:
        self.language = language.split("-")[0]
        self.works = {work.key: work for work in works}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of variables that the library has no use for
            self.style = CitationStylesStyle(str(path), validate=False)
            self.short = self._bibliography(works, is_short=True)
            self.long = self._bibliography(works, is_short=False)
        category = self.style.xml.find("cs:info/cs:category[@citation-format]", CSL)
        self.format = "numeric" if category is None else category.get("citation-format")

    def _bibliography(self, works: Sequence[Work], is_short: bool) -> Any:
        """citeproc-py numbers works as they are registered; Chinese and Japanese names it must not take apart."""
        source = CiteProcJSON([{"id": work.key, **_prepared(work.data, is_short)} for work in works])
        bibliography = CitationStylesBibliography(self.style, source, formatter.html)
        for work in works:
            bibliography.register(Citation([CitationItem(work.key)]))
        return bibliography

    @property
    def is_numeric(self) -> bool:
        """Whether works are cited by numbers."""
        return bool(self.format == "numeric")

    @property
    def is_of_notes(self) -> bool:
        """Whether works are cited in notes, which citations in the text cannot be."""
        return bool(self.format == "note")

    def bracketed(self, items: Iterable[Item], position: Position) -> tuple[Node, ...]:
        """The citation of *items*, each a link to its work."""
        items = tuple(items)
        if any(item.hidden for item in items) and not self.is_numeric:
            nodes: list[Node] = ["("]
            for item in items:
                nodes += ["; "] * (len(nodes) > 1) + [self._linked(item, self._year(item))]
            return (*nodes, ")")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            citation = Citation([_cite_item(item) for item in items])
            citation.bibliography = self.short
            text = str(self.short.cite(citation, lambda item: item.key))
        return _nodes(self._localised(text), position)

    def textual(self, item: Item, position: Position) -> tuple[Node, ...]:
        """The authors as part of the sentence, and the rest of the citation after them."""
        authors = self._authors(item)
        space, opening, closing = ("", "（", "）") if is_cjk(authors) else (" ", "(", ")")
        if self.is_numeric:
            return (authors, space, *self.bracketed([item], position))
        return (authors, f"{space}{opening}", self._linked(item, self._year(item)), closing)

    def entries(self) -> list[tuple[Work, tuple[Node, ...]]]:
        """The works as the bibliography has them: in the order of their numbers, or of their authors and years."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            texts = [self._localised(str(text)) for text in self.long.bibliography()]
        works = {key.lower(): work for key, work in self.works.items()}
        listed = [works[key] for key in self.long.keys]
        found = [(work, _nodes(text, work.position)) for work, text in zip(listed, texts, strict=True)]
        return found if self.is_numeric else sorted(found, key=lambda entry: _order(entry[0]))

    def _localised(self, html: str) -> str:
        """English that a style has between Chinese or Japanese names becomes the book's language."""
        etc = ETC.get(self.language)
        html = AMPERSAND.sub(", ", html)
        return ET_AL.sub(etc, html) if etc else html

    def _linked(self, item: Item, words: str) -> Element:
        words = f"{item.prefix}{words}{', ' * bool(item.locator)}{_place(item)}{item.suffix}"
        return Element("a", {"key": item.key}, (words,), self.works[item.key].position)

    def _authors(self, item: Item) -> str:
        """One or two, or the first of more, as the book's language joins them."""
        work = self.works[item.key]
        people: Sequence[Any] = next(
            (work.data[kind] for kind in ("author", "editor", "translator") if work.data.get(kind)), []
        )
        names = [family_of(work, name) for name in people] or [str(work.data.get("title", work.key))]
        if len(names) > 2:
            etc = ETC.get(self.language, " et al.")
            return f"{names[0]}{etc if is_cjk(names[0]) else ' et al.'}"
        return ("・" if is_cjk("".join(names)) else " & ").join(names)

    def _year(self, item: Item) -> str:
        issued = self.works[item.key].data.get("issued", {})
        parts = issued.get("date-parts", [[]])
        return str(parts[0][0]) if parts and parts[0] else issued.get("literal", "n.d.")


def _prepared(data: Mapping[str, Any], is_short: bool) -> dict[str, Any]:
    """CSL-JSON with Chinese and Japanese names as a whole: in the text the family's, in the bibliography all of it."""

    def whole(name: Mapping[str, str]) -> Mapping[str, str]:
        parts = name.get("family", ""), name.get("given", "")
        if not is_cjk("".join(parts)):
            return name
        return {"literal": parts[0] if is_short else "".join(parts)}

    kept = {key: value for key, value in data.items() if key not in OWN}
    return {key: [whole(name) for name in value] if key in NAMES else value for key, value in kept.items()}


def _cite_item(item: Item) -> Any:
    """The library puts what is before and after an item as it is: so the link goes there."""
    place = {"locator": Locator(item.label, item.locator)} if item.locator else {}
    opening = f'<cite key="{escape(item.key)}">{escape(item.prefix)}'
    suffix = f"{'' if not item.suffix or item.suffix[0] in ',;，、' else ' '}{item.suffix}"
    return CitationItem(item.key, prefix=opening, suffix=f"{escape(suffix)}</cite>", **place)


def _place(item: Item) -> str:
    if not item.locator:
        return ""
    several = "-" in item.locator or "–" in item.locator
    return f"{'pp. ' if several else 'p. '}{item.locator}" if item.label == "page" else f"{item.label} {item.locator}"


def _nodes(html: str, position: Position) -> tuple[Node, ...]:
    """What the library wrote, as elements; it writes well-formed HTML, and no other elements than these."""
    return tuple(_children(ElementTree.fromstring(f"<span>{html}</span>"), position))


def _children(parent: ElementTree.Element, position: Position) -> Iterator[Node]:
    yield from filter(None, (parent.text,))
    for child in parent:
        attributes = {"key": child.get("key", "")} if child.tag == "cite" else {}
        yield Element(KEPT.get(child.tag, "span"), attributes, tuple(_children(child, position)), position)
        yield from filter(None, (child.tail,))


def _order(work: Work) -> tuple[Any, ...]:
    """By the author's reading, those in kana after those in Latin letters, then by year."""
    names = [name for kind in ("author", "editor") for name in work.data.get(kind, ())]
    written = " ".join(f"{name.get('family', name.get('literal', ''))} {name.get('given', '')}" for name in names)
    reading = work.data.get("reading") or written or str(work.data.get("title", work.key))
    year = work.data.get("issued", {}).get("date-parts", [[0]])[0]
    return is_cjk(reading), kana_key(reading) if is_kana(reading) else (), reading.casefold(), year, work.key
