"""Inline parsing that knows where it is, and that opens and closes emphasis beside CJK characters."""

import unicodedata
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType


def is_cjk(character: str) -> bool:
    """Whether a character is wide, full-width or half-width kana (UAX #11); an empty string is not."""
    return bool(character) and unicodedata.east_asian_width(character) in "WFH"


class CJKStateInline(StateInline):
    """Notes the offset of every token in its ``map``, and scans delimiters as Japanese and Chinese need it."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """The token, which will know its offset in the block's text."""
        token = super().push(ttype, tag, nesting)
        # A link is pushed when its text begins, one character after its bracket.
        token.map = [self.pos - (ttype == "link_open")] * 2
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - markdown-it's names
        """CommonMark's flanking rules, in which CJK punctuation counts as a letter.

        Without it ``**「重要」**です`` stays unparsed (commonmark-spec issue 650).
        """
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        left, right = _flanks(before, after), _flanks(after, before)
        if canSplitWord:
            return Scanned(left, right, end - start)
        return Scanned(left and (not right or _stops(before)), right and (not left or _stops(after)), end - start)


def _stops(character: str) -> bool:
    return not is_cjk(character) and unicodedata.category(character)[0] in "PS"


def _flanks(outside: str, inside: str) -> bool:
    if inside.isspace():
        return False
    return not _stops(inside) or outside.isspace() or _stops(outside) or is_cjk(outside)


class CJKParserInline(ParserInline):
    """markdown-it's inline parser with our state."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of one block's text."""
        state = CJKStateInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def cjk_inline(md: MarkdownIt) -> None:
    """Use before any plugin that adds inline rules: the parser is replaced."""
    md.inline = CJKParserInline()
