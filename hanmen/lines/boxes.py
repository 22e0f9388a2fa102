"""Line → LineBox: the clusters of a line become boxes again, each where it belongs."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import add, neg
from typing import Any, NamedTuple

from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages

from . import rules
from .breaker import HYPHEN_COST
from .clusters import Line
from .paragraph import Event, Paragraph
from .setting import Setting, can_be_told
from .shaping import Shaper

SIDES = ("left", "right", "top", "bottom")
NO_EDGES = {name % side: 0 for side in SIDES for name in ("margin_%s", "padding_%s", "border_%s_width")}
SOFT_HYPHEN = "\u00ad"  # what a hyphen at a line's end stands for


class Sinks(NamedTuple):
    """Where boxes out of flow are handed to: WeasyPrint's lists."""

    absolute: list[Any]
    fixed: list[Any]
    placeholders: list[Any]


class LineBuilder:
    """Builds one line: walks its clusters, opening and closing inline boxes."""

    def __init__(
        self, paragraph: Paragraph, line_box: Any, line: Line, context: Any, block: Any, shaper: Shaper, sinks: Sinks
    ) -> None:
        self.paragraph, self.line_box, self.line = paragraph, line_box, line
        self.context, self.block, self.shaper, self.sinks = context, block, shaper, sinks
        self.bodies: dict[int, tuple[float, float]] = {}  # of each cluster: where its body begins and ends, px
        self.warichu: list[tuple[Any, int, int, float]] = []  # box, from, to, px
        self.opened: dict[int, Any] = {}  # the new boxes, by the id of those that they are of
        self.stack: list[tuple[Any, list[Any], float]] = []
        self.x = 0.0
        self.pending: Setting | None = None  # the text box that ends at the next boundary
        self.pending_source: Any = None
        self.pending_x = 0.0

    def build(self, x: float, added: dict[int, float]) -> Any:
        """The line box with its left edge at *x* px; *added* is the adjustment of the gaps."""
        line, c = self.line, self.paragraph.clusters
        box = self.line_box.copy_with_children([])
        box.position_x = self.x = x
        self.stack.append((box, [], x))
        self._reopen()
        if self.paragraph.customs.line_start == "half" and line.start < line.visible:
            self.x += c.blank_before[line.start]
        self.x += self.paragraph.inset.get(line.start, 0.0)
        for start, end in _stretches(self.paragraph.cuts, line.start, line.visible):
            if start > line.start:
                self._boundary(start, c.gap[start] + added.get(start, 0.0))
            self._set(start, end, added)
        if c.breaks[line.end] in HYPHEN_COST:
            self._hyphenate()
        self._flush()
        self._trailing_events()
        return self._finish(box, x)

    def _reopen(self) -> None:
        """Open again the boxes that the line before left open, then those that begin here."""
        line, p = self.line, self.paragraph
        if line.start <= p.clusters.first:
            for k in range(line.start + 1):
                self._do(p.events.get(k, ()))
            return
        starting = _split(p.events.get(line.start, ()))[1]
        path = p.texts[p.owner[line.start]][1] if line.start < len(p.shaped) else ()
        opened = {event.path for event in starting if event.kind == "open"}
        node = self.line_box
        for depth in range(len(path) - 1):
            node = node.children[path[depth]]
            if path[: depth + 1] not in opened:
                self._open(node, is_start=False)
        self._do(starting)

    def _boundary(self, k: int, gap: float) -> None:
        gap -= self.paragraph.edges.get(k, 0.0)
        closing, opening = _split(self.paragraph.events.get(k, ()))
        self._flush(gap)
        self._do(closing)
        self.x += gap
        self._do(opening)

    def _set(self, start: int, end: int, added: dict[int, float]) -> None:
        """Set clusters that stand together in one text box, or one that is a box or a forced break."""
        p, c = self.paragraph, self.paragraph.clusters
        if start in p.atoms:
            self._atom(start)
            self.x += c.width[start]
        elif start in p.warichu:
            self.warichu.append((self.stack[-1][0], start, end, self.x))
            self.x += sum(c.width[start:end]) + sum(c.gap[start + 1 : end])
        elif c.kind[start] == rules.FORCED_BREAK:
            self.x += c.width[start]
        else:
            self._set_text(start, end, added)

    def _set_text(self, start: int, end: int, added: dict[int, float]) -> None:
        p, c = self.paragraph, self.paragraph.clusters
        gaps = c.gap[start + 1 : end]
        if added:
            gaps = [gap + added.get(k, 0.0) for k, gap in enumerate(gaps, start + 1)]
        advances = list(map(add, c.width[start:end], (*gaps, 0.0)))
        shifts: Iterable[float] = map(neg, c.blank_before[start:end])
        if p.widening:
            shifts = (p.widening.get(k, (0.0, 0.0))[0] + shift for k, shift in enumerate(shifts, start))
        clusters, source = p.shaped[start:end], p.texts[p.owner[start]][0]
        text = "".join(cluster.text for cluster in clusters)
        self.pending, self.pending_source = Setting(text, clusters, shifts, advances, source.style), source
        self.pending_x = self.x
        if p.needs_bodies:
            self._note_bodies(start, advances)
        self.x += sum(advances)

    def _note_bodies(self, start: int, advances: Sequence[float]) -> None:
        """Where readings and dots go: a base that its reading pushes apart has room on its sides."""
        p, x = self.paragraph, self.x
        for k, advance in enumerate(advances, start):
            before, after = p.widening.get(k, (0.0, 0.0))
            self.bodies[k] = (x + before, x + p.clusters.width[k] - after)
            x += advance

    def _atom(self, k: int) -> None:
        box, sinks = self.paragraph.atoms[k], self.sinks
        atom = atomic_box(self.context, box, self.x, None, self.block, sinks.absolute, sinks.fixed)
        atom.position_x = self.x
        self.stack[-1][1].append(atom)

    def _hyphenate(self) -> None:
        last = self.pending
        assert last is not None
        marks = self.shaper.shape(last.style["hyphenate_character"], last.style)
        advances = [mark.advance for mark in marks]
        shifts, text = [*last.shifts, *(0.0 for _ in marks)], last.text.removesuffix(SOFT_HYPHEN) + SOFT_HYPHEN
        self.pending = Setting(text, [*last.clusters, *marks], shifts, [*last.advances, *advances], last.style)
        self.x += sum(advances)

    def _flush(self, gap: float = 0.0) -> None:
        """The clusters since the last boundary of a box become a text box; *gap* px follow it."""
        if self.pending is None:
            return
        box = text_box(self.pending_source, self.pending, self.pending_x, self.shaper)
        if gap > 0 and can_be_told(self.pending.text):
            self.pending.fill(self.shaper.shape(" ", self.pending.style)[0], gap)
        self.stack[-1][1].append(box)
        self.pending = None

    def _do(self, events: Sequence[Event]) -> None:
        for event in events:
            self._flush()
            if event.kind == "open":
                self._open(event.box, is_start=True)
            elif event.kind == "close":
                self._close(is_end=True)
            else:
                self._place_out_of_flow(event.box)

    def _open(self, box: Any, is_start: bool) -> None:
        resolve_percentages(box, self.block)
        for side in ("left", "right"):
            if getattr(box, f"margin_{side}") == "auto":
                setattr(box, f"margin_{side}", 0)
        new = box.copy_with_children([])
        new.remove_decoration_sides = set()
        new.remove_decoration(start=not is_start, end=False)
        new.position_x = self.x
        self.opened[id(box)] = new
        self.stack.append((new, [], self.x))
        self.x += _edge(new, "left")

    def _close(self, is_end: bool) -> None:
        box, children, start = self.stack.pop()
        if not is_end:
            box.remove_decoration(start=False, end=True)
        box.children = children
        box.width = self.x - start - _edge(box, "left")
        _fit_line_height(box, self.shaper)
        self.stack[-1][1].append(box)
        self.x += _edge(box, "right")

    def _place_out_of_flow(self, box: Any) -> None:
        if not box.is_absolutely_positioned():
            self.context.add_running_element(box)
            return
        box.position_x, box.position_y = self.x, 0
        placeholder = AbsolutePlaceholder(box)
        self.sinks.placeholders.append(placeholder)
        is_absolute = box.style["position"] == "absolute"
        (self.sinks.absolute if is_absolute else self.sinks.fixed).append(placeholder)
        self.stack[-1][1].append(placeholder)

    def _trailing_events(self) -> None:
        events, end = self.paragraph.events, self.line.end
        for k in range(max(self.line.visible, self.line.start + 1), end):
            self._do(events.get(k, ()))
        is_last = end == len(self.paragraph.shaped)
        self._do(events.get(end, ()) if is_last else _split(events.get(end, ()))[0])

    def _finish(self, box: Any, x: float) -> Any:
        hanging = self.paragraph.clusters.width[self.line.visible - 1] if self.line.mode == "hang" else 0.0
        width = self.x - x - hanging
        while len(self.stack) > 1:
            self._close(is_end=False)
        box.children = self.stack.pop()[1]
        box.width = width
        box.justification_spacing = 0
        _fit_line_height(box, self.shaper)
        return box


