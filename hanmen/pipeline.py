"""The corridor: every room once, in order, with two gates. The numbers are those of docs/architecture.md."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import gettempdir

from .assemble import assemble
from .citations import cite
from .companions import Fonts, make_companions
from .config import read_config
from .cover import draw_cover, lay_out_jacket
from .diagnostics import Log, Position
from .epub import write_epub
from .fonts import choose_fonts
from .formulas import draw_formulas
from .html import render
from .images import prepare_cover, prepare_images, prepare_motif
from .index import add_index
from .layout import lay_out
from .manuscript import read_manuscript
from .markdown import parse
from .matter import add_matter
from .model import Book, Config, ContentDocument, Edition, Forme, LaidOut, Medium, Picture, StyleSheet
from .overlays import read_overlays
from .page import family_rules, page_rules
from .pdf import write_pdf
from .press import write_press
from .press.hand_over import hand_over
from .subsets import embed_fonts
from .tate_chu_yoko import combined
from .typefaces import FAMILIES_OF_LANGUAGES, FontFace
from .word_list import check_words

HOUSE = Path(__file__).parent.parent
STYLES, ASSETS = HOUSE / "styles", HOUSE / "assets"
NOTHING: Mapping[str, LaidOut] = {}
WRITERS: Mapping[Medium, Callable[[Forme, Log], bytes]] = {"pdf": write_pdf, "jacket": write_press, "epub": write_epub}


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a build: editions by name (none: all), and how far to go."""

    editions: Collection[str] = ()
    check: bool = False
    show_grid: bool = False
    cache: Path = Path(gettempdir()) / "hanmen-cache"  # what is made once and used again


@dataclass(frozen=True, slots=True)
class Stock:
    """What all editions of a book are made from; pictures by the limits that editions set for them.

    Covers are those that the author gave, motifs what is drawn on ours, faces the fonts of vertical writing, fronts
    those of a drawn cover's title, and faults what keeps an edition from being made, all by its name.
    """

    config: Config
    book: Book
    overlays: tuple[StyleSheet, ...]
    fontconfig: str
    pictures: Mapping[tuple[int, int], Mapping[str, Picture]]
    covers: Mapping[str, Picture | None]
    motifs: Mapping[str, Picture | None]
    faces: Mapping[str, tuple[FontFace, ...]]
    fronts: Mapping[str, tuple[FontFace, ...]]
    faults: Mapping[str, Log]


def build(
    folder: Path, order: Order, log: Log, tell: Callable[[int, str], None], slugs: dict[str, Path]
) -> dict[str, bytes]:
    """The products of the book in *folder*, by file name; none, if the manuscript has errors.

    An error that concerns one edition withholds that edition. *tell* hears the number and name of each step; *slugs*
    are those of the books built before, with their folders, and gain this one's.
    """
    tell(1, "configuration")
    config = read_config(folder, log)
    if config is None:
        return {}
    _claim_slug(config, slugs, log)
    tell(2, "manuscript")
    sources = read_manuscript(config, ASSETS, log)
    tell(3, "Markdown")
    chapters = [parse(source, log) for source in sources]
    check_words(chapters, config.word_list, log)
    tell(4, "numbers and references")
    book = add_index(cite(assemble(chapters, config, log), config, log), config, log)
    tell(5, "pictures and fonts")
    editions = _asked(config, order)
    paged = {edition.pages for edition in editions}
    stock = _stock(book, config, [e for e in config.editions if e in editions or e.name in paged], order.cache, log)
    if log.failed or order.check:
        for edition in editions:
            log.extend(stock.faults[edition.name])
        return {}
    return dict(_products(stock, editions, order, log, tell))


def _asked(config: Config, order: Order) -> list[Edition]:
    if order.editions:
        return [edition for edition in config.editions if edition.name in order.editions]
    return [edition for edition in config.editions if edition.by_default]


def _claim_slug(config: Config, slugs: dict[str, Path], log: Log) -> None:
    other = slugs.setdefault(config.metadata.slug, config.root)
    if other != config.root:
        place = _place(config, "slug")
        log.report(place, "slug-duplicate", slug=config.metadata.slug, other=other.as_posix())


def _place(config: Config, key: str = "") -> Position:
    """Where book.toml says it, if it does."""
    return config.places.get(key, Position(config.root / "book.toml"))


