"""Fenced code, coloured by Pygments into spans with its short class names."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound


def code(md: MarkdownIt) -> None:
    md.add_render_rule("fence", _render)


def _render(self: RendererProtocol, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[idx]
    language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
    if language:
        token.attrJoin("class", f"language-{language}")
    attributes = self.renderAttrs(token)  # type: ignore[attr-defined]  # RendererHTML has it
    return f"<pre{attributes}><code>{_coloured(token.content, language)}</code></pre>\n"


def _coloured(text: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escapeHtml(text)
    return highlight(text, lexer, HtmlFormatter(nowrap=True))
