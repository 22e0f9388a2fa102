"""What vertical books are measured by. Needs what the tests need, and for some of it more:

python bench/vertical.py placement [FAMILY …]      every upright character of fonts, against HarfBuzz top to bottom
python bench/vertical.py extraction [FOLDER]       how much of a book's text is found in its PDF, in one piece
python bench/vertical.py columns [FOLDER]          where Chromium (Debian: chromium) ends its columns, and where we do
python bench/vertical.py time [FOLDER]             CPU seconds a page, vertical and horizontal, and of the fonts

FOLDER is a book's (book/tate). pdf.js reads the text too where NODE_MODULES names a folder that npm put pdfjs-dist in.
"""

import itertools
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

sys.path.insert(0, str(Path(__file__).parent.parent))

import pypdfium2

from hanmen.assemble import assemble
from hanmen.config import read_config
from hanmen.diagnostics import Log
from hanmen.manuscript import read_manuscript
from hanmen.markdown import parse
from hanmen.model import Book, Element
from hanmen.tate_chu_yoko import combined
from hanmen.tree import Node, elements, rewrite, serialise, text_of
from hanmen.vertical.companion import build_companion
from hanmen.vertical.original import Original
from tests.faces import Face, agree, turned, where

ROOT = Path(__file__).parent.parent
FAMILIES = ("Noto Serif CJK JP", "Noto Sans CJK JP", "IPAexMincho")
WINDOW, STEP = 12, 3  # characters
NOT_FIRST = frozenset(
    "、。，．・：；！？」』）】〕》〉”’々ゝゞヽヾーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％〜…―"
)
NOT_LAST = frozenset("「『（【〔《〈“‘")
RUNS = 3
READINGS = frozenset({"rt", "rp"})


def say(*words: object) -> None:
    """Print."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def placement(*families: str) -> None:
    """For each family: its upright characters, and those that are not where HarfBuzz sets them (1/1000 em)."""
    for family in families or FAMILIES:
        path, number = where(family)
        original, source = Original(path, number, "ja"), Face(path.read_bytes(), number)
        known = (c for c in map(chr, original.face.unicodes) if unicodedata.category(c)[0] != "M")  # none stands alone
        standing = frozenset(c for c in known if original.stands(c) and source.is_set(c))
        made = Face(build_companion(path, number, standing, frozenset(), frozenset(), "C").data)
        wrong = [c for c in standing if not agree(made.set(c), turned(source.set(c, "ttb")))]
        say(f"{family}: {len(standing)} upright characters, {len(wrong)} elsewhere {''.join(sorted(wrong)[:20])}")


def extraction(folder: str = "book/tate") -> None:
    """For each reader: windows of the source's paragraphs that are found, without white space; kinsoku at line ends."""
    texts = [p for body in called(book_of(folder)) for p in elements(body) if p.name == "p"]
    wanted = ["".join(text_of(p, READINGS).split()) for p in texts]
    pdf = built(Path(folder))
    for reader, read in readings(pdf):
        text = re.sub(r"[\s\0\ufffe\uffff]", "", read)
        windows = [p[at : at + WINDOW] for p in wanted for at in range(0, max(1, len(p) - WINDOW), STEP)]
        found = sum(window in text for window in windows)
        say(f"{reader:15} {found / len(windows):.1%} of {len(windows)} windows of {WINDOW} characters")
    columns = [column for column in columns_of(pdf) if len(column) > 1]
    wrong = [column for column in columns if column[0] in NOT_FIRST or column[-1] in NOT_LAST]
    say(f"kinsoku         {len(wrong)} faults in {len(columns)} columns", *wrong[:5])


