"""What the outside sees while books are made: progress, diagnostics and the paths of what was written."""

import json
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TextIO

from rich.console import Console

from .diagnostics import Diagnostic, Log, Position, excerpt, visible
from .files import decoded
from .messages import Language

Format = Literal["text", "json"]

STEPS = {
    "en": ("configuration", "manuscript", "Markdown", "numbers and references", "pictures and fonts", "pages"),
    "ja": ("設定", "原稿", "Markdown", "番号と参照", "画像と書体", "ページ"),
}


def show(log: Log, language: Language, form: Format, verbose: bool = False) -> None:
    """All diagnostics, sorted, once: text on stderr with a count, or JSON lines on stdout; notes too if verbose."""
    for note in log.notes if verbose else ():
        _print(note.to(language), sys.stderr)
    if form == "json":
        for diagnostic in log:
            _print(json.dumps(_record(diagnostic, log, language), ensure_ascii=False), sys.stdout)
        return
    line_of = _Lines()
    for diagnostic in log:
        _print("\n".join(_lines(diagnostic, log, language, line_of)), sys.stderr)
    if log.entries:
        _print(_count(log), sys.stderr)


def show_written(path: Path, form: Format) -> None:
    """One written path a line, on stdout."""
    _print(path.as_posix() if form == "text" else json.dumps({"written": path.as_posix()}), sys.stdout)


def show_sound(path: Path, language: Language) -> None:
    """That a finished file was checked, and nothing was found."""
    words = {"en": "nothing to object to", "ja": "問題は見つかりませんでした"}
    _print(f"{path.as_posix()}: {words[language]}", sys.stderr)


@contextmanager
def progress(book: Path, language: Language, verbose: bool) -> Iterator[Callable[[int, str], None]]:
    """A listener for the steps of one book: a moving line on a terminal, plain lines elsewhere; seconds if verbose."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    started = time.perf_counter()

    def tell(number: int, name: str) -> None:
        seconds = f"  {time.perf_counter() - started:.1f} s" if verbose else ""
        line = f"{book.as_posix()}  {number} {_step(number, name, language)}{seconds}"
        if console.is_terminal:
            status.update(line)
        if verbose or not console.is_terminal:
            console.print(line, markup=False)

    with console.status("", spinner="dots") as status:
        yield tell


def _step(number: int, name: str, language: Language) -> str:
    return STEPS[language][number - 1] if number <= len(STEPS[language]) else name


def _print(text: str, stream: TextIO) -> None:
    stream.write(f"{text}\n")


def _lines(diagnostic: Diagnostic, log: Log, language: Language, line_of: "_Lines") -> Iterator[str]:
    severity, message = log.severity(diagnostic), visible(diagnostic.message(language))
    yield f"{diagnostic.position}: {severity}: {message} [{diagnostic.code}]"
    if hint := diagnostic.hint(language):
        yield "  hint: " + "\n    ".join(map(visible, hint.split("\n")))
    if source := line_of(diagnostic.position):
        yield excerpt(source, diagnostic.position.column)


class _Lines:
    """The lines of the files that diagnostics point to, each file read once."""

    def __init__(self) -> None:
        self.files: dict[Path, list[str]] = {}

    def __call__(self, place: Position) -> str:
        """The line that is meant; nothing when it is no line of text: a PDF has pages."""
        if not place.line or place.path.suffix.lower() == ".pdf":
            return ""
        if place.path not in self.files:
            self.files[place.path] = _read(place.path)
        lines = self.files[place.path]
        return lines[place.line - 1] if place.line <= len(lines) else ""


def _read(path: Path) -> list[str]:
    """A manuscript is NFC, as its columns are counted; TOML is as it stands."""
    if not path.is_file():
        return []
    data = path.read_bytes()
    try:
        text = decoded(data, path)
    except UnicodeDecodeError:
        text = data.decode("utf-8-sig", errors="replace")
    return (text if path.suffix == ".toml" else unicodedata.normalize("NFC", text)).split("\n")


def _record(diagnostic: Diagnostic, log: Log, language: Language) -> dict[str, object]:
    place = diagnostic.position
    return {
        "path": place.path.as_posix(),
        "line": place.line,
        "column": place.column,
        "severity": log.severity(diagnostic),
        "code": diagnostic.code,
        "message": diagnostic.message(language),
        "hint": diagnostic.hint(language),
    }


def _count(log: Log) -> str:
    found = [log.severity(diagnostic) for diagnostic in log]
    counts = [(found.count("error"), "error"), (found.count("warning"), "warning")]
    return ", ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)
