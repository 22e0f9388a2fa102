"""The configuration room: a book's folder comes in, a complete `Config` goes out.

Every mistake in book.toml is reported at its key, all in one run, and the key's default stands in.
"""

import os
import re
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from ..diagnostics import Log, Position
from ..files import find_file, read_text
from ..messages import UnusableError, Words
from ..model import Config, CoverPlan, Customs, Entry, Metadata
from ..schema import structure
from ..toml import Document, Keys, read_toml
from ..wording import in_language
from .chapters import list_chapters, read_contents
from .editions import EDITIONS, make_editions
from .families import choose_families
from .folder import describe, find_chapters, is_mdbook, name_of, read_mdbook, starter
from .honkit import Foreign, read_honkit
from .imprint import authors_of, colophon_of
from .kihon_hanmen import design
from .plans import plan_apparatus
from .tables import (
    CUSTOMS,
    AuthorTable,
    BookTable,
    CompositionTable,
    Tables,
)
from .themes import find_styles
from .values import first_day, language_tag

ASSETS = Path(__file__).parent.parent.parent / "assets"
MDBOOK: Mapping[str, str | Words] = {
    "file": "book.toml",
    "tool": "mdBook",
    "keys": Words("title, authors, language and src", "「title」「authors」「language」「src」"),
}
HONKIT: Mapping[str, str | Words] = {
    "file": "book.json",
    "tool": "HonKit",
    "keys": Words(
        "title, author, language, description, root, structure and variables",
        "「title」「author」「language」「description」「root」「structure」「variables」",
    ),
}
EPOCH = "SOURCE_DATE_EPOCH"
AS_WRITTEN = ("numbering", "contents_depth", "half_title", "list_of_figures", "list_of_tables")  # keys of [book]


def read_config(folder: Path, log: Log) -> Config | None:
    """The configuration of the book in *folder*; its paths are from the working directory, as *folder* is.

    None if there is no chapter, or if book.toml is not UTF-8 or not TOML. A folder without book.toml, or with
    one of mdBook's, is read as it is, with a warning.
    """
    root = Path(os.path.normpath(folder))
    path = root / "book.toml"
    if not path.is_file():
        foreign = read_honkit(root, log)
        nothing = Document(path, {}, {})
        return _foreign(foreign, nothing, root, log, HONKIT) if foreign else _bare(nothing, root, log)
    text = read_text(path, log)
    document = None if text is None else read_toml(path, text, log)
    if document is None:
        return None
    return _mdbook(document, root, log) if is_mdbook(document.table, root) else _own(document, root, log)


def _own(document: Document, root: Path, log: Log) -> Config | None:
    tables = structure(Tables, document, log)
    _check_editions(tables, document, log)
    position = document.position("book", "body" if ("book", "body") in document.places else "contents")
    entries = _some(lambda said: list_chapters(tables.book, document, root, said), position, root, log)
    return _config(tables, document, entries, root, log)


def _bare(document: Document, root: Path, log: Log) -> Config | None:
    entries = _some(lambda said: find_chapters(root, root, said), Position(root), root, log)
    if not entries:
        return None
    title, language = describe(root, entries)
    toml = starter(title, language, root, entries)
    log.report(Position(document.path), "book-bare", path=document.path.as_posix(), toml=toml)
    return _to_be_read(_config(Tables(BookTable(title, language=language)), document, entries, root, log))


def _to_be_read(config: Config | None) -> Config | None:
    """Where nobody has said how to print the book, it is printed only if that is asked for by name."""
    if config is None:
        return None
    return replace(config, editions=tuple(replace(each, by_default=each.printing is None) for each in config.editions))


def _mdbook(document: Document, root: Path, log: Log) -> Config | None:
    title, language, authors, source = read_mdbook(document.table)
    position = document.position("book", "src")
    entries = _some(lambda said: read_contents(f"{source}/SUMMARY.md", position, root, said), position, root, log)
    return _foreign(Foreign(title, language, authors, entries=tuple(entries)), document, root, log, MDBOOK)


def _foreign(told: Foreign, document: Document, root: Path, log: Log, tool: Mapping[str, str | Words]) -> Config | None:
    """The book of another tool, which *tool* names together with what was read of its file."""
    if not told.entries:
        return None
    log.report(Position(root / str(tool["file"])), "book-foreign", **tool)
    title, language = describe(root, told.entries)
    book = BookTable(
        title=told.title or title,
        language=_tag(told.language) or language,
        authors=tuple(map(AuthorTable, told.authors)),
        description=told.description,
    )
    return _to_be_read(_config(Tables(book, variables=told.variables), document, told.entries, root, log))


def _tag(language: str) -> str:
    try:
        return language_tag(language)
    except UnusableError:
        return ""


def _some(find: Callable[[Log], list[Entry]], position: Position, root: Path, log: Log) -> list[Entry]:
    """What *find* finds; if that is nothing, and *find* did not say why, the book has no chapter."""
    said = Log()
    entries = find(said)
    if not entries and not said.entries:
        said.report(position, "chapters-missing", folder=root.as_posix())
    log.extend(said)
    return entries


