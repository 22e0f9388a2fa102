"""Documents too large for one file are divided, as 電書連 has it below 256 KB: at a section, else between two blocks.

Notes stay with the text that calls them, so that they can pop up there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..diagnostics import Log
from ..model import ContentDocument, Element
from ..tree import Node, elements, serialise
from .pages import ROLE

MOST = 240_000  # bytes of a file's text
SECTIONS = frozenset({"h1", "h2"})
HEADINGS = SECTIONS | {"h3", "h4", "h5", "h6"}
DIVISIBLE = frozenset({"section", "article", "div", "blockquote", "ol", "ul"})
UNIQUE = frozenset({"id", "role", "aria-label", "aria-labelledby"})  # what only the first part has


@dataclass(slots=True)
class _Part:
    nodes: list[Node] = field(default_factory=list)
    size: int = 0


def parted(document: ContentDocument, log: Log) -> Iterator[ContentDocument]:
    """The document in as many parts as it needs; block-large is reported of a block that cannot be divided."""
    if _size(document.body) <= MOST:
        yield document
        return
    notes = dict(_notes(document.body))
    apart = {id(note) for note in notes.values()}
    blocks = [node for node in document.body.children if id(node) not in apart]
    parts = _grouped([part for block in blocks for part in _divided(block, notes, log)], notes)
    for number, nodes in enumerate(parts, 1):
        called = [notes.pop(name) for name in (_called(nodes, notes) if number < len(parts) else [*notes])]
        body = document.body if number == 1 else _again(document.body)
        yield replace(document, body=body.holding(*nodes, *called), part=number)


def _notes(body: Element) -> Iterator[tuple[str, Element]]:
    for node in body.children:
        if isinstance(node, Element) and node.attributes.get("epub:type") == "footnote":
            yield node.attributes["id"], node


def _size(node: Node) -> int:
    return len(serialise(node).encode())


def _called(nodes: Sequence[Node], notes: Mapping[str, Element]) -> list[str]:
    """The ids of the notes called in the nodes that are among *notes*, in their order."""
    calls = (each for node in nodes for each in elements(node) if each.attributes.get("epub:type") == "noteref")
    return [name for name in dict.fromkeys(each.attributes.get("href", "")[1:] for each in calls) if name in notes]


def _again(element: Element) -> Element:
    kept = {key: value for key, value in element.attributes.items() if key not in UNIQUE}
    return replace(element, attributes=kept)


def _divided(block: Node, notes: Mapping[str, Element], log: Log) -> Iterator[Node]:
    """The block, or if it is too large for a file and may be divided, several like it."""
    if isinstance(block, str) or _size(block) <= MOST:
        yield block
        return
    inner = [part for child in block.children for part in _divided(child, notes, log)] if _may(block) else []
    if len(inner) < 2:
        log.report(block.position, "block-large", size=_size(block) // 1000, most=MOST // 1000)
        yield block
        return
    for number, nodes in enumerate(_grouped(inner, notes)):
        yield (_again(block) if number else block).holding(*nodes)


def _may(block: Element) -> bool:
    """Whether several elements like it say the same; the items of a numbered list would begin anew at 1."""
    numbered = block.name == "ol" and "notes" not in block.attributes.get("class", "").split()
    return block.name in DIVISIBLE and not numbered


def _grouped(nodes: Sequence[Node], notes: Mapping[str, Element]) -> list[list[Node]]:
    """The nodes in groups that each fit into a file; where a section begins in the last quarter of one, it ends."""
    parts = [_Part()]
    for node in nodes:
        size = _size(node) + sum(_size(notes[name]) for name in _called([node], notes))
        part = parts[-1]
        if part.nodes and (part.size + size > MOST or (part.size > MOST * 0.75 and _begins_section(node))):
            parts.append(_Part())
        parts[-1].nodes.append(node)
        parts[-1].size += size
    for before, after in pairwise(parts):
        while len(before.nodes) > 1 and _leads(before.nodes[-1]):
            after.nodes.insert(0, before.nodes.pop())
    return [part.nodes for part in parts if part.nodes]


def _begins_section(node: Node) -> bool:
    return isinstance(node, Element) and node.name in SECTIONS


def _leads(node: Node) -> bool:
    """Whether a node belongs to what follows it: a heading, the number of a page, white space."""
    if isinstance(node, str):
        return not node.strip()
    return node.name in HEADINGS or node.attributes.get("role") == ROLE
