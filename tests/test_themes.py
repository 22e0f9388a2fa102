"""How a book looks: its theme, and style sheets of its own."""

import ctypes
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdfium2
import pypdfium2.raw
import pytest

from hanmen.cli import main
from tests.support import tiny_book

THEMES = ("literature", "technical", "report")
LINE = "雨の日の道は長く、山も遠い。"
SECTION = f"""\
## 節の題

{LINE * 8}

> {LINE * 3}

```python
print("雨")
```

### 項の題

{LINE * 8}

:::note 注意
{LINE * 3}
:::

{LINE * 8}

| 月 | 雨 |
|---|---:|
| 六月 | 12 |

Table: 雨の日

{LINE * 8}

## 続く題
### すぐ下の題

{LINE * 8}
"""
CHAPTER = "# 一行には入らない、とても長くて、それでいて何も言っていない章の題\n\n{.question}\n問いはあるか。\n\n"


def styled(folder: Path, keys: str, toml: str = "", **files: str) -> Path:
    """A book of one chapter with *keys* in [book], *toml* after it, and the files of *files*, ``own`` for own.css."""
    tiny_book(folder, toml, ame=CHAPTER + SECTION * 2)
    book = (folder / "book.toml").read_text("utf-8")
    (folder / "book.toml").write_text(book.replace("[book]\n", f"[book]\n{keys}\n"), "utf-8")
    for name, text in files.items():
        (folder / f"{name}.css").write_text(text, "utf-8")
    return folder


def lines(page: pypdfium2.PdfPage, size: float, is_vertical: bool) -> list[float]:
    """Where lines of at least 15 characters of this size (mm) stand, from the foot or the left of a page, mm."""
    text, x, y, found = page.get_textpage(), ctypes.c_double(), ctypes.c_double(), Counter[float]()
    for place in range(text.count_chars()):
        if abs(pypdfium2.raw.FPDFText_GetFontSize(text, place) * 25.4 / 96 - size) < 0.01:
            pypdfium2.raw.FPDFText_GetCharOrigin(text, place, x, y)
            found[round((x if is_vertical else y).value * 25.4 / 72, 2)] += 1
    return sorted(place for place, count in found.items() if count >= 15)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mode", "pitch"), [("horizontal", 5.5), ("vertical", 5.75)])
def test_every_theme_leaves_the_text_on_its_grid(tmp_path: Path, theme: str, mode: str, pitch: float) -> None:
    toml = f"[kihon-hanmen]\nwriting-mode = '{mode}'\n"
    folder = styled(tmp_path / "b", f"theme = '{theme}'\nsubtitle = '副題'", toml)
    assert main(["screen", "--book", str(folder), "--out", str(tmp_path), "--strict"]) == 0
    pages = [lines(page, 3.25, mode == "vertical") for page in pypdfium2.PdfDocument(tmp_path / "b.pdf")]
    sides = [[place for page in pages[side::2] for place in page] for side in (0, 1)]  # margins differ
    steps = [(place - places[0]) / pitch for places in sides for place in places]
    assert len(steps) > 30
    assert [step for step in steps if abs(step - round(step)) > 0.02] == []


def test_the_authors_sheet_lies_over_the_theme(tmp_path: Path) -> None:
    own = (
        '@charset "UTF-8";\n@page { size: 100mm 120mm; }\n@media print { p { color: navy } }\np { color: var(--accent)'
    )
    folder = styled(tmp_path / "b", "styles = ['own.css']", own=own)
    assert main(["screen", "epub", "--book", str(folder), "--out", str(tmp_path), "--strict"]) == 0
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        _, _, *size = (float(edge) * 25.4 / 72 for edge in pdf.pages[0].mediabox)
    assert size == pytest.approx([100, 120], abs=0.01)
    with ZipFile(tmp_path / "b.epub") as epub:
        (name,) = (name for name in epub.namelist() if name.endswith(".css"))
        style = epub.read(name).decode()
    assert style.endswith("p { color: var(--accent)}")
    assert "@page" not in style
    assert "navy" not in style


def test_what_only_the_pages_show_is_told_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = styled(tmp_path / "b", "styles = ['own.css']", own="/* 色 */\np { color: var(--acent); }\n")
    assert main(["screen", "--book", str(folder), "--out", str(tmp_path), "--format", "json"]) == 0
    said = capsys.readouterr().out
    assert 'own.css", "line": 2, "column": 12' in said
    assert "style-ignored" in said
    assert '"weasyprint"' not in said
