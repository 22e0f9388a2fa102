"""References and links: ``#id`` everywhere, worded where the author left the words to us; paths of pictures."""

import os.path
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from unicodedata import normalize
from urllib.parse import quote, unquote, urlsplit

from ..diagnostics import Log
from ..model import Chapter, Element, Target
from ..tree import rewrite
from ..wording import Wording
from .near import Near

OUTSIDE = re.compile(r"(?:https?://[^\s/]|mailto:|tel:)", re.IGNORECASE)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
NOT_IN_URLS = re.compile(r"""[\x00-\x20"<>\\^`{|}\x7f]|%(?![0-9A-Fa-f]{2})""")  # RFC 3987 §2.2


def resolve(
    chapters: Sequence[Chapter], targets: Mapping[str, Target], wording: Wording, log: Log
) -> tuple[Chapter, ...]:
    """The chapters with ``href`` as ``#id`` or an outside address, and ``src`` as a path from the working directory.

    What the author wrote as ``src`` is kept as ``data-src``.
    """
    resolver = _Resolver(chapters, targets, wording, log)
    return tuple(
        replace(chapter, body=rewrite(chapter.body, partial(resolver.visit, chapter.source.path)))
        for chapter in chapters
    )


class _Resolver:
    def __init__(self, chapters: Sequence[Chapter], targets: Mapping[str, Target], wording: Wording, log: Log) -> None:
        self.targets, self.wording, self.log, self.near = targets, wording, log, Near()
        self.chapters = {_composed(chapter.source.path): chapter.id for chapter in chapters}
        self.front = {_composed(chapter.source.path) for chapter in chapters if chapter.source.role == "front"}
        self.titles: dict[tuple[Path, str], Target] = {}
        for target in targets.values():
            if target.title:
                self.titles.setdefault((_composed(target.path), _fragment(target.title)), target)

    def visit(self, path: Path, element: Element) -> Iterator[Element]:
        source = element.attributes.get("src", "")
        if element.name == "img" and not SCHEME.match(source):
            written = unquote(source)
            lies = _from_here(element.position.path, written).as_posix() if written else ""
            yield element.having(**{"src": lies, "data-src": written})
        elif element.name == "a" and "href" in element.attributes:
            yield self._link(element, path)
        else:
            yield element

    def _link(self, link: Element, path: Path) -> Element:
        href = link.attributes["href"].strip()
        if OUTSIDE.match(href) and _has_host(href):
            return link.having(href=NOT_IN_URLS.sub(lambda character: quote(character[0]), href))
        target = self._target(href, path) or self._target(unquote(href), path)
        if target is None:
            self._report(link, unquote(href), path)
            return link.having(href="#")
        return self._worded(link, target).having(href=f"#{target.id}")

    def _worded(self, link: Element, target: Target) -> Element:
        classes = link.attributes.get("class", "").split()
        if "note-again" in classes:
            return link
        if "page" in classes and _composed(target.path) in self.front:
            link = link.having(**{"class": f"{link.attributes['class']} front"})
        if link.children:
            return link
        shown = link.having(**{"class": f"reference {link.attributes.get('class', '')}".rstrip()})
        return shown.holding(target.label or self.wording.heading.format(target.title))

    def _target(self, href: str, path: Path) -> Target | None:
        file, _, name = href.partition("#")
        if not file:
            return self._named(name, path)
        chapter = _composed(_from_here(path, file))
        if SCHEME.match(href) or chapter not in self.chapters:
            return None
        found = self._named(name, chapter) if name else self.targets[self.chapters[chapter]]
        return found if found and _composed(found.path) == chapter else None

    def _named(self, name: str, path: Path) -> Target | None:
        """The target of that id; else the heading of the file that GitHub and mdBook would call so."""
        return self.targets.get(name) or self.titles.get((_composed(path), name.lower()))

    def _report(self, link: Element, href: str, path: Path) -> None:
        file, _, name = href.partition("#")
        there = _from_here(path, file)
        if name and not file:
            near = self.near(name, "", lambda: self.targets)
            self.log.report(link.position, "reference-unknown", id=name, near=near)
        elif file and not SCHEME.match(href) and _composed(there) not in self.chapters and _exists(there):
            self.log.report(link.position, "file-unlisted", name=file)
        else:
            near = self.near(file, path.parent.as_posix(), lambda: self._files(path))
            self.log.report(link.position, "link-broken", target=href, near=near)

    def _files(self, path: Path) -> list[str]:
        return [Path(os.path.relpath(chapter, _composed(path.parent))).as_posix() for chapter in self.chapters]


def _has_host(href: str) -> bool:
    """Whether what stands for a host, if anything does, may be one."""
    try:
        host = urlsplit(href).netloc
        return not NOT_IN_URLS.search(host) and "%" not in host
    except ValueError:
        return False


def _from_here(path: Path, written: str) -> Path:
    return Path(os.path.normpath(path.parent / written))


def _composed(path: Path) -> Path:
    """The path as paths are compared: Macs write が as か and a mark."""
    return Path(normalize("NFC", path.as_posix()))


def _exists(path: Path) -> bool:
    forms = (path.as_posix(), *(normalize(form, path.as_posix()) for form in ("NFC", "NFD")))
    return any(os.path.isfile(form) for form in forms)  # noqa: PTH113  # which never raises


def _fragment(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")
