"""The companion of a font: what stands upright in a vertical line lies on its back in it, what lies there is as it was.

A vertical page is laid out as a horizontal one and turned 90° clockwise when it is painted; so the upright characters
of its font are turned 90° counter-clockwise here. Where they sit and how far they go is what HarfBuzz says when it
shapes the source font from top to bottom; the middle of the em box is the middle of the line.
"""

import io
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont

from .original import Original
from .outlines import Outline, ink, set_outlines
from .sideways import Sideways, lying, name_of, sideways
from .substitutions import add_between, add_substitutions

VERSION = 1  # of the companions made here: a change of their bytes is a new number
COMBINED_FEATURE, UPRIGHT_FEATURE = "tcyu", "upri"
APOSTROPHE = "’"
KEPT_NAMES = frozenset((0, 2, 5, 7, 8, 9, 10, 11, 12, 13, 14))  # OpenType name IDs: all but families, licence included
NO_INK = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # blank, and neither a space nor a control
SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

Features: TypeAlias = dict[str, dict[tuple[str, ...], str]]


@dataclass(frozen=True)
class Companion:
    """A font file, and what was asked for but is not in it: characters, sequences and combinations."""

    data: bytes
    missing: frozenset[str]
    has_vertical_forms: bool = True  # of commas, stops and brackets: without, they stand where horizontal ones do


def characters_of(text: str) -> frozenset[str]:
    """The characters of a text, in NFC, each with the marks and variation selectors that follow it."""
    found = list[str]()
    for character in unicodedata.normalize("NFC", text):
        if found and unicodedata.category(character)[0] == "M":
            found[-1] += character
        else:
            found.append(character)
    return frozenset(found)


def build_companion(
    source: Path,
    face: int,
    characters: frozenset[str],
    combined: frozenset[str],
    upright: frozenset[str],
    family: str,
    language: str = "ja",
) -> Companion:
    """The companion of a face of a font file for some text, in OpenType with the source's kind of outlines.

    *characters* are characters in NFC, alone or with what combines with them (marks, variation selectors). The
    combinations, two to four characters, take one em where the CSS says ``font-feature-settings: "tcyu"``; the Latin
    characters of *upright* stand where it says ``"upri"``. *language* is a BCP 47 tag: ja, zh-Hans, zh-Hant.
    The same arguments make the same bytes. Raises OSError if there is no such file, and ValueError if it has no such
    face or is no OpenType font (WOFF is none).
    """
    original = Original(source, face, language)
    loose = frozenset("".join(combined | upright)) | {" "}
    standing = {text for text in characters | loose if original.stands(text)}
    draft = _Draft(original, sideways(original, frozenset("".join((characters | loose) - standing))))
    for text in sorted(standing, key=lambda text: (len(text), text)):
        draft.stand(text)
    if APOSTROPHE in standing:
        draft.lay_apostrophe()
    for text in sorted(combined):
        draft.combine(text)
    for text in sorted(upright - standing):
        draft.raise_up(text)
    missing = {text for text in characters if not draft.has(text)} | ((combined | upright) & draft.missing)
    return Companion(draft.font(family), frozenset(missing), original.has_vertical_forms)


