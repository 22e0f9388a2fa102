"""Raw HTML in Markdown: its tags are marked with their place, and formatting never leaks out of its block."""

import re
from collections.abc import Callable
from functools import partial

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..messages import Words
from .positions import AT

RAW = "data-raw"
TAG = re.compile(r"""<!--.*?-->|<(/?)([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>""", re.DOTALL)
FORMATTING = frozenset(
    (
        "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q ruby s samp small span strike strong sub "
        "sup tt u"
    ).split()
)
Mend = Callable[[str, Words], None]  # takes "line:column" and what was mended


def raw_html(md: MarkdownIt) -> None:
    """Use after `positions`. What is mended goes to ``env["mend"](place, what)``."""
    md.core.ruler.push("raw_html", _mark)


def _mark(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "html_block":
            _Block(state.env["mend"]).read([token])
        elif token.type == "inline":
            raw = [child for child in token.children or () if child.type == "html_inline"]
            if raw:
                _Block(state.env["mend"]).read(raw)


class _Block:
    """The formatting elements open at a point of one Markdown block."""

    def __init__(self, mend: Mend) -> None:
        self.mend = mend
        self.open: list[tuple[str, str]] = []

    def read(self, raw: list[Token]) -> None:
        for token in raw:
            token.content = TAG.sub(partial(self._tag, token.meta["places"]), token.content)
        raw[-1].content += self._close_down_to(0)

    def _tag(self, places: list[str], tag: re.Match[str]) -> str:
        closing, name, rest, place = tag[1], (tag[2] or "").lower(), tag[3], places[tag.start()]
        if not name:
            return ""
        if closing:
            return self._closing(name, tag[0], place)
        if name in FORMATTING and not rest.rstrip().endswith("/"):
            self.open.append((name, place))
        return f'<{tag[2]} {AT}="{place}" {RAW}=""{rest}>'

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
