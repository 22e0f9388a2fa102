"""Fonts of a vertical book: families come in, font files go out whose upright characters lie on their side.

The text's own families come first; what these cannot set upright is taken from the fallback families, one after
another. What no family has is reported where it was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .diagnostics import Log, Position
from .fontconfig import find_face
from .fonts import Place, first_place, printed
from .model import Book, Chapter, Element
from .tate_chu_yoko import EMOJI, combinations, combined
from .typefaces import FAMILIES_OF_LANGUAGES, Families, FontFace, companion_name
from .vertical.companion import Companion, characters_of
from .vertical.shelf import cached_companion
from .wording import wording_of

UPRIGHT_BLOCKS = frozenset({"figure", "table", "pre", "math"})  # set horizontally, by the families themselves
MONO = frozenset({"code", "kbd", "samp"})
REGULAR, BOLD = 400, 700
NUMERALS = "〇一二三四五六七八九十百千0123456789"


@dataclass(slots=True)
class _Text:
    """What is set vertically, with the place of each first occurrence."""

    characters: dict[str, Place] = field(default_factory=dict)
    combined: dict[str, Place] = field(default_factory=dict)
    upright: dict[str, Place] = field(default_factory=dict)
    by_language: dict[str, set[str]] = field(default_factory=dict)
    has_mono: bool = False

    def places(self) -> Mapping[str, Place]:
        """Of everything."""
        return {**self.characters, **self.combined, **self.upright}


@dataclass(frozen=True, slots=True)
class Fonts:
    """A book's families, the configuration that knows their files, and the folder of companions made before."""

    families: Families
    fontconfig: str
    folder: Path
    spare: bool = True  # whether an edit may be expected: the first companion then has more than the text


def make_companions(book: Book, fonts: Fonts, capitals: bool, log: Log, position: Position) -> tuple[FontFace, ...]:
    """The companions of the book's families; with *capitals*, words in capitals stand upright.

    Reported: glyph-unturned, what no family can set upright, at its place; vertical-forms-missing, at *position* or
    where the book names the family.
    """
    text, families = _read(book, capitals, position), fonts.families
    maker = _Maker(text, fonts, book.metadata.language)
    faces = list(maker.main_faces(families))
    for family in families.fallback:
        faces += maker.stand_in(family)
    for family in sorted(maker.flat & {families.serif, families.sans}):
        log.report(families.chosen.get(family, position), "vertical-forms-missing", family=family)
    for lacking in sorted(maker.missing, key=list(text.places()).index):
        _report(lacking, text.places()[lacking], log)
    return tuple(faces)


def _report(lacking: str, place: Place, log: Log) -> None:
    code_points = " ".join(f"U+{ord(character):04X}" for character in lacking)
    log.report(first_place(lacking, place), "glyph-unturned", text=lacking, code_points=code_points)


class _Maker:
    def __init__(self, text: _Text, fonts: Fonts, language: str) -> None:
        self.text, self.fontconfig, self.folder, self.language = text, fonts.fontconfig, fonts.folder, language
        self.spare = fonts.spare
        self.missing: set[str] = set()
        self.flat: set[str] = set()  # families without vertical forms

    def main_faces(self, families: Families) -> Iterator[FontFace]:
        """Of the families that the style sheets name: for the text, for headings, and for other languages."""
        every = frozenset(self.text.characters)
        yield from self.faces(families.serif, every, (REGULAR, BOLD), self.spare)
        yield from self.faces(families.sans, every, (REGULAR, BOLD))
        if self.text.has_mono and families.mono not in (families.serif, families.sans):
            yield from self.faces(families.mono, every, (REGULAR,))
        for language, characters in self.text.by_language.items():
            family = FAMILIES_OF_LANGUAGES[language]
            if family not in (families.serif, families.sans):
                yield from self.faces(family, frozenset(characters), (REGULAR,))

    def faces(
        self, family: str, characters: frozenset[str], weights: tuple[int, ...], spare: bool = False
    ) -> Iterator[FontFace]:
        """The companions of a family. With *spare*, the first has more than the text: an edit seldom needs another."""
        found = None
        for weight in weights:
            before, found = found, find_face(self.fontconfig, family, bold=weight == BOLD)
            if found and found != before:
                wanted = characters, frozenset(self.text.combined), frozenset(self.text.upright)
                made = self._made(family, found, *wanted, spare and weight == REGULAR)
                self.missing |= made.missing
                if not made.has_vertical_forms:
                    self.flat.add(family)
                yield FontFace(companion_name(family), weight, made.data)

    def stand_in(self, family: str) -> Iterator[FontFace]:
        """The companion of a family for what is missing, if it has any of it."""
        found = find_face(self.fontconfig, family, bold=False) if self.missing else None
        if found:
            combinations, upright = self.missing & self.text.combined.keys(), self.missing & self.text.upright.keys()
            characters = frozenset(self.missing - combinations - upright)
            made = self._made(family, found, characters, frozenset(combinations), frozenset(upright), spare=False)
            if self.missing - made.missing:
                self.missing &= made.missing
                yield FontFace(companion_name(family), REGULAR, made.data)

    def _made(
        self,
        family: str,
        found: tuple[Path, int],
        characters: frozenset[str],
        combinations: frozenset[str],
        upright: frozenset[str],
        spare: bool,
    ) -> Companion:
        wanted = characters, combinations, upright
        return cached_companion(self.folder, *found, *wanted, companion_name(family), self.language, spare)


def _read(book: Book, capitals: bool, position: Position) -> _Text:
    text = _Text()
    about = book.metadata
    about_it = EMOJI.sub("", "".join(printed(about)))
    for character in characters_of(about_it + wording_of(about.language).words + NUMERALS):
        text.characters.setdefault(character, (None, position))
    for chapter in book.chapters:
        _read_element(combined(chapter.body, capitals), chapter, text, "")
    return text


def _read_element(element: Element, chapter: Chapter, text: _Text, language: str) -> None:
    if element.name in UPRIGHT_BLOCKS or element.attributes.get("class") == "emoji":
        return
    place = chapter, element.position
    text.has_mono = text.has_mono or element.name in MONO
    language = _known(element.attributes.get("lang", "")) or language
    for child in element.children:
        if isinstance(child, Element):
            _read_element(child, chapter, text, language)
        else:
            for character in characters_of(child):
                text.characters.setdefault(character, place)
                if language:
                    text.by_language.setdefault(language, set()).add(character)
    for what, span in combinations(element):
        known = text.combined if len(what) > 1 else text.upright
        known.setdefault(what, (chapter, span.position))


def _known(tag: str) -> str:
    return next((each for each in sorted(FAMILIES_OF_LANGUAGES, reverse=True) if tag.startswith(each)), "")
