"""Raw HTML in Markdown: its tags are marked with their place, and nothing that one opens leaks out of its block."""

import re
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, html_block
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..messages import Words
from .inline import inline_texts
from .positions import AT

RAW = "data-raw"
ATTRIBUTES = (  # as the WHATWG tokenizer reads them: what it would not end here is no match
    r"""(?:[ \t\n\f\r/]++|(?:=[^ \t\n\f\r/>=]*+|[^ \t\n\f\r/>=]++)"""
    r"""(?:[ \t\n\f\r]*+=[ \t\n\f\r]*+(?:"[^"]*"|'[^']*'|(?=>)|[^ \t\n\f\r"'>][^ \t\n\f\r>]*+)|(?![ \t\n\f\r]*=)))*+"""
)
TAG = re.compile(
    r"<!--(?:-?>|.*?-->)|<!\[CDATA\[.*?\]\]>|<[?!](?!--)[^>]*>|</[^A-Za-z>][^>]*>"
    rf"|<(/?)([A-Za-z][^ \t\n\f\r/>]*+)({ATTRIBUTES})>|(?P<torn><(?=[A-Za-z/?!]))",
    re.DOTALL,
)
CLOSING = re.compile(r"</([A-Za-z]+)[ \t\n\f\r/]*>")
FORMATTING = frozenset(
    (
        "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q ruby s samp small span strike strong sub "
        "sup tt u"
    ).split()
)
VERBATIM = frozenset("script style iframe noframes noembed textarea title xmp plaintext".split())  # no tag inside
SWALLOWING = VERBATIM | frozenset(
    "pre object applet frameset form button select option template noscript canvas dialog video audio".split()
)
Mend = Callable[[str, Words], None]  # takes "line:column" and what was mended


def raw_html(md: MarkdownIt) -> None:
    """Use after `positions`. What is mended goes to ``env["mend"](place, what)``."""
    md.block.ruler.at("html_block", _parse, {"alt": ["paragraph", "reference", "blockquote"]})
    md.core.ruler.push("raw_html", _mark)


def _parse(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Not a block of HTML when it would last to the end of the chapter, because nothing closes its comment or tag."""
    start, end = state.bMarks[start_line] + state.tShift[start_line], state.eMarks[end_line - 1]
    line = state.src[start : state.eMarks[start_line]]
    for opening, closing, _ in HTML_SEQUENCES[:5] if line.startswith("<") else ():
        if opening.search(line):
            return bool(closing.search(state.src, start, end)) and html_block(state, start_line, end_line, silent)
    return html_block(state, start_line, end_line, silent)


def _mark(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "html_block":
            _Block(state.env["mend"]).read([token])
        elif token.type == "inline":
            for text in inline_texts(token, state.env):
                raw = [child for child in text if child.type == "html_inline"]
                if raw:
                    _Block(state.env["mend"]).read(raw)


class _Block:
    """The elements open at a point of one Markdown block."""

    def __init__(self, mend: Mend) -> None:
        self.mend = mend
        self.open: list[tuple[str, str]] = []
        self.closed: dict[str, tuple[int, int]] = {}  # the last end tag of each name: token, offset

    def read(self, raw: list[Token]) -> None:
        for number, token in enumerate(raw):
            self.closed |= {end[1].lower(): (number, end.start()) for end in CLOSING.finditer(token.content)}
        for number, token in enumerate(raw):
            token.content = "".join(self._marked(token, number))
        raw[-1].content += self._close_down_to(0)

    def _marked(self, token: Token, number: int) -> Iterator[str]:
        """The HTML of a token, its tags marked but for those that a browser reads as text."""
        text, read = token.content, 0
        while tag := TAG.search(text, read):
            yield text[read : tag.start()]
            read = tag.end()
            marked = self._tag(token, number, tag)
            yield marked
            if marked and not tag[1] and (tag[2] or "").lower() in VERBATIM:
                ends = (end.start() for end in CLOSING.finditer(text, read) if end[1].lower() == tag[2].lower())
                end = next(ends, read)
                yield text[read:end]
                read = end
        yield text[read:]

    def _tag(self, token: Token, number: int, tag: re.Match[str]) -> str:
        places, offset = token.meta["places"]
        place = places[offset + tag.start()]
        if tag["torn"]:
            self.mend(
                place,
                Words(
                    "a tag or comment has no end; it is printed",
                    "タグまたは注釈に終わりがないため、文字として印刷します",
                ),
            )
            return "&lt;"
        closing, name, rest = tag[1], (tag[2] or "").lower(), tag[3]
        if not name:
            return ""
        if closing:
            return self._closing(name, tag[0], place)
        if name in SWALLOWING and self._swallows(name, token, (number, tag.start()), place):
            return ""
        if name in FORMATTING and not rest.rstrip().endswith("/"):
            self.open.append((name, place))
        return f'<{tag[2]} {AT}="{place}" {RAW}=""{rest}>'

    def _swallows(self, name: str, token: Token, here: tuple[int, int], place: str) -> bool:
        """Whether the element would take what is not its own: the text after its block, or Markdown as it stands."""
        if self.closed.get(name, (-1, 0)) < here or name == "plaintext":
            what = f"<{name}> is not closed in its block; the tag was removed"
            self.mend(place, Words(what, f"<{name}> が同じブロックの中で閉じていないため、タグを除きました"))
            return True
        if name in ("xmp", "noembed") and token.type == "html_inline":
            self.mend(place, Words(f"<{name}> was removed; its text was kept", f"<{name}> を除き、中の文を残しました"))
            return True
        return False

    def _closing(self, name: str, tag: str, place: str) -> str:
        if name not in FORMATTING:
            return tag
        depth = next((d for d in reversed(range(len(self.open))) if self.open[d][0] == name), None)
        if depth is None:
            self.mend(place, Words(f"</{name}> closes nothing", f"</{name}> で閉じるものがありません"))
            return ""
        crossed = self._close_down_to(depth + 1)
        self.open.pop()
        return crossed + tag

    def _close_down_to(self, depth: int) -> str:
        closed = ""
        while len(self.open) > depth:
            name, place = self.open.pop()
            what = Words(f"<{name}> is not closed in its block", f"<{name}> が同じブロックの中で閉じていません")
            self.mend(place, what)
            closed += f"</{name}>"
        return closed
