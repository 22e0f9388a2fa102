"""Small pictures of pages, of their plates and of their ink, light enough to send along."""

import io
from base64 import b64encode
from collections.abc import Container, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
from PIL import Image, ImageColor

from ..geometry import POINT, Box
from ..plates import Separations, total_ink

GREYS = 16  # a page of text has no need of more
QUALITY = 70  # of JPEG
INCH = 25.4  # mm
HOTTEST = 400  # per cent of all inks together: the end of the map's scale
# Per cent of all inks together → colour: paper, tints, then what printers warn of.
SCALE = (
    (0, "#ffffff"),
    (100, "#d3e5f3"),
    (200, "#86b7da"),
    (240, "#f7e08a"),
    (280, "#f3a24b"),
    (320, "#d7301f"),
    (HOTTEST, "#67000d"),
)


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture as a ``data:`` address, and what it shows: left, top, right, bottom in mm.

    Measured from the top left corner of the trimmed page, whose size in mm is *trim*.
    """

    source: str
    area: Box
    trim: tuple[float, float]


def page_previews(
    data: bytes, numbers: Iterable[int], width: int, one_ink: Container[int]
) -> Iterator[tuple[int, Preview]]:
    """Pages with their bleed, *width* px wide, drawn by PDFium; those of *one_ink* in grey. Pages count from 1."""
    with closing(pypdfium2.PdfDocument(data)) as document:
        for number in numbers:
            page = document[number - 1]
            bleed, trim = page.get_bleedbox(), page.get_trimbox()
            page.set_cropbox(*bleed)
            scale = width / page.get_width()
            picture = page.render(scale=scale, grayscale=number in one_ink, rev_byteorder=True).to_pil()
            size = (trim[2] - trim[0]) * POINT, (trim[3] - trim[1]) * POINT
            left, top = (bleed[0] - trim[0]) * POINT, (trim[3] - bleed[3]) * POINT
            area = left, top, left + (bleed[2] - bleed[0]) * POINT, top + (bleed[3] - bleed[1]) * POINT
            yield number, Preview(encoded(picture.convert("L") if number in one_ink else picture), area, size)


def ink_map(separations: Separations) -> Image.Image:
    """Where how much ink lies, in the colours of `SCALE`."""
    amounts = total_ink(separations.plates).point(lambda value: value * 100 / HOTTEST).convert("L")
    mapped = Image.frombytes("P", amounts.size, amounts.tobytes())
    mapped.putpalette([channel for value in range(256) for channel in heat(value / 255 * HOTTEST)])
    return mapped


def heat(percent: float) -> tuple[int, int, int]:
    """The colour of an amount of ink on the map."""
    for (low, below), (high, above) in pairwise(SCALE):
        if percent <= high:
            share = (percent - low) / (high - low)
            pairs = zip(ImageColor.getrgb(below)[:3], ImageColor.getrgb(above)[:3], strict=True)
            red, green, blue = (round(one + (other - one) * share) for one, other in pairs)
            return red, green, blue
    red, green, blue = ImageColor.getrgb(SCALE[-1][1])[:3]
    return red, green, blue


def encoded(picture: Image.Image) -> str:
    """A ``data:`` address: JPEG of colours, PNG of a palette, of greys whichever is smaller."""
    sharp = picture.quantize(GREYS) if picture.mode == "L" else picture
    saved = [_address("image/png", sharp, "PNG", optimize=True)] if picture.mode != "RGB" else []
    saved += [_address("image/jpeg", picture, "JPEG", quality=QUALITY)] if picture.mode != "P" else []
    return min(saved, key=len)


def _address(media_type: str, picture: Image.Image, form: str, **options: object) -> str:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return f"data:{media_type};base64,{b64encode(file.getvalue()).decode()}"
