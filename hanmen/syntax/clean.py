"""HTML as a browser reads it (WHATWG), kept where a book may hold it: the one way into the tree of elements."""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from tinyhtml5 import parse

from ..diagnostics import Log, Position
from ..messages import Words
from ..model import Element, Source
from ..tree import Node
from .positions import AT
from .raw_html import RAW

XHTML, XML = "http://www.w3.org/1999/xhtml", "{http://www.w3.org/XML/1998/namespace}"
KEPT = frozenset(
    (
        "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn "
        "div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre "
        "q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul "
        "var wbr math svg"
    ).split()
)
DROPPED = frozenset(
    (
        "script style iframe object embed applet frame frameset noframes form input button select textarea option "
        "link meta base template noscript canvas dialog video audio source track title"
    ).split()
)
REPLACED = {
    "center": ("div", "align-center"), "font": ("span", ""), "big": ("span", "larger"), "tt": ("code", ""),
    "strike": ("s", ""), "acronym": ("abbr", ""), "nobr": ("span", "nowrap"), "dir": ("ul", ""), "menu": ("ul", ""),
    "rb": ("span", ""), "rtc": ("rt", ""), "xmp": ("pre", ""), "listing": ("pre", ""),
}  # fmt: skip
FOREIGN_DROPPED = frozenset(
    ("script foreignObject annotation-xml animate set animateTransform animateMotion handler").split()
)
GLOBAL = frozenset("id class lang dir title role hidden reading".split())
OWN: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt", "width"}),
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan", "headers"}),
    "th": frozenset({"colspan", "rowspan", "headers", "scope"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "time": frozenset({"datetime"}),
    "span": frozenset({"parent", "see", "see-also", "term"}),  # what a mark of the index says
    "details": frozenset({"open"}),
}
ALIGNED = re.compile(r"text-align:\s*(left|center|right)")
FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DEEPEST = 50  # elements in each other: below the depth at which Python gives up, here and in every room after this one
SCRIPT_URL = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)


def clean(html: str, source: Source, log: Log) -> Element:
    """A ``section`` element with what *html* holds; what was dropped or changed is reported where it was written."""
    root = parse(f"<!DOCTYPE html><html><body>{html}</body></html>")
    body = next(child for child in root if child.tag == f"{{{XHTML}}}body")
    start = Position(source.path)
    return Element("section", {}, tuple(_Cleaner(source, log).children(body, start)), start)


class _Cleaner:
    def __init__(self, source: Source, log: Log) -> None:
        self.source, self.log = source, log

    def children(
        self, parent: ElementTree.Element, position: Position, foreign: bool = False, depth: int = 0
    ) -> Iterator[Node]:
        """The nodes inside *parent*; neighbouring texts are joined by what reads them."""
        yield from _text(parent.text)
        for child in parent:
            if isinstance(child.tag, str):
                yield from self._element(child, position, foreign, depth + 1)
            yield from _text(child.tail)

    def _element(self, element: ElementTree.Element, outer: Position, foreign: bool, depth: int) -> Iterator[Node]:
        name = element.tag.rpartition("}")[2]
        position = self._position(element, outer)
        foreign = foreign or name in ("svg", "math")
        if depth > DEEPEST and len(element):
            yield from self._flattened(element, position, foreign)
            return
        if name in (FOREIGN_DROPPED if foreign else DROPPED):
            self._mended(position, Words(f"<{name}> was removed", f"<{name}> を除きました"))
            return
        if not foreign and name not in KEPT and name not in REPLACED:
            ja = f"<{name}> は HTML の要素ではないため、中の文だけを残しました"
            self._mended(position, Words(f"<{name}> is no element of HTML; its text was kept", ja))
            yield from self.children(element, position, depth=depth)
            return
        name, added = (name, "") if foreign else REPLACED.get(name, (name, ""))
        attributes = dict(self._attributes(element, name, position, foreign))
        classes = " ".join(filter(None, (attributes.get("class"), added, _alignment(element))))
        attributes |= {"class": classes} if classes else {}
        yield Element(name, attributes, tuple(self.children(element, position, foreign, depth)), position)

    def _flattened(self, root: ElementTree.Element, position: Position, foreign: bool) -> Iterator[Node]:
        """What lies too deep, without the elements around it: texts, and elements that hold no other."""
        ja = f"{DEEPEST} 段より深い入れ子を解き、中の文だけを残しました"
        self._mended(
            position, Words(f"more than {DEEPEST} elements lie in each other; the text of the inner was kept", ja)
        )
        pending: list[ElementTree.Element | str | None] = [root]
        while pending:
            node = pending.pop()
            if not isinstance(node, ElementTree.Element):
                yield from _text(node)
            elif not isinstance(node.tag, str):
                continue
            elif not len(node):
                yield from self._element(node, position, foreign, DEEPEST)
            elif node.tag.rpartition("}")[2] not in DROPPED | FOREIGN_DROPPED:
                inner = [part for child in node for part in (child, child.tail)]
                pending += reversed([node.text, *inner])

    def _position(self, element: ElementTree.Element, outer: Position) -> Position:
        line, _, column = element.get(AT, "").partition(":")
        return self.source.position(int(line), int(column)) if line and column else outer

    def _attributes(
        self, element: ElementTree.Element, name: str, position: Position, foreign: bool
    ) -> Iterator[tuple[str, str]]:
        for key, value in element.attrib.items():
            key, value = key.replace(XML, "xml:").rpartition("}")[2], FORBIDDEN.sub("", value or "")
            if key.lower().startswith("on") or _is_script(name, key, value):
                what = Words(f"{key} was removed from <{name}>", f"<{name}> から「{key}」を除きました")
                self._mended(position, what)
            elif key != AT and (foreign or _is_kept(name, key)):
                yield key, value

    def _mended(self, position: Position, what: Words) -> None:
        self.log.report(position, "html-mended", what=what)


def _text(text: str | None) -> Iterator[str]:
    if text:
        yield FORBIDDEN.sub("", text)


def _is_script(name: str, key: str, value: str) -> bool:
    """Whether an address runs something; data in a picture is told of with the pictures."""
    if name == "img" and value.lstrip().lower().startswith("data:"):
        return False
    return key.endswith(("href", "src")) and bool(SCRIPT_URL.match(value))


def _is_kept(name: str, key: str) -> bool:
    ours = ("aria-", "data-note", "data-line", "data-math", "data-cite", RAW)
    return key in GLOBAL or key in OWN.get(name, ()) or key.startswith(ours)


def _alignment(element: ElementTree.Element) -> str:
    found = ALIGNED.search(element.get("style", ""))
    side = found[1] if found else element.get("align", "")
    return f"align-{side}" if side in ("left", "center", "right") else ""
