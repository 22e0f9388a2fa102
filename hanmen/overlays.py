"""The author's own style sheets: `Config` in, sheets that may lie over a theme out; what is wrong with them is told.

Knows tinycss2, and asks WeasyPrint what it makes of each rule.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import tinycss2
from weasyprint import CSS

from .diagnostics import Log, Position
from .files import read_text
from .messages import Words
from .model import Config, StyleSheet
from .resources import PLACE, hearing

ADDRESSING = ("url", "src", "image-set")  # functions whose strings are addresses
OWN = ("data:", "#")  # addresses that lead nowhere
IMPORT = Words("a sheet cannot import another", "ほかのシートを @import することはできません")
ADDRESS = Words("a sheet names no file and no address", "シートからファイルやアドレスを参照することはできません")
DIRECTION = Words("the book decides its direction", "文字の方向は本の設定で決まります")
DIRECTIONS = {"direction", "unicode-bidi"}  # EPUB 3.3 §6.3.1 has no place for them


def read_overlays(config: Config, log: Log) -> tuple[StyleSheet, ...]:
    """The sheets that book.toml lists, whole and closed (CSS Syntax 3).

    Reported at their line: style-refused, for what reaches out of the sheet, and style-ignored, for what WeasyPrint
    does not understand. Rules for other media than print are not asked about.
    """
    texts = ((path, read_text(path, log)) for path in config.styles)
    return tuple(_checked(text, Position(path), log) for path, text in texts if text is not None)


def _checked(text: str, start: Position, log: Log) -> StyleSheet:
    rules = [rule for rule in tinycss2.parse_stylesheet(text) if not _is_charset(rule)]
    for rule in rules:
        refused = list(_refused(rule))
        for node, why in refused:
            log.report(_position(start, node), "style-refused", what=_shown(node), why=why)
        for fault in _faults(rule):
            log.report(_position(start, fault), "style-ignored", what=fault.message)
        if not refused and not _faults(rule) and rule.type not in ("whitespace", "comment"):
            _ask(rule, start, log)
    sound = [rule for rule in rules if not _faults(rule)]
    flowing = [rule for rule in sound if not _is_paged(rule)]
    return StyleSheet(start.path, str(tinycss2.serialize(sound)), str(tinycss2.serialize(flowing)))


def _faults(rule: Any) -> list[Any]:
    """Why it is no rule at all."""
    return [node for node in (rule, *(getattr(rule, "prelude", None) or [])) if node.type == "error"]


def _is_paged(rule: Any) -> bool:
    """Whether it is for pages alone: epubcheck takes boxes in margins for mistakes."""
    if rule.type != "at-rule":
        return False
    return bool(rule.lower_at_keyword == "page" or (rule.lower_at_keyword, _text(rule.prelude)) == ("media", "print"))


def _text(tokens: Sequence[Any]) -> str:
    return str(tinycss2.serialize(tokens)).strip().lower()


def _is_charset(rule: Any) -> bool:
    """UTF-8 is the only encoding there is."""
    return bool(rule.type == "at-rule" and rule.lower_at_keyword == "charset")


def _position(start: Position, node: Any) -> Position:
    return Position(start.path, node.source_line, node.source_column)


def _shown(node: Any) -> str:
    return f"@{node.at_keyword}" if node.type == "at-rule" else str(node.serialize())


def _refused(rule: Any) -> Iterator[tuple[Any, Words]]:
    """What may not stand in a sheet, and why."""
    if rule.type == "at-rule" and rule.lower_at_keyword == "import":
        yield rule, IMPORT
        return
    for part in (rule.content, rule.prelude) if rule.type in ("at-rule", "qualified-rule") else ():
        yield from _addresses(part or [])
        yield from ((token, DIRECTION) for token in _directions(part or []))


def _addresses(tokens: Sequence[Any]) -> Iterator[tuple[Any, Words]]:
    for token in tokens:
        named = [token] if token.type == "url" else []
        if token.type == "function" and token.lower_name in ADDRESSING:
            named = [each for each in _inside(token) if each.type == "string"]
        if any(not each.value.startswith(OWN) for each in named):
            yield token, ADDRESS
        else:
            yield from _addresses(_inside(token))


def _directions(tokens: Sequence[Any]) -> Iterator[Any]:
    """The names of declarations that turn text about, at whatever depth."""
    signs = [token for token in tokens if token.type not in ("whitespace", "comment")]
    for token, following in pairwise(signs):
        if token.type == "ident" and token.lower_value in DIRECTIONS and following == ":":
            yield token
    for token in signs:
        yield from _directions(_inside(token))


def _inside(token: Any) -> Sequence[Any]:
    """What stands in a block or function."""
    return getattr(token, "content", None) or getattr(token, "arguments", None) or []


def _ask(rule: Any, start: Position, log: Log) -> None:
    """What WeasyPrint says of one rule, which stands at its place on an otherwise white sheet."""

    def tell(complaint: str) -> None:
        place = PLACE.search(complaint)
        at = Position(start.path, int(place[1]), int(place[2])) if place else _position(start, rule)
        log.report(at, "style-ignored", what=PLACE.sub("", complaint))

    with hearing(tell):
        CSS(string="\n" * (rule.source_line - 1) + " " * (rule.source_column - 1) + rule.serialize())
