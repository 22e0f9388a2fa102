"""Transparency: PDF/X-4 allows it, PDF/X-1a has none (ISO 15930-7, ISO 15930-1)."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from ..diagnostics import Log, Position
from ..model import Forme
from .pictures import Original, originals

WORDS = ("/ca", "/CA", "/BM", "/SMask", "/AIS", "/TK")  # of PDF 1.4
SEE_THROUGH = re.compile(
    rb"opacity[\"'\s:=]+0?\.|opacity[\"'\s:=]+0\b|\bmask\s*[:=]|mix-blend-mode|(?:rgb|hsl)a\(|<filter"
)


def allow_transparency(pdf: pikepdf.Pdf, pages: Collection[int], ink: str) -> None:
    """The *pages*, from 1, that have transparency blend in the inks of the press (ISO 15930-7)."""
    device = Name.DeviceGray if ink == "k" else Name.DeviceCMYK
    for number in pages:
        pdf.pages[number - 1].obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=device, I=True)


def forbid_transparency(pdf: pikepdf.Pdf, pages: Collection[int], forme: Forme, product: Path, log: Log) -> None:
    """Reports the *pages*, from 1, that have it, and drawings that may be why; else takes its words out of *pdf*."""
    for number in pages:
        log.report(Position(product, number), "transparency-left", page=number)
    if pages:
        for original in _see_through(forme):
            for written, position in original.references:
                log.report(position, "picture-transparent", picture=written)
        return
    for state in _states(pdf):
        for key in WORDS:
            if key in state:
                del state[key]


def _see_through(forme: Forme) -> Iterator[Original]:
    known = originals(forme)
    for picture in forme.pictures.values():
        if picture.name in known and picture.media_type == "image/svg+xml" and SEE_THROUGH.search(picture.data):
            yield known[picture.name]


def _states(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Graphics state parameter dictionaries."""
    for item in pdf.objects:
        if not isinstance(item, Dictionary | Stream):
            continue
        for resources in (item, item.get("/Resources")):
            states = resources.get("/ExtGState") if isinstance(resources, Dictionary | Stream) else None
            if isinstance(states, Dictionary):
                yield from (state for state in states.values() if isinstance(state, Dictionary))
