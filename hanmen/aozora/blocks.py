"""What a whole line, or the lines between two notes, are: headings, indents, pages."""

import re
from dataclasses import dataclass

DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
NUMBER = r"(?P<number>[０-９\d]+)"
BREAK = re.compile(r"改(?:ページ|丁|見開き)")
INDENT = re.compile(rf"{NUMBER}字下げ.*")
FLUSH = re.compile(rf"(?:地付き|地から{NUMBER}字上げ)")
BEGIN = re.compile(r"ここから(?P<what>.+)")
KINDS = {"太字": "bold", "斜体": "italic", "罫囲み": "framed", "小さな文字": "smaller", "大きな文字": "larger"}
END = re.compile(rf"ここで(?:字下げ|地付き|字上げ|{'|'.join(KINDS)})終わり")
MOST_INDENT, MOST_RAISE = 10, 5  # em that base.css has classes for


@dataclass(frozen=True, slots=True)
class Opening:
    """A block, or a line, of these classes."""

    classes: str


def read_place(note: str) -> Opening | None:
    """Where ［＃２字下げ］ or ［＃地付き］ sets the rest of a line; none if it is no such note."""
    if indent := INDENT.fullmatch(note):
        return Opening(f"indent-{min(_number(indent), MOST_INDENT)}")
    if flush := FLUSH.fullmatch(note):
        return Opening(f"flush-end raise-{min(_number(flush), MOST_RAISE)}".removesuffix(" raise-0"))
    return None


def read_block(note: str) -> Opening | None:
    """What the inside of ［＃ここから…］ opens; none if it is no such note."""
    if place := read_place(note):
        return place
    if "天付き" in note:  # the first line at the head, the others lower: a hanging indent
        return Opening("hanging")
    kind = next((css for word, css in KINDS.items() if word in note), "")
    return Opening(kind) if kind else None


def _number(found: re.Match[str]) -> int:
    return int((found["number"] or "0").translate(DIGITS))
