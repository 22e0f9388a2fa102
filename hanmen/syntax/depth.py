"""How deep blocks may lie in each other. markdown-it drops what lies deeper; here it stays, as text."""

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock, paragraph

from ..messages import Words

DEEPEST = 100


def depth(md: MarkdownIt) -> None:
    """Use before any plugin that adds block rules: the parser is replaced."""
    md.options["maxNesting"] = DEEPEST
    md.block = _ParserBlock()


class _ParserBlock(ParserBlock):
    """markdown-it's block parser, which reads what lies too deep as paragraphs."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """The blocks of these lines."""
        if state.level < DEEPEST:
            super().tokenize(state, startLine, endLine)
            return
        what = Words(
            "blocks lie too deep in each other; they are printed as text",
            "ブロックの入れ子が深すぎるため、文として印刷します",
        )
        state.env["mend"](f"{startLine + 1}:0", what)
        line = startLine
        while (line := state.skipEmptyLines(line)) < endLine and state.sCount[line] >= state.blkIndent:
            state.line = line
            paragraph(state, line, endLine, False)
            line = state.line
        state.line = max(state.line, startLine + 1)
