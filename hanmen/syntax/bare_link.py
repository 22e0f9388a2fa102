"""Web addresses in the text become links; full-width punctuation after an address is text, not address."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from ..diagnostics import Log
from ..model import Element
from ..tree import Node, text_of

ADDRESS = re.compile(r"(?<![A-Za-z0-9])https?://[!-;=?-~]{4,}")
WIDE_TAIL = re.compile("[，。、；：！？）】」』》〉］｝“”‘’…]+$")
TRAILING = ".,:;!?'\"*_"
CLOSED = frozenset({"a", "code", "pre", "math", "svg"})


def link_addresses(element: Element, log: Log) -> Element:
    """The element with its bare addresses linked; ``<https://…；>`` loses its tail, with a warning."""
    if element.name in CLOSED:
        return element
    return element.holding(*_linked(element.children, element, log))


def _linked(children: tuple[Node, ...], parent: Element, log: Log) -> Iterator[Node]:
    for child in children:
        if isinstance(child, str):
            yield from _cut(child, parent)
        elif child.name == "a" and text_of(child).startswith(("http://", "https://")):
            yield from _without_tail(child, log)
        else:
            yield link_addresses(child, log)


def _cut(text: str, parent: Element) -> Iterator[Node]:
    done = 0
    for found in ADDRESS.finditer(text):
        address = _trimmed(found[0])
        yield text[done : found.start()]
        yield Element("a", {"href": address}, (address,), parent.position)
        done = found.start() + len(address)
    yield text[done:]


def _trimmed(address: str) -> str:
    address = address.rstrip(TRAILING)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(TRAILING)
    return address


def _without_tail(link: Element, log: Log) -> Iterator[Node]:
    """markdown-it has encoded the tail into the address already, so it is read from the text."""
    text = text_of(link)
    address = ADDRESS.match(text)
    tail = WIDE_TAIL.search(text)
    if address and address.end() < len(text) and not text[address.end()].isalnum():
        kept, href = address[0], address[0]
    elif tail:
        kept, href = text[: tail.start()], link.attributes.get("href", "").removesuffix(quote(tail[0]))
    else:
        yield link
        return
    log.report(link.position, "url-mended", url=text)
    yield link.having(href=href).holding(kept)
    yield text[len(kept) :]
