"""What is carried of customs: how houses compose lines."""

from dataclasses import dataclass
from typing import Literal

LineBreak = Literal["strict", "normal", "loose"]


@dataclass(frozen=True, slots=True)
class Customs:
    """What houses do differently when they compose lines."""

    line_break: LineBreak = "strict"  # JLREQ 3.1.7, CSS Text 3
    latin_gap: float = 0.25  # between CJK and Latin characters, em
    hanging_punctuation: bool = False  # stops and commas may hang into the margin (JLREQ 3.8.2)
    paragraph_start: Literal["em", "half", "em-and-half"] = "em"  # where an opening bracket begins one (JLREQ 3.1.5)
    line_start: Literal["flush", "half"] = "flush"  # and where it begins any other line
    line_end: Literal["any", "half"] = "any"  # whether a stop keeps its half em at a line's end (JLREQ 3.1.9)
    stops: Literal["japanese", "full", "kaiming"] = "japanese"  # CLREQ 6.3.2: 全角式, 开明式
    upright_capitals: bool = False  # whether AI stands upright in a vertical line, letter by letter (JLREQ 3.2.3)
