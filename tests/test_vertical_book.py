"""The pages of a right-bound book: where heads, folios and lines are on the paper, in mm from its top left."""

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from hanmen.cli import main
from tests.on_paper import HEIGHT, MM, laid_out, made, place_of
from tests.support import tiny_book

LONG = "雨の日に山を歩いた。" * 60 + "\n\n"
CHAPTERS = {
    "mae": "# まえがき\n\n" + LONG * 2,
    "ame": "# 雨か？{#ame}\n\n" + LONG * 4,
    "kaze": "# 風\n\n[](#ame)を見よ。",
}
WIDTH, GUTTER, HEAD = 127, 19, 22
LINES, LENGTH = 16 * 5.75 - 2.5, 42 * 3.25
OUTER = WIDTH - GUTTER - LINES
Box = tuple[float, float, float, float]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    hanmen = '[kihon-hanmen]\nwriting-mode = "vertical"\ntrim-size = "shiroku"\n'
    folder = tiny_book(tmp_path_factory.mktemp("vertical") / "b", hanmen, **CHAPTERS)
    toml = (folder / "book.toml").read_text("utf-8").replace('body = ["mae.md", ', 'front = ["mae.md"]\nbody = [')
    (folder / "book.toml").write_text(toml, "utf-8")
    assert main(["screen", "--book", str(folder), "--out", str(folder / "dist"), "--strict"]) == 0
    with pypdfium2.PdfDocument(folder / "dist" / "b.pdf") as opened:
        yield opened


def labels(pdf: pypdfium2.PdfDocument) -> list[str]:
    return [pdf.get_page_label(number) for number in range(len(pdf))]


def texts(pdf: pypdfium2.PdfDocument, label: str) -> dict[str, Box]:
    """The texts in the margins of a page and where they are; under ``""``, all between head and foot."""
    page = pdf[labels(pdf).index(label)].get_textpage()
    found: dict[str, list[Box]] = {}
    for number in range(page.count_chars()):
        left, bottom, right, top = (value * MM for value in page.get_charbox(number))
        character = page.get_text_range(number, 1).strip()
        edge = "head" if HEIGHT - bottom < HEAD else "foot" if HEIGHT - top > HEAD + LENGTH + 5 else "text"
        if character:
            found.setdefault(edge, []).append((left, HEIGHT - top, right, HEIGHT - bottom))
            found.setdefault(f"{edge} {character}", [])
    named = {key: "".join(name[5:] for name in found if name.startswith(f"{key} ")) for key in ("head", "foot")}
    return {named.get(edge, ""): _around(boxes) for edge, boxes in found.items() if boxes}


def _around(boxes: list[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def test_the_first_page_is_a_left_page(pdf: pypdfium2.PdfDocument) -> None:
    assert labels(pdf).index("1") % 2 == 0
    assert texts(pdf, "1")["1"][0] == pytest.approx(OUTER, abs=0.5)


@pytest.mark.parametrize(("label", "head"), [("2", "題名"), ("3", "第1章雨か？")])
def test_heads_and_folios_are_at_the_outer_corners(pdf: pypdfium2.PdfDocument, label: str, head: str) -> None:
    found = texts(pdf, label)
    assert set(found) == {"", head, label}
    for text, top in ((head, HEAD - 8 - 2.25), (label, HEAD + LENGTH + 8)):
        box = found[text]
        edge = box[0] if label == "3" else WIDTH - box[2]
        assert edge == pytest.approx(OUTER, abs=0.5), text
        assert top < box[1] + 0.3 < box[3] - 0.3 < top + 2.5, text
        assert len(text) < 2 or box[2] - box[0] > 1.5 * (box[3] - box[1]), text


@pytest.mark.parametrize("label", ["2", "3"])
def test_lines_fill_the_hanmen(pdf: pypdfium2.PdfDocument, label: str) -> None:
    left, top, right, bottom = texts(pdf, label)[""]
    start = GUTTER if label == "2" else OUTER
    assert (left, right) == pytest.approx((start, start + LINES), abs=0.6)
    assert top == pytest.approx(HEAD, abs=0.6)
    assert bottom == pytest.approx(HEAD + LENGTH, abs=2)


def test_a_chapter_opens_on_a_recto_with_its_folio_alone(pdf: pypdfium2.PdfDocument) -> None:
    read = [page.get_textpage().get_text_range() for page in pdf]
    whole = ["".join(text.split()) for text in read]  # PDFium parts the lines of a page that has but a few
    (opening,) = [number for number, text in enumerate(whole) if "第2章" in text and "見よ" in text]
    assert opening % 2 == 0
    assert not read[opening - 1]
    label = pdf.get_page_label(opening)
    assert set(texts(pdf, label)) == {"", label}


def test_folios_of_the_front_matter_are_roman(pdf: pypdfium2.PdfDocument) -> None:
    assert [label for label in labels(pdf) if re.fullmatch("[ivx]+", label)][:5] == ["i", "ii", "iii", "iv", "v"]
    assert set(texts(pdf, "iv")) == {"", "題名", "iv"}
    assert set(texts(pdf, "i")) == {""}


def test_two_tiers(tmp_path: Path) -> None:
    pdf = laid_out(tmp_path / "b", "columns = 2\n", f"# 雨\n\n{'雨' * 19 * 13}晴{'雨' * 60}")
    first, second = place_of("雨雨", pdf), place_of("晴", pdf)
    assert first[0] == second[0]
    assert second[2] - first[2] > 60
    assert second[1] > WIDTH / 3


def test_notes_above_the_lines_begin_at_the_line_of_their_call(tmp_path: Path) -> None:
    text = f"# 雨\n\n{'雨' * 100}曇[^1]晴[^2]\n\n[^1]: 注釈一{'注' * 20}\n\n[^2]: 評釈二\n"
    pdf = laid_out(tmp_path / "b", 'notes = "head"\n', text)
    call, note, other = place_of("曇", pdf), place_of("注釈", pdf), place_of("評釈", pdf)
    assert note[0] == other[0] == call[0]
    assert abs(note[1] - call[1]) < 2
    assert 20 < note[2] < 45 < call[2]
    assert other[1] < note[1] - 8  # the first note has three lines


def test_words_in_capitals_stand_upright_if_a_house_wants_it(tmp_path: Path) -> None:
    for number, composition in enumerate(("", "\n[composition]\nupright-capitals = true\n")):
        pdf = laid_out(tmp_path / f"b{number}", composition, "# 雨\n\n雨JIS雨")
        (_, _, top), (_, _, bottom) = place_of("JIS", pdf), place_of("S雨", pdf)
        assert (abs(bottom - top - 2 * 3.25) < 0.1) == bool(composition)
        pdf.close()


@pytest.mark.parametrize("direction", ["l2r", "r2l"])
def test_viewers_are_told_how_pages_lie_if_the_edition_says_so(tmp_path: Path, direction: str) -> None:
    edition = f'\n[[edition]]\nname = "screen"\nreading-direction = "{direction}"\n'
    laid_out(tmp_path / "b", edition, "# 雨").close()
    with pikepdf.open(made(tmp_path / "b")) as pdf:
        told = "/Direction" in pdf.Root.ViewerPreferences and str(pdf.Root.ViewerPreferences.Direction)
    assert told == (direction == "r2l" and "/R2L")
