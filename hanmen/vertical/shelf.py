"""Companions that were made before, kept in a folder."""

import json
from hashlib import blake2b, file_digest
from pathlib import Path
from tempfile import NamedTemporaryFile

import fontTools
import uharfbuzz as hb

from .companion import VERSION, Companion, build_companion
from .superset import COMMON_COMBINATIONS, DIGITS, superset

MAKERS = (VERSION, fontTools.version, hb.__version__)


def cached_companion(
    folder: Path,
    source: Path,
    face: int,
    characters: frozenset[str],
    combined: frozenset[str],
    upright: frozenset[str],
    family: str,
    language: str = "ja",
    spare: bool = True,
) -> Companion:
    """`build_companion`, with *spare* for a superset of what is asked for, from *folder* if it was made before.

    Kept under a digest of the font file and all else that it is made from. *missing* names only what was asked for.
    Raises what `build_companion` raises, and OSError if the folder cannot be written.
    """
    spared = superset(characters, language) if spare else characters
    wanted = spared, combined | COMMON_COMBINATIONS, upright | DIGITS
    path = folder / f"{_digest(source, face, *wanted, family, language)}.companion"
    if not path.exists():
        _keep(path, build_companion(source, face, *wanted, family, language))
    head, _, data = path.read_bytes().partition(b"\n")
    missing, has_vertical_forms = json.loads(head)
    return Companion(data, frozenset(missing) & (characters | combined | upright), has_vertical_forms)


def _digest(source: Path, *rest: object) -> str:
    with source.open("rb") as file:
        font = file_digest(file, blake2b).hexdigest()
    key = json.dumps((MAKERS, font, *(sorted(item) if isinstance(item, frozenset) else item for item in rest)))
    return blake2b(key.encode(), digest_size=20).hexdigest()


def _keep(path: Path, companion: Companion) -> None:
    """Write a companion in one go: a line of JSON with what is to be known of it, and the font."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        head = json.dumps([sorted(companion.missing), companion.has_vertical_forms]).encode()
        file.write(head + b"\n" + companion.data)
    Path(file.name).replace(path)
