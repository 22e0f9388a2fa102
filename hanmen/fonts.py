"""Fonts of a book: the families that it names come in; a configuration that shows these and no others goes out.

Keeper of the fontconfig library, which WeasyPrint asks for every font. What is reported on the way: families that are
not installed, characters that no family has, and characters that the author's own choice of a family lacks.
"""

import ctypes
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from ctypes.util import find_library
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias
from xml.sax.saxutils import escape

from .diagnostics import Log, Position
from .messages import Words
from .model import Book, Chapter, Element, Families

Use: TypeAlias = Literal["serif", "sans", "mono"]
Place: TypeAlias = tuple[Chapter | None, Position]  # the position is that of the element around a character
Characters: TypeAlias = Mapping[tuple[Use, str], Place]

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

# Elements that the style sheets set in another family than the text's.
USES: Mapping[str, Use] = {
    "h1": "sans", "h2": "sans", "h3": "sans", "h4": "sans", "h5": "sans", "h6": "sans",
    "table": "sans", "caption": "sans", "figcaption": "sans",
    "code": "mono", "pre": "mono", "kbd": "mono", "samp": "mono",
}  # fmt: skip
FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that nobody sees


def choose_fonts(book: Book, families: Families, folders: Sequence[Path], log: Log, position: Position) -> str:
    """The text of a fontconfig configuration file that shows *families* alone, from the system and from *folders*.

    Families that are not installed are reported where the book names them, else at *position* (font-missing), those of
    the default fallback excepted; characters at their first occurrence: glyph-missing, font-fallback. Characters of the
    metadata are at *position*; when a chosen family lacks one, that is told where the family is named.
    """
    fontconfig = _configuration(families, folders)
    characters = _characters(book, position)
    coverage = _coverage(fontconfig, _in_order(families), {character for _, character in characters})
    needed = {families.serif, families.sans, families.mono, *families.chosen}
    missing = sorted(family for family in needed if family not in coverage)
    for family in missing:
        log.report(families.chosen.get(family, position), "font-missing", family=family)
    if not missing:  # else every other character would be reported
        _report_missing(characters, coverage, log)
        _report_fallback(characters, coverage, families, log)
    return fontconfig


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


def _in_order(families: Families) -> list[str]:
    main = (families.serif, families.sans, families.mono)
    return list(dict.fromkeys((*main, *families.fallback, families.emoji, *sorted(families.chosen))))


