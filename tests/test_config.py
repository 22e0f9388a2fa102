"""The configuration: book.toml, and folders that have none. `read` writes a small book and reads it."""

import tomllib
from dataclasses import fields, replace
from pathlib import Path
from typing import get_args

import pytest

from hanmen.config import read_config, tables, values
from hanmen.config.kihon_hanmen import DESIGNS
from hanmen.diagnostics import Log, Position
from hanmen.model import Author, Config, Edition, Jacket, Length, Paper, Size, WritingMode

BOOK = '[book]\ntitle = "雨の日"\nbody = ["a.md"]\n'


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def read(toml: str | bytes | None, files: dict[str, str] | None = None, at: str = "rain") -> tuple[Config | None, Log]:
    """A book in ``rain/`` with book.toml, if any, and *files*, by default one chapter."""
    texts = {"a.md": "# 雨"} if files is None else files
    contents: dict[str, str | bytes | None] = {"book.toml": toml, **texts}
    for name, content in contents.items():
        path = Path("rain", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    log = Log()
    return read_config(Path(at), log), log


def told(log: Log) -> list[str]:
    return [f"{item.position.line}:{item.position.column} {item.code}" for item in log]


def sound(toml: str | None, files: dict[str, str] | None = None, expected: tuple[str, ...] = ()) -> Config:
    config, log = read(toml, files)
    assert tuple(item.code for item in log) == expected
    assert config
    return config


def paths(config: Config) -> list[str]:
    return [f"{entry.role} {entry.path.as_posix()}" for entry in config.entries]


def test_a_small_book_is_complete() -> None:
    config = sound(BOOK)
    assert paths(config) == ["body rain/a.md"]
    assert (config.metadata.language, config.metadata.slug, config.metadata.modified) == (
        "ja",
        "rain",
        "1980-01-01T00:00:00Z",
    )
    assert (config.numbering, config.contents_depth, config.cover) == (True, 2, None)
    assert [(one.name, one.suffix, one.sheets[-1], one.longest_side) for one in config.editions] == [
        ("screen", ".pdf", "screen.css", 2000),
        ("press", "-press.pdf", "screen.css", 2000),
        ("cover", "-cover.pdf", "cover.css", 12000),
        ("epub", ".epub", "report-epub.css", 2000),
    ]


def test_every_word_about_the_book_is_carried() -> None:
    metadata = sound(
        BOOK
        + """
title-reading = "あめのひ"
subtitle = "一"
slug = "雨/day 1"
isbn = "978-4-87311-932-8"
edition-note = "初版"
authors = [{ name = "山田", reading = "やまだ" }, { name = "Li", role = "trl" }]
publisher = "雨社"
date = 2025-03-31
rights = "©"
description = "…"
"""
    ).metadata
    assert metadata.authors == (Author("山田", "やまだ"), Author("Li", role="trl"))
    assert (metadata.slug, metadata.date) == ("雨-day-1", "2025-03-31")
    assert (metadata.identifier, metadata.modified) == ("urn:isbn:9784873119328", "2025-03-31T00:00:00Z")
    assert (metadata.title_reading, metadata.subtitle, metadata.edition_note) == ("あめのひ", "一", "初版")
    assert (metadata.publisher, metadata.rights, metadata.description) == ("雨社", "©", "…")


def test_without_identifier_a_book_keeps_the_same_one() -> None:
    def identifier(toml: str) -> str:
        return sound(BOOK + toml).metadata.identifier

    assert identifier("") == identifier('publisher = "x"') == "urn:uuid:b73658b5-9200-5c5e-b4b2-e6f8614e73bb"
    others = ['language = "en"', 'authors = [{ name = "x" }]', 'identifier = "urn:x"', 'isbn = "4873119324"']
    assert len({identifier(toml) for toml in ["", *others]}) == 5


@pytest.mark.parametrize(
    ("date", "epoch", "modified"),
    [
        ('"2025-03"', "", "2025-03-01T00:00:00Z"),
        ('"2025"', "", "2025-01-01T00:00:00Z"),
        ('"2025"', "1700000000", "2023-11-14T22:13:20Z"),
    ],
)
def test_no_date_comes_from_the_clock(date: str, epoch: str, modified: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert sound(f"{BOOK}date = {date}").metadata.modified == modified


def test_an_epoch_that_is_no_number_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    config, log = read(BOOK)
    assert (told(log), bool(config)) == (["0:0 value-invalid"], True)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("langauge = 'ja'", "4:1 key-unknown"),
        ("  title-reading = 3", "4:3 key-type"),
        ("numbering = 1", "4:1 key-type"),
        ("contents-depth = true", "4:1 key-type"),
        ("contents-depth = 7", "4:1 value-invalid"),
        ("authors = ['X']", "4:12 key-type"),
        ("authors = [{ name = 'X', role = 'writer' }]", "4:26 value-invalid"),
        ("authors = [{ reading = 'X' }]", "4:12 key-missing"),
        ("authors = [\n  { name = ' ' },\n]", "5:5 value-invalid"),
        ("language = 'jp'", "4:1 value-invalid"),
        ("language = 'ja_JP'", "4:1 value-invalid"),
        ("isbn = '978-4-87311-932-9'", "4:1 value-invalid"),
        ("isbn = '4-87311-932-5'", "4:1 value-invalid"),
        ("isbn = '12345'", "4:1 value-invalid"),
        ("date = '31.3.2025'", "4:1 value-invalid"),
        ("date = '2025-02-30'", "4:1 value-invalid"),
        ("date = 2025", "4:1 key-type"),
        ("publisher = 'a\\u0000'".replace("'", '"'), "4:1 value-invalid"),
        ("cover = 'a.png'", "4:1 file-missing"),
        ("c-code = '093'", "4:1 value-invalid"),
        ("price = 0", "4:1 value-invalid"),
        ("price = 8.5", "4:1 key-type"),
        ("[[edition]]\nname = 'cover'\npaper = '上質71'", "6:1 value-invalid"),
        ("[[edition]]\nname = 'cover'\ncover-paper = 'x'", "6:1 value-invalid"),
        ("[[edition]]\nname = 'cover'\nbarcode-magnification = 3", "6:1 value-invalid"),
        ("[[edition]]\nname = 'cover'\nspine = '12'", "6:1 value-invalid"),
        ("[[edition]]\nname = 'obi'", "4:3 key-missing"),
        ("cover = '../a.png'", "4:1 file-outside"),
        ("[cover]\ncolour = 'blue'", "5:1 value-invalid"),
        ("[cover]\nmotif = 'a.md'", "5:1 value-invalid"),
        ("[cover]\nmotif = 'a.svg'", "5:1 file-missing"),
        ("front = ['a.md', 'b.md']", "3:9 value-invalid 4:18 file-missing"),
        ("back = ['', '/etc/passwd', '.']", "4:9 value-invalid 4:13 file-outside 4:28 file-folder"),
        ("contents = 'SUMMARY.md'", "4:1 value-invalid"),
        ("[typography]\nx.y = 1", "4:2 key-unknown"),
        ("identifier = ' '\npublisher = '　'", ""),
        ("cover = '.'", "4:1 file-folder"),
        ("[fonts]\nserif = ''\nfallback = ['x', 1]", "5:1 value-invalid 6:18 key-type"),
        ("[kihon-hanmen]\ntrim-size = 'A7'", "5:1 value-invalid"),
        ("[kihon-hanmen]\ntrim-size = '148mm 21mm'", "5:1 value-invalid"),
        ("[kihon-hanmen]\nwriting-mode = 'sideways'", "5:1 value-invalid"),
        ("[kihon-hanmen]\ngutter = '17cm'\nhead = '0mm'", "5:1 value-invalid 6:1 value-invalid"),
        ("[kihon-hanmen]\nlines-per-page = 0", "5:1 value-invalid"),
        ("[[edition]]\nstandard = 'x3'", "4:3 key-missing 5:1 value-invalid"),
        ("[[edition]]\nname = 'book'", "5:1 value-invalid"),
        ("[[edition]]\nname = 'epub'\n[[edition]]\nname = 'epub'", "7:1 value-invalid"),
        ("[[edition]]\nname = 'press'\n[edition.kihon-hanmen]\ntrim = 1", "7:1 key-unknown"),
        ("[edition]\nname = 'press'", "4:2 key-type"),
        ("[kihon-hanmen]\ncharacters-per-line = 41", "5:1 value-invalid"),
        ("[kihon-hanmen]\ngutter = '40mm'", "5:1 value-invalid"),
        ("[kihon-hanmen]\nline-gap = '30Q'\nlines-per-page = 29", "6:1 value-invalid"),
        ("[kihon-hanmen]\nwriting-mode = 'vertical'\ncharacters-per-line = 58", "6:1 value-invalid"),
        ("[kihon-hanmen]\nlines-per-page = 29\n[[edition]]\nname = 'press'\ntrim-size = 'A6'", "8:1 value-invalid"),
        ("[[edition]]\nname = 'press'\npreset = 'shimekin'", "6:1 value-invalid"),
    ],
)
def test_a_mistake_is_told_at_its_key(line: str, expected: str) -> None:
    config, log = read(f"{BOOK}{line}\n")
    assert " ".join(told(log)) == expected
    assert config, "other rooms can go on"