def _stock(book: Book, config: Config, editions: Sequence[Edition], cache: Path, log: Log) -> Stock:
    overlays = read_overlays(config, log)
    folders = (ASSETS / "fonts", config.root / "assets" / "fonts")
    words = [text for edition in editions if edition.jacket for text in edition.jacket.words]
    fontconfig = choose_fonts(book, config.families, folders, log, _place(config), words)
    limits = {edition.picture_limits: edition for edition in editions}
    roots = (config.root, ASSETS)
    pictures = {limit: prepare_images(book, edition, roots, log) for limit, edition in limits.items()}
    faults = {edition.name: Log(log.strict) for edition in editions}
    covers = {edition.name: _own_cover(config, edition, faults[edition.name]) for edition in editions}
    motifs = {edition.name: _motif(config, edition, faults[edition.name]) for edition in editions}
    fonts = Fonts(config.families, fontconfig, cache, spare=True)
    faces = {
        edition.name: () if log.failed else _faces(book, config, edition, fonts, faults[edition.name])
        for edition in editions
    }
    fronts = {
        edition.name: () if log.failed else _cover_faces(book, config, edition, fonts, faults[edition.name])
        for edition in editions
        if _is_drawn(config, edition)
    }
    return Stock(config, book, overlays, fontconfig, pictures, covers, motifs, faces, fronts, faults)


def _own_cover(config: Config, edition: Edition, log: Log) -> Picture | None:
    if config.cover is None or edition.medium == "pdf":
        return None
    return prepare_cover(config.cover, edition, log, _place(config, "cover"))


def _is_drawn(config: Config, edition: Edition) -> bool:
    """Whether it has a front of ours."""
    return edition.medium == "jacket" or (edition.medium == "epub" and config.cover is None)


def _motif(config: Config, edition: Edition, log: Log) -> Picture | None:
    plan = config.cover_plan
    if plan.motif is None or not _is_drawn(config, edition):
        return None
    return prepare_motif(plan.motif, plan.colour, edition, log, _place(config, "motif"))


def _faces(book: Book, config: Config, edition: Edition, fonts: Fonts, log: Log) -> tuple[FontFace, ...]:
    """Those that come with an EPUB; of vertical pages; of covers."""
    if edition.medium == "epub":
        file_format, place = edition.publication.fonts, _place(config, "fonts")
        if file_format == "none":
            return ()
        return embed_fonts(book, config.families, fonts.fontconfig, file_format, log, place)
    if edition.medium == "jacket":
        return _cover_faces(book, config, edition, fonts, log)
    if log.failed or edition.kihon_hanmen.writing_mode != "vertical":
        return ()
    return make_companions(book, fonts, config.own_customs.upright_capitals, log, _vertical_place(config, edition))


def _cover_faces(book: Book, config: Config, edition: Edition, fonts: Fonts, log: Log) -> tuple[FontFace, ...]:
    """Those of what may run down a spine or a vertical front.

    Where they cannot be made, lines are turned as Latin ones are, and the title runs across.
    """
    is_vertical = edition.kihon_hanmen.writing_mode == "vertical"
    has_spine = edition.medium == "jacket" and config.metadata.language.split("-")[0] in FAMILIES_OF_LANGUAGES
    if log.failed or not (is_vertical or has_spine):
        return ()
    said, text, place = Log(), replace(book, chapters=()), _vertical_place(config, edition)
    faces = make_companions(text, replace(fonts, spare=False), config.own_customs.upright_capitals, said, place)
    if said.failed:
        return ()
    log.extend(said)
    return faces


def _vertical_place(config: Config, edition: Edition) -> Position:
    return _place(config, f"{edition.name} writing-mode")


def _products(
    stock: Stock, editions: Sequence[Edition], order: Order, log: Log, tell: Callable[[int, str], None]
) -> Iterator[tuple[str, bytes]]:
    tell(6, "pages")
    pages = {
        name: _laid_out(stock, name, order)
        for name in dict.fromkeys(edition.pages for edition in editions if edition.pages)
    }
    for number, edition in enumerate(editions, 7):
        name = stock.config.metadata.slug + edition.suffix
        tell(number, name)
        own = _faults(stock, edition)
        forme = _lock_up(stock, edition, order, pages)
        forme = forme if own.failed else _wrapped(forme, own)
        product = b"" if own.failed else _writer(edition)(forme, own)
        if edition.printing:
            style = (STYLES / "data-sheet.css").read_text("utf-8")
            yield f"{Path(name).stem}.html", hand_over(product, stock.config.metadata, forme.edition, style, own)
        log.extend(own)
        if not own.failed:
            yield name, product


