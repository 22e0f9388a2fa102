import json
from pathlib import Path

import pytest

from hanmen.cli import main
from tests.support import tiny_book


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_all_editions_are_written_and_their_paths_printed(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(Path("book/ame"), ame="# 雨\n\n本文。")
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "dist/ame.pdf",
        "dist/ame-press.html",
        "dist/ame-press.pdf",
        "dist/ame-cover.html",
        "dist/ame-cover.pdf",
        "dist/ame.epub",
        "dist/index.html",
    ]
    assert sorted(path.name for path in Path("dist").iterdir()) == [
        "ame-cover.html",
        "ame-cover.pdf",
        "ame-press.html",
        "ame-press.pdf",
        "ame.epub",
        "ame.pdf",
        "index.html",
    ]


def test_a_press_pdf_with_errors_is_withheld_and_its_data_sheet_is_not(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(Path("b"), toml='[[edition]]\nname = "press"\nicc = "gone.icc"\n', ame="# 雨")
    Path("dist").mkdir()
    Path("dist/b-press.pdf").write_text("before")
    assert main(["press", "--book", "b"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == ["dist/b-press.html"]
    assert "b/book.toml:8:1: error: the profile “gone.icc” cannot be used" in said.err
    assert "gone.icc" in Path("dist/b-press.html").read_text("utf-8")
    assert Path("dist/b-press.pdf").read_text() == "before"


def test_one_edition(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(Path("b"), ame="# 雨\n\n本文。")
    assert main(["epub", "--book", "b", "--out", "there"]) == 0
    assert capsys.readouterr().out.splitlines() == ["there/b.epub", "there/index.html"]


def test_an_error_withholds_everything_and_leaves_what_was() -> None:
    tiny_book(Path("b"), ame="# 雨\n\n[](#nirgends)")
    Path("dist").mkdir()
    Path("dist/b.pdf").write_text("before")
    assert main(["--book", "b"]) == 1
    assert [path.name for path in Path("dist").iterdir()] == ["b.pdf"]
    assert Path("dist/b.pdf").read_text() == "before"


def test_all_mistakes_are_told_at_once_sorted(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(
        Path("b"), toml="colour = 1\n", ame="# 雨\n\n[](#x) ![](no.png) {空|}\n\n![絵](https://example.com/a.png)"
    )
    assert main(["--book", "b"]) == 1
    said = [line for line in capsys.readouterr().err.splitlines() if line.startswith("b/")]
    assert [line.rpartition("[")[2] for line in said] == [
        "reference-unknown]", "alt-empty]", "picture-missing]", "ruby-empty]", "picture-remote]", "key-unknown]",
    ]  # fmt: skip


def test_strict_makes_warnings_errors() -> None:
    tiny_book(Path("b"), ame="# 雨\n\n前<b>後")
    assert main(["--book", "b", "--check"]) == 0
    assert main(["--book", "b", "--check", "--strict"]) == 1


def test_check_makes_nothing() -> None:
    tiny_book(Path("b"), ame="# 雨")
    assert main(["--book", "b", "--check"]) == 0
    assert not Path("dist").exists()


def test_json_has_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(Path("b"), ame="# 雨\n\n前{空|}")
    main(["--book", "b", "--format", "json", "--lang", "ja"])
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {
            "path": "b/ame.md", "line": 3, "column": 2, "severity": "error", "code": "ruby-empty",
            "message": "「空」の読みがありません", "hint": "{空|よみ} のように書いてください",
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    "arguments",
    [
        ["cover"],
        ["pdf"],
        ["--serve"],
        ["--preflight", "gone.pdf"],
        ["--impose", "saddle", "x.pdf"],
        ["--book", "no"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "error:" in capsys.readouterr().err


def test_what_cannot_be_written_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(Path("b"), ame="# 雨")
    Path("file").write_text("x")
    Path("out/b.epub").mkdir(parents=True)
    for out in ("file", "file/dist", "out"):
        with pytest.raises(SystemExit) as stopped:
            main(["epub", "--book", "b", "--out", out])
        assert stopped.value.code == 2
        assert "error: “" in capsys.readouterr().err
    assert [path.name for path in Path("out").iterdir()] == ["b.epub"]
    assert main(["--book", "b", "--out", "file", "--check"]) == 0


def test_a_folder_that_may_not_be_written_is_wrong_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    tiny_book(Path("b"), ame="# 雨")
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(SystemExit) as stopped:
        main(["epub", "--book", "b"])
    assert stopped.value.code == 2


def test_a_cover_is_checked_at_its_key(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(Path("b"), toml='cover = "ame.md"\n', ame="# 雨")
    for arguments in (["--check"], ["epub"], ["epub", "--check"]):
        assert main(["--book", "b", *arguments]) == 1
        assert "b/book.toml:6:1: error: “ame.md” cannot be read as a picture" in capsys.readouterr().err
    assert main(["screen", "--book", "b", "--check"]) == 0


def test_what_concerns_the_vertical_pdf_withholds_no_other_edition(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(Path("b"), toml='[kihon-hanmen]\nwriting-mode = "vertical"\n', ame="# 雨☺")
    assert main(["--book", "b"]) == 1
    said = capsys.readouterr()
    assert "b/ame.md:1:4: error: no font of the book can set “☺” (U+263A) upright" in said.err
    assert said.out.splitlines() == ["dist/b-press.html", "dist/b-cover.html", "dist/b.epub", "dist/index.html"]
    assert main(["epub", "--book", "b", "--check"]) == 0
    tiny_book(Path("b"), toml='[[edition]]\nname = "epub"\nkihon-hanmen = { writing-mode = "vertical" }\n', ame="# 雨☺")
    assert main(["--book", "b", "--check"]) == 0


def test_a_slug_that_is_taken_is_told_at_its_key(capsys: pytest.CaptureFixture[str]) -> None:
    tiny_book(Path("a"), toml='slug = "x"\n', ame="# 雨")
    tiny_book(Path("b"), toml='slug = "x"\n', ame="# 雨")
    assert main(["--book", "a", "--book", "b", "--check"]) == 1
    assert "b/book.toml:6:1: error: the book in a makes" in capsys.readouterr().err


def test_a_new_book_builds_without_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--new", "mine"]) == 0
    capsys.readouterr()
    assert main(["--book", "mine", "--check", "--strict"]) == 0
    assert "warning" not in capsys.readouterr().err


def test_new_never_overwrites() -> None:
    Path("mine").mkdir()
    Path("mine/x.md").write_text("x")
    with pytest.raises(SystemExit) as stopped:
        main(["--new", "mine"])
    assert stopped.value.code == 2


def test_a_folder_of_markdown_is_a_book(capsys: pytest.CaptureFixture[str]) -> None:
    Path("m").mkdir()
    Path("m/a.md").write_text("---\ntitle: 空の本\n---\n\n# 雨\n\n本文です。", "utf-8")
    assert main(["epub", "--book", "m"]) == 0
    assert "[book-bare]" in capsys.readouterr().err
