"""What may stand in what (HTML, the content models): raw HTML that does not keep to it is mended, and told."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..diagnostics import Log
from ..messages import Words
from ..model import Chapter, Element
from ..tree import Node, rewrite
from .groups import GROUPED, regrouped
from .values import with_sound_values

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SECTIONS = frozenset({"article", "aside", "nav", "section", "header", "footer", "main", "address"})
INLINE = frozenset(
    ("abbr b bdi bdo cite code dfn em i kbd mark q rp rt ruby s samp small span strong sub sup time u var").split()
)
LINES = HEADINGS | {"p", "pre", "summary"}  # blocks that hold lines, and no blocks
BLOCKS = LINES | SECTIONS | frozenset(
    (
        "blockquote caption col colgroup dd details div dl dt figcaption figure hr li ol table tbody td tfoot th thead "
        "tr ul"
    ).split()
)  # fmt: skip
NOTE_IN_LINK = "a note cannot stand in a link; it was put after it", "リンクの中の注を、あとに移しました"
KEPT = frozenset({"id", "class", "lang", "dir", "title", "hidden"})
FOREIGN = frozenset({"svg", "math"})
HOMES = {  # the parents without which an element is nothing
    "li": {"ul", "ol"}, "dt": {"dl"}, "dd": {"dl"}, "figcaption": {"figure"}, "summary": {"details"},
    "rt": {"ruby"}, "rp": {"ruby"}, "main": set(),
    "caption": {"table"}, "colgroup": {"table"}, "col": {"colgroup"}, "thead": {"table"}, "tbody": {"table"},
    "tfoot": {"table"}, "tr": {"thead", "tbody", "tfoot"}, "th": {"tr"}, "td": {"tr"},
}  # fmt: skip
NEEDED = {"bdo": "dir", "time": "datetime"}  # the attribute without which they are plain; a time may hold text alone
BARRED = {  # what may not stand anywhere below
    "address": HEADINGS | SECTIONS, "dt": HEADINGS | SECTIONS, "th": HEADINGS | SECTIONS,
    "header": frozenset({"header", "footer", "main"}), "footer": frozenset({"header", "footer", "main"}),
    "dfn": frozenset({"dfn"}), "caption": frozenset({"table"}),
}  # fmt: skip


def mend(chapter: Chapter, log: Log) -> Chapter:
    """The chapter with every element where HTML lets it be, and with values that HTML knows."""
    body = chapter.body
    children = _Mender(log).children(body, ("section",), flow=True)
    return replace(chapter, body=body.holding(*children))


class _Mender:
    """*path* is the names of the elements around, *flow* whether blocks may stand here."""

    def __init__(self, log: Log) -> None:
        self.log = log

    def children(self, parent: Element, path: tuple[str, ...], flow: bool) -> Iterator[Node]:
        for child in parent.children:
            if isinstance(child, str):
                yield child
            elif child.name == "a" and (notes := list(_calls_in(child))):
                self._said(
                    child, "a note cannot stand in a link; it was put after it", "リンクの中の注を、あとに移しました"
                )
                link = rewrite(child, lambda below: () if _is_call(below) else (below,))
                yield from (self._element(each, path, flow) for each in (link, *notes))
            else:
                yield self._element(child, path, flow)

    def _element(self, element: Element, path: tuple[str, ...], flow: bool) -> Element:
        if element.name in FOREIGN:
            return element
        element = self._placed(with_sound_values(element, self.log), path, flow)
        if element.name in GROUPED:
            element = regrouped(element, self.log)
        inner = flow if element.name in ("a", "ins", "del") else element.name not in LINES | INLINE
        path = ("note",) if element.name == "note" else (*path, element.name)
        return element.holding(*self.children(element, path, inner))

    def _placed(self, element: Element, path: Sequence[str], flow: bool) -> Element:
        name, parent = element.name, path[-1]
        if not flow and name in BLOCKS and parent != "note":
            return self._renamed(element, parent, "br" if name == "hr" else "span")
        if name in HOMES and parent not in HOMES[name] and (parent, path[-2:-1]) != ("div", ("dl",)):
            return self._renamed(element, parent, "span" if name in INLINE else "div")
        for around in path:
            if name in BARRED.get(around, ()):
                return self._renamed(element, around, "span" if name in INLINE else "div")
        if name in NEEDED and NEEDED[name] not in element.attributes and (name == "bdo" or _holds_elements(element)):
            return replace(element, name="span")
        if flow and name in INLINE and (block := block_in(element)):
            return self._renamed(element, "", "div", block)
        return element

    def _renamed(self, element: Element, parent: str, name: str, block: str = "") -> Element:
        inner, outer = (block, element.name) if block else (element.name, parent)
        en = f"<{inner}> cannot stand in <{outer}>; <{element.name}> became <{name}>"
        ja = f"<{outer}> の中に <{inner}> は置けないため、<{element.name}> を <{name}> にしました"
        self._said(element, en, ja)
        kept = {key: element.attributes[key] for key in element.attributes if key in KEPT or key.startswith("data-")}
        return replace(element, name=name, attributes=kept)

    def _said(self, element: Element, en: str, ja: str) -> None:
        self.log.report(element.position, "html-mended", what=Words(en, ja))


def _holds_elements(element: Element) -> bool:
    return any(isinstance(child, Element) for child in element.children)


def _is_call(element: Element) -> bool:
    return element.name in ("a", "note")


def _calls_in(link: Element) -> Iterator[Element]:
    """What calls a note in a link; not what is in the note."""
    for child in link.children:
        if isinstance(child, Element) and _is_call(child):
            yield child
        elif isinstance(child, Element):
            yield from _calls_in(child)


def block_in(element: Element) -> str:
    """The first block in an element of a line; what is in a note is elsewhere."""
    for child in element.children:
        if isinstance(child, Element) and child.name not in FOREIGN | {"note"}:
            found = child.name if child.name in BLOCKS else block_in(child)
            if found:
                return found
    return ""
