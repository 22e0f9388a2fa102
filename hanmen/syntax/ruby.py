"""``{漢字|かんじ}`` group ruby, ``{東京|とう|きょう}`` jukugo ruby, ``{漢字||じ}`` ruby on the other side.

An empty reading in jukugo ruby leaves its character without one: ``{食べ物|た||もの}``.
"""

import unicodedata
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict


def ruby(md: MarkdownIt) -> None:
    md.inline.ruler.before("link", "ruby", _parse)
    md.add_render_rule("ruby", _render)


def characters(text: str) -> list[str]:
    """The characters as one reads them: with the marks and variation selectors that follow each."""
    found: list[str] = []
    for character in text:
        if found and (unicodedata.category(character)[0] == "M" or "\u200d" in (character, found[-1][-1])):
            found[-1] += character
        else:
            found.append(character)
    return found


def _parse(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    end = state.src.find("}", state.pos, state.posMax)
    base, *readings = state.src[state.pos + 1 : end].split("|")
    if end < 0 or not base or not readings or "\n" in base:
        return False
    if not silent:
        token = state.push("ruby", "ruby", 0)
        token.content = base
        one_each = len(readings) == len(characters(base)) > 2
        token.meta = {"under": len(readings) > 1 and not readings[0] and not one_each, "readings": readings}
    state.pos = end + 1
    return True


def _render(self: RendererProtocol, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[idx]
    readings = token.meta["readings"][token.meta["under"] :]
    if token.meta["under"]:
        token.attrJoin("class", "under")
    bases = characters(token.content)
    pairs = (
        list(zip(bases, readings, strict=True))
        if len(readings) == len(bases) > 1
        else [(token.content, "|".join(readings))]
    )
    inner = "".join(f"{escapeHtml(base)}<rt>{escapeHtml(reading)}</rt>" for base, reading in pairs)
    return f"<ruby{self.renderAttrs(token)}>{inner}</ruby>"  # type: ignore[attr-defined]  # RendererHTML has it
