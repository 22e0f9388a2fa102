"""The ways into a book once more for older readers, Kindle's among them: the NCX (OPF 2.0.1 §2.4.1)."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from ..model import Forme
from ..tree import escaped
from ..wording import wording_of
from .addresses import NAVIGATION, NCX, link
from .navigation import Point, points_of
from .pages import Page


def ncx(forme: Forme, addresses: Mapping[str, str], pages: Sequence[Page] = ()) -> bytes:
    """The contents once more; its ``dtb:uid`` is the publication's identifier."""
    metadata = forme.book.metadata
    points, words = points_of(forme, addresses), wording_of(metadata.language)
    orders = count(1)
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{escaped(metadata.language)}">
<head>
<meta name="dtb:uid" content="{escaped(metadata.identifier)}"/>
<meta name="dtb:depth" content="{_depth(points)}"/>
<meta name="dtb:totalPageCount" content="{len(pages)}"/>
<meta name="dtb:maxPageNumber" content="{max(_numbers(pages), default=0)}"/>
</head>
<docTitle><text>{escaped(metadata.title)}</text></docTitle>
<navMap>
{"".join(_ncx_point(point, orders) for point in points)}</navMap>
{_ncx_pages(pages, addresses, words.pages, orders)}</ncx>
""".encode()


def _numbers(pages: Sequence[Page]) -> Iterator[int]:
    return (int(each.label) for each in pages if each.label.isdecimal())


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


def _ncx_pages(pages: Sequence[Page], addresses: Mapping[str, str], heading: str, orders: Iterator[int]) -> str:
    if not pages:
        return ""
    targets = "".join(
        f"""\
<pageTarget id="target-{each.id}" type="{"normal" if each.label.isdecimal() else "front"}" playOrder="{next(orders)}">
<navLabel><text>{each.label}</text></navLabel>
<content src="{escaped(link(NCX, addresses.get(each.id, NAVIGATION), each.id))}"/>
</pageTarget>
"""
        for each in pages
    )
    return f"<pageList>\n<navLabel><text>{escaped(heading)}</text></navLabel>\n{targets}</pageList>\n"
