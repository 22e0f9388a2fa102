"""The fonts that come with a publication: their files, and the rules that name them (CSS Fonts 4, EPUB 3.3 §3.2)."""

from collections.abc import Iterator, Sequence

from ..typefaces import FontFace
from .addresses import STYLE, link
from .package import Item

KINDS = {b"wOF2": "woff2", b"OTTO": "otf"}  # by their first bytes; else TrueType outlines
DISPLAYED = "h1, h2, h3, h4, h5, h6, figcaption, th, .box-title"


def font_items(faces: Sequence[FontFace]) -> Iterator[Item]:
    """The files; the text's face is the first."""
    for face in faces:
        kind = _kind(face)
        yield Item(face.family, _path(face), f"font/{kind}", face.data)


def font_rules(faces: Sequence[FontFace]) -> str:
    """The rules by which the text has the first face, and headings and captions the last, where readers let them."""
    if not faces:
        return ""
    rules = "".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f'src: url("{link(STYLE, _path(face))}"); }}\n'
        for face in faces
    )
    text, displayed = faces[0].family, faces[-1].family
    return (
        f'{rules}body {{ font-family: "{text}", serif; }}\n{DISPLAYED} {{ font-family: "{displayed}", sans-serif; }}\n'
    )


def _kind(face: FontFace) -> str:
    return KINDS.get(face.data[:4], "ttf")


def _path(face: FontFace) -> str:
    return f"font/{face.family}.{_kind(face)}"
