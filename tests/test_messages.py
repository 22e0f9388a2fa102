"""All that is said to an author is said in both languages, and wholly in each."""

import json
import re
from pathlib import Path
from string import Formatter

import pytest
from PIL import Image

from hanmen.cli import main
from hanmen.messages import MESSAGES, Message

NAMES = {*"TOML HTML JPEG WebP AVIF TIFF CMYK ISBN MARC JSON Markdown mdBook HonKit WeasyPrint hanmen LaTeX".split()}
NAMES |= {*"TrimBox BleedBox MediaBox CropBox ArtBox UserUnit Trapped True False Flate".split()}  # of PDF
NAMES |= {*"OpenType TrueType Type PostScript".split()}
# Quoted, a tag, a table of TOML, a character's name, a path.
AS_THEY_ARE = re.compile(r"「[^」]*」|<[^>]*>|\[[^\]]*\]|（U\+[^）]*）|[!-~]*[./][!-~]*")

CONFIGURATIONS = [
    """
    [book]
    title = " "
    body = ["a.md", "a.md", "b.md", "../c.md"]
    contents = "a.md"
    language = "jp"
    isbn = "1"
    date = "x"
    numbering = 1
    contents-depth = 7
    authors = [{ name = "X", role = "writer" }, 3, {}]
    publisher = "\\u0001"
    edition = 1
    [kihon-hanmen]
    trim-size = "A7"
    writing-mode = "x"
    character-size = 2020-01-01
    gutter = "1cm"
    characters-per-line = 60
    lines-per-page = 90
    [[edition]]
    name = "epub"
    [[edition]]
    name = "epub"
    """,
    """
    [book]
    title = "雨"
    isbn = "978-4-87311-932-9"
    date = "2025-02-30"
    subtitle = 1.5
    rights = 12:00:00
    description = 2020-01-01T00:00:00
    [kihon-hanmen]
    trim-size = "1mm 1mm"
    [fonts]
    serif = "雨粒明朝"
    """,
]
NO_TOML = [
    "x", "x =", "x = x", "= 1", "[x", "[[x]", "x = 1 1", "x = 1\nx = 2", "[x]\n[x]", "x = [1", "x = {a = 1", "x. = 1",
    'x = "a', "x = 'a", 'x = "a\n"', r'x = "\q"', r'x = "\uD800"', "x = 2020-02-30", "x = '\b'", "\b", "\ufeff\ufeff",
]  # fmt: skip
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
PICTURES = {
    "empty.png": "",
    "junk.png": "junk",
    "broken.svg": "<svg",
    "other.svg": "<html/>",
    "sizeless.svg": f"{SVG}/>",
    "active.svg": f'<!DOCTYPE s [<!ENTITY e SYSTEM "e">]>{SVG} viewBox="0 0 1 1" onload="e()"><script/><foreignObject/>'
    '<set/><text>&e;</text><image href="e.png"/></svg>',
}
CHAPTER = """\
# 雨 {#ame}

雨<b>が</i>。<script>x</script><weather>x</weather><p onclick="x()">y</p> ![](gone.png) ![図](../gone.png)

雨[^gone] [](#ama) [](gone.md) {雨|} {雨天|あ|い|う} <http://x.example/rain。> ![図](http://x.example/rain.png) \ue000𛰀

[雨]{#ame} <span id="ame">雨</span>

[^idle]: 雨

"""


def book(folder: Path, toml: str, chapter: str = "雨") -> str:
    """Its ``--book`` argument."""
    folder.mkdir()
    (folder / "book.toml").write_text(toml, "utf-8")
    (folder / "a.md").write_text(chapter, "utf-8")
    return f"--book={folder.name}"


def gallery(folder: Path) -> str:
    names = [*PICTURES, "frames.gif", "inks.jpg", "cut.bmp", f"{'long' * 80}.png"]
    shown = "".join(f"![図の説明]({name})\n\n" for name in names)
    argument = book(folder, '[book]\ntitle = "雨"\n', CHAPTER + shown)
    for name, content in PICTURES.items():
        (folder / name).write_text(content, "utf-8")
    frames = [Image.new("L", (9, 9), level) for level in (0, 255)]
    frames[0].save(folder / "frames.gif", save_all=True, append_images=frames[1:])
    Image.new("CMYK", (9, 9)).save(folder / "inks.jpg")
    frames[0].save(folder / "cut.bmp")
    (folder / "cut.bmp").write_bytes((folder / "cut.bmp").read_bytes()[:-40])
    return argument


def english(text: str) -> set[str]:
    return set(re.findall("[A-Za-z]{4,}", AS_THEY_ARE.sub("", text))) - NAMES


def blanks(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES)
def test_both_languages_say_the_same(message: Message) -> None:
    for words in (message.message, message.hint):
        assert bool(words.en) == bool(words.ja)
        assert blanks(words.en) == blanks(words.ja)
        assert not english("".join(text for text, *_ in Formatter().parse(words.ja)))


def test_what_fills_the_blanks_is_japanese_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    books = [gallery(Path("gallery"))]
    books += [book(Path(f"b{number}"), toml) for number, toml in enumerate(CONFIGURATIONS + NO_TOML)]
    assert main([*books, "--check", "--lang=ja", "--format=json"]) == 1
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len({diagnostic["message"] for diagnostic in said}) > 70
    assert not {text for item in said for text in (item["message"], item["hint"]) if english(text)}