@dataclass
class _Draft:
    """A companion that is being made."""

    original: Original
    lying: Sideways
    cmap: dict[str, str] = field(init=False)
    outlines: dict[str, Outline] = field(init=False)
    sequences: dict[tuple[str, str], str] = field(default_factory=dict)  # base and variation selector
    features: Features = field(default_factory=lambda: {"ccmp": {}, COMBINED_FEATURE: {}, UPRIGHT_FEATURE: {}})
    missing: set[str] = field(default_factory=set)
    apostrophe: str = ""  # its glyph between Latin letters, if it stands elsewhere

    def __post_init__(self) -> None:
        self.cmap, self.outlines = dict(self.lying.cmap), dict(self.lying.outlines)

    def has(self, text: str) -> bool:
        """Whether all of *text* can be set, and is seen if it should be."""
        return text not in self.missing and all(
            _is_ignorable(c) or (c in self.cmap and (_is_blank(c) or self._has_ink(self.cmap[c]))) for c in text
        )

    def _has_ink(self, glyph: str) -> bool:
        return ink(self.original.font, self.outlines[glyph]) is not None

    def _add(self, outline: Outline) -> str:
        """A new glyph; every character has its own, so that copied text is what was written."""
        name = name_of(len(self.outlines))
        self.outlines[name] = outline
        return name

    def stand(self, text: str) -> None:
        """Add an upright character, or a sequence of one and what combines with it."""
        outline = self.original.turned(text)
        if outline is None:
            self.missing.add(text)
        elif len(text) == 1:
            self.cmap[text] = self._add(outline)
        elif SELECTORS.fullmatch(text[1:]):
            self._vary(text, outline)
        else:
            self._substitute("ccmp", SELECTORS.sub("", text), outline)

    def _vary(self, text: str, outline: Outline) -> None:
        """Add a variation sequence, unless the font has none and its base stands for it."""
        base, selector = text[0], text[1]
        if base not in self.cmap:
            self.stand(base)
        if self.original.font.get_variation_glyph(ord(base), ord(selector)) is not None:
            self.sequences[base, selector] = self._add(outline)

    def _substitute(self, feature: str, text: str, outline: Outline | None) -> None:
        for character in set(text) - set(self.cmap):
            self.stand(character)
        glyphs = tuple(self.cmap[character] for character in text if character in self.cmap)
        if outline is None or len(glyphs) < len(text):
            self.missing.add(text)
        else:
            self.features[feature][glyphs] = self._add(outline)

    def combine(self, text: str) -> None:
        """Add the combination of some characters in one em."""
        self._substitute(COMBINED_FEATURE, text, self.original.combined(text))

    def raise_up(self, text: str) -> None:
        """Add the upright form of a character that else lies."""
        self._substitute(UPRIGHT_FEATURE, text, self.original.full_width(text))

    def lay_apostrophe(self) -> None:
        """Add the form that an apostrophe of Western words has; the other is a closing quotation mark."""
        if APOSTROPHE in self.cmap and any(character.isalnum() for character in self.lying.cmap):
            self.apostrophe = self._add(lying(self.original, self.original.western(APOSTROPHE)))

    def font(self, family: str) -> bytes:
        """The file."""
        font, original = self.lying.font, self.original
        postscript = re.sub(r"[^!-~]|[\[\](){}<>/%]", "", family) or "Companion"
        builder = FontBuilder(font=font)
        builder.setupGlyphOrder(list(self.outlines))
        font["maxp"].numGlyphs = len(self.outlines)
        sequences = [(ord(base), ord(selector), glyph) for (base, selector), glyph in self.sequences.items()]
        builder.setupCharacterMap({ord(c): glyph for c, glyph in sorted(self.cmap.items())}, sequences or None, True)
        set_outlines(builder, original.font, self.outlines, postscript)
        add_substitutions(font, self.features)
        if self.apostrophe:
            letters = [glyph for character, glyph in self.lying.cmap.items() if character.isalnum()]
            add_between(font, "calt", letters, self.cmap[APOSTROPHE], self.apostrophe)
        _set_line(font, original)
        _rename(font, family, postscript)
        output = io.BytesIO()
        font.save(output)
        return output.getvalue()


def _is_ignorable(character: str) -> bool:
    """Whether a character does nothing where a font lacks it: controls, formats, variation selectors."""
    return unicodedata.category(character)[0] == "C" or character == "\u034f" or bool(SELECTORS.match(character))


def _is_blank(character: str) -> bool:
    return unicodedata.category(character)[0] == "Z" or character in NO_INK


def _set_line(font: TTFont, original: Original) -> None:
    """Make a line exactly one em high, so that the middle of a line box is the middle of the characters."""
    hhea, os2 = font["hhea"], font["OS/2"]
    ascent, descent = original.ascent, original.ascent - original.em
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, descent, 0
    hhea.advanceWidthMax = max(advance for advance, _ in font["hmtx"].metrics.values())
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, -descent
    os2.recalcUnicodeRanges(font)
    font["post"].formatType = 3.0  # no names of glyphs


def _rename(font: TTFont, family: str, postscript: str) -> None:
    """Licences ask that what is changed has another name."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES and record.platformID == 3]
    for number, text in ((1, family), (3, f"{postscript};hanmen {VERSION}"), (4, family), (6, postscript)):
        names.setName(text, number, 3, 1, 0x409)
