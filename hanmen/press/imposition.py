"""Pages laid out on sheets for folding: saddle stitching (中綴じ), and signatures of sixteen pages (16ページ折り).

For people who print and bind themselves; a printing house wants single pages.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page

from ..messages import UnusableError, Words
from .folios import fill_up
from .geometry import POINT, Box
from .marks import SLUG, Sheet, tombo

SCHEMES = {"saddle": 4, "16": 16}  # pages of a sheet
BLEED = 3.0  # mm, around each page and between pages that are cut apart
HEAD_DOWN_ROW, UPRIGHT_ROW = 0, 1  # from above: heads meet in the middle of the sheet
# Pages of a left-bound signature as they lie on both sides of the sheet, from its upper left corner.
FRONT = ((5, 12, 9, 8), (4, 13, 16, 1))
BACK = ((7, 10, 11, 6), (2, 15, 14, 3))


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a page, from 1, stands on its side of a sheet, and how far it is pulled towards the spine in mm."""

    page: int
    column: int
    row: int = UPRIGHT_ROW
    is_head_down: bool = False
    creep: float = 0.0

    @property
    def has_spine_at_right(self) -> bool:
        """Columns go in pairs, which a fold joins."""
        return self.column % 2 == 0


Side = tuple[Cell, ...]


def impose(data: bytes, scheme: str, thickness: float = 0.1) -> bytes:
    """The pages of a PDF on sheets, front and back by turns; blank pages fill the last.

    A book is right-bound if its viewer preferences say so (``/Direction /R2L``). The inner sheets of a book stitched
    through its back stick out by the *thickness*, in mm, of the outer ones: their pages are pulled towards the spine
    (creep). Raises `UnusableError` for what is no PDF.
    """
    with _opened(data) as source, pikepdf.new() as sheets:
        is_right_bound = source.Root.get("/ViewerPreferences", Dictionary()).get("/Direction") == Name.R2L
        fill_up(source, SCHEMES[scheme], len(source.pages))
        pages = len(source.pages)
        sides = saddle(pages, thickness) if scheme == "saddle" else signatures(pages)
        for side in sides:
            _place(sheets, source, mirrored(side) if is_right_bound else side)
        file = io.BytesIO()
        sheets.save(file, deterministic_id=True)
    return file.getvalue()


def _opened(data: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise UnusableError(Words("it is locked with a password", "パスワードで保護されています")) from error
    except pikepdf.PdfError as error:
        raise UnusableError(Words("it is no PDF, or damaged", "PDF でないか、壊れています")) from error


def saddle(pages: int, thickness: float) -> list[Side]:
    """Sheets of a left-bound book from the outermost to the innermost, two pages a side."""
    sides: list[Side] = []
    for sheet in range(pages // 4):
        first, last, creep = 1 + 2 * sheet, pages - 2 * sheet, sheet * thickness
        sides.append((Cell(last, 0, creep=creep), Cell(first, 1, creep=creep)))
        sides.append((Cell(first + 1, 0, creep=creep), Cell(last - 1, 1, creep=creep)))
    return sides


def signatures(pages: int) -> list[Side]:
    """Sheets of a left-bound book, eight pages a side, each folded three times."""
    return [
        tuple(
            Cell(start + page, column, row, row == HEAD_DOWN_ROW)
            for row, line in enumerate(side)
            for column, page in enumerate(line)
        )
        for start in range(0, pages, 16)
        for side in (FRONT, BACK)
    ]


def mirrored(side: Side) -> Side:
    """The same side for a right-bound book."""
    last = max(cell.column for cell in side)
    return tuple(Cell(c.page, last - c.column, c.row, c.is_head_down, c.creep) for c in side)


def _place(sheets: pikepdf.Pdf, source: pikepdf.Pdf, side: Side) -> None:
    trim = _trim(source.pages[0])
    width, height = (trim[2] - trim[0]) * POINT, (trim[3] - trim[1]) * POINT
    columns, rows = max(cell.column for cell in side) + 1, len({cell.row for cell in side})
    gaps = (columns // 2 - 1) * 2 * BLEED, (rows - 1) * 2 * BLEED
    sheet = Sheet(columns * width + gaps[0], rows * height + gaps[1], BLEED, BLEED + SLUG)
    forms, drawn = Dictionary(), b""
    for cell in side:
        name = f"/Page{cell.page}"
        forms[name] = sheets.copy_foreign(_form(source.pages[cell.page - 1]))
        drawn += _drawn(cell, name, _trim(source.pages[cell.page - 1]), sheet)
    folds = [_left(cell, width) + width for cell in side if cell.has_spine_at_right and cell.row == UPRIGHT_ROW]
    marks = tombo(sheet, folds if columns == 2 else [*folds, sheet.width / 2], "0 G")
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *(round((side + 2 * sheet.margin) / POINT, 4) for side in (sheet.width, sheet.height))]),
        Resources=Dictionary(XObject=forms),
        Contents=sheets.make_stream(drawn + marks),
    )
    sheets.pages.append(Page(sheets.make_indirect(page)))


def _trim(page: Page) -> Box:
    left, bottom, right, top = (float(value) for value in page.trimbox)
    return left, bottom, right, top


def _form(page: Page) -> Object:
    """With its bleed, which qpdf would cut off."""
    form = page.as_form_xobject()
    form.BBox = page.obj.get("/BleedBox", page.mediabox)
    return form


def _left(cell: Cell, width: float) -> float:
    """From the sheet's left trimmed edge to the cell's."""
    return cell.column * width + cell.column // 2 * 2 * BLEED


def _drawn(cell: Cell, name: str, trim: Box, sheet: Sheet) -> bytes:
    """A page in its cell, cut at the spine and where the bleed ends."""
    width, height = (trim[2] - trim[0]) * POINT, (trim[3] - trim[1]) * POINT
    x = sheet.margin + _left(cell, width)
    y = sheet.margin if cell.row == UPRIGHT_ROW else sheet.margin + sheet.height - height
    left, right = (0.0, BLEED) if not cell.has_spine_at_right else (BLEED, 0.0)
    clip = (x - left, y - BLEED, width + left + right, height + 2 * BLEED)
    x += cell.creep if cell.has_spine_at_right else -cell.creep
    if cell.is_head_down:
        matrix: Sequence[float] = (-1, 0, 0, -1, x / POINT + trim[2], y / POINT + trim[3])
    else:
        matrix = (1, 0, 0, 1, x / POINT - trim[0], y / POINT - trim[1])
    box = " ".join(f"{value / POINT:.3f}" for value in clip)
    return f"q {box} re W n {' '.join(f'{value:.3f}' for value in matrix)} cm {name} Do Q\n".encode()