def readings(pdf: Path) -> Iterator[tuple[str, str]]:
    """Names of readers, and the text that they find."""
    yield "pdftotext", output("pdftotext", pdf, "-")
    yield "pdftotext -raw", output("pdftotext", "-raw", pdf, "-")
    with pypdfium2.PdfDocument(pdf) as opened:
        yield "PDFium", "\n".join(page.get_textpage().get_text_range() for page in opened)
    if modules := os.environ.get("NODE_MODULES"):
        script = f"""
            const {{ getDocument }} = await import({json.dumps(f"{modules}/pdfjs-dist/legacy/build/pdf.mjs")})
            const maps = {{ cMapUrl: {json.dumps(f"{modules}/pdfjs-dist/cmaps/")}, cMapPacked: true, verbosity: 0 }}
            const pdf = await getDocument({{ url: {json.dumps(str(pdf))}, ...maps }}).promise
            for (let n = 1; n <= pdf.numPages; n++) {{
                const text = await (await pdf.getPage(n)).getTextContent()
                console.log(text.items.map(item => item.str + (item.hasEOL ? "\\n" : "")).join(""))
            }}"""
        yield "pdf.js", output("node", "--input-type=module", "-e", script)


def columns(folder: str = "book/tate") -> None:
    """Columns that Chromium's ``vertical-rl`` with ``line-break: strict`` has too, of the same text and measure."""
    source = "".join("".join(text_of(body, READINGS).split()) for body in called(book_of(folder)))
    ours = [column for column in columns_of(built(Path(folder))) if len(column) > WINDOW and column in source]
    with tempfile.TemporaryDirectory() as place:
        page = Path(place) / "page.html"
        page.write_text(chromium_page(folder), "utf-8")
        flags = "--headless --no-sandbox --disable-gpu --virtual-time-budget=20000 --dump-dom"
        dom = output("chromium", *flags.split(), page.as_uri())
    found = json.loads(re.sub("<[^>]*>", "", dom.partition("<pre>")[2].partition("</pre>")[0]))
    theirs = Counter("".join(column.split()) for column in found)
    same = sum((Counter(ours) & theirs).values())
    wrong = [column for column in theirs if column and (column[0] in NOT_FIRST or column[-1] in NOT_LAST)]
    say(f"{same} of {len(ours)} columns of more than {WINDOW} characters are Chromium's too")
    say(f"Chromium's kinsoku: {len(wrong)} faults")


SCRIPT = """
const columns = []
for (const p of document.querySelectorAll("p")) {
    let last = null
    const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT)
    for (let node; (node = walker.nextNode()); ) {
        if (node.parentElement.closest("rt")) continue
        for (let at = 0; at < node.length; at++) {
            const range = document.createRange()
            range.setStart(node, at); range.setEnd(node, at + 1)
            const { left, right } = range.getBoundingClientRect(), middle = (left + right) / 2
            if (last === null || middle < last - 12) { columns.push(""); last = middle }
            columns[columns.length - 1] += node.data[at]
        }
    }
}
document.body.innerHTML = "<pre></pre>"
document.querySelector("pre").textContent = JSON.stringify(columns)
"""


def chromium_page(folder: str) -> str:
    """The paragraphs and quotations, set by Chromium as our style sheets would have them."""
    config = read_config(ROOT / folder, Log())
    assert config
    k = config.editions[0].kihon_hanmen
    style = f"""
        html {{ writing-mode: vertical-rl; font: {k.character_size.mm}mm "{config.families.serif}"; }}
        body {{ margin: 0; height: {k.line_length}mm; line-height: {k.line_pitch}mm; text-align: justify; }}
        body {{ line-break: strict; text-autospace: normal; text-spacing-trim: trim-start; }}
        p {{ margin: 0; text-indent: 1em; }} blockquote {{ margin: 0 0 0; padding-inline-start: 2em; }}
        rt {{ font-size: .5em; line-height: 1; }} .call {{ font-size: .65em; }}
        .tcy {{ text-combine-upright: all; }} em {{ font-style: normal; }}"""
    bodies = (combined(body, capitals=False) for body in called(book_of(folder)))
    html = "".join(serialise(child) for body in bodies for child in body.children if _is_text(child))
    return f"<!DOCTYPE html><html lang=ja><meta charset=utf-8><style>{style}</style>{html}<script>{SCRIPT}</script>"