def text_box(source: Any, setting: Setting, x: float, shaper: Shaper) -> Any:
    """A text box with set text at *x* px, one line high."""
    box = source.copy_with_text(setting.text)
    box.pango_layout = setting
    box.position_x, box.width = x, setting.width
    vars(box).update(NO_EDGES)
    _fit_line_height(box, shaper)
    return box


def _fit_line_height(box: Any, shaper: Shaper) -> None:
    """Half of the leading above, half below; borders and padding lie in it (CSS Inline 3, 4.1)."""
    line_height, box.baseline = shaper.strut(box.style)
    box.height = box.style["font_size"]
    half = (line_height - box.height) / 2
    box.margin_top = half - box.border_top_width - box.padding_top
    box.margin_bottom = half - box.border_bottom_width - box.padding_bottom


def _edge(box: Any, side: str) -> float:
    parts = (f"margin_{side}", f"border_{side}_width", f"padding_{side}")
    return float(sum(getattr(box, part) for part in parts))


def _stretches(cuts: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Clusters *start* to *end*, cut where a box begins or ends."""
    inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
    yield from zip((start, *inside), (*inside, end), strict=True) if start < end else ()


def _split(events: Sequence[Event]) -> tuple[Sequence[Event], Sequence[Event]]:
    """Events at a break: those of the line that ends (up to the last closing), and those of the one that begins."""
    cut = next((n for n in range(len(events), 0, -1) if events[n - 1].kind == "close"), 0)
    return events[:cut], events[cut:]
