"""``$x$`` and ``$$x$$``: formulas in LaTeX, by pandoc's rule for dollars; ``{#eq:id}`` after the second numbers it.

The first dollar of ``$x$`` has a character right after it, the second one right before it and no digit after it:
``$5 と $10`` is text. So is what has kana or stops outside of braces: ``$5で、$x$``.

``\\\\(x\\\\)`` and ``\\\\[x\\\\]`` are mdBook's and MathJax's; what they hold has gone through Markdown's escapes.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from .attributes import WRITTEN, add, read
from .inline import is_foreign

MATHS = "data-math"  # inline or block
INLINE = re.compile(r"\$(?![\s$])((?:\\.|[^\\$])*?(?<![\s\\]))\$(?![0-9])", re.DOTALL)
DISPLAY = re.compile(r"\$\$((?:\\.|(?!\$\$|\n[ \t]*\n)[^\\])+?)\$\$", re.DOTALL)
MATHJAX = re.compile(
    r"\\\\(?:\((?P<inline>(?:(?!\n[ \t]*\n).)+?)\\\\\)|\[(?P<block>(?:(?!\n[ \t]*\n).)+?)\\\\\])", re.DOTALL
)
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
BRACED = re.compile(r"\{[^{}]*\}")
PROSE = re.compile("[ぁ-ヿ、。「」，]")
ID = re.compile(rf"[ \t]*({WRITTEN.pattern})")


def maths(md: MarkdownIt) -> None:
    md.inline.add_terminator_char("$")
    md.inline.ruler.before("link", "maths", _parse)
    md.inline.ruler.before("escape", "mathjax", _parse_mathjax)
    md.block.ruler.before("fence", "maths", _parse_block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.add_render_rule("maths", _render)


def _parse(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    display = DISPLAY.match(state.src, state.pos, state.posMax)
    found = display or INLINE.match(state.src, state.pos, state.posMax)
    if not found or PROSE.search(BRACED.sub("", found[1])) or is_foreign(state):
        return False
    if not silent:
        token = state.push("maths", "span", 0)
        token.content, token.attrs = found[1], {MATHS: "block" if display else "inline"}
    state.pos = found.end()
    return True


def _parse_mathjax(state: StateInline, silent: bool) -> bool:
    found = MATHJAX.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("maths", "span", 0)
        token.content = ESCAPE.sub(r"\1", found["inline"] or found["block"]).strip()
        token.attrs = {MATHS: "inline" if found["inline"] else "block"}
    state.pos = found.end()
    return True


def _parse_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if state.is_code_block(start_line) or not state.src.startswith("$$", start):
        return False
    lines = []
    for line in range(start_line, end_line):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            break
        lines.append(state.getLines(line, line + 1, state.blkIndent, False))
        found = DISPLAY.match(text := "\n".join(lines).strip())
        rest = ID.fullmatch(text, found.end()) if found else None
        if found and (rest or found.end() == len(text)):
            if not silent:
                token = state.push("maths", "div", 0)
                token.content, token.map, token.attrs = found[1], [start_line, line + 1], {MATHS: "block"}
                add(token, read(rest[1]) if rest else {})
                state.line = line + 1
                if state.line < end_line and not state.isEmpty(state.line):
                    token.attrJoin("class", "unbroken")  # the paragraph goes on
            return True
    return False


def _render(self: RendererProtocol, tokens: list[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    token = tokens[idx]
    attributes = self.renderAttrs(token)  # type: ignore[attr-defined]  # RendererHTML has it
    return f"<{token.tag}{attributes}>{escapeHtml(token.content)}</{token.tag}>"
