"""Keeper of the fontconfig library, which is asked for every font: its configuration, and what it knows."""

import ctypes
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from ctypes.util import find_library
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from .typefaces import Families, companion_name

# Where systems keep fonts, and fontconfig's caches of them. What does not exist does no harm.
DIRECTORIES: Mapping[str, str] = {
    "darwin": """
        <dir>/System/Library/Fonts</dir> <dir>/Library/Fonts</dir> <dir>~/Library/Fonts</dir>
        <dir>/opt/homebrew/share/fonts</dir> <dir>/usr/local/share/fonts</dir>
        <cachedir>/opt/homebrew/var/cache/fontconfig</cachedir> <cachedir>/usr/local/var/cache/fontconfig</cachedir>
        <cachedir prefix="xdg">fontconfig</cachedir>""",
    "win32": """
        <dir>WINDOWSFONTDIR</dir> <dir>WINDOWSUSERFONTDIR</dir>
        <cachedir>LOCAL_APPDATA_FONTCONFIG_CACHE</cachedir>""",
    "linux": """
        <dir>/usr/share/fonts</dir> <dir>/usr/local/share/fonts</dir> <dir prefix="xdg">fonts</dir> <dir>~/.fonts</dir>
        <cachedir>/var/cache/fontconfig</cachedir> <cachedir prefix="xdg">fontconfig</cachedir>""",
}

REGULAR, BOLD = 80, 200  # FC_WEIGHT
FACE = 0xFFFF  # of FC_INDEX: its upper half is the instance of a variable font

# Colour emoji are bitmaps of one size. The rule that scales them is in fontconfig's own files, which are not read.
BITMAPS = """\
<match target="font">
  <test name="outline"><bool>false</bool></test>
  <edit name="matrix" mode="assign"><times><name>matrix</name><matrix>
    <divide><name target="pattern">pixelsize</name><name target="font">pixelsize</name></divide> <double>0</double>
    <double>0</double> <divide><name target="pattern">pixelsize</name><name target="font">pixelsize</name></divide>
  </matrix></times></edit>
</match>
"""

# Fontconfig looks at the languages of a font before its weight, and a companion has few characters of any.
COMPANIONS = f"""\
<match target="scan">
  <test name="family" compare="contains"><string>{companion_name("")}</string></test>
  <edit name="lang" mode="assign"><langset>
    <string>ja</string><string>zh-cn</string><string>zh-tw</string><string>ko</string><string>en</string>
  </langset></edit>
</match>
"""


def in_order(families: Families) -> list[str]:
    """All families, the text's first."""
    main = (families.serif, families.sans, families.mono)
    return list(dict.fromkeys((*main, *families.fallback, families.emoji, *sorted(families.chosen))))


def configuration(families: Families, folders: Sequence[Path]) -> str:
    """The text of a configuration file that shows *families* alone, from the system and from *folders*."""
    own = "".join(f"<dir>{escape(str(folder.resolve()))}</dir>\n" for folder in folders)
    patterns = "".join(
        f'<pattern><patelt name="family">{_strings(family)}</patelt></pattern>\n' for family in in_order(families)
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>'
        f"{DIRECTORIES.get(sys.platform, DIRECTORIES['linux'])}\n{own}"
        f"<selectfont><acceptfont>\n{patterns}</acceptfont><rejectfont><pattern/></rejectfont></selectfont>\n"
        f"{_generic('serif', families.serif, *families.fallback)}"
        f"{_generic('sans-serif', families.sans, *families.fallback)}"
        f"{_generic('monospace', families.mono, *families.fallback)}"
        f"{_generic('emoji', families.emoji)}"
        f"{_otherwise(families.serif, *families.fallback)}{BITMAPS}{COMPANIONS}</fontconfig>\n"
    )


def _generic(name: str, *families: str) -> str:
    """What a generic family of CSS stands for; ``emoji`` is the name by which Pango finds them."""
    edit = f'<edit name="family" mode="assign" binding="strong">{_strings(*families)}</edit>'
    return f'<match target="pattern"><test name="family">{_strings(name)}</test>{edit}</match>\n'


def _otherwise(*families: str) -> str:
    """Where a style sheet names what is not there: else the order of files on the disk would decide."""
    edit = f'<edit name="family" mode="append_last" binding="strong">{_strings(*families)}</edit>'
    return f'<match target="pattern">{edit}</match>\n'


def _strings(*names: str) -> str:
    return "".join(f"<string>{escape(name)}</string>" for name in names)


