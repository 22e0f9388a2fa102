"""Inline parsing that knows where it is, and that opens and closes emphasis beside CJK characters."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

DEEPEST = 8  # notes and pictures' texts in each other
FOREIGN = re.compile(r"<(/?)(?:style|script|svg|math)\b", re.IGNORECASE)


def is_cjk(character: str) -> bool:
    """Whether a character is wide, full-width or half-width kana (UAX #11); an empty string is not."""
    return bool(character) and unicodedata.east_asian_width(character) in "WFH"


class CJKStateInline(StateInline):
    """Notes the offset of every token in its ``map``, and scans delimiters as Japanese and Chinese need it."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> None:  # noqa: N803 - as above
        super().__init__(src, md, env, outTokens)
        self.label_ends: dict[int, dict[int, int]] = {}  # posMax → bracket → its end

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


def label_end(state: StateInline, start: int) -> int:
    """Where the bracket at *start* is closed, or -1: as `parseLinkLabel`, but what it passes is remembered."""
    assert isinstance(state, CJKStateInline)
    ends, before, opened = state.label_ends.setdefault(state.posMax, {}), state.pos, [start]
    state.pos = start + 1
    while start not in ends and opened and state.pos < state.posMax:
        here = state.pos
        if state.src[here] == "]":
            ends[opened.pop()] = here
        state.md.inline.skipToken(state)
        if state.src[here] == "[" and state.pos == here + 1:
            opened.append(here)
    state.pos = before
    if start not in ends:
        ends.update(dict.fromkeys(opened, -1))
    return ends[start]


class CJKParserInline(ParserInline):
    """markdown-it's inline parser with our state."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of one block's text, or of a note or picture in it; what lies too deep is left as it stands."""
        state = CJKStateInline(src, md, env, tokens)
        env["depth"] = env.get("depth", 0) + 1
        if env["depth"] > DEEPEST:
            state.append_pending(src)
            state.pushPending()
        else:
            self.tokenize(state)
        env["depth"] -= 1
        for token in state.tokens if env["depth"] else ():
            token.type = "text" if token.type == "text_special" else token.type  # markdown-it does so in blocks only
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def inner(token: Token, env: EnvType) -> list[Token]:
    """The tokens of the text that an inline token holds: a picture's, or a note's that is written in its place."""
    if token.type == "footnote_ref" and "label" not in token.meta:
        tokens: list[Token] = env["footnotes"]["list"][token.meta["id"]]["tokens"]
        return tokens
    return token.children or []


def inline_texts(token: Token, env: EnvType) -> Iterator[list[Token]]:
    """The tokens of a block's text, then those of each text inside it."""
    tokens = inner(token, env)
    yield tokens
    for child in tokens:
        if inner(child, env):
            yield from inline_texts(child, env)


def cjk_inline(md: MarkdownIt) -> None:
    """Use before any plugin that adds inline rules: the parser is replaced."""
    md.inline = CJKParserInline()


def is_foreign(state: StateInline) -> bool:
    """Whether raw HTML is open that holds no prose: a style sheet, a script, a drawing, a formula."""
    tags = (FOREIGN.match(token.content) for token in state.tokens if token.type == "html_inline")
    return sum(-1 if tag[1] else 1 for tag in tags if tag) > 0
