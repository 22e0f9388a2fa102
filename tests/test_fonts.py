"""Fonts: which are seen, which lack a character, and where the author is told."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from weasyprint import HTML
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.text.fonts import FontConfiguration

from hanmen.diagnostics import Log, Position
from hanmen.fontconfig import installed
from hanmen.fonts import choose_fonts
from hanmen.model import Author, Book, Chapter, Element, Metadata, Source
from hanmen.typefaces import Families

CHAPTER = Path("book/a.md")
TOML = Position(Path("book/book.toml"))
METADATA = Metadata("本", "ja", "hon", "urn:x", "2000-01-01T00:00:00Z")
FAMILIES = Families(
    "Noto Serif CJK JP", "Noto Sans CJK JP", "Noto Sans Mono CJK JP", "Noto Color Emoji", ("Noto Sans Math", "Absent")
)


def element(name: str, line: int, *children: Element | str) -> Element:
    return Element(name, {}, children, Position(CHAPTER, line, 1))


def book(text: str, *children: Element | str, metadata: Metadata = METADATA) -> Book:
    """A chapter of *children*, by default the text in one paragraph."""
    body = element("section", 1, *(children or [element("p", 1, text)]))
    return Book(metadata, (Chapter(Source(CHAPTER, text, "body"), "a", body),), (), {})


def reports(book: Book, families: Families = FAMILIES, *folders: Path) -> list[str]:
    log = Log()
    choose_fonts(book, families, folders, log, TOML)
    return [f"{entry.position}: {entry.message('en')} [{entry.code}]" for entry in log]


def font(folder: Path, family: str, characters: str) -> Path:
    """A folder with a font of empty glyphs."""
    builder = FontBuilder(1000)
    glyphs = [".notdef", *(f"uni{ord(character):04X}" for character in characters)]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord(character): f"uni{ord(character):04X}" for character in characters})
    builder.setupGlyf(dict.fromkeys(glyphs, Glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(folder / "font.ttf")
    return folder


def test_a_sound_book_is_silent() -> None:
    assert reports(book("漢字、Ａbc 12 ﬁ ∑ 🧿 か゚ 葛\U000e0100 ✌️👩‍💻 \u00ad\u200b\t")) == []


def test_a_missing_glyph_is_named_once_where_it_is_first() -> None:
    assert reports(book("題\n\n漢字𐎀と𐎀と\n𓀀", element("p", 3, "漢字𐎀と𐎀と", element("code", 4, "𓀀𐎀")))) == [
        "book/a.md:3:3: no font of the book has “𐎀” (U+10380 UGARITIC LETTER ALPA) [glyph-missing]",
        "book/a.md:4:1: no font of the book has “𓀀” (U+13000 EGYPTIAN HIEROGLYPH A001) [glyph-missing]",
    ]


def test_the_place_is_that_of_the_text_not_of_a_comment_before_it() -> None:
    assert reports(book("<!-- 𐎀 -->\n\n字𐎀", element("p", 3, "字𐎀")))[0].startswith("book/a.md:3:2:")


def test_a_character_that_was_written_otherwise_is_at_its_element() -> None:
    assert reports(book("字\n\n&#x10380;", element("p", 3, "𐎀")))[0].startswith("book/a.md:3:1:")


def test_metadata_are_looked_at() -> None:
    metadata = replace(METADATA, authors=(Author("𐎀"),))
    assert reports(book("字", metadata=metadata))[0].startswith("book/book.toml:0:0: no font of the book has “𐎀”")


def test_private_characters_have_no_name() -> None:
    assert reports(book("\ue000")) == [
        "book/a.md:1:1: no font of the book has “\ue000” (U+E000 no name) [glyph-missing]"
    ]


def test_a_missing_family_is_told_alone(tmp_path: Path) -> None:
    families = replace(FAMILIES, serif="Absent Serif", chosen={"Absent Emoji": Position(TOML.path, 5, 1)})
    assert reports(book("𐎀"), families) == [
        "book/book.toml:0:0: the font family “Absent Serif” is not installed [font-missing]",
        "book/book.toml:5:1: the font family “Absent Emoji” is not installed [font-missing]",
    ]
    assert reports(book("A"), replace(FAMILIES, serif="Absent Serif"), font(tmp_path, "Absent Serif", "A本")) == []


def test_fallback_is_told_for_chosen_families_and_their_own_text(tmp_path: Path) -> None:
    own = font(tmp_path, "Own & Co", "abc本")
    families = replace(
        FAMILIES, mono="Own & Co", fallback=("Noto Serif CJK JP",), chosen={"Own & Co": Position(TOML.path, 5, 1)}
    )
    text = "漢字\n`abcあ`\n`いあ🧿`"
    children = [element("p", 1, "漢字", element("code", 2, "abcあ"), element("code", 3, "いあ🧿"))]
    assert reports(book(text, *children), families, own) == [
        "book/a.md:2:5: “あい” is not in Own & Co; Noto Serif CJK JP steps in [font-fallback]"
    ]
    assert reports(book(text, *children), replace(families, chosen={}), own) == []
    text = "いろはにほへとちりぬる"
    assert reports(book(text, element("pre", 1, text)), families, own) == [
        "book/a.md:1:1: “いろはにほへとちりぬ…” is not in Own & Co; Noto Serif CJK JP steps in [font-fallback]"
    ]
    titled = book("a", element("pre", 1, "a"), metadata=replace(METADATA, title="漢"))
    assert reports(titled, replace(families, serif="Own & Co"), own)[0].startswith("book/book.toml:5:1: “漢”")


def fonts_in(html: str) -> set[str]:
    pdf = HTML(string=html).render(font_config=FontConfiguration()).write_pdf(uncompressed_pdf=True)
    return {name.decode() for name in re.findall(rb"/BaseFont /\w+\+([\w-]+)", pdf)}


def test_weasyprint_sees_the_families_of_the_book_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    html = (
        "<p style='font-family: DejaVu Sans, Noto Serif CJK SC'>abc12</p><h1 style='font-family: serif'>漢☀\ufe0f</h1>"
    )
    html += "<code>漢</code>"
    for families, expected in (
        (FAMILIES, {"Noto-Serif-CJK-JP", "Noto-Serif-CJK-JP-Bold", "Noto-Sans-Mono-CJK-JP", "Noto-Color-Emoji"}),
        (
            replace(FAMILIES, serif="Noto Serif CJK SC"),
            {"Noto-Serif-CJK-SC", "Noto-Serif-CJK-SC-Bold", "Noto-Sans-Mono-CJK-JP", "Noto-Color-Emoji"},
        ),
    ):
        with installed(choose_fonts(book("字"), families, [tmp_path], Log(), TOML)):
            assert fonts_in(html) == expected
        assert os.environ["FONTCONFIG_FILE"] == "/etc/fonts/fonts.conf"
    assert "DejaVu-Sans" in fonts_in(html)


def test_emoji_are_as_large_as_the_text() -> None:
    html = "<style>@page { size: 100px; margin: 0 } body { margin: 0; font: 20px serif }</style>🧿🧿🧿"
    with installed(choose_fonts(book("字"), FAMILIES, [], Log(), TOML)):
        page = HTML(string=html).render(font_config=FontConfiguration()).pages[0]
    (text,) = (box for box in page._page_box.descendants() if isinstance(box, TextBox))
    assert 60 <= text.width <= 80
