"""The container (OCF, EPUB 3.3 §4): all files, packed so that the same book gives the same bytes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ebooklib import epub

from ..diagnostics import Log
from ..model import ContentDocument, Forme
from ..tree import elements
from .addresses import COVER, FOLDER, NAVIGATION, NCX, PACKAGE, STYLE, addresses_of, path_of, placed
from .fonts import font_items, font_rules
from .locators import with_locators
from .navigation import navigation_document
from .ncx import ncx
from .package import Item, package_document
from .pages import pages_of, with_markers
from .parts import parted
from .stores import check_stores
from .xhtml import content_document, cover_page

XHTML = "application/xhtml+xml"
EMBEDDED = {"svg": "svg", "math": "mathml"}  # the manifest's property by the element that calls for it
COMPRESSED = frozenset((".jpg", ".jpeg", ".png", ".gif", ".webp", ".woff2"))
DOS_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
CONTAINER_XML = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def write_epub(forme: Forme, log: Log) -> bytes:
    """An EPUB 3.3 publication laid out as the 電書連 guide has it.

    Reported on the way: block-large and store-limit.
    A dead link or a picture that is not there is a bug of ours, and raises KeyError.
    """
    pages = pages_of(forme)
    forme = replace(forme, documents=tuple(_divided(with_markers(with_locators(forme), pages), log)))
    addresses = addresses_of(forme.documents)
    ways = Item("toc", NAVIGATION, XHTML, navigation_document(forme, addresses, pages), ("nav",))
    read = (*_cover(forme), *_documents(forme, addresses, ways))
    others = (*([] if ways in read else [ways]), *_others(forme, ncx(forme, addresses, pages)))
    items = (*read, *others)
    check_stores(forme, items, log)
    package = package_document(forme, items, [item.id for item in read])
    return _sealed(_packed(items, package), forme.book.metadata.modified)


def _divided(documents: Iterable[ContentDocument], log: Log) -> Iterator[ContentDocument]:
    for document in documents:
        yield from parted(document, log)


def _cover(forme: Forme) -> Iterator[Item]:
    if forme.cover:
        yield Item("p-cover", COVER, XHTML, cover_page(forme, forme.cover))


def _documents(forme: Forme, addresses: Mapping[str, str], ways: Item) -> Iterator[Item]:
    for document, path in placed(forme.documents):
        if document.kind == "toc":
            yield ways
        else:
            content = content_document(document, path, forme, addresses)
            yield Item(PurePosixPath(path).stem, path, XHTML, content, _embedded(document))


def _embedded(document: ContentDocument) -> tuple[str, ...]:
    names = {element.name for element in elements(document.body)}
    return tuple(word for name, word in EMBEDDED.items() if name in names)


def _others(forme: Forme, older: bytes) -> Iterator[Item]:
    yield Item("ncx", NCX, "application/x-dtbncx+xml", older)
    yield Item("book-style", STYLE, "text/css", _style(forme))
    yield from font_items(forme.faces)
    if forme.cover:
        yield Item("cover", path_of(forme.cover), forme.cover.media_type, forme.cover.data, ("cover-image",))
    pictures = {path_of(picture): picture for picture in forme.pictures.values()}
    for number, path in enumerate(sorted(pictures), 1):
        yield Item(f"image-{number:03}", path, pictures[path].media_type, pictures[path].data)


def _style(forme: Forme) -> bytes:
    """All sheets as one, the author's last."""
    sheets = (f"{font_rules(forme.faces)}{forme.stylesheet}", *(overlay.flowing for overlay in forme.overlays))
    return "\n".join(('@charset "UTF-8";', *sheets)).encode()


class _Writer(epub.EpubWriter):  # type: ignore[misc]  # EbookLib has no types
    """EbookLib's packer, with the two documents that it cannot express given to it."""

    def __init__(self, file: BytesIO, book: epub.EpubBook, package: bytes) -> None:
        super().__init__(file, book, {"compresslevel": 0})
        self.package = package

    def _write_container(self) -> None:
        self.out.writestr("META-INF/container.xml", CONTAINER_XML)

    def _write_opf(self) -> None:
        self.out.writestr(f"{FOLDER}/{PACKAGE}", self.package)


def _packed(items: Sequence[Item], package: bytes) -> BytesIO:
    """A container by EbookLib: of its items only the plain kind is written as it was given."""
    book = epub.EpubBook()
    book.FOLDER_NAME = FOLDER
    for item in items:
        book.add_item(epub.EpubItem(item.id, item.path, item.media_type, item.content))
    file = BytesIO()
    _Writer(file, book, package).write()
    return file


def _sealed(packed: BytesIO, modified: str) -> bytes:
    """The same files, sorted after mimetype (OCF §4.2.2), and dated by the book instead of the clock."""
    date = max(datetime.fromisoformat(modified), DOS_EPOCH).timetuple()[:6]
    sealed = BytesIO()
    with ZipFile(packed) as source, ZipFile(sealed, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "mimetype", name)):
            entry = ZipInfo(name, date)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16  # Unix; a file that all may read
            stored = name == "mimetype" or PurePosixPath(name).suffix in COMPRESSED
            entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return sealed.getvalue()
