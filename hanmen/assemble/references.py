"""References and links: ``#id`` everywhere, worded where the author left the words to us; paths of pictures."""

import difflib
import os.path
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from ..diagnostics import Log
from ..model import Chapter, Element, Target
from ..tree import rewrite

OUTSIDE = re.compile(r"(?:https?://[^\s/]|mailto:|tel:)", re.IGNORECASE)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def resolve(chapters: Sequence[Chapter], targets: Mapping[str, Target], log: Log) -> tuple[Chapter, ...]:
    """The chapters with ``href`` as ``#id`` or an outside address, and ``src`` as a path from the working directory."""
    resolver = _Resolver({chapter.source.path: chapter.id for chapter in chapters}, targets, log)
    return tuple(
        replace(chapter, body=rewrite(chapter.body, partial(resolver.visit, chapter.source.path)))
        for chapter in chapters
    )


class _Resolver:
    def __init__(self, chapters: Mapping[Path, str], targets: Mapping[str, Target], log: Log) -> None:
        self.chapters, self.targets, self.log = chapters, targets, log

    def visit(self, path: Path, element: Element) -> Iterator[Element]:
        source = element.attributes.get("src", "")
        if element.name == "img" and not SCHEME.match(source):
            yield element.having(src=_from_here(path, unquote(source)).as_posix())
        elif element.name == "a" and "href" in element.attributes:
            yield self._link(element, path)
        else:
            yield element

    def _link(self, link: Element, path: Path) -> Element:
        href = link.attributes["href"]
        if OUTSIDE.match(href):
            return link
        target = self._target(unquote(href), path)
        if target is None:
            self._report(link, href, path)
            return link.having(href="#")
        return self._worded(link, target).having(href=f"#{target.id}")

    def _worded(self, link: Element, target: Target) -> Element:
        if link.children or "note-again" in link.attributes.get("class", ""):
            return link
        return link.having(**{"class": "reference"}).holding(target.label or f"「{target.title}」")

    def _target(self, href: str, path: Path) -> Target | None:
        file, _, name = href.partition("#")
        if not file:
            return self._named(name, path)
        chapter = _from_here(path, file)
        if SCHEME.match(href) or chapter not in self.chapters:
            return None
        found = self._named(name, chapter) if name else self.targets[self.chapters[chapter]]
        return found if found and found.path == chapter else None

    def _named(self, name: str, path: Path) -> Target | None:
        """The target of that id; else the heading of the file that GitHub and mdBook would call so."""
        if name in self.targets:
            return self.targets[name]
        fragments = (
            t for t in self.targets.values() if t.path == path and t.title and _fragment(t.title) == name.lower()
        )
        return next(fragments, None)

    def _report(self, link: Element, href: str, path: Path) -> None:
        if len(href) > 1 and href[0] == "#":
            name = unquote(href[1:])
            self.log.report(link.position, "reference-unknown", id=name, near=_near(name, self.targets))
        else:
            files = [Path(os.path.relpath(chapter, path.parent)).as_posix() for chapter in self.chapters]
            near = _near(unquote(href).partition("#")[0], files)
            self.log.report(link.position, "link-broken", target=unquote(href), near=near)


def _near(name: str, names: Iterable[str]) -> str:
    return next(iter(difflib.get_close_matches(name, names, n=1)), "")


def _from_here(path: Path, written: str) -> Path:
    return Path(os.path.normpath(path.parent / written))


def _fragment(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")
