"""Where everything lies, below ``item/`` as in the 電書連 guide: documents have paths, ids have documents."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from posixpath import dirname, relpath
from urllib.parse import quote

from ..model import ContentDocument, Element, Picture
from ..tree import elements

FOLDER = "item"
PACKAGE = "standard.opf"
NAVIGATION = "navigation-documents.xhtml"
NCX = "toc.ncx"
STYLE = "style/book-style.css"
COVER = "xhtml/p-cover.xhtml"
NOT_IN_FRAGMENTS = re.compile(r"""[\x00-\x20"#%<>\\^`{|}\x7f]""")  # RFC 3987 §2.2
NAMED = {
    "titlepage": "xhtml/p-titlepage.xhtml",
    "toc": NAVIGATION,
    "colophon": "xhtml/p-colophon.xhtml",
}


def placed(documents: Sequence[ContentDocument]) -> tuple[tuple[ContentDocument, str], ...]:
    """The documents, each with its path; that of the print contents is the navigation document's.

    Only the first of a kind has the name of the kind: an author may have written a colophon too. The numbers are those
    of whole documents, so that none changes its name when another is divided.
    """
    numbers = count(1)
    firsts = {document.kind: document.id for document in reversed(documents) if document.kind in NAMED}
    paths: dict[str, str] = {}
    for document in documents:
        if document.id not in paths:
            named = firsts.get(document.kind) == document.id
            paths[document.id] = NAMED[document.kind] if named else f"xhtml/p-{next(numbers):03}.xhtml"
    return tuple((document, _part_of(paths[document.id], document.part)) for document in documents)


def _part_of(path: str, part: int) -> str:
    return path if part == 1 else path.replace(".xhtml", f"-{part}.xhtml")


def addresses_of(documents: Sequence[ContentDocument]) -> Mapping[str, str]:
    """The path of the document in which each id of the book is found."""
    return {
        element.attributes["id"]: path
        for document, path in placed(documents)
        for element in _carried(document)
        if "id" in element.attributes
    }


def _carried(document: ContentDocument) -> Iterator[Element]:
    if document.kind == "toc":
        yield document.body  # the navigation document takes over this id and has its own list
    else:
        yield from elements(document.body)


def path_of(picture: Picture) -> str:
    """Where a picture lies."""
    return f"image/{picture.name}"


def link(source: str, path: str, id: str = "") -> str:
    """The IRI that leads from the file *source* to *path*, or to the element *id* in it."""
    file = "" if path == source and id else relpath(path, dirname(source) or ".")
    fragment = NOT_IN_FRAGMENTS.sub(lambda character: quote(character[0]), id)
    return f"{file}#{fragment}" if id else file