def test_all_mistakes_are_told_in_one_run() -> None:
    _, log = read('[book]\ntitel = "x"\nbody = ["a.md", 3]\n[fonts]\nserif = 1\n[fnots]\n')
    expected = ["1:2 key-missing", "2:1 key-unknown", "3:17 key-type", "5:1 key-type", "6:2 key-unknown"]
    assert told(log) == expected


def test_a_message_says_numbers_and_suggests() -> None:
    _, log = read(f"{BOOK}titel = 1\nback = ['b.md', 'chapters/10_end.md']\n[kihon-hanmen]\ngutter = '40mm'")
    said = [f"{item.message('en')} {item.hint('en')}".strip() for item in log]
    assert said[0] == "unknown key “titel” did you mean “title”?"
    assert said[-1] == "“gutter” cannot be “40mm”: 36 × 13Q + 40mm = 157mm, and the page is 148mm wide"
    _, log = read(f"{BOOK}back = ['chapters/10_end.md']", {"a.md": "", "chapter/10-end.md": ""})
    assert [item.hint("en") for item in log] == ["did you mean “chapter/10-end.md”?"]


@pytest.mark.parametrize(
    ("toml", "expected"),
    [
        ('[book]\ntitle = "x', "2:11 toml-broken"),
        ("[book]\ntitle = x", "2:9 toml-broken"),
        ("[book]\ntitle = '''\n雨", "3:2 toml-broken"),
        ("[book]\n# 雨".encode() + b"\x93\n", "2:4 text-undecodable"),
        (BOOK.replace("a.md", "b.md"), "3:9 file-missing"),
        ('[book]\ntitle = "x"\nbody = []', "3:1 chapters-missing"),
        ('[book]\ntitle = "x"\ncontents = "a.md"', "3:1 chapters-missing"),
        (BOOK.replace("body", "contents").replace('["a.md"]', '"b.md"'), "3:1 file-missing"),
    ],
)
def test_nothing_can_be_made(toml: str | bytes, expected: str) -> None:
    config, log = read(toml)
    assert (config, " ".join(told(log))) == (None, expected)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("numbering = 'no'", "“numbering” must be a boolean, not a string"),
        ("date = 2025", "“date” must be a string or a date, not a whole number"),
        ("authors = 'X'", "“authors” must be a list of tables, not a string"),
        ("back = 'b.md'", "“back” must be a list of strings, not a string"),
        ("back = [1]", "“back” must be a list of strings, not one that holds a whole number"),
        ("[edition]\nname = 'epub'", "“edition” must be a list of tables, not a table write [[edition]]"),
        (
            "[[edition]]\nname = 'epub'\nkihon-hanmen = 'A5'",
            "“kihon-hanmen” must be a table, not a string write [edition.kihon-hanmen], and its keys below it",
        ),
        ("writing-mode = 'vertical'", "unknown key “writing-mode” did you mean “[kihon-hanmen] writing-mode”?"),
        ("[book.fonts]\nserif = 'X'", "unknown key “fonts” did you mean “[fonts]”?"),
        ("title = 'x'", "this is not TOML: “title” is there already"),
        ("[book]", "this is not TOML: “book” is there already"),
        ("authors = [{ name = 'x', name = 'x' }]", "this is not TOML: “name” is there already"),
    ],
)
def test_a_mistake_names_the_key_and_the_cure(line: str, said: str) -> None:
    _, log = read(f"{BOOK}{line}\n")
    assert [f"{item.message('en')} {item.hint('en')}".strip() for item in log] == [said]


