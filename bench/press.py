"""Milliseconds a page of the press edition with its data sheet, and of preflight alone, on a long book.

The text of a book is set several times.

python bench/press.py [FOLDER] [TIMES]   a book's folder (book/tate), and how many times its chapters are set (7)
"""

import re
import resource
import shutil
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

from hanmen import pipeline
from hanmen.diagnostics import Log
from hanmen.press.preflight import preflight

# Pictures, included files, ids and references: none may come twice, or without what it belongs to.
LEFT_OUT = re.compile(r"^.*!\[.*$|^\{\{.*$| ?\{#[^}]*\}|\[[^]]*\]\(#[^)]*\)", re.MULTILINE)


def multiplied(folder: Path, times: int, target: Path) -> None:
    """The book of *folder* in *target*, the text of each chapter of its body *times* times."""
    shutil.copytree(folder, target)
    written = (folder / "book.toml").read_text("utf-8")
    body = tomllib.loads(written)["book"]["body"]
    names = [f"{number}-{name}" for number in range(times) for name in body]
    for path in target.glob("*.md"):
        path.write_text(LEFT_OUT.sub("", path.read_text("utf-8")), "utf-8")
    for name in names:
        shutil.copy(target / name.split("-", 1)[1], target / name)
    start = written.index("body = [")
    end = written.index("]", start) + 1
    listed = ", ".join(f'"{name}"' for name in names)
    (target / "book.toml").write_text(f"{written[:start]}body = [{listed}]{written[end:]}", "utf-8")


def timed(function: Callable[..., bytes], taken: list[float]) -> Callable[..., bytes]:
    """The same function; the CPU seconds of each call join *taken*."""

    def call(*arguments: object) -> bytes:
        started = time.process_time()
        made = function(*arguments)
        taken.append(time.process_time() - started)
        return made

    return call


def main(folder: str = "book/tate", times: str = "7") -> None:
    """Print what each step takes, in CPU time."""
    taken: list[float] = []
    pipeline.write_press = timed(pipeline.write_press, taken)  # type: ignore[assignment]  # of the same shape
    with TemporaryDirectory() as temporary:
        book = Path(temporary) / "book"
        multiplied(Path(folder), int(times), book)
        log, order = Log(), pipeline.Order(editions=["press"], cache=Path(temporary) / "cache")
        products = pipeline.build(book, order, log, lambda *_: None, {})
    if log.failed:
        sys.exit("\n".join(f"{each.position} {each.code}" for each in log))
    data = next(made for name, made in products.items() if name.endswith(".pdf"))
    started = time.process_time()
    findings = preflight(data)
    checked = time.process_time() - started
    pages = data.count(b"/TrimBox")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    press, own = (seconds / pages * 1000 for seconds in (sum(taken), checked))
    sys.stdout.write(f"{pages} pages  press {press:.1f}  preflight {own:.1f} ms a page  peak {peak} MB\n")
    for finding in findings:
        sys.stdout.write(f"{finding}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
