"""The rules of the house, as tests: who may know whom, how large things may grow, what must be documented."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "hanmen"
FILES = sorted(HOUSE.rglob("*.py"))
CARRIED = {"model", "typefaces", "diagnostics", "messages", "tree", "numerals", "wording"}  # what every room may know
CORRIDOR = {"pipeline", "cli"}
CLOSETS = {  # rooms that belong to another room
    "config": {"files", "schema", "toml"},
    "files": {"schema"},
    "schema": {"toml"},
    "overlays": {"files", "resources"},
    "manuscript": {"aozora", "directives", "files"},
    "report": {"files"},
    "directives": {"files", "schema"},
    "matter": {"colophon"},
    "markdown": {"mathml", "syntax"},
    "mathml": {"latex", "syntax"},
    "images": {"svg", "pixels", "files"},
    "svg": {"outside"},
    "syntax": {"outside"},
    "fonts": {"fontconfig"},
    "citations": {"back_matter", "files", "index", "schema", "toml"},
    "index": {"back_matter", "files", "schema", "spellings", "toml"},
    "word_list": {"files", "schema", "spellings", "toml"},
    "formulas": {"fontconfig", "stix"},
    "layout": {"fontconfig", "index_pages", "lines", "overfull", "page_starts", "resources", "vertical"},
    "lines": {"phrases"},
    "vertical": {"lines"},
    "epub": {"index_pages"},
    "cover": {"fontconfig", "lines", "phrases", "resources", "tate_chu_yoko"},
    "press": {"markup", "pixels"},
    "catalogue": {"markup", "pixels"},
    "subsets": {"fonts", "fontconfig"},
    "companions": {"fonts", "fontconfig", "tate_chu_yoko", "vertical"},
}
KEEPERS = {  # outside libraries, and the rooms that may know them
    "weasyprint": {"layout", "overfull", "page_starts", "cover", "lines", "overlays", "resources", "vertical"},
    "tinycss2": {"overlays"},
    "pydyf": {"layout", "lines", "vertical"},
    "pyphen": {"lines"},
    "pikepdf": {"catalogue", "pdf", "press"},
    "pypdfium2": {"cover", "press"},
    "ebooklib": {"epub"},
    "PIL": {"pixels", "cover", "press"},
    "lxml": {"svg", "epub"},
    "argparse": {"cli"},
    "rich": {"report"},
    "tomllib": {"toml", "config"},
    "markdown_it": {"syntax", "config"},
    "mdit_py_plugins": {"syntax"},
    "pygments": {"syntax"},
    "tinyhtml5": {"syntax"},
    "ctypes": {"fontconfig"},
    "fontTools": {"fonts", "press", "stix", "subsets", "vertical"},
    "uharfbuzz": {"vertical"},
    "latex2mathml": {"latex"},
    "ziamath": {"stix"},
    "ziafont": {"stix"},
    "citeproc": {"citations"},
    "bibtexparser": {"citations"},
    "pypinyin": {"index"},
    "strokes": {"index"},
}


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[tuple[str, str]]:
    """("room" or "library", name) of everything that a file imports."""
    depth = len(path.relative_to(HOUSE).parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            yield from (("room", (node.module or alias.name).split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield "library", (node.module or "").split(".")[0]
        elif isinstance(node, ast.Import):
            yield from (("library", alias.name.split(".")[0]) for alias in node.names)


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines, without docstring, of every function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            docstring = ast.get_docstring(node)
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield node.name, length - (len(docstring.splitlines()) if docstring else 0)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_rooms_do_not_know_each_other(path: Path) -> None:
    room = room_of(path)
    known = {name for kind, name in imports(path) if kind == "room"} - {room, "__version__"}
    allowed = CARRIED | CLOSETS.get(room, set())
    assert room in CORRIDOR or known <= allowed


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HOUSE)))
def test_a_library_has_its_keeper(path: Path) -> None:
    strangers = {
        name
        for kind, name in imports(path)
        if kind == "library" and room_of(path) not in KEEPERS.get(name, {room_of(path)})
    }
    assert not strangers


def test_files_and_functions_stay_small() -> None:
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {name for name, length in lengths.items() if length > 300} == set()
    assert statistics.median(lengths.values()) <= 150
    bodies = {f"{path.name}:{name}": length for path in FILES for name, length in functions(path)}
    assert {name for name, length in bodies.items() if length > 25} == set()
    assert statistics.median(bodies.values()) < 10


def test_nothing_is_left_for_later() -> None:
    words = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    sources = [*FILES, *ROOT.glob("styles/*.css"), *ROOT.glob("docs/**/*.md")]
    assert not [path for path in sources if any(word in path.read_text("utf-8") for word in words)]
