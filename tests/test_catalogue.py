"""The page that books are downloaded from: what it lists, that it is true, and that everybody can use it."""

import hashlib
import io
import itertools
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from hanmen.catalogue import CATALOGUE, write_catalogue
from hanmen.catalogue.card import size
from hanmen.cli import main
from hanmen.config import read_config
from hanmen.diagnostics import Log
from tests.browser import AXE, CHROMIUM, asked
from tests.conftest import Golden
from tests.support import tiny_book

GOLDEN = Path(__file__).parent / "catalogue.html"
STYLE = (Path(__file__).parent.parent / "styles" / "catalogue.css").read_text("utf-8")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 5 8"/>'
WIDTHS = (320, 360, 390, 720, 1440)  # 720: a window of 1440 at 200 %
BOOKS = {
    "ame": 'title = "雨の<本>"\nlanguage = "ja"\nsubtitle = "降る"\n'
    'authors = [{ name = "山田花子" }, { name = "李", role = "trl" }]\npublisher = "雨社"\n'
    'description = "雨の本。\\n二段落め。"\n',
    "yu": 'title = "雨"\nlanguage = "zh-Hans"\nauthors = [{ name = "李雨" }]\npublisher = "雨社"\n',
    "rain": 'title = "Rain & Snow"\nlanguage = "en"\n',
}


