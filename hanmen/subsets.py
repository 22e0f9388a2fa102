"""Fonts that come with an EPUB: families come in, files with the characters of the book and no others go out.

What vertical text and close setting need is kept (OpenType: vert, vrt2, halt, palt and their like), `locl` is not: the
face is of the book's language already. Names are made anew, as a licence may reserve the old ones; copyright and
licence are kept, and printed (SIL OFL 1.1, 2 and 3).
"""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from fontTools import subset
from fontTools.ttLib import TTFont

from .diagnostics import Log, Position
from .fontconfig import find_face
from .fonts import characters_in_use, printed
from .messages import Words
from .model import Book
from .typefaces import Families, FontFace
from .wording import wording_of

Format = Literal["otf", "woff2"]
KEPT = "ccmp rlig liga kern palt vpal halt vhal vkrn chws vchw vert vrt2 mark mkmk".split()
NAMED = {"serif": "hanmen-serif", "sans": "hanmen-sans"}
RESTRICTED = 0x0002  # OS/2 fsType: no embedding
COPYRIGHT, LICENCE, LICENCE_ADDRESS = 0, 13, 14
MAC_EPOCH = datetime.fromisoformat("1904-01-01T00:00:00Z")


def embed_fonts(
    book: Book, families: Families, fontconfig: str, file_format: Format, log: Log, position: Position
) -> tuple[FontFace, ...]:
    """The faces of the text (regular) and of headings and captions (bold), as ``hanmen-serif`` and ``hanmen-sans``.

    Reported at *position*: value-invalid, if the licence of a family forbids it.
    """
    words = wording_of(book.metadata.language).words
    always = {*words, *"".join(printed(book.metadata)), *map(chr, range(0x20, 0x7F))}
    used = characters_in_use(book, position)
    faces = []
    for kind, name in NAMED.items():
        family, bold = getattr(families, kind), kind == "sans"
        place = find_face(fontconfig, family, bold)
        if place is None:
            continue
        font = TTFont(place[0], fontNumber=place[1], recalcTimestamp=False)
        if font["OS/2"].fsType & RESTRICTED:
            why = Words(f"the licence of {family} forbids it", f"{family} のライセンスが許していません")
            log.report(position, "value-invalid", key="fonts", value=file_format, why=why, hint="")
            continue
        _reduce(font, always.union(character for use, character in used if use == kind))
        faces.append(_face(font, name, 700 if bold else 400, file_format, book.metadata.modified))
    return tuple(faces)


def _reduce(font: TTFont, characters: Iterable[str]) -> None:
    options = subset.Options()
    options.layout_features, options.name_IDs = KEPT, [COPYRIGHT, LICENCE, LICENCE_ADDRESS]
    options.hinting, options.notdef_outline = False, True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters))
    subsetter.subset(font)


def _face(font: TTFont, name: str, weight: int, file_format: Format, modified: str) -> FontFace:
    names = font["name"]
    notice = " ".join(filter(None, map(names.getDebugName, (COPYRIGHT, LICENCE))))
    for number in (1, 4, 6):
        names.setName(name, number, 3, 1, 0x409)
    names.setName("Regular", 2, 3, 1, 0x409)
    font["head"].modified = int((datetime.fromisoformat(modified) - MAC_EPOCH).total_seconds())
    font.flavor = "woff2" if file_format == "woff2" else None
    file = io.BytesIO()
    font.save(file)
    return FontFace(name, weight, file.getvalue(), notice)
