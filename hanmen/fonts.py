"""Fonts of a book: the families that it names come in; a configuration that shows these and no others goes out.

What is reported on the way: families that are not installed, characters that no family has, and characters that the
author's own choice of a family lacks; families that may not be embedded.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Literal, TypeAlias

from fontTools.ttLib import TTFont

from .diagnostics import Log, Position
from .fontconfig import configuration, coverage, find_face, in_order
from .messages import Words
from .model import Book, Chapter, Element, Metadata
from .typefaces import Families

Use: TypeAlias = Literal["serif", "sans", "mono"]
Place: TypeAlias = tuple[Chapter | None, Position]  # the position is that of the element around a character
Characters: TypeAlias = Mapping[tuple[Use, str], Place]

# Elements that the style sheets set in another family than the text's.
USES: Mapping[str, Use] = {
    "h1": "sans", "h2": "sans", "h3": "sans", "h4": "sans", "h5": "sans", "h6": "sans",
    "table": "sans", "caption": "sans", "figcaption": "sans",
    "code": "mono", "pre": "mono", "kbd": "mono", "samp": "mono",
}  # fmt: skip
ONLY_WITH_LICENCE, BITMAPS_ONLY = 0x2, 0x200  # of fsType
FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that nobody sees


def choose_fonts(
    book: Book, families: Families, folders: Sequence[Path], log: Log, position: Position, words: Sequence[str] = ()
) -> str:
    """The text of a fontconfig configuration file that shows *families* alone, from the system and from *folders*.

    Families that are not installed are reported where the book names them, else at *position* (font-missing), those of
    the default fallback excepted; characters at their first occurrence: glyph-missing, font-fallback. Characters of the
    metadata and of the *words* on covers are at *position*; when a chosen family lacks one, that is told where the
    family is named.
    """
    fontconfig = configuration(families, folders)
    characters = characters_in_use(book, position, words)
    covered = coverage(fontconfig, in_order(families), {character for _, character in characters})
    _report_restricted(fontconfig, families, log)
    needed = {families.serif, families.sans, families.mono, *families.chosen}
    missing = sorted(family for family in needed if family not in covered)
    for family in missing:
        log.report(families.chosen.get(family, position), "font-missing", family=family)
    if not missing:  # else every other character would be reported
        _report_missing(characters, covered, log)
        _report_fallback(characters, covered, families, log)
    return fontconfig


def _report_restricted(fontconfig: str, families: Families, log: Log) -> None:
    """Families of the author's choice whose makers forbid to embed them (OpenType 1.9, OS/2, fsType)."""
    for family, position in families.chosen.items():
        faces = {find_face(fontconfig, family, bold) for bold in (False, True)} - {None}
        if any(_is_restricted(*face) for face in faces if face):
            log.report(position, "font-restricted", family=family)


def _is_restricted(path: Path, number: int) -> bool:
    with TTFont(path, fontNumber=number, lazy=True) as font:
        permission = font["OS/2"].fsType if "OS/2" in font else 0
    return permission & 0xF == ONLY_WITH_LICENCE or bool(permission & BITMAPS_ONLY)


def characters_in_use(book: Book, position: Position, words: Sequence[str] = ()) -> Characters:
    """Every character that is printed, by use, in the order of the book, with its first place."""
    outside = "".join((*printed(book.metadata), *words))
    found: dict[tuple[Use, str], Place] = {("serif", c): (None, position) for c in outside}
    for chapter in book.chapters:
        for text, use, where in _texts(chapter.body, "serif"):
            for character in dict.fromkeys(text):
                found.setdefault((use, character), (chapter, where))
    return {key: place for key, place in found.items() if _is_seen(key[1])}


def printed(about: Metadata) -> tuple[str, ...]:
    """What title page and colophon print."""
    people = (text for author in about.authors for text in (author.name, author.reading, author.biography))
    chosen = ("place", "writing_mode")  # how, and not what
    facts = (getattr(about.colophon, field.name) for field in fields(about.colophon) if field.name not in chosen)
    credits = (text for credit in about.colophon.credits for text in (credit.label, credit.name))
    said = (text for text in (*facts, *credits) if isinstance(text, str))
    return (about.title, about.subtitle, about.publisher, about.rights, about.edition_note, *people, *said)


def _texts(element: Element, use: Use) -> Iterator[tuple[str, Use, Position]]:
    if element.name == "math":
        return  # a font for mathematics sets it
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


def _report_missing(characters: Characters, covered: Mapping[str, frozenset[str]], log: Log) -> None:
    known = set().union(*covered.values())
    for (_, character), place in characters.items():
        if character not in known:
            known.add(character)
            code_point = f"U+{ord(character):04X}"
            name = unicodedata.name(character, "") or Words("no name", "名前なし")
            where = first_place(character, place)
            log.report(where, "glyph-missing", character=character, code_point=code_point, name=name)


def _report_fallback(
    characters: Characters, covered: Mapping[str, frozenset[str]], families: Families, log: Log
) -> None:
    """For each family that the author chose: what it lacks, and what steps in."""
    for family in sorted(families.chosen.keys() & {families.serif, families.sans, families.mono}):
        lacking = {c: (place, other) for c, place, other in _lacking(family, characters, covered, families)}
        if lacking:
            sample = "".join(list(lacking)[:10]) + "…" * (len(lacking) > 10)
            first, (place, substitute) = next(iter(lacking.items()))
            where = first_place(first, place) if place[0] else families.chosen[family]
            log.report(where, "font-fallback", characters=sample, family=family, substitute=substitute)


def _lacking(
    family: str, characters: Characters, covered: Mapping[str, frozenset[str]], families: Families
) -> Iterator[tuple[str, Place, str]]:
    """Characters, their places, and the family that has them instead; those of the emoji family are there for that."""
    uses: Mapping[Use, str] = {"serif": families.serif, "sans": families.sans, "mono": families.mono}
    order = (*families.fallback, families.emoji, *uses.values())
    for (use, character), place in characters.items():
        if uses[use] == family and character not in covered[family]:
            substitute = next((name for name in order if character in covered.get(name, ())), families.emoji)
            if substitute != families.emoji:
                yield character, place, substitute


def first_place(character: str, place: Place) -> Position:
    """Where the author wrote the character: in or after the line where its element begins, else at that element."""
    chapter, where = place
    if chapter is None or chapter.source.runs or chapter.source.path != where.path:
        return where
    text = chapter.source.text
    start = sum(len(line) + 1 for line in text.split("\n")[: max(0, where.line - 1)])
    at = text.find(character, start)
    return where if at < 0 else Position(where.path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
