"""What goes to the printer with a press PDF, also when that is withheld."""

from pathlib import Path

from PIL import Image

from hanmen.diagnostics import Log
from hanmen.pipeline import Order, build
from tests.support import tiny_book

PRESS = '\n[[edition]]\nname = "press"\n'


def made(folder: Path, log: Log) -> dict[str, bytes]:
    return build(folder, Order(["press"], cache=folder.parent / "cache"), log, lambda *_: None, {})


def test_a_press_pdf_has_a_data_sheet(tmp_path: Path) -> None:
    log = Log()
    products = made(tiny_book(tmp_path / "hon", PRESS, ame="# 雨\n\n窓をつたう。"), log)
    assert not log.entries
    assert list(products) == ["hon-press.html", "hon-press.pdf"]
    html = products["hon-press.html"].decode()
    for said in ("題名", "hon-press.pdf", "PDF/X-4", "148 × 210 mm", "横組み", "FOGRA39", "入稿できます"):
        assert said in html


def test_a_withheld_press_pdf_has_one_too(tmp_path: Path) -> None:
    log, folder = Log(), tmp_path / "hon"
    folder.mkdir()
    Image.new("RGB", (40, 30), (200, 40, 40)).save(folder / "niwa.png")
    products = made(tiny_book(folder, PRESS, ame="# 雨\n\n![庭](niwa.png){width=100%}"), log)
    assert log.failed
    assert list(products) == ["hon-press.html"]
    html = products["hon-press.html"].decode()
    assert "このままでは入稿できません" in html
    assert "ppi" in html


def test_a_press_pdf_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    log = Log()
    products = made(tiny_book(tmp_path / "hon", PRESS + 'icc = "nai.icc"\n', ame="# 雨\n\n窓。"), log)
    assert list(products) == ["hon-press.html"]
    assert "icc-unusable" in products["hon-press.html"].decode()


def test_twice_the_same(tmp_path: Path) -> None:
    folder = tiny_book(tmp_path / "hon", PRESS, ame="# 雨\n\n窓をつたう。")
    assert made(folder, Log()) == made(folder, Log())
