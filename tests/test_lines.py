"""Rules of composition → lines, drawn as text. A file of lines/ shows a rule by cases.

A case is a title, ``.``, options, ``.``, text, ``.``, its lines, ``.``, and again. Lines are drawn in cells of half an
em: a character takes two, the body of a bracket, a stop or a Latin letter one (「」、。・（） are drawn ｢｣､｡･()).
``_`` is half an em of space, ``'`` a quarter; ``-`` and ``+`` follow it where the line has narrowed or widened it.
``|`` is the margin, if the line reaches it, and what comes after it hangs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from hanmen.lines import rules
from hanmen.lines.balance import balanced_lines
from hanmen.lines.breaker import HYPHEN_COST, Breaker
from hanmen.lines.clusters import FORCED, Line
from hanmen.lines.paragraph import Paragraph
from hanmen.lines.rules import boundary, class_of
from hanmen.lines.shaping import Shaped, _blanks
from hanmen.lines.spacing import space
from hanmen.model import Customs

FOLDER = Path(__file__).parent / "lines"
CASES = sorted(FOLDER.glob("*.txt"))
TABLES = FOLDER / "tables"
HALVES = str.maketrans("「」、。・（）［］：；，．！？", "｢｣､｡･()[]:;,.!?")
EM = 10.0  # px
WORD_SPACE, LATIN = 0.35, 0.5  # em
INK = {1: (0.6, 0.9), 2: (0.1, 0.4), 4: (0.4, 0.6), 5: (0.4, 0.6), 6: (0.1, 0.4), 7: (0.1, 0.4)}  # by class, em
INK_OF = {"ja": INK, "zh-Hans": INK | {4: (0.1, 0.4), 5: (0.1, 0.4)}, "zh-Hant": INK | {6: (0.4, 0.6), 7: (0.4, 0.6)}}
INVISIBLE = {"<SHY>": "\u00ad", "<ZWSP>": "\u200b", "<WJ>": "\u2060", "<NBSP>": "\u00a0"}
NO_ADVANCE = "\n\u00ad\u200b\u2060"
STYLE = {"white_space": "normal", "hyphens": "auto", "hyphenate_character": "‐", "letter_spacing": "normal"}
NEAR = 1e-2  # px


@dataclass
class Case:
    """Options of a case: *customs* are those of the model, the rest says where the lines are set."""

    measure: float  # em
    language: str
    indent: float
    is_justified: bool
    is_balanced: bool
    customs: Customs


class Typewriter:
    """A font without a file: characters are an em wide, Latin ones half an em, punctuation is where INK says."""

    def __init__(self, language: str) -> None:
        self.ink = INK_OF[language]

    def shape(self, text: str, style: Any = None) -> list[Shaped]:
        return [self._shaped(character) for character in text]

    def _shaped(self, character: str) -> Shaped:
        wide = not (character.isascii() or character in "\u00ad\u00a0\u200b\u2060‐é")
        kind, before, after = class_of(character, wide), 0.0, 0.0
        if wide and kind in self.ink:
            ink = INK[kind] if character == "・" else self.ink[kind]
            kind, before, after = _blanks(kind, *ink)
        width = 1.0 if wide else WORD_SPACE if kind == rules.WORD_SPACE else LATIN
        advance = 0.0 if character in NO_ADVANCE else width * EM
        return Shaped(character, advance, before * EM, after * EM, kind, EM, None, ())


def case_of(options: str) -> Case:
    """“measure 10, lang ja, indent 1, ragged” and any custom by its name."""
    words: dict[str, Any] = {}
    for each in options.split(","):
        name, _, value = each.strip().partition(" ")
        words[name.replace("-", "_")] = float(value) if value.replace(".", "").isdigit() else value or True
    measure, language, indent = words.pop("measure"), words.pop("lang", "ja"), words.pop("indent", 0.0)
    is_justified, is_balanced = not words.pop("ragged", False), words.pop("balanced", False)
    return Case(measure, language, indent, is_justified, is_balanced, Customs(**words))


def paragraph_of(text: str, case: Case) -> Paragraph:
    """A paragraph with its clusters and its breaker, without boxes and without fonts."""
    shaper: Any = Typewriter(case.language)
    paragraph = Paragraph(case.language, case.customs)
    paragraph.shaped = shaper.shape(text)
    paragraph.texts = [(SimpleNamespace(style=STYLE), (0,))]
    paragraph.text_customs = [case.customs]
    paragraph.owner = [0] * len(text)
    space(paragraph, shaper)
    return paragraph


def composed(text: str, case: Case) -> str:
    for name, character in INVISIBLE.items():
        text = text.replace(name, character)
    paragraph = paragraph_of(text, case)
    assert paragraph.breaker is not None
    measure, indent = case.measure * EM, case.indent * EM
    if case.is_balanced:
        lines = balanced_lines(paragraph, 0, measure - indent, measure)
    else:
        lines = paragraph.breaker.lines(0, measure - indent, measure)
    return "\n".join(drawn(line, paragraph, paragraph.breaker, case) for line in lines)


def drawn(line: Line, paragraph: Paragraph, breaker: Breaker, case: Case) -> str:
    c = paragraph.clusters
    added: dict[int, float] = {}
    if line.slack < -NEAR or (case.is_justified and c.breaks[line.end] != FORCED):
        added = breaker.adjustment(line)
    start = case.indent * EM if line.start == 0 else 0.0
    start += c.blank_before[line.start] if case.customs.line_start == "half" else 0.0
    cells = [quarters(start), *_inside(line, paragraph, added)]
    pen = start + breaker.natural(line.start, line.visible) + sum(added.values())
    if c.breaks[line.end] in HYPHEN_COST:
        cells.append("‐")
        pen += c.hyphens[line.end]
    if line.mode == "half":
        cells.append(quarters(c.blank_after[line.visible - 1]))
        pen += c.blank_after[line.visible - 1]
    return _with_margin(cells, pen, line, paragraph, case.measure * EM)


def _inside(line: Line, paragraph: Paragraph, added: dict[int, float]) -> Iterator[str]:
    """The characters of a line and what is between them; typed spaces are part of that."""
    c, gap, change = paragraph.clusters, 0.0, 0.0
    for k in range(line.start, line.visible):
        if k > line.start:
            gap += c.gap[k]
            change += added.get(k, 0.0)
        if c.kind[k] == rules.WORD_SPACE:
            gap += c.width[k]
            continue
        yield quarters(gap + change) + ("+" if change > NEAR else "-" if change < -NEAR else "")
        text = paragraph.shaped[k].text
        if c.width[k]:
            yield text.translate(HALVES) if c.width[k] <= EM / 2 else text
        gap = change = 0.0


def _with_margin(cells: list[str], pen: float, line: Line, paragraph: Paragraph, measure: float) -> str:
    if line.mode == "hang":
        pen -= paragraph.clusters.width[line.visible - 1]
        cells.insert(-1, "|")
    elif abs(pen - measure) < NEAR:
        cells.append("|")
    if pen > measure + NEAR:
        cells.append(f" {(pen - measure) / EM:.2f} em too long")
    return "".join(cells)


def quarters(length: float) -> str:
    """A space, to the next quarter em."""
    count = round(4 * length / EM)
    return "_" * (count // 2) + "'" * (count % 2)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_lines(path: Path, golden: Callable[[Path, str], None]) -> None:
    blocks = path.read_text("utf-8").split("\n.\n")
    written = []
    for title, options, text in zip(blocks[::4], blocks[1::4], blocks[2::4], strict=False):
        written += [title, options, text, composed(text, case_of(options))]
    golden(path, "\n.\n".join(written) + "\n.\n")


def table(classes: tuple[int, ...], cell: Callable[[int, int], str]) -> str:
    """What is between a character of the row's class and one of the column's."""
    rows = [["", *(f"{after:02}" for after in classes)]]
    rows += [[f"{before:02}", *(cell(before, after) for after in classes)] for before in classes]
    return "".join(" ".join(f"{each:>2}" for each in row) + "\n" for row in rows)


JLREQ_CLASSES = (*range(1, 16), 19, 24, 27)  # but for those that are no characters: marks of notes, bases of ruby …


def test_spaces_are_those_of_jlreq_table_1(golden: Callable[[Path, str], None]) -> None:
    """In quarters of an em."""
    found = table(JLREQ_CLASSES, lambda before, after: f"{4 * boundary(before, after, Customs()).space:g}")
    golden(TABLES / "spaces.txt", found)


def test_reductions_are_those_of_jlreq_table_3(golden: Callable[[Path, str], None]) -> None:
    """By how many eighths of an em a space may shrink, in the order in which it does: dots, brackets, Latin.

    They are the priorities 4, 5 and 6 of the table.
    """

    def cell(before: int, after: int) -> str:
        _, *tiers = boundary(before, after, Customs()).reduction
        return "".join(f"{8 * tier:g}" if tier else "." for tier in tiers)

    golden(TABLES / "reduction.txt", table(JLREQ_CLASSES, cell))


def test_expansions_are_those_of_jlreq_table_6(golden: Callable[[Path, str], None]) -> None:
    """``l``: a quarter em that may grow to half an em (its second stage); ``o``: opened with all others (its third)."""

    def cell(before: int, after: int) -> str:
        _, latin, others = boundary(before, after, Customs()).expansion
        return "l" if latin else "o" if others else "."

    golden(TABLES / "expansion.txt", table(JLREQ_CLASSES, cell))


@pytest.mark.parametrize("line_break", ["strict", "normal", "loose"])
def test_breaks(line_break: Any, golden: Callable[[Path, str], None]) -> None:
    """``x``: no line ends there; ``u``: Unicode decides."""
    classes = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 19, 24, 26, 27, 35)
    signs = {True: ".", False: "x", None: "u"}
    customs = Customs(line_break=line_break)
    found = table(classes, lambda before, after: signs[boundary(before, after, customs).breaks])
    golden(TABLES / f"breaks-{line_break}.txt", found)
