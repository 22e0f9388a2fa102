"""Sheets: what a cover says and where its panels lie come in, whole pages of HTML with their measures go out.

The style sheet draws on a front of 160 × 256 mm, which is the picture of the EPUB. Its units are ``--u`` across and
``--v`` down: a millimetre there, and as much less or more as another front is smaller or larger.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from ..model import Jacket, Metadata, Size
from .barcode import Barcode, book_barcode
from .copy import Lettering, blurb, call, facts, front, spine, trade
from .room import SMALLEST, Room, on_back, on_flap, on_obi
from .wrap import Panel, PanelName, Wrap

DRAWN = Size(160, 256)  # mm
MARGIN, LEAST_MARGIN = 16, 12.0  # beside text: of the drawn front, and in mm
PUBLISHER = 22  # of the drawn front: the length that a publisher's name may have at the foot of the spine
LEAST_SPINE = 5.0  # mm: printers want no text on a narrower one


@dataclass(frozen=True, slots=True)
class Design:
    """What the sheets of one book have in common."""

    about: Metadata
    lettering: Lettering
    picture: str = ""  # address of the author's own front
    motif: str = ""  # address of the drawing on the front


@dataclass(frozen=True, slots=True)
class Sheet:
    """A flat sheet to be printed, of a jacket around a book of *face*; lengths in mm."""

    jacket: Jacket
    wrap: Wrap
    face: Size
    bleed: float
    is_right_bound: bool

    @property
    def classes(self) -> str:
        """What the style sheet calls it."""
        kind = "obi" if self.jacket.height else "cover"
        thickness = "thin" if self.wrap.widths["spine"] < LEAST_SPINE else "thick"
        return f"{kind} {thickness} {'right' if self.is_right_bound else 'left'}-bound"


def front_alone(design: Design) -> str:
    """The picture that shops and readers show."""
    wrap = Wrap(DRAWN, (Panel("front", 0, DRAWN.width),))
    content: dict[PanelName, str] = {"front": front(design.about, design.lettering, motif=design.motif)}
    return _page(design, "picture left-bound", wrap, {**_units(DRAWN), "bleed": 0, "spine": 0, "flap": 0}, content)


def whole(design: Design, sheet: Sheet) -> str:
    """Every panel of a sheet."""
    about, jacket = design.about, sheet.jacket
    blurbs = {name: _blurb(text, room) for name, text, room in running_texts(about, sheet)}
    is_obi = jacket.height is not None
    contents: dict[PanelName, str] = {
        **blurbs,
        "spine": spine(about, design.lettering, PUBLISHER * sheet.face.height / DRAWN.height),
        "front": call(about, jacket.front) if is_obi else front(about, design.lettering, design.picture, design.motif),
        "back": blurbs["back"] + ("" if is_obi else trade(about, _barcode(about, jacket))),
    }
    measures = {"bleed": sheet.bleed, "spine": sheet.wrap.widths["spine"], "flap": jacket.flaps}
    return _page(design, sheet.classes, sheet.wrap, _units(sheet.face) | measures, contents)


def running_texts(about: Metadata, sheet: Sheet) -> Iterator[tuple[PanelName, str, Room]]:
    """The texts of back and flaps, and the room that each has."""
    jacket, width, height = sheet.jacket, sheet.wrap.widths, sheet.wrap.trim.height
    place = on_obi if jacket.height else on_flap
    if jacket.height:
        yield "back", jacket.back or "", on_obi(width["back"], height)
    else:
        back = about.description if jacket.back is None else jacket.back
        yield "back", back, on_back(sheet.face, _barcode(about, jacket), len(list(facts(about))))
    if jacket.flaps:
        yield "front-flap", jacket.front_flap, place(jacket.flaps, height)
        yield "back-flap", jacket.back_flap, place(jacket.flaps, height)


def _blurb(text: str, room: Room) -> str:
    return blurb(text, room.head, room.type_size(text) or SMALLEST)


def _barcode(about: Metadata, jacket: Jacket) -> Barcode | None:
    return book_barcode(about.isbn, about.c_code, about.price, jacket.magnification) if about.isbn else None


def _units(face: Size) -> dict[str, float]:
    u, v = face.width / DRAWN.width, face.height / DRAWN.height
    return {"width": face.width, "u": u, "v": v, "margin": max(LEAST_MARGIN, MARGIN * u)}


def _page(
    design: Design, classes: str, wrap: Wrap, measures: Mapping[str, float], contents: Mapping[PanelName, str]
) -> str:
    width, height = wrap.trim.width, wrap.trim.height
    named = {**measures, "sheet": width, "height": height}
    root = " ".join(f"--{name}: {value:.4f}mm;" for name, value in named.items())
    size = f"@page {{ size: {width:.4f}mm {height:.4f}mm; bleed: {measures['bleed']:g}mm; }}"
    direction = "down" if design.lettering.runs_down else "across"
    sections = "".join(
        f'<section class="{panel.name}" style="left: {panel.x:.4f}mm; width: {panel.width:.4f}mm">'
        f"{contents[panel.name]}</section>"
        for panel in wrap.panels
    )
    title, language = escape(design.about.title), escape(design.about.language)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{size} :root {{ {root} }}</style></head>"
        f'<body class="{classes} {direction}"><div class="band"></div>{sections}</body></html>'
    )
