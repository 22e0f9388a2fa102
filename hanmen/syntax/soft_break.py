"""A line end of the source between two CJK characters is nothing; elsewhere it is a space."""

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .inline import inline_texts, is_cjk


def soft_break(md: MarkdownIt) -> None:
    md.core.ruler.push("cjk_soft_break", _join)


def _join(state: StateCore) -> None:
    for children in (text for block in state.tokens for text in inline_texts(block, state.env)):
        for place, token in enumerate(children):
            if token.type == "softbreak" and _joins(children, place):
                token.type, token.content = "text", ""


def _joins(children: list[Token], place: int) -> bool:
    return is_cjk(_edge((children[n] for n in reversed(range(place))), -1)) and is_cjk(
        _edge((children[n] for n in range(place + 1, len(children))), 0)
    )


def _edge(tokens: Iterable[Token], end: int) -> str:
    """The nearest character; none when what is nearest is no text."""
    for token in tokens:
        if token.content and token.type in ("text", "code_inline", "ruby"):
            return token.content[end]
        if not token.nesting and token.type != "text":
            break
    return ""
