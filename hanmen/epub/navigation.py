"""The ways into a book: the navigation document (EPUB 3.3 §7)."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from ..model import ContentsEntry, Forme
from ..tree import Node, escaped, serialise
from ..wording import Wording, in_language, wording_of
from .addresses import COVER, NAVIGATION, link, placed
from .pages import Page, marker, pages_in_contents
from .xhtml import page

LISTS = ("toc", "loi", "lot")
UNSAID = frozenset(("rt", "rp", "annotation"))
AFTER_NUMBER = {"ja": "\u3000", "zh": "\u3000", "en": " "}


@dataclass(frozen=True, slots=True)
class Point:
    """A place to go to, and the places below it."""

    label: str
    path: str
    id: str = ""
    points: tuple["Point", ...] = ()


def navigation_document(forme: Forme, addresses: Mapping[str, str], pages: Sequence[Page] = ()) -> bytes:
    """The contents, shown where the print contents stand, and what only software reads: landmarks, page numbers."""
    words = wording_of(forme.book.metadata.language)
    printed = next((document for document in forme.documents if document.kind == "toc"), None)
    id = printed.body.attributes["id"] if printed else "toc"
    markers = pages_in_contents(printed, pages) if printed else {}
    content = f"""\
{_markers(markers.get(-1, ()))}<nav epub:type="toc" role="doc-toc" id="{escaped(id)}" aria-labelledby="toc-heading">
<h1 id="toc-heading">{escaped(words.contents)}</h1>
{_list(points_of(forme, addresses), markers, count())}
</nav>
{_landmarks(list(_places(forme, words)), words.landmarks)}{_page_list(pages, addresses, words.pages)}"""
    return page(forme, NAVIGATION, title=words.contents, body_class="p-toc", content=content)


def points_of(forme: Forme, addresses: Mapping[str, str]) -> tuple[Point, ...]:
    """The book's contents as a tree; when they are empty, as no list may be, the documents' titles."""
    metadata = forme.book.metadata
    points = [
        (max(1, entry.level) + entry.in_part, Point(_label(entry, metadata.language), addresses[entry.id], entry.id))
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
    return in_language(AFTER_NUMBER, language).join(filter(None, (entry.number, title))) or entry.id


def _said(node: Node) -> str:
    """The characters of a title that are read out: no ruby beside its base, no mark of a note."""
    if isinstance(node, str):
        return node
    if node.name in UNSAID or node.attributes.get("epub:type") == "noteref":
        return ""
    return "".join(map(_said, node.children)) or node.attributes.get("alt", "")


def _list(points: Sequence[Point], markers: Mapping[int, Sequence[Page]], numbers: Iterator[int]) -> str:
    if not points:
        return ""
    items = (
        f'<li><a href="{escaped(link(NAVIGATION, point.path, point.id))}">{_markers(markers.get(next(numbers), ()))}'
        f"{escaped(point.label)}</a>{_list(point.points, markers, numbers)}</li>"
        for point in points
    )
    return "<ol>\n" + "\n".join(items) + "\n</ol>"


def _markers(pages: Iterable[Page]) -> str:
    return "".join(serialise(marker(each)) for each in pages)


def _page_list(pages: Sequence[Page], addresses: Mapping[str, str], heading: str) -> str:
    """EPUB 3.3 §7.4.3. The pages of the contents begin in this document; Ace wants its name before their ids, too."""
    if not pages:
        return ""
    items = "\n".join(
        f'<li><a href="{escaped(link("", addresses.get(each.id, NAVIGATION), each.id))}">{each.label}</a></li>'
        for each in pages
    )
    return f"""
<nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-labelledby="pages-heading">
<h2 id="pages-heading">{escaped(heading)}</h2>
<ol>
{items}
</ol>
</nav>"""


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
    yield from ((document.kind, document.title, path) for document, path in documents if document.kind in LISTS)
    yield from [("bodymatter", words.body, path) for document, path in documents if document.role == "body"][:1]
