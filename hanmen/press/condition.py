"""Printing conditions: what book.toml calls one comes in, its profile and registered name go out."""

import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageCms

from ..messages import UnusableError, Words

HOUSE = Path(__file__).parent.parent.parent / "assets" / "icc"
CAUTIOUS = 300  # per cent, for a condition that nobody named
# Where systems and Adobe's programs keep profiles; what does not exist does no harm.
SHELVES = {
    "darwin": (
        "/Library/Application Support/Adobe/Color/Profiles",
        "/Library/ColorSync/Profiles",
        "~/Library/ColorSync/Profiles",
    ),
    "win32": (
        "C:/Program Files (x86)/Common Files/Adobe/Color/Profiles",
        "C:/Program Files/Common Files/Adobe/Color/Profiles",
        "C:/Windows/System32/spool/drivers/color",
    ),
    "linux": ("/usr/share/color/icc", "/usr/local/share/color/icc", "~/.local/share/icc", "~/.color/icc"),
}


@dataclass(frozen=True, slots=True)
class Name:
    """What an alias stands for: characterisation data, the ink it bears, and the profiles made from it."""

    identifier: str
    most_ink: int  # per cent of the four inks together
    descriptions: tuple[str, ...]  # as profiles of it describe themselves
    registry: str = "http://www.color.org"  # of the ICC: names of characterisation data


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition and its profile (ICC.1: class ``prtr``, colour space CMYK)."""

    profile: bytes
    description: str
    identifier: str  # ICC characterisation data registry, or the profile's own description
    registry: str
    most_ink: int


ALIASES = {
    "fogra39": Name("FOGRA39", 300, ("ISO Coated v2 300% (basICColor)", "ISO Coated v2 300% (ECI)")),
    "fogra51": Name("FOGRA51", 300, ("PSO Coated v3",)),
    "fogra52": Name("FOGRA52", 300, ("PSO Uncoated v3 (FOGRA52)",)),
    "japan2001": Name("JC200103", 350, ("Japan Color 2001 Coated",)),
    "japan2011": Name("Japan Color 2011 Coated", 350, ("Japan Color 2011 Coated",), registry=""),
    "gracol2006": Name("CGATS TR 006", 320, ("Coated GRACoL 2006 (ISO 12647-2:2004)",)),
    "gracol2013": Name("CGATS21-2-CRPC6", 320, ("GRACoL2013_CRPC6.icc", "GRACoL 2013")),
}


def find_condition(icc: str, root: Path) -> Condition:
    """The condition called *icc*: an alias, or the path of a profile below the book's folder *root*.

    An alias is looked for by the descriptions of profiles: in the book's and hanmen's ``assets/icc``, then where the
    system and Adobe's programs keep theirs. Raises `UnusableError`.
    """
    name = ALIASES.get(icc.lower())
    if name:
        profile = next(_on_shelves(name, root), None)
        if profile is None:
            wanted = "”, “".join(name.descriptions)
            en = f"no profile “{wanted}” is on this machine; put its file into the book’s assets/icc, or name its path"
            ja = f"プロファイル「{wanted}」が見つかりません。本の assets/icc に置くか、パスを書いてください"
            raise UnusableError(Words(en, ja))
        return _condition(profile, name)
    return _condition(_content(root / icc), None)


def _on_shelves(name: Name, root: Path) -> Iterator[bytes]:
    own = (root / "assets" / "icc", HOUSE)
    shelves = [*own, *(Path(os.path.expandvars(shelf)).expanduser() for shelf in SHELVES.get(sys.platform, ()))]
    for shelf in shelves:
        for path in sorted(shelf.rglob("*.ic[cm]")) if shelf.is_dir() else ():
            data = path.read_bytes()
            if _space(data) == ("prtr", "CMYK") and _description(data) in name.descriptions:
                yield data


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        known = ", ".join(ALIASES)
        en = f"there is no such file, and no such condition; the conditions are {known}"
        raise UnusableError(Words(en, f"その名前のファイルも印刷条件もありません。条件は {known} です")) from error


def _condition(data: bytes, name: Name | None) -> Condition:
    kind, space = _space(data)
    if space != "CMYK":
        en = f"it is a profile for {space or 'no'} colours, and a press needs one for CMYK"
        ja = f"{space or '色空間不明'} のプロファイルです。印刷には CMYK のプロファイルが必要です"
        raise UnusableError(Words(en, ja))
    if kind != "prtr":
        why = Words("it is no profile of a printing condition", "出力（印刷）用のプロファイルではありません")
        raise UnusableError(why)
    description = _description(data)
    name = name or next((known for known in ALIASES.values() if description in known.descriptions), None)
    if name is None:
        return Condition(data, description, description, "", CAUTIOUS)
    return Condition(data, description, name.identifier, name.registry, name.most_ink)


def _space(data: bytes) -> tuple[str, str]:
    """Device class and colour space as the header says them (ICC.1 7.2); empty for what is no profile."""
    if len(data) < 132 or data[36:40] != b"acsp":
        return "", ""
    return data[12:16].decode("latin-1").strip(), data[16:20].decode("latin-1").strip()


def _description(data: bytes) -> str:
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile
    except OSError as error:
        raise UnusableError(Words("the profile is damaged", "プロファイルが壊れています")) from error
    return (profile.profile_description or "").strip()