def test_kihon_hanmen_is_a_table() -> None:
    _, log = read(f"kihon-hanmen = 'A5'\n{BOOK}")
    assert [item.hint("ja") for item in log] == ["[kihon-hanmen] と書き、その下にキーを書いてください"]


def test_keys_are_found_in_whatever_shape_they_are_written() -> None:
    _, log = read(
        """\ufeff# [book] "x" = 1
book."titel" = \"\"\"
[fonts] "
serif = 1\"\"\"   # a title
book.title = 'x = [1, {'
book . 'body' = [ "a.md", # "b.md",
  2,
]
edition = [{ name = "press", ink = 1, kihon-hanmen.gutter = 3 },
           { name = "epub", kihon-hanmen = { head = 1.5 } }]
[ "kihon-hanmen" ]
line-gap = 2025-01-01 10:00:00
"gutter" = -inf
"""
    )
    assert told(log) == [
        "2:6 key-unknown",
        "7:3 key-type",
        "9:30 key-type",
        "9:52 key-type",
        "10:46 key-type",
        "12:1 key-type",
        "13:1 key-type",
    ]


@pytest.mark.parametrize("mode", get_args(WritingMode))
@pytest.mark.parametrize("name", list(values.TRIM_SIZES))
def test_every_default_fits_its_trim_size(mode: WritingMode, name: str) -> None:
    config = sound(f"{BOOK}[kihon-hanmen]\ntrim-size = '{name}'\nwriting-mode = '{mode}'")
    hanmen = config.editions[0].kihon_hanmen
    sides = hanmen.line_length, hanmen.block_extent
    width, height = sides if mode == "horizontal" else sides[::-1]
    fore_edge = hanmen.trim_size.width - hanmen.gutter.mm - width
    foot = hanmen.trim_size.height - hanmen.head.mm - height
    assert 0.75 <= fore_edge / hanmen.gutter.mm <= 1, "hands hold the fore-edge, the gutter is bound"
    assert 1 < foot / hanmen.head.mm <= 1.6, "the hanmen stands above the middle"
    assert name in DESIGNS[mode] or name == "bunko"


