"""Fenced code, coloured by Pygments into spans with its short class names, each line in a span of its own.

``{.numbered}`` numbers the lines, ``{.numbered start=10}`` from ten on.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

RUSTDOC = re.compile(r"^[ \t]*#(?: .*)?\n", re.MULTILINE)  # lines that are compiled and not shown (The rustdoc book)
ESCAPED = re.compile(r"^([ \t]*)##", re.MULTILINE)
HIDELINES = re.compile(r"[\s,]hidelines=([^\s,]+)")  # mdBook's, for other languages


def code(md: MarkdownIt) -> None:
    md.add_render_rule("fence", _render)
    md.add_render_rule("code_block", _render)


def _render(self: RendererProtocol, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[idx]
    language = re.split(r"[\s,]", token.info.strip(), maxsplit=1)[0]
    if language:
        token.attrJoin("class", f"language-{language}")
    start = str(token.attrs.pop("start", "1"))
    numbered = "numbered" in str(token.attrGet("class") or "").split()
    lines = _lines(_coloured(_shown(token, language), language), int(start) if start.isdecimal() else 1, numbered)
    attributes = self.renderAttrs(token)  # type: ignore[attr-defined]  # RendererHTML has it
    return f"<pre{attributes}><code>{''.join(lines)}</code></pre>\n"


def _shown(token: Token, language: str) -> str:
    """The code without the lines that are compiled and not shown; a second ``#`` says that the first is text."""
    if prefix := HIDELINES.search(token.info):
        return re.sub(rf"^[ \t]*{re.escape(prefix[1])}.*\n", "", token.content, flags=re.MULTILINE)
    if language not in ("rust", "rs"):
        return token.content
    return ESCAPED.sub(r"\1#", RUSTDOC.sub("", token.content))


def _lines(html: str, start: int, numbered: bool) -> Iterator[str]:
    """Pygments ends its spans at the end of each line."""
    for number, line in enumerate(html.removesuffix("\n").split("\n"), start):
        attribute = f' data-line="{number}"' if numbered else ""
        yield f'<span class="line"{attribute}>{line}\n</span>'


def _coloured(text: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escapeHtml(text)
    return highlight(text, lexer, HtmlFormatter(nowrap=True))
