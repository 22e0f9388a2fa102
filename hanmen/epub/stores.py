"""What shops and distributors do not take, told before they refuse it. Their own pages say so:

Kindle: KDP help GGRXLC5USU4H67YM. Apple Books: asset guide. Google Play Books: partner help. Kobo: kobolabs/epub-spec
and Writing Life. 電書連: EPUB 3 制作ガイド 1.1.4, and the rules of those who distribute by it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..diagnostics import Log, Position
from ..messages import Words
from ..model import Forme, Store
from ..tree import elements
from .package import Item

XHTML = "application/xhtml+xml"


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a store takes: documents, megabytes of one, megabytes of all."""

    name: Words
    documents: int = 10_000
    document: float = 100.0
    whole: float = 2000.0
    web_links: bool = True


STORES: dict[Store, Limits] = {
    "kindle": Limits(Words("Kindle", "Kindle"), documents=299, document=30, whole=650),
    "apple": Limits(Words("Apple Books", "Apple Books"), document=10),
    "google": Limits(Words("Google Play", "Google Play")),
    "kobo": Limits(Words("Kobo", "Kobo"), document=10, whole=100),
    "denshoren": Limits(Words("電書連's guide", "電書連のガイド"), document=0.256, web_links=False),
}


def check_stores(forme: Forme, items: Sequence[Item], log: Log) -> None:
    """Reports store-limit of all that a store of the edition does not take; links at their places."""
    product = Position(Path(forme.book.metadata.slug + forme.edition.suffix))
    for store in forme.edition.publication.stores:
        limits = STORES[store]
        for position, what in (*_sizes(limits, items, product), *_links(limits, forme)):
            log.report(position, "store-limit", store=limits.name, what=what)


def _sizes(limits: Limits, items: Sequence[Item], product: Position) -> Iterator[tuple[Position, Words]]:
    documents = [item for item in items if item.media_type == XHTML]
    if (count := len(documents)) > limits.documents:
        most = limits.documents
        yield product, Words(f"{count} documents; {most} is the most", f"文書が {count} 個あります（{most} 個まで）")
    for item in documents:
        if (size := len(item.content) / 1e6) > limits.document:
            yield product, _size(item.path, size, limits.document)
    if (size := sum(len(item.content) for item in items) / 1e6) > limits.whole:
        yield product, _size(product.path.name, size, limits.whole)


def _size(name: str, size: float, most: float) -> Words:
    return Words(
        f"{name} has {size:.3g} MB; {most:g} is the most", f"{name} が {size:.3g} MB あります（{most:g} MB まで）"
    )


def _links(limits: Limits, forme: Forme) -> Iterator[tuple[Position, Words]]:
    if limits.web_links:
        return
    for document in forme.documents:
        for element in elements(document.body):
            address = element.attributes.get("href", "")
            if element.name == "a" and address.startswith(("http:", "https:")):
                yield element.position, Words(f"a link to the web, {address}", f"ウェブへのリンク（{address}）")