def test_what_is_open_follows_from_what_is_written() -> None:
    def hanmen(toml: str) -> str:
        one = sound(f"{BOOK}[kihon-hanmen]\n{toml}").editions[0].kihon_hanmen
        lengths = f"{one.character_size} {one.line_gap} {one.gutter} {one.head}"
        return f"{one.characters_per_line}×{one.lines_per_page} {lengths}"

    assert hanmen("") == hanmen("trim-size = '148mm 210mm'") == "36×29 13Q 9Q 17mm 22mm"
    assert hanmen("writing-mode = 'vertical'\ntrim-size = 'shiroku'") == "42×16 13Q 10Q 19mm 22mm"
    assert hanmen("character-size = '9pt'\nhead = '20mm'") == "36×29 9pt 9Q 17mm 20mm"
    assert hanmen("character-size = '16Q'") == "29×23 16Q 11Q 17mm 22mm"
    assert hanmen("trim-size = '140mm 190mm'") == "36×28 12Q 8Q 17mm 21mm"


@pytest.mark.parametrize("mode", DESIGNS)
def test_each_writing_mode_has_its_sheet(mode: str) -> None:
    screen, *_ = sound(f"{BOOK}[kihon-hanmen]\nwriting-mode = '{mode}'").editions
    assert screen.sheets[:3] == ("base.css", "print.css", f"{mode}.css")


@pytest.mark.parametrize("theme", ["literature", "technical", "report", None])
@pytest.mark.parametrize(("mode", "usual"), [("horizontal", "report"), ("vertical", "literature")])
def test_each_theme_has_its_sheets(theme: str | None, mode: str, usual: str) -> None:
    key = f"theme = '{theme}'\n" if theme else ""
    screen, *_, epub = sound(f"{BOOK}{key}[kihon-hanmen]\nwriting-mode = '{mode}'").editions
    assert screen.sheets[3:] == (f"{theme or usual}.css", "screen.css")
    assert epub.sheets == ("base.css", "epub.css", f"{theme or usual}-epub.css")
    assert all(
        (Path(tables.__file__).parent.parent.parent / "styles" / sheet).is_file()
        for sheet in screen.sheets + epub.sheets
    )


def test_sheets_of_ones_own_are_found_in_their_order() -> None:
    config = sound(f"{BOOK}styles = ['b.css', 'css/a.css']", {"a.md": "# 雨", "b.css": "", "css/a.css": ""})
    assert config.styles == (Path("rain/b.css"), Path("rain/css/a.css"))


def test_a_sheet_that_is_not_there_is_told_at_its_name() -> None:
    _, log = read(f"{BOOK}theme = 'novel'\nstyles = ['own.css', '../a.css']")
    assert told(log) == ["4:1 value-invalid", "5:11 file-missing", "5:22 file-outside"]


