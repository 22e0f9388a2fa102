"""Finds directives, ``{{…}}`` and HonKit's ``{% … %}``: lines come in, texts and directives by turns go out.

Code keeps its braces: in a fence only files are included, in a code span nothing is a directive.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

FENCE = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(?P<mark>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)")
DIRECTIVE = re.compile(
    r"(?P<code>(?<!`)(`+)(?!`).*?(?<!`)\2(?!`))"
    r"|(?P<escape>\\)?(?:\{\{[ \t]*(?P<body>#?[^{}|\n]+?)[ \t]*\}\}|\{%-?[ \t]*(?P<tag>\w[^\n]*?)[ \t]*-?%\})"
    r"|(?P<comment>\{#[ \t][^\n]*?#\})"
)

RAW = ("%raw", "%endraw")


@dataclass(frozen=True, slots=True)
class Directive:
    """What stands between braces. The column is that of the first brace, from 1."""

    word: str  # ``#include``, ``%include``, or the name of a variable
    argument: str
    column: int
    in_fence: bool


@dataclass(slots=True)
class Reader:
    """Reads the lines of one file in their order; *in_fence* if the file stands in one as a whole."""

    in_fence: bool
    fence: str = ""  # the mark that opened the one we are in
    raw: bool = False  # whether braces are text, between {% raw %} and {% endraw %}

    def read(self, line: str) -> Iterator[tuple[int, str | Directive]]:
        """The parts of a line, each with the column from 1 where it begins."""
        in_fence = self.in_fence or bool(self.fence)
        self._follow(line)
        read = 0
        for found in DIRECTIVE.finditer(line):
            if found["code"] or (in_fence and (found["tag"] or found["comment"])):
                continue
            yield read + 1, line[read : found.start()]
            yield found.start() + 1, self._part(found, in_fence)
            read = found.end()
        yield read + 1, line[read:]

    def _part(self, found: re.Match[str], in_fence: bool) -> str | Directive:
        if found["comment"]:
            return found[0] if self.raw else ""
        body = found["body"] or f"%{found['tag']}"
        word, _, argument = body.partition(" ") if body[0] in "#%" else (body, "", "")
        if found["escape"]:
            return found[0].removeprefix("\\")
        if in_fence and not word.startswith("#"):
            return found[0]
        if self.raw or word in RAW:
            self.raw = word != "%endraw" and (self.raw or word == "%raw")
            return "" if word in RAW else found[0]
        return Directive(word, argument.strip(), found.start() + 1, in_fence)

    def _follow(self, line: str) -> None:
        mark = FENCE.match(line)
        if mark and not self.fence:
            self.fence = mark["mark"]
        elif mark and mark["mark"].startswith(self.fence) and not mark["info"].strip():
            self.fence = ""
