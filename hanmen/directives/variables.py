"""What ``{{name}}`` stands for: the keys of [book] that are printed, and those of [variables]."""

from collections.abc import Mapping

from ..model import Config
from ..wording import wording_of

PRINTED = ("title", "subtitle", "publisher", "date", "isbn", "edition-note", "rights")


def variables(config: Config) -> Mapping[str, str]:
    """Values by name; the author's own come before those of the book."""
    about = config.metadata
    own = {name: str(getattr(about, name.replace("-", "_"))) for name in PRINTED}
    names = wording_of(about.language).list_separator.join(author.name for author in about.authors)
    return {**own, "authors": names, **config.variables}
