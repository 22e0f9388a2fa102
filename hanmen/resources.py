"""What WeasyPrint may have and what it says: pictures and fonts of a forme, and nothing from elsewhere."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from .diagnostics import Log, Position
from .model import Picture
from .typefaces import FontFace

SCHEME, FACE_SCHEME = "picture:", "face:"


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


@contextmanager
def listening(product: Path, log: Log) -> Iterator[None]:
    """Turns WeasyPrint's messages into diagnostics; what an author can do was said before, so these are ours."""

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            log.report(Position(product), "weasyprint", what=record.getMessage())

    logger, ear = logging.getLogger("weasyprint"), Ear(logging.WARNING)
    handlers, logger.handlers = logger.handlers, [ear]
    try:
        yield
    finally:
        logger.handlers = handlers