def test_an_edition_may_have_its_own_hanmen() -> None:
    screen, press, _, epub = sound(
        f"{BOOK}[kihon-hanmen]\nhead = '20mm'\n"
        "[[edition]]\nname = 'screen'\ntrim-size = 'B5'\nkihon-hanmen = { gutter = '20mm' }\n"
        "[[edition]]\nname = 'press'\nstandard = 'x4'\nink = 'k'\nicc = 'x'\nbleed = '3mm'\nmarks = 'tombo'\n"
        "pages-multiple = 2\npaper = '上質70'"
    ).editions
    assert screen.kihon_hanmen.trim_size == Size(182, 257)
    assert (screen.kihon_hanmen.gutter, screen.kihon_hanmen.head) == (Length(20, "mm"), Length(20, "mm"))
    assert (epub.kihon_hanmen.trim_size, epub.kihon_hanmen.gutter) == (Size(148, 210), Length(17, "mm"))
    assert (press.kihon_hanmen, press.pages) == (epub.kihon_hanmen, "press")


def press_of(toml: str) -> Edition:
    return next(edition for edition in sound(f"{BOOK}{toml}").editions if edition.name == "press")


def test_the_press_has_the_pages_of_the_screen_where_it_can() -> None:
    assert press_of("").pages == "screen"
    assert press_of("[[edition]]\nname = 'press'\nbleed = '5mm'").pages == "press"
    assert press_of("[[edition]]\nname = 'press'\ntrim-size = 'A6'").pages == "press"


def test_how_an_edition_is_printed() -> None:
    printing = press_of("").printing
    assert printing is not None
    assert (printing.standard, printing.ink, printing.icc, printing.marks) == ("x4", "cmyk", "fogra39", "none")
    assert (printing.binding, printing.pages_multiple, printing.hidden_folios) == ("left", 2, False)
    toml = "[kihon-hanmen]\nwriting-mode = 'vertical'\n[[edition]]\nname = 'press'\nstandard = 'x1a'\nink = 'k'\n"
    printing = press_of(f"{toml}icc = 'x'\nmarks = 'tombo'\npages-multiple = 8\nhidden-folios = true").printing
    assert printing is not None
    assert (printing.standard, printing.ink, printing.icc, printing.marks) == ("x1a", "k", "x", "tombo")
    assert (printing.binding, printing.pages_multiple, printing.hidden_folios) == ("right", 8, True)


def test_a_preset_gives_what_is_not_written() -> None:
    printing = press_of("[[edition]]\nname = 'press'\npreset = 'shimeken'\nmarks = 'tombo'").printing
    assert printing is not None
    assert (printing.pages_multiple, printing.marks) == (4, "tombo")


@pytest.mark.parametrize(
    ("language", "canonical", "serif", "mono", "first"),
    [
        ("ja", "ja", "Noto Serif CJK JP", "Noto Sans Mono CJK JP", "Noto Serif CJK SC"),
        ("zh-hans", "zh-Hans", "Noto Serif CJK SC", "Noto Sans Mono CJK SC", "Noto Serif CJK JP"),
        ("ZH-tw", "zh-TW", "Noto Serif CJK TC", "Noto Sans Mono CJK TC", "Noto Serif CJK JP"),
        ("zh-Hant-HK", "zh-Hant-HK", "Noto Serif CJK HK", "Noto Sans Mono CJK HK", "Noto Serif CJK JP"),
        ("en", "en", "Noto Serif", "Noto Sans Mono CJK JP", "Noto Serif CJK JP"),
    ],
)
def test_families_follow_the_language(language: str, canonical: str, serif: str, mono: str, first: str) -> None:
    config = sound(f"{BOOK}language = '{language}'")
    families = config.families
    assert (config.metadata.language, families.serif, families.mono) == (canonical, serif, mono)
    assert (families.fallback[0], families.fallback[-1]) == (first, "Noto Sans Symbols2")
    assert not {serif, families.sans, families.emoji} & {*families.fallback}
    assert not families.chosen


def test_families_may_be_chosen() -> None:
    families = sound(f"{BOOK}[fonts]\nserif = 'X'\nfallback = ['Y']").families
    assert (families.serif, families.sans, families.fallback) == ("X", "Noto Sans CJK JP", ("Y",))
    assert {family: (place.line, place.column) for family, place in families.chosen.items()} == {
        "X": (5, 1),
        "Y": (6, 13),
    }
    assert sound(f"{BOOK}[fonts]\nserif = 'X'").families.fallback[0] == "Noto Serif CJK JP"
    assert sound(f"{BOOK}[fonts]\nfallback = []").families.fallback == ()


def test_chapters_are_in_reading_order_and_normalised() -> None:
    files = dict.fromkeys(("a.md", "p.md", "z.md", "sub/b.md"), "")
    body = "back = ['z.md']\nbody = ['sub/../a.md', './sub/b.md']\nfront = ['p.md']"
    assert paths(sound(f"[book]\ntitle = 'x'\n{body}", files)) == [
        "front rain/p.md",
        "body rain/a.md",
        "body rain/sub/b.md",
        "back rain/z.md",
    ]


