"""How a book looks: the theme that it names or that fits it, and the style sheets of its own."""

from collections.abc import Mapping
from pathlib import Path

from ..diagnostics import Log
from ..files import find_file
from ..model import KihonHanmen, WritingMode
from ..toml import Document
from .tables import BookTable

THEMES: Mapping[WritingMode, str] = {"horizontal": "report", "vertical": "literature"}  # of a book that names none


def theme_of(book: BookTable, hanmen: KihonHanmen) -> str:
    """The theme of all editions: ``NAME.css`` in styles/ for pages, ``NAME-epub.css`` for EPUBs."""
    return book.theme or THEMES[hanmen.writing_mode]


def find_styles(book: BookTable, document: Document, root: Path, log: Log) -> tuple[Path, ...]:
    """The sheets that lie over the theme, in their order; they must lie in the book's folder."""
    places = [document.position("book", "styles", number) for number in range(len(book.styles))]
    paths = (find_file(name, root, [root], place, log) for name, place in zip(book.styles, places, strict=True) if name)
    return tuple(path for path in paths if path)