def time(folder: str = "book/tate") -> None:
    """CPU seconds, the least of some runs: a page with the fonts kept, in both directions, and the fonts alone."""
    with tempfile.TemporaryDirectory() as place:
        seconds = {}
        for mode in ("horizontal", "vertical"):
            book, out = Path(place) / mode, Path(place) / "out"
            without_pictures(Path(folder), book, mode)
            cold = least(book, out, is_cold=True)
            check, warm = (least(book, out, *extra) for extra in (("--check",), ()))
            with pypdfium2.PdfDocument(next(out.glob("*.pdf"))) as pdf:
                seconds[mode], pages = (warm - check) / len(pdf), len(pdf)
            say(f"{mode:11} {seconds[mode]:.4f} s a page, {pages} pages; more with no fonts kept: {cold - warm:.1f} s")
        say(f"vertical / horizontal: {seconds['vertical'] / seconds['horizontal']:.2f}")


def without_pictures(folder: Path, book: Path, writing_mode: str) -> None:
    """A copy of a book's text in a writing mode, with the hanmen that is usual there."""
    copytree(folder, book)
    toml = re.sub(r"\[kihon-hanmen\][^\[]*", "", (book / "book.toml").read_text("utf-8"))
    hanmen = f'[kihon-hanmen]\ntrim-size = "shiroku"\nwriting-mode = "{writing_mode}"\n'
    (book / "book.toml").write_text(toml + hanmen, "utf-8")
    for chapter in book.glob("*.md"):
        text = re.sub(r"(?m)^!\[.*$", "", chapter.read_text("utf-8"))
        chapter.write_text(re.sub(r"\[\]\(#fig[^)]*\)", "図", text), "utf-8")


def least(book: Path, out: Path, *arguments: str, is_cold: bool = False) -> float:
    """The least CPU seconds of some builds."""
    found = []
    for _ in range(RUNS):
        if is_cold:
            for kept in (out.parent / ".hanmen-cache").glob("*"):
                kept.unlink()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        output(sys.executable, ROOT / "build.py", "screen", "--book", book, "--out", out, *arguments)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found)


def output(*command: object) -> str:
    """What a command prints."""
    done = subprocess.run([*map(str, command)], capture_output=True, check=True)
    return done.stdout.decode("utf-8")


def built(folder: Path) -> Path:
    """The PDF of a book."""
    out = Path(tempfile.mkdtemp()) / "out"
    return Path(output(sys.executable, ROOT / "build.py", "screen", "--book", folder, "--out", out).splitlines()[0])


def book_of(folder: str) -> Book:
    """The book in a folder."""
    log = Log()
    config = read_config(Path(folder), log)
    assert config
    return assemble([parse(source, log) for source in read_manuscript(config, ROOT / "assets", log)], config, log)


def called(book: Book) -> Iterator[Element]:
    """The bodies of its chapters, with the numbers of notes in place of their text."""
    for chapter in book.chapters:
        numbers = itertools.count(1)

        def call(element: Element, numbers: Iterator[int] = numbers) -> tuple[Node, ...]:
            number = element
            if element.name == "note":
                number = Element("span", {"class": "call"}, (str(next(numbers)),), element.position)
            return (number,)

        yield rewrite(chapter.body, call)


def _is_text(node: Node) -> bool:
    return isinstance(node, Element) and node.name in ("p", "blockquote")


def columns_of(pdf: Path) -> list[str]:
    """The columns in the order of the file, without white space, as poppler finds them."""
    lines = output("pdftotext", "-raw", pdf, "-").split("\n")
    return [column for line in lines if (column := "".join(line.split()))]


if __name__ == "__main__":
    {"placement": placement, "extraction": extraction, "columns": columns, "time": time}[sys.argv[1]](*sys.argv[2:])
