"""BibTeX and BibLaTeX → CSL-JSON: entry types and fields by the names that CSL has for them."""

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from ..diagnostics import Log, Position
from ..messages import Words

TYPES = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "manual": "book", "mastersthesis": "thesis",
    "phdthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "misc": "article", "unpublished": "manuscript", "proceedings": "book",
}  # fmt: skip
FIELDS = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "publisher": "publisher", "school": "publisher", "institution": "publisher", "organization": "publisher",
    "address": "publisher-place", "location": "publisher-place", "volume": "volume", "number": "issue", "pages": "page",
    "edition": "edition", "series": "collection-title", "chapter": "chapter-number", "note": "note", "doi": "DOI",
    "isbn": "ISBN", "issn": "ISSN", "url": "URL", "language": "language", "langid": "language", "yomi": "reading",
    "pagetotal": "number-of-pages", "version": "version", "howpublished": "medium",
}  # fmt: skip
PEOPLE = {"author": "author", "editor": "editor", "translator": "translator"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_bibtex(path: Path, text: str, log: Log) -> Iterator[tuple[str, Mapping[str, Any], int]]:
    """Key, CSL-JSON and line of each entry; what is no entry is reported (references-broken)."""
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it would print, the log tells
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware(keep_braced_groups=True)])
    for block in library.failed_blocks:
        why = Words(f"this is not BibTeX: {block.error}", f"BibTeX として読めません（{block.error}）")
        log.report(Position(path, (block.start_line or 0) + 1), "references-broken", why=why)
    for entry in library.entries:
        fields = {field.key.lower(): str(field.value) for field in entry.fields}
        yield entry.key, dict(_csl(entry.entry_type.lower(), fields)), (entry.start_line or 0) + 1


def _csl(kind: str, fields: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    yield "type", TYPES.get(kind, "article")
    for field, value in fields.items():
        if field in PEOPLE:
            yield PEOPLE[field], [_name(name) for name in re.split(r"\s+and\s+", value)]
        elif field in FIELDS:
            plain = re.sub(r"[{}]", "", value)
            yield FIELDS[field], re.sub("-{2,}", "-", plain) if field == "pages" else plain
    for name, date in (
        ("issued", fields.get("date") or fields.get("year", "")),
        ("accessed", fields.get("urldate", "")),
    ):
        if parts := [int(part) for part in re.findall(r"\d+", date)[:3]]:
            month = fields.get("month", "")[:3].lower()
            parts += [MONTHS.index(month) + 1] if len(parts) == 1 and month in MONTHS else []
            yield name, {"date-parts": [parts]}


def _name(written: str) -> Mapping[str, str]:
    if written.startswith("{") and written.endswith("}"):
        return {"literal": written[1:-1]}
    plain = re.sub(r"[{}]", "", written)
    if "," in plain:
        family, _, given = plain.partition(",")
        return {"family": family.strip(), "given": given.strip()}
    *given_names, last = plain.split()
    if re.search("[\u3040-\u9fff]", plain):  # 山田 花子: the family name is first
        family, *rest = plain.split()
        return {"family": family, "given": "".join(rest)} if rest else {"literal": plain}
    return {"family": last, "given": " ".join(given_names)} if given_names else {"literal": plain}
