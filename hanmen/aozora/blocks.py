"""What a whole line, or the lines between two notes, are: headings, indents, pages."""

import re
from dataclasses import dataclass

DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
NUMBER = r"(?P<number>[０-９\d]+)"
BREAK = re.compile(r"改(?:ページ|丁|見開き)|ページの左右中央(?:に)?|ここから.*?段組み|段組み終わり")
INDENT = re.compile(rf"{NUMBER}字下げ.*")
FLUSH = re.compile(rf"(?:地付き|地から{NUMBER}字上げ)")
BEGIN = re.compile(r"ここから(?P<what>.+)")
END = re.compile(r"ここで(?P<what>.+)終わり")
KINDS = {"太字": "bold", "斜体": "italic", "罫囲み": "framed", "横組み": "horizontal", "小さな文字": "smaller"}
KINDS |= {"大きな文字": "larger", "キャプション": "caption", "割り注": "smaller"}


@dataclass(frozen=True, slots=True)
class Opening:
    """A block, or a line, of these classes."""

    classes: str


def read_place(note: str) -> Opening | None:
    """Where ［＃２字下げ］ or ［＃地付き］ sets the rest of a line; none if it is no such note."""
    if indent := INDENT.fullmatch(note):
        return Opening(f"indent-{_number(indent)}")
    if flush := FLUSH.fullmatch(note):
        return Opening(f"flush-end raise-{_number(flush)}".removesuffix(" raise-0"))
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
    return min(int((found["number"] or "0").translate(DIGITS)), 20)