def test_the_book_may_be_here_and_its_cover_too() -> None:
    read(f"{BOOK}cover = 'x/c.png'", {"a.md": "", "x/c.png": ""})
    with pytest.MonkeyPatch.context() as here:
        here.chdir("rain")
        config = read_config(Path(), Log())
    assert config
    assert (paths(config), config.metadata.slug, config.cover) == (["body a.md"], "rain", Path("x/c.png"))


SUMMARY = """# Summary

[Preface](p.md)

# Part

- [One](a.md)
    - [Nested](<sub/b 1.md>)
    - [Again](a.md#there)
- [Draft]()
- [Elsewhere](https://example.org/x.md)
<!-- - [Out](out.md) -->
* [With space](sub/c%20(2).md)

[End](z.md)
"""
LISTED = dict.fromkeys(("p.md", "a.md", "sub/b 1.md", "sub/c (2).md", "z.md", "out.md"), "# 雨が降る")
CHAPTERS = ["front p.md", "body part-1", "body a.md", "body sub/b 1.md", "body sub/c (2).md", "back z.md"]


@pytest.mark.parametrize(
    ("toml", "expected", "folder"),
    [
        (None, ("chapter-draft", "book-bare"), "rain/"),
        ("[book]\ntitle = 'x'\ncontents = 'SUMMARY.md'", ("chapter-draft",), "rain/"),
        ("[book]\ntitle = 'x'", ("chapter-draft",), "rain/"),
        ("[book]\nsrc = 'src'", ("book-foreign", "chapter-draft"), "rain/src/"),
        ("[book]\nauthors = ['X']", ("book-foreign", "chapter-draft"), "rain/src/"),
        ("[output.html]\ntheme = 1", ("book-foreign", "chapter-draft"), "rain/src/"),
    ],
)
def test_summary_lists_the_chapters(toml: str | None, expected: tuple[str, ...], folder: str) -> None:
    inside = folder.removeprefix("rain/")
    files = {inside + name: text for name, text in {**LISTED, "SUMMARY.md": SUMMARY}.items()}
    config = sound(toml, files, expected)
    assert paths(config) == [chapter.replace(" ", f" {folder}", 1) for chapter in CHAPTERS]
    assert [entry.position.line for entry in config.entries] == [3, 5, 7, 8, 13, 15]


def test_headings_of_a_summary_are_parts() -> None:
    parts = "### 雨の*部*\n* [One](a.md)\n\n## 空\n\n## 風の部\n* [Two](z.md)\n\n## 雲\n"
    summary = f"# Summary\n\n## [Start](p.md)\n\n{parts}"
    files = {**dict.fromkeys(("p.md", "a.md", "z.md"), "# 雨"), "SUMMARY.md": summary}
    config = sound("[book]\ntitle = 'x'", files)
    assert [entry.part or entry.path.name for entry in config.entries] == ["p.md", "雨の*部*", "a.md", "風の部", "z.md"]
    assert config.entries[1].position == Position(Path("rain/SUMMARY.md"), 5, 5)


def test_a_part_may_have_no_file() -> None:
    body = '[book]\ntitle = "x"\nbody = ["a.md", { part = "風" }, { part = "雲" }, "b.md"]'
    config = sound(body, dict.fromkeys(("a.md", "b.md"), "# 雨"))
    assert [entry.part for entry in config.entries] == ["", "風", "雲", ""]


def test_summary_is_held_to_account() -> None:
    config, log = read(None, {"SUMMARY.md": "* [a](a.md)\n* [b](../b.md) [c](aa.md)", "a.md": ""})
    assert config
    assert [str(item.position) for item in log] == [
        "rain/SUMMARY.md:2:7",
        "rain/SUMMARY.md:2:20",
        "rain/book.toml:0:0",
    ]


