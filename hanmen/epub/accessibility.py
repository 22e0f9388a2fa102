"""What the publication says of its own accessibility (EPUB Accessibility 1.1 §2; schema.org's vocabulary).

Only what is seen in the documents is said; conformance is claimed only where the publisher does so.
"""

import re
from collections.abc import Iterator

from ..model import Element, Forme
from ..tree import elements
from ..wording import wording_of

ALWAYS = ("structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability")
FEATURES = {"ruby": "rubyAnnotations", "math": "MathML"}  # by the element that shows them
EMPTY_WORDS = frozenset(("image", "img", "picture", "figure", "画像", "図", "图片", "图"))
FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif|tiff?|bmp)", re.IGNORECASE)


def accessibility(forme: Forme) -> Iterator[tuple[str, str]]:
    """Pairs of a schema.org property and its value, in the order in which they are written.

    The cover counts as no picture: it says what the title says.
    """
    found = [element for document in forme.documents for element in elements(document.body)]
    pictures = [element for element in found if element.name in ("img", "svg")]
    described = all(map(_described, pictures))
    for way in ("textual", "visual") if pictures else ("textual",):
        yield "accessMode", way
    if described:
        yield "accessModeSufficient", "textual"
    if pictures:
        yield "accessModeSufficient", "textual,visual"
    for feature in _features(forme, {element.name for element in found}, bool(pictures) and described):
        yield "accessibilityFeature", feature
    yield "accessibilityHazard", "none"
    yield "accessibilitySummary", wording_of(forme.book.metadata.language).accessibility


def _features(forme: Forme, names: set[str], described: bool) -> Iterator[str]:
    yield from ALWAYS
    if described:
        yield "alternativeText"
    if forme.pages.starts:
        yield from ("pageNavigation", "pageBreakMarkers")
    yield from (feature for name, feature in FEATURES.items() if name in names)
    if any(document.kind == "index" for document in forme.documents):
        yield "index"
    vertical = forme.edition.kihon_hanmen.writing_mode == "vertical"
    yield "verticalWriting" if vertical else "horizontalWriting"


def _described(picture: Element) -> bool:
    """Whether a picture says what it shows: neither with nothing, nor with “image” or the name of a file."""
    if picture.name == "svg":
        named = "aria-label" in picture.attributes or "aria-labelledby" in picture.attributes
        return named or any(element.name == "title" for element in elements(picture))
    alt = picture.attributes.get("alt", "").strip()
    return bool(alt) and alt.lower() not in EMPTY_WORDS and not FILE_NAME.fullmatch(alt)
