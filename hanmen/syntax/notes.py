"""Footnotes: ``[^label]`` with ``[^label]: …``, and ``^[text]``. The text is carried where it is referred to."""

from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from ..diagnostics import Log
from ..model import Element
from ..tree import Node, elements, rewrite

MARK, TEXT = "data-note", "data-note-text"


def notes(md: MarkdownIt) -> None:
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.add_render_rule("footnote_ref", _render_mark)
    md.add_render_rule("footnote_reference_open", _render_opening)
    md.add_render_rule("footnote_reference_close", lambda *_: "</div>\n")


def _render_mark(self: RendererProtocol, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[idx]
    attributes = self.renderAttrs(token)  # type: ignore[attr-defined]  # RendererHTML has it
    if "label" in token.meta:
        return f'<a {MARK}="{escapeHtml(token.meta["label"])}"{attributes}></a>'
    text = self.render(env["footnotes"]["list"][token.meta["id"]]["tokens"], options, env)
    return f'<span {MARK}=""{attributes}>{text}</span>'


def _render_opening(
    self: RendererProtocol, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[idx]
    attributes = self.renderAttrs(token)  # type: ignore[attr-defined]  # RendererHTML has it
    return f'<div {TEXT}="{escapeHtml(token.meta["label"])}"{attributes}>'


def place_notes(body: Element, prefix: str, log: Log) -> Element:
    """The body with a ``note`` element at the first reference to each note and a link to it at the others.

    Ids are ``prefix-n``. A reference without text, and a text without reference, are reported.
    """
    texts = {found.attributes[TEXT]: found for found in elements(body) if TEXT in found.attributes}
    bare = rewrite(body, lambda element: () if TEXT in element.attributes else (element,))
    placer = _Placer(texts, prefix, log)
    placed = rewrite(bare, placer.place)
    for label in texts.keys() - placer.ids.keys():
        log.report(texts[label].position, "note-unused", label=label)
    return placed


class _Placer:
    """Puts notes where they are called, counting them."""

    def __init__(self, texts: Mapping[str, Element], prefix: str, log: Log) -> None:
        self.texts, self.prefix, self.log = texts, prefix, log
        self.ids: dict[str, str] = {}

    def place(self, element: Element) -> Iterator[Node]:
        label = element.attributes.get(MARK)
        if label is None:
            yield element
        elif label and label not in self.texts:
            self.log.report(element.position, "note-unknown", label=label)
        elif label in self.ids:
            yield Element("a", {"class": "note-again", "href": f"#{self.ids[label]}"}, (), element.position)
        else:
            yield self._note(element, label)

    def _note(self, element: Element, label: str) -> Element:
        name = f"{self.prefix}-{len(self.ids) + 1}"
        self.ids[label or name] = name
        if not label:
            return Element(
                "note", {"id": name}, (Element("p", {}, element.children, element.position),), element.position
            )
        return Element("note", {"id": name}, rewrite(self.texts[label], self.place).children, element.position)