def test_summary_is_read_as_an_author_means_it() -> None:
    text = """\
# Summary

[前](<前 書き.md>)

- [雨](雨%20の.md)
  - 一の [雨](雨 の二.md) と
    二の [雲] (c.md)
- [風][f]
- [海][d]

<!-- [x](x.md) -->
- [自](SUMMARY.md) [像](p.png) [外](https://x.jp/a.md) `[x](y.md)`

```
- [z](z.md)
```
<!--
- [山](e.md)

[f]: f.md
"""
    files = dict.fromkeys(["前 書き.md", "雨 の.md", "雨 の二.md", "c.md", "f.md", "d.md", "e.md", "p.png"], "# 雨")
    config, log = read(None, {"SUMMARY.md": text, **files})
    assert config
    assert paths(config) == [
        "front rain/前 書き.md",
        *(f"body rain/{name}.md" for name in ("雨 の", "雨 の二", "c", "f", "e")),
    ]
    assert told(log) == ["9:7 file-missing", "17:1 html-mended", "0:0 book-bare"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- [雨](a.mb)", "1:7 file-missing"),
        ("[雨](<x y.md>)", "1:6 file-missing"),
        ("1. 雨\n   - [雨](x y.md)", "2:10 file-missing"),
        ("- [雨](  x.md)", "1:9 file-missing"),
        ("- **雨** [雨\n  雲](x.md)", "2:6 file-missing"),
        ("- [雨](x/)", "1:7 file-folder"),
        ("- [雨][x]\n\n[x]: y.md", "1:3 file-missing"),
    ],
)
def test_what_a_summary_names_must_be_there(line: str, expected: str) -> None:
    _, log = read(None, {"SUMMARY.md": line, "a.md": "# 雨", "x/b.txt": ""})
    assert told(log) == [expected]


@pytest.mark.parametrize(
    ("written", "near"),
    [("A.md", "a.md"), ("a.markdown", "a.md"), ("がきa.md", "か\u3099きb.md"), ("x/A.md", "x/a.md")],
)
def test_the_file_that_was_meant(written: str, near: str) -> None:
    _, log = read(f'[book]\ntitle = "雨"\nbody = ["{written}"]\n', {near: "# 雨"})
    assert [item.hint("en") for item in log] == [f"did you mean “{near}”?"]


def test_a_chapter_is_found_in_whatever_form_the_disk_spells_it() -> None:
    config = sound('[book]\ntitle = "雨"\nbody = ["が/ぎ.md"]\n', {"か\u3099/き\u3099.md": "# 雨"})
    assert paths(config) == ["body rain/か\u3099/き\u3099.md"]


def test_mdbook_says_title_authors_language_and_source() -> None:
    toml = "[book]\ntitle = '風'\nauthors = ['X', 'Y']\nlanguage = 'en'\nsrc = 'text'\n[build]\nx = 1"
    config = sound(toml, {"text/SUMMARY.md": "- [a](a.md)", "text/a.md": "雨が降る"}, ("book-foreign",))
    metadata = config.metadata
    assert (metadata.title, metadata.authors, metadata.language) == ("風", (Author("X"), Author("Y")), "en")
    assert paths(config) == ["body rain/text/a.md"]


@pytest.mark.parametrize(
    ("toml", "expected"), [("[book]\nsrc = 'x'", "2:1 file-missing"), ("[build]", "0:0 file-missing")]
)
def test_mdbook_without_summary_is_no_book(toml: str, expected: str) -> None:
    config, log = read(toml)
    assert (config, " ".join(told(log))) == (None, expected)


def test_a_key_of_ours_makes_a_book_ours() -> None:
    _, log = read(f"{BOOK}src = 'src'\nauthors = ['X']\n[build]\nx = 1")
    assert told(log) == ["4:1 key-unknown", "5:12 key-type", "6:2 key-unknown"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (["10.md", "2.md", "1.md", "README.md", ".x.md", "x.txt", "sub/3.md"], ["1.md", "2.md", "10.md"]),
        (["第10章.md", "第9章.md", "summary.txt"], ["第9章.md", "第10章.md"]),
        (["README.md"], ["README.md"]),
    ],
)
def test_a_folder_is_a_book_in_natural_order(files: list[str], expected: list[str]) -> None:
    config = sound(None, dict.fromkeys(files, "# x"), ("book-bare",))
    assert [entry.path.name for entry in config.entries] == expected


@pytest.mark.parametrize(
    ("text", "title", "language"),
    [
        ("---\ntags: [x]\ntitle: '雨の日'\n---\n# 風\nあ", "雨の日", "ja"),
        ("\ufeff---\r\ntitle: 7.雨\r\n---\r\n", "7.雨", "zh-Hans"),
        ("```\n# no\n```\n## no\n# **東京**の{雨|あめ} # {#rain}\n", "東京の雨 #", "ja"),
        ("# 下雨 ##\n下雨的日子，没有“の”。" + "雨" * 20, "下雨", "zh-Hans"),
        ("The word 雨 means rain, or a rainy day. ", "rain", "en"),
        ("", "rain", "en"),
    ],
)
def test_a_folder_tells_its_title_and_language(text: str, title: str, language: str) -> None:
    metadata = sound(None, {"a.md": text}, ("book-bare",)).metadata
    assert (metadata.title, metadata.language) == (title, language)


