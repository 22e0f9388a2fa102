"""The PDF to read, as its reader's program sees it."""

import ctypes
import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw
import pytest

from hanmen import pipeline
from hanmen.cli import main
from hanmen.diagnostics import Log
from hanmen.layout import lay_out
from hanmen.model import Forme, LaidOut
from tests.support import tiny_book

CHAPTERS = {
    "mae": "# まえがき\n\nはじめに。",
    "ame": "# 雨{#ame}\n\n## 一つめ\n\n本文[^a]と[](#fig:b)。\n\n![図の題](b.png){#fig:b}\n\n[^a]: 脚注の文。",
    "kaze": "# 風\n\n[](#ame)を見よ。",
}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tiny_book(tmp_path_factory.mktemp("pdf") / "b", **CHAPTERS)
    toml = (folder / "book.toml").read_text("utf-8").replace('body = ["mae.md", ', 'front = ["mae.md"]\nbody = [')
    (folder / "book.toml").write_text(toml, "utf-8")
    (folder / "b.png").write_bytes(PNG)
    assert main(["screen", "--book", str(folder), "--out", str(folder / "dist"), "--strict"]) == 0
    return (folder / "dist" / "b.pdf").read_bytes()


@pytest.fixture
def pdf(product: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(product)) as opened:
        yield opened


def page_texts(product: bytes) -> list[str]:
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pypdfium2.PdfDocument(product)]