@contextmanager
def installed(fontconfig: str) -> Iterator[None]:
    """While this lasts, WeasyPrint knows the fonts of *fontconfig* and no others.

    Its ``FontConfiguration`` must be made in here, as it reads the environment; and all that uses it must be done in
    here, as Pango looks up the names ``serif`` and ``emoji`` in what fontconfig holds to be current at that moment.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    with TemporaryDirectory(prefix="hanmen-") as folder:
        file = Path(folder) / "fonts.conf"
        file.write_text(fontconfig, "utf-8")
        try:
            _read_configuration(str(file))
            yield
        finally:
            _read_configuration(before)


def _read_configuration(file: str | None) -> None:
    """Make *file*, or the system's, what fontconfig holds to be current."""
    os.environ.pop("FONTCONFIG_FILE", None)
    if file is not None:
        os.environ["FONTCONFIG_FILE"] = file
    _library().FcInitReinitialize()


class _FontSet(ctypes.Structure):
    """fontconfig's FcFontSet."""

    _fields_ = [("count", ctypes.c_int), ("room", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p))]


def coverage(fontconfig: str, families: Iterable[str], characters: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Of *characters*, those that each family has; a family that is not installed is left out."""
    library = _library()
    with ExitStack() as stack:
        loaded = _loaded(library, fontconfig, stack)
        charsets = {family: _charsets(library, loaded, family, stack) for family in families}
        return {
            family: frozenset(c for c in characters if any(library.FcCharSetHasChar(s, ord(c)) for s in found))
            for family, found in charsets.items()
            if found
        }


def find_face(fontconfig: str, family: str, bold: bool) -> tuple[Path, int] | None:
    """File and number of the face that sets a family's text upright; None if the family is not installed."""
    library = _library()
    with ExitStack() as stack:
        loaded = _loaded(library, fontconfig, stack)
        pattern = ctypes.c_void_p(library.FcPatternCreate())
        stack.callback(library.FcPatternDestroy, pattern)
        library.FcPatternAddString(pattern, b"family", family.encode())
        library.FcPatternAddInteger(pattern, b"weight", BOLD if bold else REGULAR)
        library.FcConfigSubstitute(loaded, pattern, 0)
        library.FcDefaultSubstitute(pattern)
        match = ctypes.c_void_p(library.FcFontMatch(loaded, pattern, ctypes.byref(ctypes.c_int())))
        stack.callback(library.FcPatternDestroy, match)
        if family not in _names(library, match):
            return None
        path, number = ctypes.c_char_p(), ctypes.c_int()
        library.FcPatternGetString(match, b"file", 0, ctypes.byref(path))
        library.FcPatternGetInteger(match, b"index", 0, ctypes.byref(number))
        return Path(os.fsdecode(path.value or b"")), number.value & FACE


def _names(library: ctypes.CDLL, pattern: ctypes.c_void_p) -> Iterator[str]:
    name = ctypes.c_char_p()
    for n in count():
        if library.FcPatternGetString(pattern, b"family", n, ctypes.byref(name)):
            return
        yield (name.value or b"").decode()


def _loaded(library: ctypes.CDLL, fontconfig: str, stack: ExitStack) -> ctypes.c_void_p:
    """The library's own configuration of that text, with its fonts; it lives as long as *stack*."""
    loaded = ctypes.c_void_p(library.FcConfigCreate())
    stack.callback(library.FcConfigDestroy, loaded)
    if not library.FcConfigParseAndLoadFromMemory(loaded, fontconfig.encode(), True):
        raise ValueError("fontconfig cannot read its configuration")
    library.FcConfigBuildFonts(loaded)
    return loaded


def _charsets(
    library: ctypes.CDLL, configuration: ctypes.c_void_p, family: str, stack: ExitStack
) -> list[ctypes.c_void_p]:
    """The character sets of a family's fonts, each once; they live as long as *stack*."""
    pattern = ctypes.c_void_p(library.FcPatternCreate())
    stack.callback(library.FcPatternDestroy, pattern)
    library.FcPatternAddString(pattern, b"family", family.encode())
    wanted = ctypes.c_void_p(library.FcObjectSetCreate())
    stack.callback(library.FcObjectSetDestroy, wanted)
    library.FcObjectSetAdd(wanted, b"charset")
    fonts = library.FcFontList(configuration, pattern, wanted)
    stack.callback(library.FcFontSetDestroy, fonts)
    charsets = [ctypes.c_void_p() for _ in range(fonts.contents.count)]
    for number, charset in enumerate(charsets):
        font = ctypes.c_void_p(fonts.contents.fonts[number])
        library.FcPatternGetCharSet(font, b"charset", 0, ctypes.byref(charset))
    return charsets


def _library() -> ctypes.CDLL:
    """The fontconfig library; `OSError` if there is none, and then WeasyPrint does not work either."""
    library = ctypes.CDLL(find_library("fontconfig") or find_library("fontconfig-1") or "libfontconfig.so.1")
    for function in ("FcConfigCreate", "FcPatternCreate", "FcObjectSetCreate", "FcFontMatch"):
        getattr(library, function).restype = ctypes.c_void_p
    library.FcFontList.restype = ctypes.POINTER(_FontSet)
    return library
