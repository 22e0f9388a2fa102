"""What an EPUB may be by choice: notes in a list, fonts of its own, no page numbers."""

import io
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from fontTools.ttLib import TTFont

from hanmen.cli import main
from tests.support import tiny_book

TEXT = "# 雨の（夜）\n\n降る[^a]、また[^a]。\n\n[^a]: 一つめの注。\n"


def made(folder: Path, table: str, capsys: pytest.CaptureFixture[str], toml: str = "") -> dict[str, bytes]:
    tiny_book(folder / "book", f'{toml}\n[[edition]]\nname = "epub"\n{table}\n', ame=TEXT)
    code = main(["epub", "--book", str(folder / "book"), "--out", str(folder / "out")])
    assert code == 0, capsys.readouterr().err
    with ZipFile(folder / "out" / "book.epub") as archive:
        return {name.removeprefix("item/"): archive.read(name) for name in archive.namelist()}


def test_notes_stand_in_a_list_after_their_chapter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = made(tmp_path, 'notes = "end"\npage-numbers = false', capsys)["xhtml/p-001.xhtml"].decode()
    notes = re.search('<section epub:type="endnotes".*|<section class="endnotes".*', text)
    assert notes is not None
    assert 'role="doc-endnotes" aria-label="注"><h2 class="notes-title">注</h2><ol class="notes">' in notes[0]
    assert re.findall(r'href="#([\w-]+)"', text) == [
        "ch-ame-note-1",
        "ch-ame-note-1",
        "ch-ame-note-1-ref",
    ]
    assert '<li id="ch-ame-note-1">' in notes[0]
    assert "<aside" not in text


def test_without_page_numbers_nothing_is_said_of_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = made(tmp_path, "page-numbers = false", capsys)
    assert not [name for name, data in files.items() if b"pagebreak" in data or b"page-list" in data]
    assert b"pageBreak" not in files["standard.opf"]


@pytest.mark.parametrize(("file_format", "magic"), [("otf", b"\0\1\0\0"), ("woff2", b"wOF2")])
def test_fonts_have_the_books_characters_and_vertical_forms(
    file_format: str, magic: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    families = '\n[fonts]\nserif = "IPAexMincho"\nsans = "IPAexMincho"\n'
    files = made(tmp_path, f'fonts = "{file_format}"\npage-numbers = false', capsys, families)
    fonts = {name: data for name, data in files.items() if name.startswith("font/")}
    suffix = "ttf" if file_format == "otf" else file_format
    assert [*fonts] == [f"font/hanmen-sans.{suffix}", f"font/hanmen-serif.{suffix}"]
    serif, sans = fonts[f"font/hanmen-serif.{suffix}"], fonts[f"font/hanmen-sans.{suffix}"]
    assert serif.startswith(magic)
    font = TTFont(io.BytesIO(serif))
    characters = set(map(chr, font.getBestCmap()))
    assert set("の降一つめ注") <= characters
    assert "猫" not in characters
    assert "降" not in map(chr, TTFont(io.BytesIO(sans)).getBestCmap())
    assert "vert" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert font["name"].getDebugName(1) == "hanmen-serif"
    assert f'src: url("../font/hanmen-serif.{suffix}")' in files["style/book-style.css"].decode()
    assert "IPA" in files["xhtml/p-colophon.xhtml"].decode()
    assert b'property="ibooks:specified-fonts">true<' in files["standard.opf"]
    assert f'media-type="font/{suffix}"'.encode() in files["standard.opf"]
