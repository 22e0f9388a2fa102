"""Pictures for an edition: the files that chapters name come in, and go out ready to be printed.

Sizes are in pixels. A picture is called what the author wrote, in ``data-src``; ``src`` is where it lies.
"""

import math
import os.path
import re
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from .diagnostics import Log, Position
from .files import on_disk
from .messages import UnusableError, Words
from .model import Book, Edition, Element, Picture
from .pixels import DAMAGED, convert, strict_pillow
from .svg import clean_svg
from .tree import elements

MEDIA_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml"}
ABSENCE = (FileNotFoundError, NotADirectoryError, IsADirectoryError)
NAMELESS = Words("no file is named", "ファイル名がありません")
INLINE = Words("it is written into the text; save it as a file", "本文に埋めこまれています。ファイルに保存してください")
REMOTE = re.compile(r"(?!data:)([a-z][a-z0-9+.-]+:|//)", re.IGNORECASE)  # one letter and a colon is a drive
MOST_BYTES = 300_000_000
COVER = (1600, 2560)
RESERVED = frozenset({"cover.jpg", "cover.png", "cover.svg"})  # for the cover, which lies beside them


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said wherever the author refers to the picture: a code and the values for its other blanks."""

    code: str
    values: Mapping[str, str | Words]


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a picture is shown, and what it is called there."""

    written: str
    position: Position


@dataclass(frozen=True, slots=True)
class Result:
    """A picture's suffix and bytes, none if it cannot be used, and what is to be said about it."""

    suffix: str = ""
    data: bytes = b""
    findings: tuple[Finding, ...] = ()


def prepare_images(book: Book, edition: Edition, roots: Sequence[Path], log: Log) -> Mapping[str, Picture]:
    """The pictures that the ``img`` elements of *book* name, by ``src``, ready for *edition*.

    A ``src`` is a path as reached from the working directory, in one of *roots*. No picture is enlarged; none
    is larger than the edition's ``longest_side`` and ``most_pixels``. What cannot be used is left out,
    and reported at every reference: picture-remote, file-outside, picture-missing, picture-broken.
    """
    places: dict[str, list[Reference]] = {}
    for chapter in book.chapters:
        for element in elements(chapter.body):
            if element.name == "img":
                places.setdefault(element.attributes.get("src", ""), []).append(_reference(element))
    pictures: dict[str, Picture] = {}
    names = set(RESERVED)
    with strict_pillow():
        for src, references in places.items():
            result = _treated(src, edition, [root.resolve() for root in roots])
            _report(result, references, log)
            if result.data:
                name = _free_name(Path(src).stem, result.suffix, names)
                names.add(name)
                pictures[src] = Picture(name, MEDIA_TYPES[result.suffix], result.data)
    return pictures


def _reference(picture: Element) -> Reference:
    """What names no file is called by its text."""
    names = (picture.attributes.get(key, "") for key in ("data-src", "src", "alt"))
    return Reference(next(filter(None, names), ""), picture.position)


def prepare_cover(path: Path, edition: Edition, log: Log, position: Position) -> Picture | None:
    """The author's own cover, at most 1600 × 2560 px; none, and a report at *position*, if it is no use."""
    return _prepared("cover", path, edition, log, position)


def prepare_motif(path: Path, colour: str, edition: Edition, log: Log, position: Position) -> Picture | None:
    """The drawing on a cover, an SVG file whose ``currentColor`` is *colour*; none, and a report, if it is no use."""
    picture = _prepared("motif", path, edition, log, position)
    return picture and replace(picture, data=picture.data.replace(b"currentColor", colour.encode()))


def _prepared(name: str, path: Path, edition: Edition, log: Log, position: Position) -> Picture | None:
    limits = replace(edition, longest_side=max(COVER), most_pixels=math.prod(COVER))
    with strict_pillow():
        result = _treated(path.as_posix(), limits, [path.resolve().parent])
    written = Path(os.path.relpath(path, position.path.parent)).as_posix()
    _report(result, [Reference(written, position)], log)
    return Picture(f"{name}{result.suffix}", MEDIA_TYPES[result.suffix], result.data) if result.data else None


def _report(result: Result, references: Sequence[Reference], log: Log) -> None:
    for reference in references:
        for finding in result.findings:
            blank = "name" if finding.code == "file-outside" else "picture"
            values = {blank: _short(reference.written), **finding.values}
            if near := finding.values.get("near"):
                values["near"] = (Path(reference.written).parent / str(near)).as_posix()
            log.report(reference.position, finding.code, **values)


def _short(written: str) -> str:
    inline = written.lower().startswith("data:") and len(written) > 40
    return f"{written[:39]}…" if inline else written


def _free_name(stem: str, suffix: str, taken: set[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", stem).lower()).strip("-") or "picture"
    number, name = 1, f"{slug}{suffix}"
    while name in taken:
        number += 1
        name = f"{slug}-{number}{suffix}"
    return name


def _treated(src: str, edition: Edition, roots: Sequence[Path]) -> Result:
    if not src:
        return _refused("picture-broken", why=NAMELESS)
    if REMOTE.match(src):
        return _refused("picture-remote")
    if src.lower().startswith("data:"):
        return _refused("picture-broken", why=INLINE)
    path = on_disk(Path(src))
    try:
        real = path.resolve()
    except (ValueError, RuntimeError):  # a null character; links in a circle
        return _refused("picture-missing", near="")
    if not any(real.is_relative_to(root) for root in roots):
        return _refused("file-outside")
    try:
        suffix, data, notes = _converted(_content(path), edition)
    except ABSENCE:
        return _refused("picture-missing", near=_near(path))
    except UnusableError as error:
        return _refused("picture-broken", why=error.why)
    return Result(suffix, data, tuple(Finding("picture-mended", {"what": note}) for note in notes))


def _refused(code: str, **values: str | Words) -> Result:
    return Result(findings=(Finding(code, values),))


def _near(path: Path) -> str:
    """The name in the same folder that the author may have meant; empty if there is none."""
    with suppress(OSError):
        names = {file.name.lower(): file.name for file in sorted(path.parent.iterdir()) if file.is_file()}
        close = get_close_matches(path.name.lower(), names, 1)
        return names[close[0]] if close else ""
    return ""


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if 0 < size <= MOST_BYTES:
            return path.read_bytes()
    except ABSENCE:
        raise
    except OSError as error:
        raise UnusableError(Words(error.strerror or DAMAGED.en, "ファイルを開けません")) from error
    most = MOST_BYTES // 1_000_000
    large = Words(f"it is larger than {most} MB", f"{most} MB を超えています")
    raise UnusableError(large if size else Words("the file is empty", "ファイルが空です"))


def _converted(data: bytes, edition: Edition) -> tuple[str, bytes, tuple[Words, ...]]:
    """Suffix, bytes and notes for a file's content, whatever it is called: downloads have wrong names."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return ".svg", *clean_svg(data)
    return convert(data, edition)
