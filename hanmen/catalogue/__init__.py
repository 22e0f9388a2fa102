"""The catalogue (図書目録): what lies in the folder of the products comes in, the page to download it from goes out."""

from collections.abc import Iterable
from pathlib import Path

from ..model import Config
from .card import Volume
from .holdings import front_of, holdings_of
from .page import page

CATALOGUE = "index.html"
GENERATOR = '<meta name="generator" content="hanmen'


def write_catalogue(books: Iterable[Config], out: Path, style: str) -> bytes:
    """One HTML file in UTF-8 that needs no other: a card for each book of which *out* has a product.

    In the language of each book and in English; *style* is its style sheet. Sizes, checksums, pages and covers are
    read from the files as they lie there. Nothing, if there is none, or if an index.html there is somebody else's.
    """
    if is_foreign(out / CATALOGUE):
        return b""
    by_slug: dict[str, Config] = {}
    for config in books:
        by_slug.setdefault(config.metadata.slug, config)
    volumes = [
        Volume(config.metadata, config.cover_plan.colour, front_of(config, out), holdings)
        for config in by_slug.values()
        if (holdings := tuple(holdings_of(config, out)))
    ]
    return page(volumes, style).encode() if volumes else b""


def is_foreign(path: Path) -> bool:
    """Whether a file of this name lies there that no build has written."""
    return path.exists() and GENERATOR not in path.read_text("utf-8", errors="replace")
