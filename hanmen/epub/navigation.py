"""The ways into a book: the navigation document (EPUB 3.3 §7) and, for older readers, the NCX (OPF 2.0.1)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ..model import ContentsEntry, Forme
from ..tree import Node, escaped
from ..wording import Wording, wording_of
from .addresses import COVER, NAVIGATION, NCX, link, placed
from .xhtml import page

UNSAID = frozenset(("rt", "rp", "annotation"))
AFTER_NUMBER = {"ja": "\u3000", "zh": "\u3000"}


@dataclass(frozen=True, slots=True)
class Point:
    """A place to go to, and the places below it."""

    label: str
    path: str
    id: str = ""
    points: tuple["Point", ...] = ()


def navigation_document(forme: Forme, addresses: Mapping[str, str]) -> bytes:
    """The contents, shown where the print contents stand, and the landmarks, which only software reads."""
    words = wording_of(forme.book.metadata.language)
    printed = (document.body.attributes["id"] for document in forme.documents if document.kind == "toc")
    content = f"""\
<nav epub:type="toc" role="doc-toc" id="{escaped(next(printed, "toc"))}" aria-labelledby="toc-heading">
<h1 id="toc-heading">{escaped(words.contents)}</h1>
{_list(points_of(forme, addresses))}
</nav>
{_landmarks(list(_places(forme, words)), words.landmarks)}"""
    return page(forme, NAVIGATION, title=words.contents, body_class="p-toc", content=content)


def ncx(forme: Forme, addresses: Mapping[str, str]) -> bytes:
    """The contents once more; its ``dtb:uid`` is the publication's identifier."""
    metadata = forme.book.metadata
    points = points_of(forme, addresses)
    orders = count(1)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{escaped(metadata.language)}">
<head>
<meta name="dtb:uid" content="{escaped(metadata.identifier)}"/>
<meta name="dtb:depth" content="{_depth(points)}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>{escaped(metadata.title)}</text></docTitle>
<navMap>
{"".join(_ncx_point(point, orders) for point in points)}</navMap>
</ncx>
""".encode()


def points_of(forme: Forme, addresses: Mapping[str, str]) -> tuple[Point, ...]:
    """The book's contents as a tree; when they are empty, as no list may be, the documents' titles."""
    metadata = forme.book.metadata
    points = [
        (entry.level, Point(_label(entry, metadata.language), addresses[entry.id], entry.id))
        for entry in forme.book.contents
    ]
    documents = (pair for pair in placed(forme.documents) if pair[0].kind != "toc")
    return _nested(points) or tuple(Point(document.title or metadata.title, path) for document, path in documents)


def _nested(points: Sequence[tuple[int, Point]]) -> tuple[Point, ...]:
    """Each point with the deeper ones that follow it below it."""
    nested = []
    while points:
        (level, first), *rest = points
        end = next((place for place, (other, _) in enumerate(rest) if other <= level), len(rest))
        nested.append(replace(first, points=_nested(rest[:end])))
        points = rest[end:]
    return tuple(nested)


def _label(entry: ContentsEntry, language: str) -> str:
    """Number and title, or, as no link may be without text, the id of a heading that has neither."""
    title = re.sub(r"[ \t\n]+", " ", "".join(map(_said, entry.title))).strip()
    return AFTER_NUMBER.get(language.split("-")[0], " ").join(filter(None, (entry.number, title))) or entry.id


def _said(node: Node) -> str:
    """The characters of a title that are read out: no ruby beside its base, no mark of a note."""
    if isinstance(node, str):
        return node
    if node.name in UNSAID or node.attributes.get("epub:type") == "noteref":
        return ""
    return "".join(map(_said, node.children)) or node.attributes.get("alt", "")


def _list(points: Sequence[Point]) -> str:
    if not points:
        return ""
    items = (
        f'<li><a href="{escaped(link(NAVIGATION, point.path, point.id))}">{escaped(point.label)}</a>'
        f"{_list(point.points)}</li>"
        for point in points
    )
    return "<ol>\n" + "\n".join(items) + "\n</ol>"


def _landmarks(places: Sequence[tuple[str, str, str]], heading: str) -> str:
    if not places:
        return ""
    items = "\n".join(
        f'<li><a epub:type="{kind}" href="{link(NAVIGATION, path)}">{escaped(label)}</a></li>'
        for kind, label, path in places
    )
    return f"""\
<nav epub:type="landmarks" hidden="hidden" aria-labelledby="landmarks-heading">
<h2 id="landmarks-heading">{escaped(heading)}</h2>
<ol>
{items}
</ol>
</nav>"""


def _places(forme: Forme, words: Wording) -> Iterator[tuple[str, str, str]]:
    """Kind, label and path, of the spine alone: a link to what is not in it is an error (EPUB 3.3 §3.3)."""
    if forme.cover:
        yield "cover", words.cover, COVER
    documents = placed(forme.documents)
    yield from (("toc", words.contents, path) for document, path in documents if document.kind == "toc")
    yield from [("bodymatter", words.body, path) for document, path in documents if document.role == "body"][:1]


def _depth(points: Sequence[Point]) -> int:
    return 1 + max(_depth(point.points) for point in points) if points else 0


def _ncx_point(point: Point, orders: Iterator[int]) -> str:
    order = next(orders)
    below = "".join(_ncx_point(child, orders) for child in point.points)
    return f"""\
<navPoint id="point-{order}" playOrder="{order}">
<navLabel><text>{escaped(point.label)}</text></navLabel>
<content src="{escaped(link(NCX, point.path, point.id))}"/>
{below}</navPoint>
"""
