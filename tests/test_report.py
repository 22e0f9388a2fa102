"""What an author sees of the manuscript's line."""

from pathlib import Path

import pytest

from hanmen.diagnostics import Log, Position, excerpt
from hanmen.report import show


def caret(line: str, column: int) -> tuple[str, int]:
    shown, mark = excerpt(line, column).split("\n")
    return shown[2:], mark.index("^") - 2


def test_the_caret_stands_under_the_character() -> None:
    assert caret("雨が<b>降る", 3) == ("雨が<b>降る", 4)
    assert caret("雨\u200b\ufe0f<b>", 4) == ("雨\u200b\ufe0f<b>", 2)
    assert caret("雨\t<b>", 3) == ("雨 <b>", 3)


def test_nothing_steers_the_terminal() -> None:
    assert caret("a\x1b[31m\0b\x85\u2028c", 8) == ("a\ufffd[31m\ufffdb\ufffd\ufffdc", 7)


def test_a_long_line_is_cut_around_the_caret() -> None:
    shown, cell = caret("雨" * 300 + "<b>" + "雨" * 300, 301)
    assert (shown[0], shown[-1], cell) == ("…", "…", 61)
    assert shown[31:34] == "<b>"
    assert excerpt("雨" * 300, 0) == f"  {'雨' * 50}…"
    assert caret("雨" * 50, 50) == ("雨" * 50, 98)


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    return tmp_path / "a.md"


def test_only_line_feeds_end_lines(manuscript: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manuscript.write_bytes("一\u2028\x85\x0b\x0c\r\n二か\u3099<b>\n".encode())
    log = Log()
    log.report(Position(manuscript, 2, 3), "alt-empty", picture="a\x1b[31m.png")
    show(log, "en", "text")
    said = capsys.readouterr().err
    assert "\n  二が<b>\n      ^\n" in said
    assert "\x1b" not in said


def test_a_file_is_read_once(
    manuscript: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    manuscript.write_text("雨" * 9, "utf-8")
    read, paths = Path.read_bytes, []

    def counted(path: Path) -> bytes:
        paths.append(path)
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", counted)
    log = Log()
    for column in range(1, 9):
        log.report(Position(manuscript, 1, column), "alt-empty", picture="a.png")
    show(log, "en", "text")
    assert capsys.readouterr().err.count("雨" * 9) == 8
    assert paths == [manuscript]
