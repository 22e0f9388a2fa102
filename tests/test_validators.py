"""Whether the validators find what is wrong: one fault a time is planted into a sound EPUB.

What epubcheck and Ace let pass, `own` in tools/validate.py has to find.
"""

import io
import shutil
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

from hanmen.diagnostics import Log
from hanmen.epub import write_epub
from tests.test_epub_pages import paged

TOOLS = Path(__file__).parent.parent / "tools"
sys.path.insert(0, str(TOOLS))
import validate  # type: ignore[import-not-found]  # noqa: E402  # a program, found by the line above

NAVIGATION, PACKAGE, CHAPTER = "item/navigation-documents.xhtml", "item/standard.opf", "item/xhtml/p-002.xhtml"
PICTURE = "item/image/prices.png"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "sound.epub"
    path.write_bytes(write_epub(paged(), Log()))
    return path


def planted(sound: Path, folder: Path, file: str, old: bytes, new: bytes) -> Path:
    """The EPUB with *old* replaced in one of its files; all of the file, where *old* is empty."""
    path = folder / "planted.epub"
    with ZipFile(sound) as source, ZipFile(path, "w") as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == file:
                assert old in data
                data = data.replace(old, new) if old else new
            target.writestr(entry, data)
    return path


def picture(mode: str, size: tuple[int, int] = (40, 40), **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new(mode, size).save(file, **options)
    return file.getvalue()


def test_a_sound_book_is_found_sound(sound: Path) -> None:
    assert validate.own(sound) == []


FRAMES = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (NAVIGATION, b">i</a></li>", b">ii</a></li>"),
        (NAVIGATION, b'<li><a href="xhtml/p-002.xhtml#page-2">2</a></li>\n', b""),
        (CHAPTER, b'aria-label="2"', b'aria-label="3"'),
        (PACKAGE, b">pageBreakMarkers<", b">printPageNumbers<"),
        (PACKAGE, b'property="pageBreakSource"', b'property="pageSource"'),
        (NAVIGATION, b'epub:type="landmarks"', b'epub:type="loi"'),
        (CHAPTER, b'<th scope="col">', b"<th>"),
        (CHAPTER, b'class="hltr"', b'class="hltr" dir="rtl"'),
        (CHAPTER, b"<h2", b"<p>" + b"x" * 260_000 + b"</p><h2"),
        (CHAPTER, "<rp>）</rp>".encode(), b""),
        (PICTURE, b"", picture("CMYK", format="JPEG")),
        (PICTURE, b"", picture("RGBA", format="PNG")),
        (PICTURE, b"", picture("L", (3300, 10), format="PNG")),
        (PICTURE, b"", picture("RGB", format="GIF", save_all=True, append_images=FRAMES)),
    ],
    ids=lambda value: value[:24].decode(errors="replace") if isinstance(value, bytes) else value.rpartition("/")[2],
)
def test_what_others_let_pass_is_found(sound: Path, tmp_path: Path, file: str, old: bytes, new: bytes) -> None:
    assert validate.own(planted(sound, tmp_path, file, old, new))


@pytest.mark.skipif(not shutil.which("java"), reason="needs Java")
def test_epubcheck_bites(sound: Path, tmp_path: Path) -> None:
    found = validate.epubcheck(planted(sound, tmp_path, CHAPTER, b"<h2", b"<h2><p>x</p>"), tmp_path)
    assert any("RSC-005" in each for each in found)


@pytest.mark.skipif(not (TOOLS / "validators/node_modules").is_dir(), reason="needs make validate's tools")
def test_ace_bites(sound: Path, tmp_path: Path) -> None:
    book = planted(sound, tmp_path, PACKAGE, b'property="pageBreakSource"', b'property="pageSource"')
    assert any("epub-pagesource" in each for each in dict(validate.ace([book], tmp_path / "out"))["Ace planted"])
