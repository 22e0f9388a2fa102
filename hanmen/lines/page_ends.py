"""Where a paragraph ends on a page (CSS Fragmentation 3, orphans and widows), and the notes of its lines (JLREQ 4.2.5).

A note stays on the page of its call: a line that has no room beside it goes to the next page, with the lines that must
not be parted from it. Notes give way only to the first line of a page, and those of a paragraph's first lines, which
must stand together, to the last of these.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from weasyprint.layout import block
from weasyprint.layout.block import collapse_margin, remove_placeholders

GIVEN_UP, ENDED = (True, False), (False, True)  # the paragraph goes to the next page whole, or from here


def linebox_layout(context: Any, box: Any, index: int, child: Any, lines: list[Any], *rest: Any) -> Any:
    """``_linebox_layout``: adds to *lines* those of the paragraph that the page holds.

    Gives whether all are given up, whether the page ends, where to go on, the foot of the lines in px, the notes that
    were called, and how many lines may follow by ``max-lines``.
    """
    page_is_empty, absolute, fixed, margins, bottom_space, y, start, first_letter, first_line, decorated, left = rest
    y += collapse_margin(margins)
    fragment = Fragment(context, box, child, lines, page_is_empty, bottom_space, (absolute, fixed))
    end = (False, False)
    styles = (first_letter, first_line)
    for line, resume_at in block.iter_line_boxes(context, child, y, bottom_space, start, box, absolute, fixed, *styles):
        if left == 0:
            lines[-1].block_ellipsis = box.style["block_ellipsis"]
            break
        left = None if left is None else left - 1
        line.resume_at = resume_at
        padding = box.border_bottom_width + box.padding_bottom if decorated or resume_at is None else 0.0
        end = fragment.add(line, padding)
        if any(end):
            break
    resume = {index: lines[-1].resume_at} if lines else None
    return *end, resume, _foot(lines[-1]) if lines else y, fragment.notes, left


@dataclass
class Fragment:
    """The part of a paragraph that is on one page: its lines so far, and the notes that they call."""

    context: Any
    container: Any
    line_box: Any  # the paragraph's whole text
    lines: list[Any]
    page_is_empty: bool  # but for these lines
    bottom_space: float  # px
    out_of_flow: tuple[list[Any], list[Any]]  # absolute and fixed boxes
    notes: list[Any] = field(default_factory=list)

    def add(self, line: Any, padding: float) -> tuple[bool, bool]:
        """Set a line, with *padding* px under it, and its notes; or end before it."""
        is_first = self.page_is_empty and not self.lines
        if not self._fits(line, padding) and not self._make_room(line, padding):
            if not is_first:
                return self._end_before(line)
            if not self._fits(line):
                line.translate(0, -self.container.margin_top)
                self.container.margin_top = 0
        for note in _called_in(line, self.context):
            if self._add_note(note, line, padding) or is_first or note.style["footnote_policy"] == "auto":
                continue
            return self._end_before(line, is_whole=note.style["footnote_policy"] == "block")
        self.lines.append(line)
        return False, False

    def _fits(self, line: Any, padding: float = 0.0) -> bool:
        return not self.context.overflows_page(self.bottom_space, _foot(line) + padding)

    def _add_note(self, note: Any, line: Any, padding: float) -> bool:
        """Whether there is room for the note; else it goes to the next page, as do all after it."""
        is_high = self.context.layout_footnote(note)
        self.notes.append(note)
        if not is_high and not self.context.reported_footnotes and self._fits(line, padding):
            return True
        self.context.report_footnote(note)
        return False

    def _make_room(self, line: Any, padding: float) -> bool:
        """Whether notes can give way to the line, the last first."""
        for note in reversed(self._yielding(line)):
            self.context.report_footnote(note)
            put_off = self.context.reported_footnotes
            put_off.insert(0, put_off.pop())
            if self._fits(line, padding):
                return True
        return False

    def _yielding(self, line: Any) -> list[Any]:
        """The notes that may go to the next page for a line: all for the first of a page, else the paragraph's own."""
        standing = self.context.current_page_footnotes
        if self.context.in_column or not standing:
            return []
        if self.page_is_empty:
            return [] if self.lines or not _is_in_flow(self.context) else list(standing)
        if self._kept(line) >= self.container.style["orphans"]:
            return []
        own = [note for note in self.notes if note in standing]
        return own if all(note.style["footnote_policy"] == "auto" for note in own) else []

    def _kept(self, line: Any) -> int:
        """How many lines remain on the page if it ends before the line, so that enough stand on the next (widows)."""
        wanted: int = self.container.style["widows"] - 1
        return len(self.lines) - max(0, wanted - sum(1 for _ in self._after(line)))

    def _after(self, line: Any) -> Iterator[Any]:
        """The lines that follow, as far as they count."""
        if line.resume_at is None:
            return
        unused: tuple[list[Any], list[Any]] = [], []
        place = (_foot(line), self.bottom_space, line.resume_at, self.container)
        lines = block.iter_line_boxes(self.context, self.line_box, *place, *unused, None, None)
        for after, _ in islice(lines, self.container.style["widows"] - 1):
            remove_placeholders(self.context, after.children, *unused)
            yield after

    def _end_before(self, line: Any, is_whole: bool = False) -> tuple[bool, bool]:
        """End before the line, or before lines that must stay with it; only an empty page may part them."""
        kept = 0 if is_whole else self._kept(line)
        too_few = kept < self.container.style["orphans"]
        if too_few:
            kept = len(self.lines) if self.page_is_empty else 0
        for each in (*self.lines[kept:], line):
            remove_placeholders(self.context, each.children, *self.out_of_flow)
        del self.lines[kept:]
        return GIVEN_UP if too_few and not self.page_is_empty else ENDED


def _foot(line: Any) -> float:
    return float(line.position_y + line.height)


def _called_in(line: Any, context: Any) -> list[Any]:
    if not context.footnotes:
        return []
    return [each.footnote for each in line.descendants() if each.footnote and each.footnote in context.footnotes]


def _is_in_flow(context: Any) -> bool:
    """Whether the page itself is laid out, not something beside its text, for which it is always empty."""
    return all(root is None or root.is_in_normal_flow() for root in context._excluded_shapes_root_boxes)
