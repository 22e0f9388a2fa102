"""Sheets are folded in thought: the pages must come out in order, every one the right way up."""

import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name

from hanmen.cli import main
from hanmen.press.imposition import Cell, Side, impose, mirrored, saddle, signatures

Leaf = tuple[int, int]  # the pages on the upper and the lower face of a layer; less than 0: with their heads down
Stack = list[list[list[Leaf]]]  # by row and column, from the top layer down


def faces(front: Side, back: Side) -> Stack:
    """An open sheet with its front below: above a column of the front lies the back's at the other side."""
    last = max(cell.column for cell in front)
    below = {(cell.row, last - cell.column): _signed(cell) for cell in front}
    above = {(cell.row, cell.column): _signed(cell) for cell in back}
    rows = sorted({row for row, _ in above})
    return [[[(above[row, column], below[row, column])] for column in range(last + 1)] for row in rows]


def _signed(cell: Cell) -> int:
    return -cell.page if cell.is_head_down else cell.page


def right_over_left(stack: Stack) -> Stack:
    half = len(stack[0]) // 2
    return [[_turned(row[2 * half - 1 - c], 1) + row[c] for c in range(half)] for row in stack]


def head_over_foot(stack: Stack) -> Stack:
    upper, lower = stack
    return [[_turned(upper[c], -1) + lower[c] for c in range(len(upper))]]


def _turned(layers: Sequence[Leaf], sign: int) -> list[Leaf]:
    return [(sign * low, sign * high) for high, low in reversed(layers)]


def folded(front: Side, back: Side) -> list[int]:
    """The pages of a signature from its first to its last.

    Its last fold, the spine, lies at the right: it is turned over before it is read.
    """
    stack = right_over_left(faces(front, back))
    if len(stack) == 2:
        stack = right_over_left(head_over_foot(stack))
    return [page for leaf in stack[0][0] for page in leaf][::-1]


def as_left_bound(side: Side, is_right_bound: bool) -> Side:
    """A right-bound book is folded in the mirror."""
    return mirrored(side) if is_right_bound else side


@pytest.mark.parametrize("is_right_bound", [False, True])
def test_sixteen_pages_come_out_in_order(is_right_bound: bool) -> None:
    sides = [mirrored(side) if is_right_bound else side for side in signatures(32)]
    for start, (front, back) in zip((1, 17), (sides[:2], sides[2:]), strict=True):
        folds = folded(as_left_bound(front, is_right_bound), as_left_bound(back, is_right_bound))
        assert folds == list(range(start, start + 16))


def test_nested_sheets_come_out_in_order() -> None:
    sides = saddle(12, 0.1)
    first_half: list[int] = []
    second_half: list[int] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        one, two, three, four = folded(front, back)
        first_half += [one, two]
        second_half = [three, four, *second_half]
    assert first_half + second_half == list(range(1, 13))


def test_heads_meet_in_the_middle_of_the_sheet() -> None:
    assert all(cell.is_head_down == (cell.row == 0) for side in signatures(16) for cell in side)


def test_a_leaf_has_its_two_pages_back_to_back() -> None:
    for front, back in (saddle(8, 0)[:2], signatures(16)[:2]):
        columns = max(cell.column for cell in front)
        behind = {(cell.row, columns - cell.column): cell.page for cell in back}
        pairs = {frozenset((cell.page, behind[cell.row, cell.column])) for cell in front}
        assert pairs <= {frozenset((page, page + 1)) for page in range(1, 17, 2)}


def test_inner_sheets_are_pulled_further_towards_the_spine() -> None:
    assert [side[0].creep for side in saddle(12, 0.1)] == pytest.approx([0, 0, 0.1, 0.1, 0.2, 0.2])