def _wrapped(forme: Forme, log: Log) -> Forme:
    """What is wrapped around the pages has a sheet in their place, with folds."""
    printing = forme.edition.printing
    if forme.edition.jacket is None or printing is None:
        return forme
    wrapped = lay_out_jacket(forme, log)
    printing = replace(printing, folds=wrapped.folds, notes=wrapped.notes)
    return replace(forme, pages=wrapped.pages, edition=replace(forme.edition, printing=printing))


def _writer(edition: Edition) -> Callable[[Forme, Log], bytes]:
    return write_press if edition.printing else WRITERS[edition.medium]


def _laid_out(stock: Stock, name: str, order: Order) -> LaidOut:
    """The pages of the edition *name*; none, if they cannot be made."""
    edition = next(edition for edition in stock.config.editions if edition.name == name)
    faults = stock.faults[name]
    pages = LaidOut() if faults.failed else lay_out(_lock_up(stock, edition, order), faults)
    return LaidOut() if faults.failed else pages


def _faults(stock: Stock, edition: Edition) -> Log:
    """Those of the edition and, if it is made of pages, of these."""
    faults = stock.faults[edition.name]
    if edition.medium != "epub" and edition.pages != edition.name:
        faults.extend(stock.faults[edition.pages])
    return faults


def _lock_up(stock: Stock, edition: Edition, order: Order, pages: Mapping[str, LaidOut] = NOTHING) -> Forme:
    documents, formulas = _documents(stock, edition)
    forme = Forme(
        book=stock.book,
        edition=edition,
        documents=documents,
        stylesheet=_stylesheet(edition, stock, order),
        overlays=stock.overlays,
        fontconfig=stock.fontconfig,
        customs=stock.config.customs,
        pictures={**stock.pictures[edition.picture_limits], **formulas},
        faces=stock.faces[edition.name],
        cover=stock.covers[edition.name],
        motif=stock.motifs[edition.name],
        cover_plan=stock.config.cover_plan,
        pages=pages.get(edition.pages, LaidOut()),
    )
    if edition.medium == "epub" and forme.cover is None:
        faces = stock.fronts.get(edition.name, ())
        return replace(forme, cover=draw_cover(replace(forme, faces=faces, stylesheet=_cover_style(faces, stock))))
    return forme


def _documents(stock: Stock, edition: Edition) -> tuple[tuple[ContentDocument, ...], Mapping[str, Picture]]:
    """The documents of an edition, and the pictures of their formulas, where these are pictures."""
    is_vertical, customs = edition.kihon_hanmen.writing_mode == "vertical", stock.config.own_customs
    notices = [*dict.fromkeys(face.notice for face in stock.faces[edition.name] if face.notice)]
    place = _place(stock.config, "colophon")
    written = render(stock.book, edition)
    documents = add_matter(written, stock.book, is_vertical, notices, stock.config.half_title, place)
    if is_vertical:
        documents = tuple(replace(each, body=combined(each.body, customs.upright_capitals)) for each in documents)
    if edition.medium != "pdf":
        return documents, {}
    return draw_formulas(documents, stock.config.families.serif, stock.fontconfig)


def _stylesheet(edition: Edition, stock: Stock, order: Order) -> str:
    if edition.medium == "jacket":
        return _cover_style(stock.faces[edition.name], stock)
    sheets = [(STYLES / name).read_text("utf-8") for name in edition.sheets]
    if edition.medium == "pdf":
        rules = page_rules(edition.kihon_hanmen, edition.bleed, stock.config.families, order.show_grid)
        sheets.insert(0, rules)
    return "\n".join(sheets)


def _cover_style(faces: Sequence[FontFace], stock: Stock) -> str:
    families = family_rules(stock.config.families, is_turned=bool(faces))
    return families + (STYLES / "cover.css").read_text("utf-8")
