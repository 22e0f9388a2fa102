"""Arguments in; products written, diagnostics shown, an exit code out. The only room that writes to disk."""

import argparse
import os
import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__
from .catalogue import CATALOGUE, write_catalogue
from .config import read_config
from .diagnostics import Log, Position
from .messages import UnusableError
from .pipeline import ASSETS, STYLES, Order, build
from .press.imposition import SCHEMES, impose
from .press.preflight import preflight, report_findings
from .report import progress, show, show_sound, show_written

MADE, FAULTY, WRONG_USAGE = 0, 1, 2
EDITIONS = ("screen", "press", "cover", "obi", "epub")


def main(arguments: Sequence[str] | None = None) -> int:
    """Make books, or check finished files. 0: made, sound; 1: a book or a file has errors; 2: wrong usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.impose:
        return _impose(options.impose, options.out, parser)
    if options.new:
        return _start(options.new, parser)
    if options.preflight:
        return _preflight(options, parser)
    folders = options.book or _shelf()
    _check_usage(options, folders, parser)
    order = Order(options.edition, options.check, options.show_grid, options.out.absolute().parent / ".hanmen-cache")
    slugs: dict[str, Path] = {}
    try:
        status = max(_make(folder, order, slugs, options) for folder in folders)
        if not (options.check or options.no_catalogue):
            _catalogue(folders, options)
        return status
    except _UnwritableError as error:
        parser.error(f"“{options.out.as_posix()}” cannot be written: {error}")


def _shelf() -> list[Path]:
    """The folders of the books that are made when none is named."""
    return sorted(path.parent for path in Path("book").glob("*/book.toml"))


class _UnwritableError(Exception):
    """The outside keeps a product from its place."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Make books out of Markdown: PDF and EPUB.")
    add = parser.add_argument
    add("edition", nargs="*", help=f"what to make: {', '.join(EDITIONS)}; none: everything")
    add(
        "--book",
        type=Path,
        action="append",
        metavar="DIR",
        help="a book's folder; default: every book/*/book.toml",
    )
    add("--out", type=Path, default=Path("dist"), metavar="DIR", help="where the products go; default: dist")
    add("--check", action="store_true", help="report mistakes, make nothing")
    add("--strict", action="store_true", help="warnings are errors")
    add("--no-catalogue", action="store_true", help="write no index.html beside the products")
    add("--show-grid", action="store_true", help="draw the character grid on the pages")
    add("--lang", choices=("en", "ja"), default="en", help="language of the messages")
    add("--format", choices=("text", "json"), default="text", help="how mistakes are reported")
    add("--jobs", type=int, default=0, metavar="N", help="how many may work at once; today one does")
    add("-v", "--verbose", action="store_true", help="tell how long each step takes")
    add("--version", action="version", version=f"hanmen {__version__}")
    _add_verbs(parser)
    return parser


def _add_verbs(parser: argparse.ArgumentParser) -> None:
    """What is done instead of making a book."""
    add = parser.add_argument
    add("--new", type=Path, metavar="DIR", help="write a small new book to start from")
    add("--preflight", type=Path, nargs="+", metavar="FILE.pdf", help="what a printer would object to in finished PDFs")
    impose_help = "lay the pages of a finished FILE on sheets for folding; MM is how thick a sheet is, 0.1"
    add("--impose", nargs="+", metavar=("saddle|16 FILE", "MM"), help=impose_help)
    add("--serve", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def _check_usage(options: argparse.Namespace, folders: Sequence[Path], parser: argparse.ArgumentParser) -> None:
    if options.serve is not None:
        parser.error("--serve is not made yet")
    for name in options.edition:
        if name not in EDITIONS:
            parser.error(f"there is no edition “{name}”; there are: {', '.join(EDITIONS)}")
    if not folders:
        parser.error("there is no book/*/book.toml here; name a folder with --book, or start one with --new")
    for folder in folders:
        if not folder.is_dir():
            parser.error(f"there is no folder “{folder.as_posix()}”")
    if not options.check:
        _check_out(options.out, parser)


def _check_out(out: Path, parser: argparse.ArgumentParser) -> None:
    """Before anything is made: whether there is a folder, or may be one."""
    there = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not there.is_dir():
        parser.error(f"“{there.as_posix()}” is no folder, and --out needs one")
    if not os.access(there, os.W_OK | os.X_OK):
        parser.error(f"“{there.as_posix()}” may not be written")


def _make(folder: Path, order: Order, slugs: dict[str, Path], options: argparse.Namespace) -> int:
    log = Log(options.strict)
    with progress(folder, options.lang, options.verbose) as tell:
        products = build(folder, order, log, tell, slugs)
    show(log, options.lang, options.format, options.verbose)
    for name, data in products.items():
        show_written(_write(options.out, name, data), options.format)
    return FAULTY if log.failed else MADE


def _catalogue(folders: Sequence[Path], options: argparse.Namespace) -> None:
    """The page of all books that are known here and of which products lie there, whichever were made just now."""
    known = {folder.resolve(): folder for folder in (*_shelf(), *folders)}
    books = filter(None, (read_config(folder, Log()) for folder in known.values()))
    data = write_catalogue(books, options.out, (STYLES / "catalogue.css").read_text("utf-8"))
    if data:
        show_written(_write(options.out, CATALOGUE, data), options.format)


def _preflight(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    log = Log(options.strict)
    for path in options.preflight:
        own = Log(options.strict)
        try:
            report_findings(preflight(path.read_bytes()), path, own)
        except OSError as error:
            parser.error(f"“{path.as_posix()}” cannot be read: {error.strerror}")
        except UnusableError as error:
            own.report(Position(path), "file-unreadable", why=error.why)
        if not own.entries and options.format == "text":
            show_sound(path, options.lang)
        log.extend(own)
    show(log, options.lang, options.format, options.verbose)
    return FAULTY if log.failed else MADE


def _write(out: Path, name: str, data: bytes) -> Path:
    """Under another name first, so that nobody ever finds a half-written book."""
    path, part = out / name, out / f".{name}.part"
    try:
        out.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _UnwritableError(f"{error.strerror}: {path.name}") from error
    return path


def _impose(words: Sequence[str], out: Path, parser: argparse.ArgumentParser) -> int:
    """`--impose saddle|16 FILE [MM]`: a PDF of sheets, named after FILE."""
    scheme, file, thickness = (
        (*words[:2], words[2] if len(words) == 3 else "0.1") if len(words) in (2, 3) else ("",) * 3
    )
    if scheme not in SCHEMES or not re.fullmatch(r"[0-9]*\.?[0-9]+", thickness):
        parser.error(
            "write --impose saddle FILE, or --impose 16 FILE, and after it how thick a sheet is in mm, if you like"
        )
    try:
        data = impose(Path(file).read_bytes(), scheme, float(thickness))
    except OSError as error:
        parser.error(f"“{file}” cannot be read: {error.strerror}")
    except UnusableError as error:
        parser.error(f"“{file}” cannot be imposed: {error.why.en}")
    _check_out(out, parser)
    show_written(_write(out, f"{Path(file).stem}-{scheme}.pdf", data), "text")
    return MADE


def _start(folder: Path, parser: argparse.ArgumentParser) -> int:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        parser.error(f"“{folder.as_posix()}” is there already")
    _check_out(folder, parser)
    shutil.copytree(ASSETS / "starter", folder, dirs_exist_ok=True)
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            show_written(path, "text")
    sys.stderr.write(f"now: python build.py --book {folder.as_posix()}\n")
    return MADE
