"""Pictures: enough pixels for the size they are printed at (GWG 2015 4.26–4.27; 350 and 600 ppi in Japanese guides)."""

from collections.abc import Iterator
from dataclasses import replace

from .finding import Finding
from .uses import PictureUse, Uses

TONES, LINE_ART = (150, 300), (400, 600)  # ppi: below the first is an error, below the second a warning


def check_pictures(uses: Uses) -> Iterator[Finding]:
    """Each picture where it is largest."""
    for use in uses.pictures.values():
        worst, wanted = LINE_ART if use.pixels.is_line_art else TONES
        if use.resolution < worst - 1:
            yield _found("resolution-too-low", use, wanted)
        elif use.resolution < wanted - 1:
            yield _found("resolution-low", use, wanted)


def _found(code: str, use: PictureUse, wanted: int) -> Finding:
    size = f"{use.pixels.width} × {use.pixels.height}"
    values = ("size", size), ("least", round(use.resolution)), ("wanted", wanted)
    return replace(use.place, code=code, values=values)