def test_an_empty_folder_is_no_book() -> None:
    config, log = read(None, {})
    assert (config, [f"{item.position} {item.code}" for item in log]) == (None, ["rain:0:0 chapters-missing"])


def test_the_hint_for_a_bare_folder_makes_the_same_book() -> None:
    preface = '---\ntitle: "「\\雨」"\n---\nあ'
    bare, log = read(None, {"1.md": "", "SUMMARY.md": "[p](p.md)\n- [1](1.md)", "p.md": preface})
    assert bare
    _, _, toml = next(iter(log)).hint("ja").partition("\n")
    assert tomllib.loads(toml)["kihon-hanmen"] == {"trim-size": "A5", "writing-mode": "horizontal"}
    told_so = sound(toml, {})
    assert told_so.metadata == bare.metadata
    assert told_so.editions == tuple(replace(edition, by_default=True) for edition in bare.editions)
    assert [edition.name for edition in bare.editions if edition.by_default] == ["screen", "epub"]
    assert paths(told_so) == paths(bare) == ["front rain/p.md", "body rain/1.md"]


STYLES = Path(__file__).parent.parent / "styles"
DOCUMENT = (Path(__file__).parent.parent / "docs/configuration.md").read_text(encoding="utf-8")


def test_every_key_is_documented() -> None:
    schemas: tuple[type, ...] = (
        tables.BookTable,
        tables.AuthorTable,
        tables.HanmenTable,
        tables.FontsTable,
        tables.EditionTable,
        tables.IndexTable,
        tables.BibliographyTable,
    )
    names = [field.name.replace("_", "-") for schema in schemas for field in fields(schema)]
    assert [name for name in names if f"| `{name}` |" not in DOCUMENT] == []


@pytest.mark.parametrize("name", DESIGNS["vertical"])
def test_every_design_is_documented(name: str) -> None:
    (row,) = (line for line in DOCUMENT.splitlines() if line.startswith(f'| `"{name}"`'))
    for design in DESIGNS.values():
        size, characters, lines, gap, gutter, head = design[name]
        assert f"| {characters} × {lines}, {size}Q, gap {gap}Q | {gutter}, {head} mm |" in row


def test_a_cover_follows_the_press_and_an_obi_the_cover() -> None:
    config = sound(
        f"{BOOK}isbn = '978-4-9999-9999-6'\nc-code = 'C0093'\nprice = 1800\ncover = 'c.png'\n"
        "[kihon-hanmen]\nwriting-mode = 'vertical'\n"
        "[[edition]]\nname = 'press'\nstandard = 'x1a'\nink = 'k'\nicc = 'x'\nbleed = '5mm'\n"
        "pages-multiple = 16\npaper = '上質90'\n"
        "[[edition]]\nname = 'cover'\ncover-paper = '0.2mm'\nflaps = '80mm'\nback-flap = '…'\nspine = '12mm'\n"
        "[[edition]]\nname = 'obi'\nfront = '売れています'\nmarks = 'none'\nicc = 'y'\n",
        {"a.md": "", "c.png": ""},
    )
    cover, obi = (edition for edition in config.editions if edition.jacket)
    assert (cover.name, cover.suffix, cover.bleed.mm, cover.medium) == ("cover", "-cover.pdf", 5, "jacket")
    assert cover.jacket == Jacket(
        Paper("上質90", 0.128),
        Paper("0.2mm", 0.2),
        spine=12,
        flaps=80,
        back_flap="…",
        pages_multiple=16,
        picture=Path("rain/c.png"),
        picture_place=Position(Path("rain/book.toml"), 7, 1),
    )
    assert cover.printing is not None
    assert obi.printing is not None
    assert obi.jacket is not None
    assert (cover.printing.standard, cover.printing.ink, cover.printing.icc, cover.printing.marks) == (
        "x1a", "cmyk", "x", "tombo",
    )  # fmt: skip
    assert (cover.printing.paper, cover.printing.pages_multiple) == ("上質90", 1)
    assert (obi.jacket.height, obi.jacket.flaps, obi.jacket.spine, obi.jacket.front) == (50, 60, 12, "売れています")
    assert (obi.printing.marks, obi.printing.icc, obi.printing.place.line) == ("none", "y", 28)
    assert (config.metadata.c_code, config.metadata.price) == ("0093", 1800)


def test_what_the_press_says_of_marks_counts_for_the_cover() -> None:
    config = sound(f"{BOOK}[[edition]]\nname = 'press'\nmarks = 'none'\n")
    assert [edition.printing.marks for edition in config.editions if edition.printing] == ["none", "none"]