def numbered(pages: int, right_bound: bool = False) -> bytes:
    """Pages of 100 × 150 pt; number n has a bar n pt wide at its lower left corner."""
    pdf = pikepdf.new()
    for number in range(1, pages + 1):
        pdf.add_blank_page(page_size=(100, 150))
        pdf.pages[-1].obj.Contents = pdf.make_stream(f"0 g 0 0 {number * 4} 10 re f".encode())
    if right_bound:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def bars(data: bytes, page: int, places: Sequence[tuple[float, float]], step: int) -> list[int]:
    """The numbers of the pages whose lower left corners are at *places*, in pt from the sheet's; step -1: head down."""
    shown = pypdfium2.PdfDocument(data)[page].render(scale=2).to_pil().convert("L")
    found = []
    for x, y in places:
        row = round(shown.height - 2 * (y + 5 * step))
        pixels = [shown.getpixel((round(2 * x) + step * (2 * n + 1), row)) for n in range(100)]
        found.append(round(next(n for n, pixel in enumerate(pixels) if pixel != 0) / 4))
    return found


MARGIN = 15 * 72 / 25.4


def test_pages_stand_where_they_should() -> None:
    data = impose(numbered(8), "saddle", 0)
    places = [(MARGIN, MARGIN), (MARGIN + 100, MARGIN)]
    assert [bars(data, page, places, 1) for page in range(4)] == [[8, 1], [2, 7], [6, 3], [4, 5]]


def test_a_right_bound_book_is_the_mirror() -> None:
    data = impose(numbered(8, right_bound=True), "saddle", 0)
    assert bars(data, 0, [(MARGIN, MARGIN), (MARGIN + 100, MARGIN)], 1) == [1, 8]


def test_creep_moves_a_page_towards_the_spine() -> None:
    thickness = 72 / 25.4  # 1 pt is .3528 mm
    data = impose(numbered(8), "saddle", 2 / thickness)
    assert bars(data, 2, [(MARGIN + 2, MARGIN)], 1) == [6]


def test_upper_pages_of_a_signature_stand_on_their_heads() -> None:
    data = impose(numbered(16), "16", 0)
    gap = 6 * 72 / 25.4
    lefts = [MARGIN, MARGIN + 100, MARGIN + 200 + gap, MARGIN + 300 + gap]
    assert bars(data, 0, [(x, MARGIN) for x in lefts], 1) == [4, 13, 16, 1]
    top = MARGIN + 300 + gap
    assert bars(data, 0, [(x + 100, top) for x in lefts], -1) == [5, 12, 9, 8]


def test_blank_pages_fill_the_last_sheet() -> None:
    assert len(pypdfium2.PdfDocument(impose(numbered(17), "16"))) == 4
    assert len(pypdfium2.PdfDocument(impose(numbered(5), "saddle"))) == 4


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(numbered(4))
    out = tmp_path / "out"
    assert main(["--impose", "saddle", str(tmp_path / "a.pdf"), "--out", str(out)]) == 0
    assert (out / "a-saddle.pdf").exists()
    assert capsys.readouterr().out.splitlines() == [(out / "a-saddle.pdf").as_posix()]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["saddle"], "write --impose saddle FILE"),
        (["8", "a.pdf"], "write --impose saddle FILE"),
        (["saddle", "a.pdf", "thick"], "write --impose saddle FILE"),
        (["saddle", "none.pdf"], "cannot be read"),
        (["16", "text.pdf"], "it is no PDF, or damaged"),
        (["16", "locked.pdf"], "it is locked with a password"),
    ],
)
def test_wrong_usage(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.pdf").write_bytes(numbered(4))
    Path("text.pdf").write_text("雨", "utf-8")
    with pikepdf.open("a.pdf") as pdf:
        pdf.save("locked.pdf", encryption=pikepdf.Encryption(user="雨", owner="雨"))
    with pytest.raises(SystemExit) as exit:
        main(["--impose", *words])
    assert exit.value.code == 2
    assert said in capsys.readouterr().err


def test_a_cell_knows_its_spine() -> None:
    assert [Cell(1, column).has_spine_at_right for column in range(4)] == [True, False, True, False]
