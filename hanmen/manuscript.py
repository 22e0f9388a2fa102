"""Config → Sources: the chapters' files, read and made uniform, with what they include."""

import re
import unicodedata
from pathlib import Path

from .aozora import to_markdown
from .diagnostics import Log, Position
from .directives import expand
from .files import AOZORA, decoded
from .model import Config, Entry, Run, Source

NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0 §2.2


def read_manuscript(config: Config, assets: Path, log: Log) -> tuple[Source, ...]:
    """The sources in the order of the book: NFC, lines ended by ``\\n``, without a byte order mark.

    Text files are read as Aozora Bunko writes them. Directives are carried out; files that they include lie in the
    book's folder or in *assets*.
    A file that cannot be read or is not UTF-8 is reported and left out, a control character at its place.
    """
    sources = [_of_part(entry) if entry.part else _read(entry, log) for entry in config.entries]
    return tuple(expand(_as_markdown(source, log), config, assets, log) for source in sources if source)


def _of_part(entry: Entry) -> Source:
    """The page of a part without a file is what a file with nothing but its heading would be."""
    runs = tuple(Run(line, 1, entry.position) for line in (1, 2))
    return Source(entry.path, f"{{.part}}\n# {entry.part}\n", entry.role, runs)


def _read(entry: Entry, log: Log) -> Source | None:
    try:
        data = entry.path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError:
        log.report(entry.position, "file-missing", name=entry.path.as_posix(), near="")
        return None
    try:
        text = decoded(data, entry.path)
    except UnicodeDecodeError as trouble:
        log.report(_place(entry, data[: trouble.start]), "text-undecodable", byte=f"0x{data[trouble.start]:02X}")
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    for found in NOT_XML.finditer(lines):
        place = _place(entry, lines[: found.start()].encode())
        log.report(place, "character-removed", code_point=f"U+{ord(found[0]):04X}")
    return Source(entry.path, unicodedata.normalize("NFC", lines), entry.role)


def _as_markdown(source: Source, log: Log) -> Source:
    return to_markdown(source, log) if source.path.suffix == AOZORA else source


def _place(entry: Entry, before: bytes) -> Position:
    line = before.rpartition(b"\n")[2].decode(errors="replace")
    return Position(entry.path, before.count(b"\n") + 1, len(line) + 1)
