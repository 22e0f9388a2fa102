"""Characters that lie on their side: a subset of the source font, whose Latin layout stays as it is."""

import io
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from .original import Original
from .outlines import Outline, Part

# OpenType features that mean something on a line of Latin: East Asian widths, forms and spacing are not among them.
FEATURES = (
    "ccmp", "rlig", "rclt", "liga", "clig", "calt", "dlig", "kern", "mark", "mkmk", "abvm", "blwm", "dist", "curs",
    "lnum", "onum", "pnum", "tnum", "frac", "subs", "sups", "sinf", "zero", "smcp", "c2sc", "swsh", "case",
)  # fmt: skip
KEPT = frozenset(("head", "hhea", "maxp", "OS/2", "name", "post", "glyf", "GSUB", "GPOS", "GDEF"))
FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE


class Sideways(NamedTuple):
    """A font whose outlines and ``cmap`` are still to be set, by names of glyphs."""

    font: TTFont
    cmap: Mapping[str, str]
    outlines: Mapping[str, Outline]  # glyphs of the original, in the order of glyph numbers


def name_of(number: int) -> str:
    """The name of a glyph of the companion."""
    return f"g{number}" if number else ".notdef"


def sideways(original: Original, characters: Iterable[str]) -> Sideways:
    """A font of the *characters* that there are, in the forms of the language, and of what the font makes of them."""
    glyphs = {character: number for character in sorted(characters) if (number := original.localised(character))}
    plan = hb.SubsetPlan(original.face, _subset_of(glyphs))
    data = plan.execute().blob.data
    numbers = {int(new): int(old) for new, old in plan.new_to_old_glyph_mapping.items()}
    news = {old: new for new, old in numbers.items()}
    font = TTFont(io.BytesIO(data), recalcBBoxes=original.is_truetype, recalcTimestamp=False)
    font.setGlyphOrder([name_of(number) for number in sorted(numbers)])
    for tag in set(font.keys()) - KEPT - {"GlyphOrder"}:
        del font[tag]
    return Sideways(
        font,
        {character: name_of(news[number]) for character, number in glyphs.items()},
        {name_of(new): lying(original, old) for new, old in sorted(numbers.items())},
    )


def _subset_of(glyphs: Mapping[str, int]) -> Any:
    wanted = hb.SubsetInput()
    wanted.flags = FLAGS
    wanted.sets(hb.SubsetInputSets.UNICODE).update(map(ord, glyphs))
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs.values())
    features = wanted.sets(hb.SubsetInputSets.LAYOUT_FEATURE_TAG)
    features.clear()
    features.update(int.from_bytes(tag.encode(), "big") for tag in FEATURES)
    for kept in (hb.SubsetInputSets.NAME_ID, hb.SubsetInputSets.NAME_LANG_ID):
        wanted.sets(kept).clear()
        wanted.sets(kept).invert()
    return wanted


def lying(original: Original, number: int) -> Outline:
    """A glyph as it is, moved so that its font's em box is where the companion's is."""
    shift = original.ascent - original.top
    return Outline((Part(number, (1, 0, 0, 1, 0, shift)),), original.font.get_glyph_h_advance(number))
