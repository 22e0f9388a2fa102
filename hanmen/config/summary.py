"""SUMMARY.md, the contents file of mdBook and HonKit: the chapters that it links to, in its order, and the parts.

It is read as Markdown, and more kindly where a link has spaces in it: authors see a link there.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token

from ..diagnostics import Log, Position
from ..files import absolute, find_file, read_text
from ..messages import Words
from ..model import Entry, Role

ROLES: tuple[Role, ...] = ("front", "body", "back")
SUFFIXES = (".md", ".markdown")
PARTS = ("h1", "h2", "h3", "h4")
ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
NESTING = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}
LOOSE = re.compile(r"[ \t]*\([ \t]*<?(?P<path>[^()<>\n]*\.(?:md|markdown)(?:#[^()<>\n]*)?)>?[ \t]*\)", re.IGNORECASE)
LABEL = re.compile(r"\[(?P<path>[^\[\]\n]+)\]")
UNCLOSED = Words(
    "the comment “<!--” is not closed; it was read as text",
    "「<!--」が閉じていないため、文として読みました",
)


class _Item(NamedTuple):
    """A link to a file, or a heading: its target, or the Markdown of its title."""

    text: str
    position: Position
    level: int = 0  # of a heading
    in_list: bool = False


def read_summary(summary: Path, root: Path, log: Log) -> list[Entry]:
    """The Markdown files that *summary* links to, each once; those in lists are the body.

    A heading before a list is the title of a part: of the first level in mdBook, of the second to the fourth in HonKit.
    The heading of the file itself is none.
    """
    text = read_text(summary, log) or ""
    items = list(_items(summary, text.replace("\r\n", "\n").replace("\r", "\n"), log))
    items = items[1:] if items and items[0].level == 1 else items
    links = [number for number, item in enumerate(items) if not item.level]
    listed = [number for number in links if items[number].in_list] or links
    entries: dict[Path, Entry] = {}
    for number, item in enumerate(items):
        role: Role = "front" if number < listed[0] else "body" if number in listed else "back"
        path = None if item.level else find_file(item.text, summary.parent, [root], item.position, log)
        if item.level and number + 1 in listed:
            part = part_of(item.text, item.position, entries, summary.parent)
            entries[part.path] = part
        elif path and path.suffix.lower() in SUFFIXES and absolute(path) != absolute(summary):
            entries.setdefault(path, Entry(path, role, item.position))
    return sorted(entries.values(), key=lambda entry: ROLES.index(entry.role))


def targets(contents: Path, log: Log) -> tuple[str, ...]:
    """What a contents file links to, as it is written there."""
    text = read_text(contents, log) or ""
    return tuple(item.text for item in _items(contents, text, log) if not item.level)


def part_of(title: str, position: Position, listed: Collection[Path], folder: Path) -> Entry:
    """A part that has no file: it is listed under a name that no file has."""
    paths = (folder / f"part-{number}" for number in count(1))
    return Entry(next(path for path in paths if path not in listed), "body", position, title)


def _items(path: Path, text: str, log: Log) -> Iterator[_Item]:
    """The links to files, each with the place of its target, and the headings that have none in them."""
    md = MarkdownIt("commonmark")
    md.inline.ruler.at("link", _link)
    tokens, lines = _parsed(md, path, text, log), text.split("\n")
    before = Token("", "", 0)
    for token, depth in zip(tokens, accumulate(NESTING.get(token.type, 0) for token in tokens), strict=True):
        links = [child for child in token.children or () if child.type == "link_open"]
        if before.tag in PARTS and before.nesting == 1 and not depth and not links and token.content:
            yield _Item(token.content, Position(path, *_place(token, lines, 0)), int(before.tag[1]))
        for child in links:
            target = unquote(str(child.attrs.get("href", ""))).partition("#")[0]
            position = Position(path, *_place(token, lines, child.meta.get("place", 0)))
            if not child.attrs.get("href"):
                log.report(position, "chapter-draft")
            elif "place" in child.meta and target and not ELSEWHERE.match(target):
                yield _Item(target, position, in_list=depth > 0)
        before = token


def _parsed(md: MarkdownIt, path: Path, text: str, log: Log) -> Sequence[Token]:
    """A comment that nobody closes would hide the rest of the file: it is told, and is text."""
    tokens = md.parse(text)
    for token in tokens:
        start = token.content.rfind("<!--")
        if token.type == "html_block" and token.map and start > token.content.rfind("-->"):
            line = token.map[0] + token.content.count("\n", 0, start)
            lines = text.split("\n")
            column = lines[line].rfind("<!--") + 1
            log.report(Position(path, line + 1, column), "html-mended", what=UNCLOSED)
            lines[line] = f"{lines[line][: column - 1]}\\<!-{lines[line][column + 3 :]}"
            return _parsed(md, path, "\n".join(lines), log)
    return tokens


def _place(token: Token, lines: Sequence[str], offset: int) -> tuple[int, int]:
    """Line and column of what is at *offset* in the token's content, whose lines have lost their indent."""
    assert token.map
    before = token.content[:offset].split("\n")
    number = token.map[0] + len(before) - 1
    written = token.content.split("\n")[len(before) - 1].strip()
    indent = lines[number].find(written) - (len(before[-1]) - len(before[-1].lstrip()) if len(before) > 1 else 0)
    return number + 1, max(0, indent) + len(before[-1]) + 1


def _link(state: StateInline, silent: bool) -> bool:
    """CommonMark's links; those with spaces too; and a label that nothing defines, which is then no file."""
    start, count = state.pos, len(state.tokens)
    if state.src[start] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, start, False)
    if link(state, silent):
        if not silent:
            opening = next(token for token in state.tokens[count:] if token.type == "link_open")
            opening.meta["place"] = _target(state.src, start, end, state.pos)
        return True
    found = (LOOSE.match(state.src, end + 1) or LABEL.match(state.src, end + 1)) if end > 0 else None
    if found and not silent:
        opening = state.push("link_open", "a", 1)
        opening.attrs, opening.meta = {"href": found["path"].strip()}, {"place": found.start("path")}
        state.push("text", "", 0).content = state.src[start + 1 : end]
        state.push("link_close", "a", -1)
    if found:
        state.pos = found.end()
    return found is not None


def _target(text: str, start: int, label_end: int, end: int) -> int:
    """Where the target of a link begins; of one that is defined elsewhere, the link itself."""
    if text[label_end + 1 : label_end + 2] != "(" or text[end - 1] != ")":
        return start
    target = re.compile(r"\s*<?").match(text, label_end + 2)
    return target.end() if target else start
