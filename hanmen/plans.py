"""Tables of book.toml → how the index and the bibliography are to be made, their files found."""

from pathlib import Path

from .apparatus import BibliographyPlan, IndexPlan, Order
from .diagnostics import Log
from .files import find_file
from .tables import Tables
from .toml import Document


def plan_apparatus(tables: Tables, document: Document, root: Path, log: Log) -> tuple[IndexPlan, BibliographyPlan]:
    """Both plans; a file that is not there is reported where book.toml names it."""

    def found(table: str, key: str, name: str | None) -> Path | None:
        return find_file(name, root, [root], document.position(table, key), log) if name else None

    index, works = tables.index, tables.bibliography
    order: Order = index.order or ("pinyin" if tables.book.language.startswith("zh") else "kana")
    terms = found("index", "terms", index.terms)
    references = found("bibliography", "references", works.references)
    return (
        IndexPlan(terms, index.mentions, order, index.headings, index.place),
        BibliographyPlan(references, works.style, works.uncited, works.place),
    )
