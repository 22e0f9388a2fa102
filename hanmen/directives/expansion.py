"""Puts texts and what directives stand for together, and remembers where each piece was written."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..diagnostics import Log, Position
from ..files import find_file, read_text
from ..model import Config, Run, Source
from ..schema import nearest
from .data import SEPARATORS, table
from .excerpts import Line, excerpt
from .reading import Directive, Reader
from .variables import variables

INCLUDES = ("#include", "#rustdoc_include", "#playground", "%include")
HINTS = {"info": "note", "tip": "tip", "success": "tip", "warning": "warning", "danger": "warning", "working": "note"}
SILENT = frozenset({"#title"})  # the title of a web page: a book has its own
OF_HONKIT = re.compile(r"(?:page|file|gitbook|honkit|config|summary|readme|glossary|languages)\.\w")
INDENT = re.compile(r"[ \t>]*")
MARKER = re.compile(r"(?:[-+*]|\d{1,9}[.)])[ \t]+")
Piece = tuple[str, Position]


def expand(source: Source, config: Config, assets: Path, log: Log) -> Source:
    """The source with files included (``{{#include path}}``) and variables replaced (``{{name}}``).

    Files lie in the book's folder or in *assets*; their own directives count. Reported at the directive: a file or a
    part of it that is not there, a circle, a directive or variable that nobody knows.
    """
    if not any(mark in source.text for mark in ("{{", "{%", "{# ")):
        return source
    expansion = _Expansion([config.root, assets], variables(config), log)
    text, runs = _joined(expansion.file(list(enumerate(source.text.split("\n"), 1)), (source.path,)))
    return Source(source.path, text, source.role, runs)


def _joined(pieces: Iterator[Piece]) -> tuple[str, tuple[Run, ...]]:
    text, runs, line, column = [], [], 1, 1
    for piece, origin in pieces:
        if not piece:
            continue
        runs.append(Run(line, column, origin))
        text.append(piece)
        line += piece.count("\n")
        column = len(piece) - piece.rfind("\n") if "\n" in piece else column + len(piece)
    return "".join(text), tuple(runs)


@dataclass(slots=True)
class _Expansion:
    homes: Sequence[Path]
    known: Mapping[str, str]
    log: Log
    read: dict[Path, str | None] = field(default_factory=dict)

    def file(self, lines: Sequence[Line], paths: tuple[Path, ...], in_fence: bool = False) -> Iterator[Piece]:
        """The pieces of numbered lines of the last of *paths*, each of which includes the next."""
        reader = Reader(in_fence)
        for index, (number, line) in enumerate(lines):
            end = "\n" if index + 1 < len(lines) else ""
            for column, part in reader.read(line):
                place = Position(paths[-1], number, column)
                if isinstance(part, str):
                    yield part, place
                else:
                    yield from self._directive(part, line, place, paths)
            yield end, Position(paths[-1], number, len(line) + 1)

    def _directive(self, directive: Directive, line: str, place: Position, paths: tuple[Path, ...]) -> Iterator[Piece]:
        if directive.word in INCLUDES:
            before = line[: directive.column - 1]
            yield from self._included(directive, _continued(before), place, paths)
        elif directive.word == "%hint":
            style = re.search(r"style=[\"']?(\w+)", directive.argument)
            yield f":::{HINTS.get(style[1] if style else '', 'note')}", place
        elif directive.word == "%endhint":
            yield ":::", place
        elif directive.word[0] in "#%":
            if directive.word not in SILENT and not directive.word.startswith("%end"):
                self.log.report(place, "directive-unknown", word=directive.word.lstrip("%"))
        else:
            yield self._variable(directive.word, place), place

    def _variable(self, name: str, place: Position) -> str:
        """What it stands for; as it was written, if it is no variable. HonKit writes ``book.`` before the name."""
        if (key := name.removeprefix("book.")) in self.known:
            return self.known[key]
        if OF_HONKIT.match(name):
            self.log.report(place, "directive-unknown", word=name)
            return ""
        if near := nearest(key, self.known):
            self.log.report(place, "variable-unknown", name=name, near=near)
        return f"{{{{{name}}}}}"

    def _included(self, directive: Directive, margin: str, place: Position, paths: tuple[Path, ...]) -> Iterator[Piece]:
        written = directive.argument.partition(" ")[0].strip("\"'")
        if "://" in written:
            self.log.report(place, "include-remote", name=written)
            return
        name, _, part = written.partition(":")
        path = find_file(name, paths[-1].parent, self.homes, place, self.log)
        if path is None:
            return
        if path in paths:
            self.log.report(place, "include-circular", name=name)
            return
        lines = self._lines(path, part, directive, place)
        as_code = directive.word == "#playground" and not directive.in_fence
        yield (f"```{path.suffix[1:]}\n{margin}" if as_code else ""), place
        for text, origin in self.file(lines, (*paths, path), directive.in_fence or as_code):
            yield text, origin
            if margin and text == "\n":
                yield margin, origin
        yield (f"\n{margin}```" if as_code else ""), place

    def _lines(self, path: Path, part: str, directive: Directive, place: Position) -> list[Line]:
        if path not in self.read:
            text = read_text(path, self.log)
            self.read[path] = None if text is None else text.replace("\r\n", "\n").replace("\r", "\n")
        text = self.read[path]
        if text is None:
            return []
        if path.suffix.lower() in SEPARATORS and not directive.in_fence and not part:
            return [(1, line) for line in table(text, path.suffix.lower())]
        lines = excerpt(text.removesuffix("\n").split("\n"), part)
        if not lines:
            self.log.report(place, "include-empty", name=path.name, part=part)
        return lines


def _continued(before: str) -> str:
    """What the lines after the first begin with, so that they stand where the first does: in a list or quotation."""
    indent = INDENT.match(before)
    rest = before[indent.end() :] if indent else before
    marker = MARKER.fullmatch(rest)
    return (indent[0] if indent else "") + " " * len(rest) if not rest or marker else ""