def _configuration(families: Families, folders: Sequence[Path]) -> str:
    own = "".join(f"<dir>{escape(str(folder.resolve()))}</dir>\n" for folder in folders)
    patterns = "".join(
        f'<pattern><patelt name="family">{_strings(family)}</patelt></pattern>\n' for family in _in_order(families)
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>'
        f"{DIRECTORIES.get(sys.platform, DIRECTORIES['linux'])}\n{own}"
        f"<selectfont><acceptfont>\n{patterns}</acceptfont><rejectfont><pattern/></rejectfont></selectfont>\n"
        f"{_generic('serif', families.serif, *families.fallback)}"
        f"{_generic('sans-serif', families.sans, *families.fallback)}"
        f"{_generic('monospace', families.mono, *families.fallback)}"
        f"{_generic('emoji', families.emoji)}"
        f"{_otherwise(families.serif, *families.fallback)}{BITMAPS}</fontconfig>\n"
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


def _characters(book: Book, position: Position) -> Characters:
    """Every character that is printed, by use, in the order of the book, with its first place."""
    about = book.metadata
    printed = (about.title, about.subtitle, about.publisher, about.rights, about.edition_note)
    names = (author.name for author in about.authors)
    found: dict[tuple[Use, str], Place] = {("serif", c): (None, position) for c in "".join((*printed, *names))}
    for chapter in book.chapters:
        for text, use, where in _texts(chapter.body, "serif"):
            for character in dict.fromkeys(text):
                found.setdefault((use, character), (chapter, where))
    return {key: place for key, place in found.items() if _is_seen(key[1])}


def _texts(element: Element, use: Use) -> Iterator[tuple[str, Use, Position]]:
    use = USES.get(element.name, use)
    for child in element.children:
        if isinstance(child, str):
            yield child, use, element.position
        else:
            yield from _texts(child, use)


def _is_seen(character: str) -> bool:
    """Whether a glyph is needed: not for spaces, controls, selectors, and marks, which are drawn with their base."""
    category = unicodedata.category(character)
    return category not in ("Cc", "Cf", "Cs") and category[0] not in "MZ" and character not in FILLERS


def _report_missing(characters: Characters, coverage: Mapping[str, frozenset[str]], log: Log) -> None:
    known = set().union(*coverage.values())
    for (_, character), place in characters.items():
        if character not in known:
            known.add(character)
            code_point = f"U+{ord(character):04X}"
            name = unicodedata.name(character, "") or Words("no name", "名前なし")
            where = _first(character, place)
            log.report(where, "glyph-missing", character=character, code_point=code_point, name=name)


def _report_fallback(
    characters: Characters, coverage: Mapping[str, frozenset[str]], families: Families, log: Log
) -> None:
    """For each family that the author chose: what it lacks, and what steps in."""
    for family in sorted(families.chosen.keys() & {families.serif, families.sans, families.mono}):
        lacking = {c: (place, other) for c, place, other in _lacking(family, characters, coverage, families)}
        if lacking:
            sample = "".join(list(lacking)[:10]) + "…" * (len(lacking) > 10)
            first, (place, substitute) = next(iter(lacking.items()))
            where = _first(first, place) if place[0] else families.chosen[family]
            log.report(where, "font-fallback", characters=sample, family=family, substitute=substitute)


def _lacking(
    family: str, characters: Characters, coverage: Mapping[str, frozenset[str]], families: Families
) -> Iterator[tuple[str, Place, str]]:
    """Characters, their places, and the family that has them instead; those of the emoji family are there for that."""
    uses: Mapping[Use, str] = {"serif": families.serif, "sans": families.sans, "mono": families.mono}
    order = (*families.fallback, families.emoji, *uses.values())
    for (use, character), place in characters.items():
        if uses[use] == family and character not in coverage[family]:
            substitute = next((name for name in order if character in coverage.get(name, ())), families.emoji)
            if substitute != families.emoji:
                yield character, place, substitute


def _first(character: str, place: Place) -> Position:
    """Where the author wrote the character: in or after the line where its element begins, else at that element."""
    chapter, where = place
    if chapter is None or chapter.source.path != where.path:
        return where
    text = chapter.source.text
    start = sum(len(line) + 1 for line in text.split("\n")[: max(0, where.line - 1)])
    at = text.find(character, start)
    return where if at < 0 else Position(where.path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


class _FontSet(ctypes.Structure):
    """fontconfig's FcFontSet."""

    _fields_ = [("count", ctypes.c_int), ("room", ctypes.c_int), ("fonts", ctypes.POINTER(ctypes.c_void_p))]


def _coverage(fontconfig: str, families: Iterable[str], characters: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Of *characters*, those that each family has; a family that is not installed is left out."""
    library = _library()
    with ExitStack() as stack:
        configuration = ctypes.c_void_p(library.FcConfigCreate())
        stack.callback(library.FcConfigDestroy, configuration)
        if not library.FcConfigParseAndLoadFromMemory(configuration, fontconfig.encode(), True):
            raise ValueError("fontconfig cannot read its configuration")
        library.FcConfigBuildFonts(configuration)
        charsets = {family: _charsets(library, configuration, family, stack) for family in families}
        return {
            family: frozenset(c for c in characters if any(library.FcCharSetHasChar(s, ord(c)) for s in found))
            for family, found in charsets.items()
            if found
        }


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
    for function in ("FcConfigCreate", "FcPatternCreate", "FcObjectSetCreate"):
        getattr(library, function).restype = ctypes.c_void_p
    library.FcFontList.restype = ctypes.POINTER(_FontSet)
    return library
