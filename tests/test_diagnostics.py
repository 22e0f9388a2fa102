"""One folder a code: a tiny book and what is said of it. arguments.txt replaces the usual arguments."""

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from hanmen.cli import main
from hanmen.messages import MESSAGES, finished_files, finished_pages

FOLDER = Path(__file__).parent / "diagnostics"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())
OURS = {"weasyprint"}  # said only when a style sheet of ours is wrong, which no manuscript can cause

FINISHED = finished_files.MESSAGES.keys() | finished_pages.MESSAGES.keys()  # test_preflight.py has a file for each


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_code(
    case: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(case)
    written = case / "arguments.txt"
    arguments = shlex.split(written.read_text("utf-8")) if written.exists() else ["--book", "book", "--check"]
    code = main(arguments)
    said = capsys.readouterr()
    lines = [line for line in said.err.splitlines() if not line.startswith("book") or ": " in line]
    assert f"[{case.name}]" in said.err
    assert code == (MESSAGES[case.name].severity == "error" or "error" in lines[-1])
    golden(case / "expected.txt", "\n".join(lines) + "\n")


def test_every_code_has_its_case() -> None:
    assert {case.name for case in CASES} == MESSAGES.keys() - OURS - FINISHED


def test_every_code_is_explained() -> None:
    text = (FOLDER.parent.parent / "docs" / "diagnostics.md").read_text("utf-8")
    headings = [line.removeprefix("## ").strip("`") for line in text.splitlines() if line.startswith("## ")]
    assert sorted(headings) == sorted(MESSAGES)
