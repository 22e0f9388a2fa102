"""What ``{{…}}`` stands for, and where what was included was written."""

from pathlib import Path

import pytest

from hanmen.config import read_config
from hanmen.diagnostics import Log
from hanmen.manuscript import read_manuscript
from hanmen.model import Source
from tests.support import tiny_book

FILES = {
    "part.txt": "一\n二\n三\n",
    "code.py": "import os\n# ANCHOR: f\ndef f():\n    return '{{name}}'\n# ANCHOR_END: f\n",
    "data.csv": '年,数\n2024,"1,200"\n2025,a|b\n',
    "numbers.tsv": "名\t数\n甲\t−5%\n乙\t\n",
    "outer.txt": "外\n{{#include part.txt:2}}\n終",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "b"


def read(
    folder: Path, text: str, log: Log | None = None, toml: str = '[variables]\nname = "版面"\nrun = 3\n'
) -> Source:
    tiny_book(folder, toml, a=text)
    for name, content in FILES.items():
        (folder / name).write_text(content, "utf-8")
    config = read_config(folder, Log())
    assert config
    return read_manuscript(config, folder, log or Log())[0]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{{name}}は{{ run }}", "版面は3"),
        ("{{book.name}}の『{{title}}』、{{authors}}", "版面の『題名』、著者"),
        ("`{{name}}` \\{{name}} {{other}} {{漢字|かんじ}}", "`{{name}}` {{name}} {{other}} {{漢字|かんじ}}"),
        ("```\n{{name}}\n{{#include part.txt:3}}\n```\n{{name}}", "```\n{{name}}\n三\n```\n版面"),
        ("{{#include part.txt}}", "一\n二\n三"),
        ("前{{#include part.txt:2}}後", "前二後"),
        ("{{#include part.txt:2:}}|{{#include part.txt::2}}", "二\n三|一\n二"),
        ("- {{#include part.txt:1:2}}\n- 次", "- 一\n  二\n- 次"),
        ("> 1. {{#include part.txt:1:2}}", "> 1. 一\n>    二"),
        ("~~~\n{{#include code.py:f}}\n~~~", "~~~\ndef f():\n    return '{{name}}'\n~~~"),
        ("{{#rustdoc_include outer.txt}}", "外\n二\n終"),
        ("- {{#playground part.txt:2}}", "- ```txt\n  二\n  ```"),
        ("{{#title 頁}}文", "文"),
        ("{{#include data.csv}}", "| 年 | 数 |\n| --: | --- |\n| 2024 | 1,200 |\n| 2025 | a\\|b |"),
        ("{{#include numbers.tsv}}", "| 名 | 数 |\n| --- | --: |\n| 甲 | −5% |\n| 乙 |  |"),
        ('{% include "part.txt" %}と{{ book.name }}', "一\n二\n三と版面"),
        ('{% hint style="danger" %}\n雨\n{% endhint %}\n{% hint %}', ":::warning\n雨\n:::\n:::note"),
        ("{% raw %}{{name}}{% hint %}\n{{name}}{% endraw %}{{name}}", "{{name}}{% hint %}\n{{name}}版面"),
        ("`{% hint %}`と```\n{% hint %}\n```", "`{% hint %}`と```\n:::note\n```"),
        ("```\n{% hint %}\n```", "```\n{% hint %}\n```"),
        ("```\n{{#include data.csv:1}}\n```", "```\n年,数\n```"),
    ],
)
def test_a_directive_becomes_what_it_stands_for(folder: Path, written: str, expected: str) -> None:
    assert read(folder, written).text == expected


def test_every_place_is_where_it_was_written(folder: Path) -> None:
    source = read(folder, "雨\n{{name}}と{{#include outer.txt}}、\n末")
    assert source.text == "雨\n版面と外\n二\n終、\n末"
    places = {
        character: source.position(number, column)
        for number, line in enumerate(source.text.split("\n"), 1)
        for column, character in enumerate(line, 1)
    }
    shown = {character: (place.path.name, place.line, place.column) for character, place in places.items()}
    assert shown == {
        "雨": ("a.md", 1, 1),
        "版": ("a.md", 2, 1),
        "面": ("a.md", 2, 2),
        "と": ("a.md", 2, 9),
        "外": ("outer.txt", 1, 1),
        "二": ("part.txt", 2, 1),
        "終": ("outer.txt", 3, 1),
        "、": ("a.md", 2, 32),
        "末": ("a.md", 3, 1),
    }
    assert source.position(4, 0).line == 3


def test_a_file_that_includes_itself_is_included_once(folder: Path) -> None:
    log = Log()
    source = read(folder, "甲\n{{#include a.md}}\n乙", log)
    assert source.text == "甲\n\n乙"
    assert [(entry.code, entry.position.line) for entry in log] == [("include-circular", 2)]


def test_a_file_outside_the_book_is_not_included(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder.parent / "secret.txt").write_text("秘", "utf-8")
    log = Log()
    assert read(folder, "{{#include ../secret.txt}}", log).text == ""
    assert [entry.code for entry in log] == ["file-outside"]
