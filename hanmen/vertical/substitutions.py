"""GSUB of a companion: substitutions that come before those of the source font."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fontTools.otlLib.builder import buildCoverage, buildLigatureSubstSubtable, buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables
from fontTools.ttLib.tables.otTraverse import dfs_base_table

NO_FEATURE = 0xFFFF
DEFAULT_SCRIPT = "DFLT"


def add_substitutions(font: TTFont, features: Mapping[str, Mapping[tuple[str, ...], str]]) -> None:
    """Add to every script of GSUB what each feature, by tag, substitutes: glyphs of a sequence by one.

    The new lookups are applied before all others (OpenType applies lookups in the order of their list), so that no
    ligature of the font comes in between.
    """
    substitutions = {tag: _substitution(mapping) for tag, mapping in features.items() if mapping}
    if substitutions:
        _insert(font, list(substitutions.values()), list(substitutions))


def add_between(font: TTFont, tag: str, neighbours: Iterable[str], glyph: str, made: str) -> None:
    """Add to a feature that *glyph* becomes *made* where it stands between two *neighbours*."""
    _insert(font, [_context(font, neighbours, glyph), _substitution({(glyph,): made})], [tag])


def _substitution(mapping: Mapping[tuple[str, ...], str]) -> Any:
    if all(len(sequence) == 1 for sequence in mapping):
        return buildLookup([buildSingleSubstSubtable({glyph: made for (glyph,), made in mapping.items()})])
    return buildLookup([buildLigatureSubstSubtable(dict(mapping))])


def _context(font: TTFont, neighbours: Iterable[str], glyph: str) -> Any:
    """A chained context (GSUB lookup type 6, format 3) that applies lookup 1."""
    numbers, context, record = font.getReverseGlyphMap(), otTables.ChainContextSubst(), otTables.SubstLookupRecord()
    beside = buildCoverage(neighbours, numbers)
    context.Format, record.SequenceIndex, record.LookupListIndex = 3, 0, 1
    context.BacktrackCoverage, context.LookAheadCoverage = [beside], [beside]
    context.InputCoverage, context.SubstLookupRecord = [buildCoverage([glyph], numbers)], [record]
    return buildLookup([context])


def _insert(font: TTFont, lookups: Sequence[Any], tags: Sequence[str]) -> None:
    """Put *lookups* before all others; the first ones are those of the features *tags*."""
    table = font["GSUB"].table if "GSUB" in font else _empty(font)
    _complete(table)
    _renumber(table, len(lookups))
    table.LookupList.Lookup[:0] = lookups
    for number, tag in enumerate(tags):
        _offer(table, tag, number)
    _sort_features(table)


def _empty(font: TTFont) -> Any:
    font["GSUB"] = newTable("GSUB")
    table = font["GSUB"].table = otTables.GSUB()
    table.ScriptList = table.FeatureList = table.LookupList = None
    return table


def _complete(table: Any) -> None:
    """See to it that there is a default script, and a default language in every script; no variations."""
    table.Version, table.FeatureVariations = 0x00010000, None
    table.LookupList = table.LookupList or _list(otTables.LookupList(), "Lookup")
    table.FeatureList = table.FeatureList or _list(otTables.FeatureList(), "FeatureRecord")
    table.ScriptList = table.ScriptList or _list(otTables.ScriptList(), "ScriptRecord")
    scripts = table.ScriptList.ScriptRecord
    if DEFAULT_SCRIPT not in (record.ScriptTag for record in scripts):
        scripts.insert(0, _script(DEFAULT_SCRIPT))
    for record in scripts:
        record.Script.DefaultLangSys = record.Script.DefaultLangSys or _language()


def _list(table: Any, name: str) -> Any:
    setattr(table, name, [])
    return table


def _renumber(table: Any, count: int) -> None:
    """Make room for *count* lookups before those that there are."""
    for node in {id(path[-1].value): path[-1].value for path in dfs_base_table(table)}.values():
        if isinstance(node, otTables.Feature):
            node.LookupListIndex = [number + count for number in node.LookupListIndex]
        elif isinstance(node, otTables.SubstLookupRecord):
            node.LookupListIndex += count


def _script(tag: str) -> Any:
    record = otTables.ScriptRecord()
    record.ScriptTag, record.Script = tag, otTables.Script()
    record.Script.DefaultLangSys, record.Script.LangSysRecord = None, []
    return record


def _language() -> Any:
    language = otTables.DefaultLangSys()
    language.LookupOrder, language.ReqFeatureIndex, language.FeatureIndex = None, NO_FEATURE, []
    return language


def _languages(table: Any) -> Iterable[Any]:
    for record in table.ScriptList.ScriptRecord:
        yield record.Script.DefaultLangSys
        yield from (language.LangSys for language in record.Script.LangSysRecord)


def _offer(table: Any, tag: str, lookup: int) -> None:
    """Add a lookup to the feature *tag* of every language; HarfBuzz heeds but the first feature of a tag."""
    records = table.FeatureList.FeatureRecord
    records.append(_feature(tag, lookup))
    for language in _languages(table):
        own = [records[number].Feature for number in language.FeatureIndex if records[number].FeatureTag == tag]
        if not own:
            language.FeatureIndex = [*language.FeatureIndex, len(records) - 1]
        for feature in own:
            feature.LookupListIndex = sorted({*feature.LookupListIndex, lookup})


def _feature(tag: str, lookup: int) -> Any:
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, [lookup]
    return record


def _sort_features(table: Any) -> None:
    """By tag, as OpenType wants a FeatureList."""
    records = table.FeatureList.FeatureRecord
    order = sorted(range(len(records)), key=lambda number: (records[number].FeatureTag, number))
    places = {number: place for place, number in enumerate(order)}
    table.FeatureList.FeatureRecord = [records[number] for number in order]
    for language in _languages(table):
        language.FeatureIndex = sorted(places[number] for number in language.FeatureIndex)
        if language.ReqFeatureIndex != NO_FEATURE:
            language.ReqFeatureIndex = places[language.ReqFeatureIndex]
