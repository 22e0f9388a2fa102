"""``:::note Title`` … ``:::``: boxes — note, tip, warning, column (コラム) and quote."""

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin

KINDS = ("note", "tip", "warning", "column", "quote")


def boxes(md: MarkdownIt) -> None:
    for kind in KINDS:
        md.use(container_plugin, kind, render=_render)


def _render(self: RendererProtocol, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[idx]
    if token.nesting < 0:
        return "</aside>\n"
    kind, _, title = token.info.strip().partition(" ")
    token.attrJoin("class", f"box {kind}")
    heading = f'<p class="box-title">{escapeHtml(title.strip())}</p>\n' if title.strip() else ""
    return f"<aside{self.renderAttrs(token)}>\n{heading}"  # type: ignore[attr-defined]  # RendererHTML has it
