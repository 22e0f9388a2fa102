"""Metadata and a sheet → the HTML that styles/cover.css dresses: what stands on each panel, and the measures of all."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ..jackets import Jacket
from ..model import Element, Metadata, Position, Size
from ..tate_chu_yoko import combined
from ..tree import serialise
from ..wording import wording_of
from .barcode import Barcode, book_barcode, isbn13
from .phrases import em_of, lines_of
from .wrap import Panel, PanelName, Wrap

DRAWN = Size(160, 256)  # mm: the front on which the style sheet draws

# Length of a text in em → the longest line in em, which the style sheet makes as wide as its place.
TITLE = {6: 6, 8: 8, 14: 7, 24: 8, 40: 10, 80: 12, math.inf: 14}
SUBTITLE = {17: 17, 40: 20, math.inf: 24}
CALL = {8: 8, 20: 10, 40: 14, math.inf: 18}  # what an obi cries out

LEAST_SPINE = 5.0  # mm: on a narrower spine printers want no text
MOST_ON_SPINE = 3  # names


@dataclass(frozen=True, slots=True)
class Copy:
    """What is written on a cover, and how: whether titles run down the front, and capitals stand there."""

    about: Metadata
    is_vertical: bool
    stands: bool  # whether turned lines have fonts whose characters stand upright in them
    capitals: bool = False
    picture: str = ""  # address of the author's own front


def picture_html(copy: Copy) -> str:
    """The front alone, as shops and readers show it."""
    wrap = Wrap(DRAWN, (Panel("front", 0, DRAWN.width),))
    return _document(copy, "picture", {**_measures(DRAWN, 0), "bleed": "0mm"}, wrap, _front(copy))


def cover_html(copy: Copy, wrap: Wrap, jacket: Jacket, blurb: str, place: "Place") -> str:
    """The cover from fold to fold; *place* is where the back has room for the *blurb*."""
    parts: Mapping[PanelName, str] = {
        "front": _front(copy),
        "spine": _spine(copy),
        "back": _text("blurb", blurb) + place.barcode,
        "front-flap": _text("blurb", jacket.front_flap),
        "back-flap": _text("blurb", jacket.back_flap),
    }
    widths = {panel.name: panel.width for panel in wrap.panels}
    face = Size(widths["front"], wrap.trim.height)
    measures = _measures(face, widths["spine"]) | {"bleed": f"{jacket.bleed:g}mm", "flap": f"{jacket.flaps:g}mm"}
    measures |= {"blurb-head": f"{place.head:.3f}mm", "blurb-size": f"{place.size:.3f}mm"}
    classes = "thin" if widths["spine"] < LEAST_SPINE else "thick"
    sections = "".join(_section(panel, parts[panel.name]) for panel in wrap.panels)
    return _document(copy, f"cover {classes}", measures, wrap, sections)
