"""What WeasyPrint may have and what it says: pictures and fonts of a forme, and nothing from elsewhere."""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import quote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from .diagnostics import Log, Position
from .model import Picture, StyleSheet
from .typefaces import FontFace

SCHEME, FACE_SCHEME = "picture:", "face:"
PLACE = re.compile(r" at (\d+):(\d+)")  # in a sheet, in the middle of a sentence
DECLARATION = re.compile(r"Ignored `([\w-]+): ")


class Resources(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Gives the forme's pictures and fonts, and reaches nowhere else."""

    def __init__(self, pictures: Iterable[Picture], faces: Iterable[FontFace]) -> None:
        super().__init__(allowed_protocols=["data"])
        self.known = {f"{SCHEME}{picture.name}": (picture.data, picture.media_type) for picture in pictures}
        self.known |= {_address(face): (face.data, "font/otf") for face in faces}

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """What is known under *url*; whatever else is asked for raises."""
        if url in self.known:
            data, media_type = self.known[url]
            return URLFetcherResponse(url, data, {"Content-Type": media_type})
        return super().fetch(url, headers)


def font_faces(faces: Iterable[FontFace]) -> str:
    """CSS Fonts 4, ``@font-face``."""
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; src: url("{_address(face)}"); }}\n'
        for face in faces
    )


def _address(face: FontFace) -> str:
    return f"{FACE_SCHEME}{quote(face.family)}-{face.weight}"


def listening(product: Path, log: Log, sheets: Sequence[StyleSheet] = ()) -> AbstractContextManager[None]:
    """Turns WeasyPrint's messages into diagnostics: of the author's *sheets* at their place, else of the product.

    What else an author can do was said before, so the others are ours.
    """

    def tell(complaint: str) -> None:
        if place := _place_in(sheets, complaint):
            log.report(place, "style-ignored", what=PLACE.sub("", complaint))
        else:
            log.report(Position(product), "weasyprint", what=complaint)

    return hearing(tell)


@contextmanager
def hearing(tell: Callable[[str], None]) -> Iterator[None]:
    """Gives WeasyPrint's warnings and errors to *tell*, and to nobody else."""

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            tell(record.getMessage())

    logger, ear = logging.getLogger("weasyprint"), Ear(logging.WARNING)
    handlers, logger.handlers = logger.handlers, [ear]
    try:
        yield
    finally:
        logger.handlers = handlers


def _place_in(sheets: Iterable[StyleSheet], complaint: str) -> Position | None:
    """Where the declaration is whose custom property turned out, while pages were laid out, to be unusable."""
    name, place = DECLARATION.match(complaint), PLACE.search(complaint)
    if not name or not place:
        return None
    line, column = int(place[1]), int(place[2])
    for sheet in sheets:
        before = "".join(sheet.text.split("\n")[line - 1 : line])[: column - 1]
        if before.rstrip().endswith(":") and before.rstrip(" :").endswith(name[1]):
            return Position(sheet.path, line, column)
    return None
