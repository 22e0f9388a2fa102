"""What lies there of a book: files come in, their facts go out. Sizes of sheets are in millimetres."""

import hashlib
import io
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from ..messages import UnusableError
from ..model import Config, Edition, Size
from ..pixels import convert, strict_pillow

POINT = 25.4 / 72
NO_PAGES = 0, Size(0, 0)
FRONT = 800  # px: the height of a cover's picture, twice that of the page
SVG, PNG, JPEG = "image/svg+xml", "image/png", "image/jpeg"


@dataclass(frozen=True, slots=True)
class Holding:
    """A product that lies there: its edition, file name, size in bytes, SHA-256, and of a PDF its pages and trim size.

    The sheet is the name of its data sheet, if that lies beside it.
    """

    edition: Edition
    name: str
    size: int
    digest: str
    pages: int
    trim: Size
    sheet: str


def holdings_of(config: Config, out: Path) -> Iterator[Holding]:
    """The products of a book in the order of its editions; what is no PDF or EPUB is passed over."""
    for edition in config.editions:
        path = out / f"{config.metadata.slug}{edition.suffix}"
        data = path.read_bytes() if path.is_file() else b""
        if data and (facts := _facts(data, edition)):
            pages, trim = facts
            sheet = path.with_suffix(".html") if edition.printing else None
            digest = hashlib.sha256(data).hexdigest()
            beside = sheet.name if sheet and sheet.is_file() else ""
            yield Holding(edition, path.name, len(data), digest, pages, trim, beside)


def _facts(data: bytes, edition: Edition) -> tuple[int, Size] | None:
    """Pages and the trim size of the first; none of an EPUB."""
    if edition.medium == "epub":
        return NO_PAGES if zipfile.is_zipfile(io.BytesIO(data)) else None
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            left, foot, right, head = map(float, pdf.pages[0].trimbox)
            return len(pdf.pages), Size((right - left) * POINT, (head - foot) * POINT)
    except pikepdf.PdfError:
        return None


def front_of(config: Config, out: Path) -> str:
    """The cover of the book's EPUB as a ``data:`` address; nothing, if no EPUB with a cover lies there."""
    for edition in config.editions:
        path = out / f"{config.metadata.slug}{edition.suffix}"
        if edition.medium == "epub" and path.is_file() and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    if Path(name).stem == "cover" and Path(name).suffix in (".jpg", ".png", ".svg"):
                        return _address(archive.read(name), Path(name).suffix, edition)
    return ""


def _address(data: bytes, suffix: str, edition: Edition) -> str:
    media_type = SVG
    if suffix != ".svg":
        try:
            with strict_pillow():
                suffix, data, _ = convert(data, replace(edition, longest_side=FRONT))
        except UnusableError:
            return ""
        media_type = JPEG if suffix == ".jpg" else PNG
    return f"data:{media_type};base64,{b64encode(data).decode('ascii')}"
