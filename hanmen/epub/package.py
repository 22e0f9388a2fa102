"""The package document (EPUB 3.3 §5): what the book is called, what it is made of and how it is read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model import Author, Forme, Metadata, Publication
from ..tree import escaped
from ..wording import wording_of
from .accessibility import accessibility

PREFIXES = {  # those that EPUB 3.3 does not reserve
    "ebpaj": "http://www.ebpaj.jp/",
    "dpfj": "https://www.dpfj.or.jp/",
    "ibooks": "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/",
}
GUIDE_VERSION = "1.1.4"  # of 電書連 EPUB 3 制作ガイド


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the publication; the path is below ``item/``, *properties* are those of EPUB 3.3 §5.6.2."""

    id: str
    path: str
    media_type: str
    content: bytes
    properties: tuple[str, ...] = ()


def package_document(forme: Forme, items: Sequence[Item], spine: Sequence[str]) -> bytes:
    """The package document for *items*; *spine* holds the ids of those that are read, in reading order.

    An item called ``ncx`` must be there; one called ``cover`` is announced to older readers too.
    """
    metadata, described = forme.book.metadata, list(_described(forme))
    progression = "rtl" if forme.edition.kihon_hanmen.writing_mode == "vertical" else "ltr"
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="{escaped(metadata.language)}" \
unique-identifier="unique-id"{_prefixes(described)}>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
{_lines(described)}
</metadata>
<manifest>
{_lines(map(_manifest_item, items))}
</manifest>
<spine toc="ncx" page-progression-direction="{progression}">
{_lines(f'<itemref idref="{id}"/>' for id in spine)}
</spine>
</package>
""".encode()


def _prefixes(described: Sequence[str]) -> str:
    used = [name for name in PREFIXES if any(f'property="{name}:' in line for line in described)]
    return f' prefix="{" ".join(f"{name}: {PREFIXES[name]}" for name in used)}"' if used else ""


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def _manifest_item(item: Item) -> str:
    properties = f' properties="{" ".join(item.properties)}"' if item.properties else ""
    return f'<item id="{item.id}" href="{escaped(item.path)}" media-type="{item.media_type}"{properties}/>'


def _described(forme: Forme) -> Iterator[str]:
    metadata = forme.book.metadata
    yield from _bibliographic(metadata)
    yield from _creators(metadata.authors)
    yield _property("dcterms:modified", metadata.modified)
    if forme.cover:
        yield '<meta name="cover" content="cover"/>'
    if forme.edition.kihon_hanmen.writing_mode == "vertical":
        yield '<meta name="primary-writing-mode" content="vertical-rl"/>'  # Kindle Publishing Guidelines
    yield from _of_stores(forme)
    if forme.pages.starts:
        yield _property("pageBreakSource", _page_source(metadata))
    yield from (_property(f"schema:{name}", value) for name, value in accessibility(forme))
    yield from _claim(forme.edition.publication)


def _of_stores(forme: Forme) -> Iterator[str]:
    if "denshoren" in forme.edition.publication.stores:
        yield from (_property(f"{name}:guide-version", GUIDE_VERSION) for name in ("ebpaj", "dpfj"))
    if forme.faces:
        yield _property("ibooks:specified-fonts", "true")


def _page_source(metadata: Metadata) -> str:
    """What the page numbers are those of (EPUB Accessibility 1.1 §4.2.3)."""
    if metadata.isbn:
        return _urn(metadata.isbn)
    return wording_of(metadata.language).pages_of.format(
        " ".join(filter(None, (metadata.title, metadata.edition_note)))
    )


def _urn(isbn: str) -> str:
    return f"urn:isbn:{isbn.replace('-', '')}"


def _claim(publication: Publication) -> Iterator[str]:
    """What the publisher says of its conformance (EPUB Accessibility 1.1 §3.4), and who has looked."""
    if publication.conforms_to:
        yield f'<meta property="dcterms:conformsTo" id="conformance">{escaped(publication.conforms_to)}</meta>'
        if publication.certified_by:
            yield _property("a11y:certifiedBy", publication.certified_by, "conformance")


def _bibliographic(metadata: Metadata) -> Iterator[str]:
    yield from _core("identifier", metadata.identifier, "unique-id")
    yield from _core("title", metadata.title, "title")
    yield _property("title-type", "main", "title")
    if metadata.title_reading:
        yield _property("file-as", metadata.title_reading, "title")
    yield from _core("title", metadata.subtitle, "subtitle")
    if metadata.subtitle:
        yield _property("title-type", "subtitle", "subtitle")
    for name in ("language", "publisher", "date", "rights", "description"):
        yield from _core(name, getattr(metadata, name), name)
    if metadata.isbn:
        yield from _core("source", _urn(metadata.isbn), "source")


def _creators(authors: Sequence[Author]) -> Iterator[str]:
    for number, author in enumerate(authors, 1):
        id = f"creator{number:02}"
        yield from _core("creator", author.name, id)
        yield f'<meta refines="#{id}" property="role" scheme="marc:relators">{escaped(author.role)}</meta>'
        if author.reading:
            yield _property("file-as", author.reading, id)


def _core(name: str, text: str, id: str) -> Iterator[str]:
    """A Dublin Core element; none for an empty text."""
    if text:
        yield f'<dc:{name} id="{id}">{escaped(text)}</dc:{name}>'


def _property(name: str, value: str, refined: str = "") -> str:
    refines = f' refines="#{refined}"' if refined else ""
    return f'<meta{refines} property="{name}">{escaped(value)}</meta>'
