"""What the tables of book.toml say of the book itself and of its making → what is carried of it."""

from dataclasses import asdict

from ..model import Author, Colophon, Credit, Impression
from ..wording import wording_of
from .tables import BookTable, ColophonTable


def authors_of(book: BookTable) -> tuple[Author, ...]:
    """The contributors, in the order in which they are named."""
    return tuple(Author(each.name, each.reading, each.role, each.biography) for each in book.authors)


def colophon_of(table: ColophonTable, language: str) -> Colophon:
    """The colophon; where nothing is said, it stands where books of *language* have it."""
    plain = {key: value for key, value in asdict(table).items() if key not in ("place", "impressions", "credits")}
    return Colophon(
        place=table.place or wording_of(language).imprint.place,
        impressions=tuple(Impression(each.date, each.edition, each.number) for each in table.impressions),
        credits=tuple(Credit(each.label, each.name) for each in table.credits),
        **plain,
    )
