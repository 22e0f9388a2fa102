"""``![text](picture)``: the text is the picture's in plain words, and as it was written the caption of its figure.

``alt="…"`` in its attributes is the picture's own text instead.
Ruby, emphasis and notes in it are carried in a ``span`` after the picture, then inside it, until `figures` sets them.
"""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from ..model import Element
from ..tree import Node, elements
from .notes import MARK

WORDS = "data-note-caption"


def pictures(md: MarkdownIt) -> None:
    md.add_render_rule("image", _render)


def _render(self: RendererProtocol, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[idx]
    words = token.children or []
    described = bool(token.attrGet("alt"))
    if not described:
        token.attrSet("alt", plain(words))
    picture = f"<img{self.renderAttrs(token)} />"  # type: ignore[attr-defined]  # RendererHTML has it
    if not described and all(word.type == "text" for word in words):
        return picture
    inline = self.renderInline(words, options, env)  # type: ignore[attr-defined]
    return f'{picture}<span {WORDS}="">{inline}</span>'


def plain(tokens: Sequence[Token]) -> str:
    """What the tokens say, without readings, notes and marks."""
    return "".join(
        plain(token.children or [])
        if token.type == "image"
        else "\n"
        if token.type.endswith("break")
        else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "ruby", "softbreak", "hardbreak", "image")
    )


def read_captions(element: Element) -> Iterator[Node]:
    """The element with the words after each picture moved into it: an empty text where there are none."""
    children: list[Node] = []
    for child in element.children:
        before = children[-1] if children else ""
        if isinstance(child, Element) and WORDS in child.attributes and isinstance(before, Element):
            children[-1] = before.holding(*(child.children or ("",)))
        else:
            children.append(child)
    yield element.holding(*children)


def without_captions(element: Element) -> Iterator[Node]:
    """A picture that has become no figure holds nothing; notes that its text calls stand after it."""
    if element.name != "img":
        yield element
        return
    yield element.holding()
    yield from (node for child in element.children for node in elements(child) if MARK in node.attributes)
