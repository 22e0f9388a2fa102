"""Files of a book, as authors name them: read as UTF-8, found in whatever Unicode form the disk has."""

import os
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from .diagnostics import Log, Position
from .schema import nearest

AOZORA = ".txt"


def decoded(data: bytes, path: Path) -> str:
    """UTF-8; Aozora Bunko's files may be Shift_JIS. Raises `UnicodeDecodeError` at the first byte that is not UTF-8."""
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode()
    except UnicodeDecodeError:
        if path.suffix == AOZORA:
            with suppress(UnicodeDecodeError):
                return data.decode("cp932")
        raise


def read_text(path: Path, log: Log) -> str | None:
    """Text without byte order mark; None, and ``text-undecodable`` at the first bad byte, if not UTF-8."""
    try:
        data = path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError:
        log.report(Position(path), "file-missing", name=path.name, near="")
        return None
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        head = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[head : error.start].decode()) + 1
        position = Position(path, data.count(b"\n", 0, head) + 1, column)
        log.report(position, "text-undecodable", byte=f"0x{data[error.start]:02X}")
        return None


def find_file(name: str, base: Path, homes: Sequence[Path], position: Position, log: Log) -> Path | None:
    """The path, normalised, of the file that *base* calls *name*; it must lie in one of *homes*."""
    path = on_disk(Path(os.path.normpath(base / name)))
    if not any(absolute(path).is_relative_to(absolute(home)) for home in homes):
        log.report(position, "file-outside", name=name)
    elif os.path.isdir(path):  # noqa: PTH112  # as below
        log.report(position, "file-folder", name=name)
    elif not os.path.isfile(path):  # noqa: PTH113  # which does not raise when a name is too long for the disk
        log.report(position, "file-missing", name=name, near=_near(path, base))
    else:
        return Path(os.path.normpath(base / os.path.relpath(path, base)))
    return None


def on_disk(path: Path) -> Path:
    """The same path as the disk spells it: a Mac's archives have か and a mark where authors write が."""
    if os.path.lexists(path) or path.name in ("", "..") or path == path.parent:
        return path
    folder = on_disk(path.parent)
    wanted = composed(path.name)
    try:
        alike = [file for file in sorted(folder.iterdir()) if composed(file.name) == wanted]
    except OSError:
        return path
    return alike[0] if alike else folder / path.name


def composed(name: str) -> str:
    """The name in Unicode NFC, in which names are compared."""
    return unicodedata.normalize("NFC", name)


def absolute(path: Path) -> Path:
    """The path from the root, without ``..``; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def _near(path: Path, base: Path) -> str:
    """The file that *path* was meant to be, from *base*; the suffix, which so many share, does not count."""
    found = (file for file in {*base.rglob("*.*"), *path.parent.glob("*.*")} if _may_be_meant(path, file))
    names = sorted(Path(os.path.relpath(file, base)).as_posix() for file in found)
    meant = Path(os.path.relpath(path, base))
    alike = [name for name in names if Path(name).suffix == path.suffix]
    known = {_key(form): name for name in alike for form in (Path(name).stem, name.removesuffix(path.suffix))}
    renamed = {_key(Path(name).with_suffix("").as_posix()): name for name in names}
    stem = _key(meant.with_suffix("").as_posix())
    return known.get(stem) or renamed.get(stem) or known.get(nearest(stem, known), "")


def _may_be_meant(path: Path, file: Path) -> bool:
    return (file.suffix == path.suffix or _key(file.stem) == _key(path.stem)) and file.is_file()


def _key(name: str) -> str:
    return composed(name).casefold()
