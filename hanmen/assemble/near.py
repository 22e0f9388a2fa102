"""The name that an author meant: looked for once for each wrong name, and not for thousands of them."""

import difflib
from collections.abc import Callable, Iterable

MOST = 200  # after so many different wrong names no near one helps, and each search looks at every name


class Near:
    """Remembers what is near; *home* tells sets of names apart."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], str] = {}
        self.names: dict[str, dict[str, str]] = {}

    def __call__(self, name: str, home: str, names: Callable[[], Iterable[str]]) -> str:
        """The one of *names* that is like *name*, letters large or small; empty if there is none."""
        if (home, name) not in self.known and len(self.known) < MOST:
            if home not in self.names:
                self.names[home] = {other.casefold(): other for other in names()}
            found = difflib.get_close_matches(name.casefold(), self.names[home], n=1)
            self.known[home, name] = self.names[home][found[0]] if found else ""
        return self.known.get((home, name), "")
