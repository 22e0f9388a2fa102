"""Markdown → tree. A file of syntax/ documents a construct: title, ``.``, Markdown, ``.``, XHTML, ``.``, and again."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hanmen.diagnostics import Log
from hanmen.markdown import parse
from hanmen.model import Source
from hanmen.tree import serialise

FIXTURES = sorted((Path(__file__).parent / "syntax").glob("*.md"))


def converted(markdown: str) -> str:
    body = parse(Source(Path("book/x.md"), markdown, "body"), Log()).body
    return "".join(map(serialise, body.children)).strip() + "\n"


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_syntax(path: Path, golden: Callable[[Path, str], None]) -> None:
    blocks = path.read_text("utf-8").split("\n.\n")
    written = []
    for title, markdown in zip(blocks[::3], blocks[1::3], strict=False):
        written += [title, markdown, converted(markdown + "\n").rstrip("\n")]
    golden(path, "\n.\n".join(written) + "\n.\n")
