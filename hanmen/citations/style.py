"""Works and citations → the words of a CSL style, asked of citeproc-py (CSL 1.0)."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, formatter
from citeproc.source.json import CiteProcJSON

from ..diagnostics import Position
from ..index.kana import is_kana, kana_key
from ..messages import UnusableError, Words
from ..model import Element
from ..tree import Node
from .keys import Item
from .works import NAMES, Work, family_of, is_cjk

CSL = {"cs": "http://purl.org/net/xbiblio/csl"}
ETC = {"ja": "ほか", "zh": "等"}
ET_AL = re.compile(r"(?<=[\u3040-\u9fff]),? et al\.?")
AMPERSAND = re.compile(r"(?<=[\u3040-\u9fff]),? (?:&amp;|and) (?=[\u3040-\u9fff])")
BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
OWN = frozenset({"reading", "id", "key"})  # what CSL does not know
KEPT = {"i": "i", "b": "b", "sup": "sup", "sub": "sub", "u": "span", "span": "span", "cite": "a"}


class Style:
    """A CSL style at work on the works that a book cites, in the order in which it cites them first.

    Each step raises `UnusableError` where the style is none, cites in notes, or is too much for the library.
    """

    def __init__(self, path: Path, works: Sequence[Work], language: str) -> None:
        self.language = language.split("-")[0]
        self.works = {work.key: work for work in works}
        self.format = _format_of(path)
        self.names = {work.key: f"w{number}" for number, work in enumerate(works)}  # the library folds their case
        with _library():
            self.style = CitationStylesStyle(str(path), validate=False)
            self.short = self._bibliography(is_short=True)
            self.long = self._bibliography(is_short=False)

    def _bibliography(self, is_short: bool) -> Any:
        """citeproc-py numbers works as they are registered; Chinese and Japanese names it must not take apart."""
        data = [{"id": self.names[key], **_prepared(work.data, is_short)} for key, work in self.works.items()]
        bibliography = CitationStylesBibliography(self.style, CiteProcJSON(data), formatter.html)
        for name in self.names.values():
            bibliography.register(Citation([CitationItem(name)]))
        return bibliography

    @property
    def is_numeric(self) -> bool:
        """Whether works are cited by numbers."""
        return self.format == "numeric"

    def bracketed(self, items: Iterable[Item], position: Position) -> tuple[Node, ...]:
        """The citation of *items*, each a link to its work."""
        items = tuple(items)
        if any(item.hidden for item in items) and not self.is_numeric:
            nodes: list[Node] = ["("]
            for item in items:
                nodes += ["; "] * (len(nodes) > 1) + [self._linked(item, self._year(item))]
            return (*nodes, ")")
        with _library():
            citation = Citation([_cite_item(item, self.names[item.key]) for item in items])
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
        found = [(work, self._entry(work)) for work in self.works.values()]
        return found if self.is_numeric else sorted(found, key=lambda entry: _order(entry[0]))

    def _entry(self, work: Work) -> tuple[Node, ...]:
        """What the style says of a work; of one about which it has nothing to say, its title."""
        with _library():
            item = CitationItem(self.names[work.key])
            Citation([item]).bibliography = self.long
            self.long.items = [item]
            texts = self.long.bibliography()
            nodes = _nodes(self._localised(_uncapitalised(str(texts[0]), work)), work.position) if texts else ()
        return nodes or (str(work.data.get("title", work.key)),)

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


def _uncapitalised(html: str, work: Work) -> str:
    """An institution as it writes itself: citeproc-py sets it in capitals where a style wants that of family names."""
    for name in (name for kind in NAMES for name in work.data.get(kind, ()) if "literal" in name):
        html = html.replace(escape(name["literal"].upper()), escape(name["literal"]), 1)
    return html


def _format_of(path: Path) -> str:
    """How a style cites: ``numeric``, ``author-date`` …"""
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise UnusableError(Words(f"it is not XML ({error})", f"XML として読めません（{error}）")) from None
    if any(root.find(f"cs:{part}/cs:layout", CSL) is None for part in ("citation", "bibliography")):
        raise UnusableError(Words("it makes no bibliography", "文献表を作らない様式です"))
    category = root.find("cs:info/cs:category[@citation-format]", CSL)
    found = "numeric" if category is None else category.get("citation-format", "")
    if found == "note":
        raise UnusableError(Words("it cites in notes", "注で引用する様式です"))
    return found


@contextmanager
def _library() -> Iterator[None]:
    """While citeproc-py works: it warns of variables that it has no use for, and gives up in many ways."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (AttributeError, LookupError, TypeError, ValueError, ElementTree.ParseError) as error:
        why = Words(f"citeproc-py gives up: {error}", f"「citeproc-py」で扱えません（「{error}」）")
        raise UnusableError(why) from None


def _cite_item(item: Item, name: str) -> Any:
    """The library puts what is before and after an item as it is: so the link goes there."""
    place = {"locator": Locator(item.label, item.locator)} if item.locator else {}
    opening = f'<cite key="{escape(item.key)}">{escape(item.prefix)}'
    suffix = f"{'' if not item.suffix or item.suffix[0] in ',;，、' else ' '}{item.suffix}"
    return CitationItem(name, prefix=opening, suffix=f"{escape(suffix)}</cite>", **place)


def _place(item: Item) -> str:
    if not item.locator:
        return ""
    several = "-" in item.locator or "–" in item.locator
    return f"{'pp. ' if several else 'p. '}{item.locator}" if item.label == "page" else f"{item.label} {item.locator}"


def _nodes(html: str, position: Position) -> tuple[Node, ...]:
    """What the library wrote, as elements; its HTML is well-formed but for ampersands of a style."""
    whole = BARE_AMPERSAND.sub("&amp;", html)
    return tuple(_children(ElementTree.fromstring(f"<span>{whole}</span>"), position))


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
