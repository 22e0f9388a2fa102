"""Markdown → tree. A file of syntax/ documents a construct: title, ``.``, Markdown, ``.``, XHTML, ``.``, and again."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hanmen.diagnostics import Log
from hanmen.markdown import parse
from hanmen.model import Source
from hanmen.tree import serialise, text_of

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


def said(markdown: str) -> list[str]:
    log = Log()
    parse(Source(Path("x.md"), markdown, "body"), log)
    return [f"{each.position.line}:{each.position.column} {each.code}" for each in log]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("雨^[注{雨|}<b>注 ![図{雨|}の*{雲|}*](a.png)]", ["1:5 ruby-empty", "1:9 html-mended"]),
        ("![{雲|}の図](a.png)", ["1:3 ruby-empty"]),
        ("- 一\n\t二\t{雨|}", ["2:4 ruby-empty"]),
        ("> - 雨\n>   <b>雨\n>\n>   {雨|}", ["2:5 html-mended", "4:5 ruby-empty"]),
        ("> - <div onclick='x'>", ["1:5 html-mended"]),
        ("雨\n\n- 雨\n\n  [^a]: 注", ["5:3 note-unused"]),
        ("| a | b |\n|---|---|\n| {雨|} | <b>x |", ["3:3 ruby-empty", "3:10 html-mended"]),
        ("> | a |\n> |---|\n> | 1 | 2 |", ["3:3 table-overfull"]),
        ("{葛\U000e0100城|かつら|ぎ} {食べ物|た||もの}", []),
        ("<o:p>雨</o:p> <p @click> \\<o:p> `<o:p>` a < b", ["1:1 html-mended", "1:7 html-mended", "1:14 html-mended"]),
        ("雨<!-- 注", ["1:2 html-mended"]),
        ("> " * 60 + "雨", ["1:101 html-mended"]),
        ("> " * 49 + "雨", []),
        (":::note\n雨", ["1:1 markup-literal"]),
        ("- ```\n  雨\n\n雨", ["1:3 markup-literal"]),
        (":::note\n雨\n:::\n\n> ```\n> 雨\n> ```\n\n\\##雨 #雨\n\n- #12\n- `｜雨《あめ》`", []),
        ("# 雨 {#a} *b*", ["1:5 markup-literal"]),
    ],
)
def test_mistakes_are_told_where_they_are(markdown: str, expected: list[str]) -> None:
    assert said(markdown) == expected


def test_a_heading_stands_where_its_id_does() -> None:
    body = parse(Source(Path("x.md"), "雨\n\n> # 雨 {#a}", "body"), Log()).body
    (quotation,) = (child for child in body.children if getattr(child, "name", "") == "blockquote")
    (heading,) = (child for child in quotation.children if getattr(child, "name", "") == "h1")  # type: ignore[union-attr]
    assert (heading.position.line, heading.position.column) == (3, 7)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "markdown",
    [
        "<div>\n\n雨\n\n" * 300,
        "<span>雨" * 300,
        "<table><tr><td>雨" * 300,
        "- " * 300 + "雨",
        "> " * 300 + "雨",
        "*雨 **雨 " * 300,
        "雨^[注" * 300 + "]" * 300,
        "雨[^0]\n\n" + "".join(f"[^{number}]: 注[^{number + 1}]\n\n" for number in range(300)),
    ],
    ids=lambda markdown: markdown[:8],
)
def test_however_deep_nothing_is_lost(markdown: str) -> None:
    log = Log()
    body = parse(Source(Path("x.md"), markdown, "body"), log).body
    assert text_of(body).count("雨") == markdown.count("雨")
    assert serialise(body)


@pytest.mark.parametrize(
    "markdown", ["^[" * 4000, "<b>a</b>" * 4000, "雨\n" * 4000, "[^" * 8000], ids=lambda markdown: markdown[:8]
)
def test_time_grows_with_the_text_only(markdown: str) -> None:
    started = time.process_time()
    said(markdown)
    assert time.process_time() - started < 5