def test_it_says_what_it_is(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as data:
        assert (data["dc:title"], data["dc:creator"], data["pdfuaid:part"]) == ("題名", ["著者"], "1")
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("ja", True)


def test_the_page_has_its_trim_size(pdf: pikepdf.Pdf) -> None:
    width, height = (float(value) * 25.4 / 72 for value in pdf.pages[0].mediabox[2:])
    assert (round(width, 1), round(height, 1)) == (148, 210)
    assert "/BleedBox" not in pdf.pages[0]


def test_editions_share_pages_that_have_a_bleed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid: list[LaidOut] = []

    def listed(forme: Forme, log: Log) -> LaidOut:
        laid.append(lay_out(forme, log))
        return laid[-1]

    monkeypatch.setattr(pipeline, "lay_out", listed)
    folder = tiny_book(tmp_path / "b", **CHAPTERS)
    (folder / "b.png").write_bytes(PNG)
    assert main(["--book", str(folder), "--out", str(tmp_path / "dist")]) == 0
    assert len(laid) == 1
    with pikepdf.open(io.BytesIO(laid[0].data)) as base:
        assert len(base.pages) == len(laid[0].labels)
        assert [float(edge) for edge in base.pages[0].bleedbox[:2]] == [pytest.approx(-3 * 72 / 25.4)] * 2


def test_bookmarks_are_the_contents(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles == ["まえがき", "目次", "第1章　雨", "第2章　風", "奥付"]
        assert [item.title for item in outline.root[2].children] == ["1.1　一つめ"]


def test_page_labels_are_the_folios(product: bytes) -> None:
    document = pypdfium2.PdfDocument(product)
    labels = [document.get_page_label(n) for n in range(len(document))]
    first = labels.index("1")
    assert labels[:first] == ["i", "ii", "iii", "iv", "v", "vi"][:first]
    texts = page_texts(product)
    assert "第1章" in texts[first]
    assert texts[first].strip().endswith("1")


def test_every_link_leads_into_the_book(pdf: pikepdf.Pdf) -> None:
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.get("/Subtype") == "/Link"]
    destinations = {str(name) for name in pikepdf.NameTree(pdf.Root.Names.Dests)}
    assert len(links) >= 6
    assert {str(link.A.D if "/A" in link else link.Dest) for link in links} <= destinations


def test_a_note_stands_at_the_foot_of_its_page(product: bytes) -> None:
    (page,) = [text for text in page_texts(product) if "脚注の文" in text]
    assert page.index("一つめ") < page.index("脚注の文")


def baselines(page: pypdfium2.PdfPage, size: float) -> list[float]:
    """Those of the lines in type of that size, mm from the page's foot, the highest first."""
    text, found = page.get_textpage(), set[float]()
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        pypdfium2.raw.FPDFText_GetCharOrigin(text, place, x, y)
        if abs(pypdfium2.raw.FPDFText_GetFontSize(text, place) * 25.4 / 96 - size) < 0.01:
            found.add(round(y.value * 25.4 / 72, 2))
    return sorted(found, reverse=True)


def test_notes_end_at_the_foot_of_the_hanmen_and_leave_the_text_on_its_grid(tmp_path: Path) -> None:
    text = "雨の日の道は長く、山も遠い。" * 60
    note = f"[^a]: {'注の文。' * 20}"
    folder = tiny_book(tmp_path / "b", ame=f"# 雨\n\n{text}本文[^a]。{text}{text}\n\n{note}")
    assert main(["screen", "--book", str(folder), "--out", str(tmp_path)]) == 0
    pages = [(baselines(page, 3.25), baselines(page, 2.5)) for page in pypdfium2.PdfDocument(tmp_path / "b.pdf")]
    foot = min(y for body, notes in pages if len(notes) == 1 for y in body)
    ((body, notes),) = ((body, notes) for body, notes in pages if len(body) > 9 and len(notes) > 1)
    lines = [(y - foot) / 5.5 for y in body]
    assert lines == pytest.approx([round(line) for line in lines], abs=0.01)
    *_, last_note, _ = notes  # and the folio
    assert last_note - 0.12 * 2.5 == pytest.approx(foot - 0.12 * 3.25, abs=0.1)  # Noto's em reaches .12 below


def test_running_heads_are_not_on_a_chapters_first_page(product: bytes) -> None:
    openings = [text for text in page_texts(product) if "第2章" in text and "見よ" in text]
    assert openings[0].count("風") == 1


def test_all_fonts_are_embedded(pdf: pikepdf.Pdf) -> None:
    descriptors = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
    assert descriptors
    assert all("/FontFile2" in d or "/FontFile3" in d for d in descriptors)


def test_only_the_books_families_are_used(pdf: pikepdf.Pdf) -> None:
    names = {str(o.FontName) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o}
    assert all("Noto" in name for name in names)


def test_the_grid_can_be_shown(tmp_path: Path) -> None:
    folder = tiny_book(tmp_path / "b", ame="# 雨\n\n本文。")
    for grid in ([], ["--show-grid"]):
        assert main(["screen", "--book", str(folder), "--out", str(tmp_path / f"out{len(grid)}"), *grid]) == 0
    plain, ruled = ((tmp_path / f"out{n}" / "b.pdf").read_bytes() for n in (0, 1))
    assert len(ruled) > len(plain)


def test_code_is_copied_as_it_was_written(tmp_path: Path) -> None:
    code = "def f(x):\n    return x  # " + "とても長い行なので次の行に続く" * 4
    folder = tiny_book(tmp_path / "b", ame=f"# 雨\n\n```python {{.numbered start=8}}\n{code}\n```")
    assert main(["screen", "--book", str(folder), "--out", str(tmp_path)]) == 0
    text = next(text for text in page_texts((tmp_path / "b.pdf").read_bytes()) if "def f" in text)
    assert "↳" not in text
    assert "8 def f(x):\n9 return x # とても" in text  # PDFium gives several spaces as one


def test_a_reference_says_the_page_where_that_is_asked(tmp_path: Path) -> None:
    chapters = {
        **CHAPTERS,
        "kaze": "# 風\n\n[](#ame){.page}と[](#mae){.page}と[](#ame)を見よ。",
        "mae": "# 序{#mae}\n\n文。",
    }
    folder = tiny_book(tmp_path / "b", **chapters)
    toml = (folder / "book.toml").read_text("utf-8").replace('body = ["mae.md", ', 'front = ["mae.md"]\nbody = [')
    (folder / "book.toml").write_text(toml, "utf-8")
    (folder / "b.png").write_bytes(PNG)
    assert main(["screen", "--book", str(folder), "--out", str(tmp_path)]) == 0
    text = "".join(page_texts((tmp_path / "b.pdf").read_bytes()))
    assert "第1章（1ページ）と「序」（iiiページ）と第1章を見よ" in text


def test_a_turned_table_lies_alone_on_its_page(tmp_path: Path) -> None:
    table = "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\nTable: 題 {.turned}"
    folder = tiny_book(tmp_path / "b", ame=f"# 雨\n\n前の文。\n\n{table}\n\n後の文。")
    assert main(["screen", "--book", str(folder), "--out", str(tmp_path), "--strict"]) == 0
    pdf = pypdfium2.PdfDocument((tmp_path / "b.pdf").read_bytes())
    texts = page_texts((tmp_path / "b.pdf").read_bytes())
    number = next(number for number, text in enumerate(texts) if "丙" in text)
    assert "前の文。" in texts[number - 1]
    assert "後の文。" in texts[number - 1]
    page = pdf[number].get_textpage()
    places = {page.get_text_range(i, 1): page.get_charbox(i) for i in range(page.count_chars())}
    assert places["甲"][0] == pytest.approx(places["乙"][0], abs=1)  # a row runs up the page
    assert places["甲"][1] < places["乙"][1]
    assert places["甲"][0] < places["丙"][0]


@pytest.mark.parametrize("mode", ["horizontal", "vertical"])
def test_folios_may_run_through_the_whole_book(mode: str, tmp_path: Path) -> None:
    """The label, the number at the foot and the contents agree; there is no page of another numbering."""
    toml = f'folios = "serial"\n[kihon-hanmen]\nwriting-mode = "{mode}"\n'
    folder = tiny_book(tmp_path / "b", toml, mae="# まえがき\n\nはじめに。", ame="# 雨\n\n本文。")
    written = (folder / "book.toml").read_text("utf-8")
    (folder / "book.toml").write_text(written.replace('body = ["mae.md", ', 'front = ["mae.md"]\nbody = ['), "utf-8")
    assert main(["screen", "--book", str(folder), "--out", str(tmp_path), "--strict"]) == 0
    document = pypdfium2.PdfDocument(tmp_path / "b.pdf")
    assert [document.get_page_label(n) for n in range(len(document))] == [str(n + 1) for n in range(len(document))]
    texts = page_texts((tmp_path / "b.pdf").read_bytes())
    (preface,) = (n for n, text in enumerate(texts) if "はじめに。" in text)
    assert str(preface + 1) in texts[preface]
    contents = next(text for text in texts if "目次" in text)
    numeral = "一二三四五六七八九"[preface] if mode == "vertical" else str(preface + 1)
    assert numeral in contents
