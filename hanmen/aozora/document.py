"""A text of Aozora Bunko as a whole: its title, its legend, its lines, and what it says of the edition it follows."""

import re
from collections.abc import Iterator, Sequence

from ..diagnostics import Log
from ..model import Run, Source
from .blocks import BEGIN, BREAK, END, read_block
from .line import Line, read_line
from .phrase import escaped

RULE = re.compile(r"-{20,}")
EDITION = "底本："
NOTES = re.compile(r"(?:［＃[^］]*］)+")
NOTE = re.compile(r"［＃([^］]*)］")
BREAK_MARKDOWN = '<div class="page-break"></div>'
Numbered = tuple[int, str]  # the number of a line, from 1, and text


def to_markdown(source: Source, log: Log) -> Source:
    """The source as Markdown; its runs tell where each line was written. Reported: aozora-note, aozora-gaiji."""
    text: list[str] = []
    runs: list[Run] = []
    for number, block in _blocks(source, log):
        runs.append(Run(len(text) + 1, 1, source.position(number, 1)))
        text += [*block.split("\n"), ""]
    return Source(source.path, "\n".join(text), source.role, tuple(runs))


def _blocks(source: Source, log: Log) -> Iterator[Numbered]:
    lines = list(enumerate(source.text.split("\n"), 1))
    head, body = _headed(lines)
    for (number, line), mark in zip(head, ("# ", *[""] * len(head)), strict=False):
        yield number, f"{mark}{escaped(line)}" if mark else f"{{.flush-end}}\n{escaped(line)}"
    edition = next((at for at, (_, line) in enumerate(body) if line.startswith(EDITION)), len(body))
    yield from _spaced(_body(body[:edition], 2 if head else 1, source, log))
    for number, line in body[edition:]:
        if line.strip():
            yield number, f"{{.source-note}}\n{escaped(line.strip())}"


def _headed(lines: Sequence[Numbered]) -> tuple[Sequence[Numbered], Sequence[Numbered]]:
    """The lines of title and author, and those after the legend; no title where there is no legend."""
    rules = [at for at, (_, line) in enumerate(lines[:60]) if RULE.fullmatch(line.strip())]
    if len(rules) < 2:
        return [], lines
    return [(number, line) for number, line in lines[: rules[0]] if line.strip()], lines[rules[1] + 1 :]


def _spaced(blocks: Iterator[tuple[int, str, bool]]) -> Iterator[Numbered]:
    """The blocks, with a blank line where the text has one between two paragraphs, which the bool tells."""
    before, blank = False, 0
    for number, block, is_paragraph in blocks:
        if not block:
            blank = number
            continue
        if blank and before and is_paragraph:
            yield blank, '<div class="blank-line"></div>'
        yield number, block
        before, blank = is_paragraph, 0


def _body(lines: Sequence[Numbered], level: int, source: Source, log: Log) -> Iterator[tuple[int, str, bool]]:
    """Number, Markdown, and whether it is a paragraph, of each line; blank ones too. A title is of *level* or below."""
    open_blocks = 0
    for number, line in lines:
        notes = NOTE.findall(line) if NOTES.fullmatch(line.strip()) else []
        if notes and (found := [_alone(note, open_blocks) for note in notes]) and all(found):
            for block in found:
                open_blocks += {"<div": 1, "</di": -1}.get(block[:4], 0) if block != BREAK_MARKDOWN else 0
                yield number, block, False
        elif not line.strip():
            yield number, "", False
        else:
            for part in read_line(line.rstrip(), source.position(number, 1), log):
                yield number, _written(part, level), not part.level
    yield from [(len(lines), "</div>", False)] * open_blocks


def _alone(note: str, open_blocks: int) -> str:
    """What a note that stands alone in its line is in Markdown; empty if it belongs to a line of text."""
    if BREAK.fullmatch(note):
        return BREAK_MARKDOWN
    if END.fullmatch(note):
        return "</div>" if open_blocks else ""
    begin = BEGIN.fullmatch(note)
    opening = read_block(begin["what"]) if begin else None
    return f'<div class="{opening.classes}">' if opening else ""


def _written(line: Line, level: int) -> str:
    if line.level:
        return f"{'#' * (line.level + level - 1)} {line.markdown}"
    return f"{{.{line.classes.replace(' ', ' .')}}}\n{line.markdown}" if line.classes else line.markdown
