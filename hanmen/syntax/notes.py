"""Footnotes: ``[^label]`` with ``[^label]: …``, and ``^[text]``. The text is carried where it is referred to."""

import re
from collections.abc import Iterator, Mapping, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from ..diagnostics import Log
from ..messages import Words
from ..model import Element
from ..tree import Node, elements, rewrite
from .inline import label_end

LABEL = re.compile(r"\[\^[^ \n\]]{1,999}\]")
DEEPEST = 8  # notes in each other
MARK, TEXT = "data-note", "data-note-text"


def notes(md: MarkdownIt) -> None:
    md.use(footnote_plugin, move_to_end=False, always_match_refs=True)
    md.inline.ruler.at("footnote_ref", _parse_reference)
    md.inline.ruler.at("footnote_inline", _parse_inline)
    md.add_render_rule("footnote_ref", _render_mark)
    md.add_render_rule("footnote_reference_open", _render_opening)
    md.add_render_rule("footnote_reference_close", lambda *_: "</div>\n")


def _parse_reference(state: StateInline, silent: bool) -> bool:
    return bool(LABEL.match(state.src, state.pos, state.posMax)) and footnote_ref(state, silent, always_match=True)


def _parse_inline(state: StateInline, silent: bool) -> bool:
    """The plugin's rule, which would look for the end of each of many open brackets in the whole block."""
    if not state.src.startswith("^[", state.pos) or label_end(state, state.pos + 1) < 0:
        return False
    return footnote_inline(state, silent)


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
    texts: dict[str, Element] = {}
    for found in (element for element in elements(body) if TEXT in element.attributes):
        first = texts.setdefault(label := found.attributes[TEXT], found)
        if first is not found:
            log.report(found.position, "note-duplicate", label=label, first=first.position)
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
        self.depth = 0

    def place(self, element: Element) -> Iterator[Node]:
        label = element.attributes.get(MARK)
        if label is None:
            yield element
        elif label and label not in self.texts:
            self.log.report(element.position, "note-unknown", label=label)
        elif label in self.ids:
            yield Element("a", {"class": "note-again", "href": f"#{self.ids[label]}"}, (), element.position)
        elif self.depth == DEEPEST:
            en = f"notes lie more than {DEEPEST} deep in each other; this call was removed"
            what = Words(en, f"脚注の入れ子が {DEEPEST} 段より深いため、参照を除きました")
            self.log.report(element.position, "html-mended", what=what)
        else:
            self.depth += 1
            yield self._note(element, label)
            self.depth -= 1

    def _note(self, element: Element, label: str) -> Element:
        name = f"{self.prefix}-{len(self.ids) + 1}"
        self.ids[label or name] = name
        if not label:
            return Element(
                "note", {"id": name}, (Element("p", {}, element.children, element.position),), element.position
            )
        return Element("note", {"id": name}, rewrite(self.texts[label], self.place).children, element.position)
