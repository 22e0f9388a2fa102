"""What looks like markup and is printed as it stands: told at its place, never changed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ..messages import Words
from .attributes import WRITTEN
from .boxes import KINDS
from .inline import inline_texts

PRINTED = Words("is printed as it stands", "がそのまま印刷されます")
UNCLOSED = Words("is not closed: it holds all that follows", "が閉じていないため、後の文をすべて含みます")
TAG_PRINTED = Words("what looks like a tag is printed as text", "タグのように見えるものを文字として印刷します")
NO_HINT = Words("", "")

BOX = re.compile(r":{3,}[ \t]*(\S*).*")
HEADING = re.compile(r"#{2,6}[^\s#].*|#{1,6}　.*")
HASH = re.compile(r"#[^\s#\d][^#]*")  # a heading only when it is the whole paragraph: else a tag, a number
LONGEST = 40  # characters of a text that is told
CLOSING = {"fence": re.compile(r"(?:`{3,}|~{3,})[ \t]*$"), "box": re.compile(r"[>\s]*:{3,}[ \t]*$")}
HINTS = {
    "box": Words(f"the boxes are {', '.join(KINDS)}", f"囲みは {'、'.join(KINDS)} です"),
    "heading": Words("write a half-width space after #", "# の後に半角の空白を入れてください"),
    "close": Words("close it in a line of its own, as it was opened", "始めと同じ記号だけの行で閉じてください"),
    "space": Words("write the path in angle brackets: (<…>)", "パスを山括弧で囲んでください：(<…>)"),
    "note": Words("a note needs its ], and at most 8 lie in each other", "注は ] で閉じます。入れ子は 8 段までです"),
    "stray": Words("nothing is open here", "ここで閉じるものがありません"),
    "attributes": Words(
        "leave no space before {, and none is taken by plain text",
        "{ の前の空白を除いてください。地の文には付けられません",
    ),
    "ruby": Words("write {漢字|かんじ}", "{漢字|かんじ} のように書いてください"),
}
INSIDE = (
    ("note", re.compile(r"\^\[.*")),
    ("space", re.compile(r"!\[[^\]\n]*\]\([^()<>\n]*[^()<>\s][ 　][^()<>\s\"'][^()<>\n]*\)")),
    ("attributes", re.compile(rf"(?=\{{[#.]){WRITTEN.pattern}")),
    ("ruby", re.compile(r"[｜|][^｜|《》\s]+《[^《》\s]+》")),
)
TAG = re.compile(
    r"""<!--|</?(?:[A-Za-z][\w-]*:[\w:-]+(?:\s[^<>]*)?|(?:p|div|span|br|img|a|b|i|em|strong|table|tr|td)\s[^<>]*)/?>"""
)


def literal(md: MarkdownIt) -> None:
    """Use after `positions`. What is found goes to ``env["tell"]`` and ``env["mend"]``."""
    md.core.ruler.push("literal", _look)


def _look(state: StateCore) -> None:
    lines = state.src.split("\n")
    for before, token in pairwise([Token("start", "", 0), *state.tokens]):
        if token.type == "inline":
            for offset, text, hint in (*_line_starts(token, before), *_inside(token, state)):
                _tell(state, token.meta["places"][0][offset], text, hint)
        elif token.map and _is_unclosed(token, token.map, lines):
            text, place = (token.markup + token.info).strip(), str(token.attrs["data-at"])
            state.env["tell"](place, "markup-literal", text=text, what=UNCLOSED, hint=HINTS["close"])


def _tell(state: StateCore, place: str, text: str, hint: Words) -> None:
    if hint == NO_HINT:
        state.env["mend"](place, TAG_PRINTED)
        return
    text = f"{text[:LONGEST]}…" if len(text) > LONGEST else text
    state.env["tell"](place, "markup-literal", text=text, what=PRINTED, hint=hint)


def _line_starts(token: Token, before: Token) -> Iterator[tuple[int, str, Words]]:
    """Boxes of an unknown name, and headings without a space."""
    offset, lines = 0, token.content.split("\n") if before.type == "paragraph_open" else []
    opened = False
    for line in lines:
        box = BOX.fullmatch(line)
        if box and (box[1] or not opened):
            yield offset, line, HINTS["box" if box[1] else "stray"]
            opened = bool(box[1])
        elif HEADING.fullmatch(line) or (HASH.fullmatch(line) and len(lines) == 1 and not before.hidden):
            yield offset, line, HINTS["heading"]
        offset += len(line) + 1


def _inside(token: Token, state: StateCore) -> Iterator[tuple[int, str, Words]]:
    """What Markdown left in the texts of a block, unless a backslash meant it so."""
    texts = [child for text in inline_texts(token, state.env) for child in text if child.type == "text"]
    patterns = (*((HINTS[name], pattern) for name, pattern in INSIDE), (NO_HINT, TAG))
    for hint, pattern in patterns:
        read = 0
        for found in (found[0] for text in texts for found in pattern.finditer(text.content)):
            offset = token.content.find(found, read)
            if offset >= 0 and token.content[offset - 1 : offset] != "\\":
                yield offset, found, hint
            read = max(read, offset + len(found))


def _is_unclosed(token: Token, lasts: Sequence[int], lines: Sequence[str]) -> bool:
    first, end = lasts
    if token.type == "fence":
        return end - first < 2 or not CLOSING["fence"].search(lines[end - 1])
    if token.type.startswith("container_") and token.nesting > 0:
        return end >= len(lines) or not CLOSING["box"].match(lines[end])
    return False