def pdf(pages: int, width: float = 419.528, height: float = 595.276) -> bytes:
    """Blank pages, their size in pt."""
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + pages))
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>"]
    body, places = "%PDF-1.4\n", []
    for number, text in enumerate([*objects, *[page] * pages], 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(places) + 1
    trailer = f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode()


def epub(cover: bytes = SVG, suffix: str = "svg") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(f"item/image/cover.{suffix}"), cover)
    return file.getvalue()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three books, and in dist all of the first, two files of the second, one of the third."""
    monkeypatch.chdir(tmp_path)
    for slug, table in BOOKS.items():
        folder = tmp_path / "book" / slug
        folder.mkdir(parents=True)
        (folder / "a.md").write_text("# 雨\n", "utf-8")
        (folder / "book.toml").write_text(f'[book]\n{table}body = ["a.md"]\n', "utf-8")
    dist = tmp_path / "dist"
    dist.mkdir()
    for name in ("ame.pdf", "ame-press.pdf", "yu.pdf"):
        (dist / name).write_bytes(pdf(3))
    (dist / "ame-cover.pdf").write_bytes(pdf(1, 870.236))
    (dist / "ame-press.html").write_text("<p>", "utf-8")
    for name in ("ame.epub", "rain.epub"):
        (dist / name).write_bytes(epub())
    return dist


def page_of(dist: Path, style: str = "") -> str:
    books = (read_config(dist.parent / "book" / slug, Log()) for slug in BOOKS)
    return write_catalogue(filter(None, books), dist, style).decode()


def tree_of(page: str) -> ElementTree.Element:
    """It must be XML, too."""
    return ElementTree.fromstring(page)


def test_the_page_of_a_small_shelf(shelf: Path, golden: Golden) -> None:
    page = page_of(shelf, "\n")
    golden(GOLDEN, re.sub(r"(?<=content=\"hanmen )[^\"]+", "VERSION", page.replace("><", ">\n<")))


def test_checksums_and_links_are_those_of_the_files(shelf: Path) -> None:
    tree, ids = tree_of(page_of(shelf)), {it.get("id") for it in tree_of(page_of(shelf)).iter()}
    links = [link.get("href", "") for link in tree.iter("a")]
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert sorted(link for link in links if not link.startswith("#")) == sorted(it.name for it in shelf.iterdir())
    digests = {
        item.find("p/a").get("href"): item.findtext("details/code")  # type: ignore[union-attr]  # each has a link
        for item in tree.iterfind(".//section/ul/li")
    }
    assert digests == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in shelf.iterdir() if path.suffix != ".html"
    }


def test_headings_languages_and_pictures_are_told(shelf: Path) -> None:
    page = page_of(shelf, STYLE)
    tree = tree_of(page)
    assert tree.get("lang") == "en"
    assert [article.get("lang") for article in tree.iter("article")] == ["ja", "zh-Hans", "en"]
    levels = [int(it.tag[1]) for it in tree.iter() if re.fullmatch("h[1-6]", it.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert [image.get("alt") for image in tree.iter("img")] == ["『雨の<本>』の表紙", "Cover of “Rain & Snow”"]
    assert {"header", "nav", "main", "footer"} <= {it.tag for it in tree.iter()}
    assert "<script" not in page
    assert not re.search(r"https?:", page)


def test_a_cover_is_made_small(shelf: Path) -> None:
    file = io.BytesIO()
    Image.new("RGB", (1600, 2560), "teal").save(file, "PNG")
    before = page_of(shelf)
    (shelf / "ame.epub").write_bytes(epub(file.getvalue(), "png"))
    assert "data:image/png;base64," in page_of(shelf)
    assert len(page_of(shelf)) < len(before) + 5000
    (shelf / "ame.epub").write_bytes(epub(b"no picture", "png"))
    assert '<p class="front" aria-hidden="true">雨の&lt;本&gt;</p>' in page_of(shelf)


def test_what_is_no_product_is_passed_over(shelf: Path) -> None:
    for name in ("yu.pdf", "rain.epub"):
        (shelf / name).write_bytes(b"before")
    assert [article.get("id") for article in tree_of(page_of(shelf)).iter("article")] == ["ame"]
    for path in shelf.iterdir():
        path.unlink()
    assert page_of(shelf) == ""


@pytest.mark.parametrize(
    ("count", "said"),
    [(7, "7 B"), (999, "999 B"), (1000, "1 KB"), (48_400, "48 KB"), (4_249_000, "4.2 MB"), (31_000_000, "31 MB")],
)
def test_sizes_are_said_in_few_figures(count: int, said: str) -> None:
    assert size(count) == said


def test_a_build_lists_all_that_lies_there_and_a_book_that_fails(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shelf.parent / "book/ame/a.md").write_text("# 雨\n\n[](#nirgends)", "utf-8")
    assert main(["epub"]) == 1
    assert capsys.readouterr().out.splitlines() == ["dist/rain.epub", "dist/yu.epub", "dist/index.html"]
    listed = re.findall(r'href="(\w[^"]*)"', (shelf / CATALOGUE).read_text("utf-8"))
    assert {"ame.pdf", "ame.epub", "rain.epub", "yu.pdf", "yu.epub"} <= set(listed)
    before = (shelf / CATALOGUE).read_bytes()
    assert main(["epub", "--book", "book/yu"]) == 0
    assert (shelf / CATALOGUE).read_bytes() == before


def test_a_book_from_elsewhere_has_a_page_with_one_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    tiny_book(tmp_path / "b", ame="# 雨")
    assert main(["epub", "--book", "b", "--out", "there"]) == 0
    tree = tree_of((tmp_path / "there" / CATALOGUE).read_text("utf-8"))
    assert len(list(tree.iter("article"))) == 1
    assert not list(tree.iter("nav"))


def test_no_page_is_made_where_none_is_wanted(shelf: Path) -> None:
    assert main(["epub", "--book", "book/yu", "--no-catalogue"]) == 0
    assert not (shelf / CATALOGUE).exists()
    (shelf / CATALOGUE).write_text("mine", "utf-8")
    assert main(["epub", "--book", "book/yu"]) == 0
    assert (shelf / CATALOGUE).read_text("utf-8") == "mine"


@pytest.mark.skipif(not CHROMIUM, reason="there is no Chromium here")
def test_nothing_stands_over_the_edge_of_a_screen(shelf: Path) -> None:
    page = page_of(shelf, STYLE).replace("<details>", '<details open="open">')
    question = "() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]"
    for visible, needed in asked(page, question, WIDTHS, shelf):
        assert needed <= visible


@pytest.mark.skipif(not (CHROMIUM and AXE.exists()), reason="there is no Chromium or no axe-core here")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_has_nothing_to_object_to(shelf: Path, dark: bool) -> None:
    script = f"<script>{AXE.read_text('utf-8')}</script></body>"
    page = page_of(shelf, STYLE).replace("</body>", script)
    question = "async () => (await axe.run()).violations.map(it => it.id + it.nodes.map(node => node.html))"
    assert asked(page, question, [390, 1440], shelf, dark=dark) == [[], []]