def _check_editions(tables: Tables, document: Document, log: Log) -> None:
    names = [edition.name for edition in tables.edition]
    for number, name in enumerate(names):
        if name and name in names[:number]:
            position = document.position("edition", number, "name")
            why = Words("there is such an edition already", "同じ名前の [[edition]] がすでにあります")
            log.report(position, "value-invalid", key="name", value=name, why=why, hint="")
    for number, edition in enumerate(tables.edition):
        if edition.name == "obi" and not edition.front:
            log.report(document.position("edition", number), "key-missing", table="[[edition]]", key="front")


def _config(tables: Tables, document: Document, entries: Sequence[Entry], root: Path, log: Log) -> Config | None:
    book = tables.book
    hanmens = design(tables, document, log)
    cover = _cover(book.cover, document.position("book", "cover"), root, log) if book.cover else None
    index, bibliography = plan_apparatus(tables, document, root, log)
    if not entries:
        return None
    return Config(
        root=root,
        metadata=_metadata(tables, root, Position(document.path), log),
        entries=tuple(entries),
        families=choose_families(book.language, tables.fonts, document),
        editions=tuple(make_editions(hanmens, tables, cover, document, log)),
        customs=_customs(book.language, tables.composition),
        **{key: getattr(book, key) for key in AS_WRITTEN},
        cover=cover,
        cover_plan=_cover_plan(tables, document, root, log),
        word_list=_word_list(book.word_list, document.position("book", "word-list"), root, log),
        styles=find_styles(book, document, root, log),
        index=index,
        bibliography=bibliography,
        variables=tables.variables,
        places=dict(_places(document, tables)),
    )


def _places(document: Document, tables: Tables) -> Iterator[tuple[str, Position]]:
    """Where the keys are that may turn out to be wrong only later; ``screen writing-mode`` is that of an edition."""
    yield from ((key, document.position("book", key)) for key in ("cover", "slug") if ("book", key) in document.places)
    yield "style", document.position("bibliography", "style")
    yield "colophon", document.position("colophon")
    yield "motif", document.position("cover", "motif")
    tables_of: dict[str, int] = {edition.name: number for number, edition in enumerate(tables.edition)}
    for name in EDITIONS:
        own: Keys = ("edition", tables_of.get(name, -1), "kihon-hanmen", "writing-mode")
        keys = next((keys for keys in (own, own[2:]) if keys in document.places), None)
        if keys:
            yield f"{name} writing-mode", document.position(*keys)
    fonts: Keys = ("edition", tables_of.get("epub", -1), "fonts")
    if fonts in document.places:
        yield "fonts", document.position(*fonts)


def _cover(name: str, position: Position, root: Path, log: Log) -> Path | None:
    return find_file(name, root, [root, ASSETS], position, log)


def _cover_plan(tables: Tables, document: Document, root: Path, log: Log) -> CoverPlan:
    name, position = tables.cover.motif, document.position("cover", "motif")
    motif = _cover(name, position, root, log) if name else None
    if motif and motif.suffix.lower() != ".svg":
        why = Words("a motif is drawn in SVG", "図柄は SVG で描きます")
        log.report(position, "value-invalid", key="motif", value=name, why=why, hint="")
        motif = None
    return CoverPlan(tables.cover.colour, motif)


def _word_list(name: str, position: Position, root: Path, log: Log) -> Path | None:
    return find_file(name, root, [root], position, log) if name else None


def _metadata(tables: Tables, root: Path, position: Position, log: Log) -> Metadata:
    book = tables.book
    return Metadata(
        title=book.title,
        language=book.language,
        slug=_slug(book.slug or name_of(root)),
        identifier=_identifier(book),
        modified=_modified(book.date, position, log),
        authors=authors_of(book),
        title_reading=book.title_reading,
        subtitle=book.subtitle,
        isbn=book.isbn,
        edition_note=book.edition_note,
        publisher=book.publisher,
        date=book.date,
        rights=book.rights,
        description=book.description,
        c_code=book.c_code,
        price=book.price,
        colophon=colophon_of(tables.colophon, book.language),
    )


def _slug(name: str) -> str:
    return re.sub(r"[^\w.-]", "-", name)


def _identifier(book: BookTable) -> str:
    if book.identifier or book.isbn:
        return book.identifier or f"urn:isbn:{book.isbn.replace('-', '')}"
    names = (author.name for author in book.authors)
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join((book.title, *names, book.language))).urn


def _modified(date: str, position: Position, log: Log) -> str:
    """Never the clock: the same book is the same bytes tomorrow."""
    seconds = os.environ.get(EPOCH, "")
    if re.fullmatch("[0-9]{1,11}", seconds):
        return datetime.fromtimestamp(int(seconds), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if seconds:
        why = Words("it is a number of seconds", "秒数を数字で書きます")
        log.report(position, "value-invalid", key=EPOCH, value=seconds, why=why, hint="")
    return f"{first_day(date or '1980')}T00:00:00Z"


def _customs(language: str, table: CompositionTable) -> Mapping[str, Customs]:
    """Each language has the customs of its books; the book's own has what the table says."""
    named = CUSTOMS[table.customs or in_language({"zh": "zh-book", "en": "ja-book"}, language)]
    written = {key: value for key, value in asdict(table).items() if key != "customs" and value is not None}
    return {"ja": CUSTOMS["ja-book"], "zh": CUSTOMS["zh-book"], "en": Customs(), language: replace(named, **written)}
