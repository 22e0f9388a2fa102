"""Line → LineBox: the clusters of a line become boxes again, each where it belongs."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages

from . import rules
from .breaker import HYPHENATED, Line
from .paragraph import Event, Paragraph
from .setting import Piece, Setting
from .shaping import Shaper

EDGES = ("margin", "padding", "border")
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
        self.opened: dict[int, Any] = {}  # the new boxes, by the id of those that they are of
        self.stack: list[tuple[Any, list[Any], float]] = []
        self.x = 0.0
        self.pending: list[Piece] = []  # of a text box that grows
        self.pending_from = 0
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
        gaps = [c.gap[k] + added.get(k, 0.0) for k in range(line.start, line.visible)] + [0.0]
        for place, k in enumerate(range(line.start, line.visible)):
            if place and self._is_edge(k):
                self._boundary(k, gaps[place])
            joined = k + 1 < line.visible and not self._is_edge(k + 1)
            self._cluster(k, gaps[place + 1] if joined else 0.0)
        if c.breaks[line.end] == HYPHENATED:
            self._hyphenate()
        self._flush()
        self._trailing_events()
        return self._finish(box, x)

    def _reopen(self) -> None:
        """Open again the boxes that the line before left open, then those that begin here."""
        line, p = self.line, self.paragraph
        starting = _split(p.events.get(line.start, ()))[1] if line.start else p.events.get(0, ())
        path = p.texts[p.owner[line.start]][1] if line.start < len(p.shaped) else ()
        opened = {event.path for event in starting if event.kind == "open"}
        node = self.line_box
        for depth in range(len(path) - 1):
            node = node.children[path[depth]]
            if path[: depth + 1] not in opened:
                self._open(node, is_start=False)
        self._do(starting)

    def _is_edge(self, k: int) -> bool:
        """Whether a box begins or ends before the cluster."""
        p = self.paragraph
        return k in p.events or p.owner[k] != p.owner[k - 1] or k in p.atoms

    def _boundary(self, k: int, gap: float) -> None:
        gap -= self.paragraph.edges.get(k, 0.0)
        closing, opening = _split(self.paragraph.events.get(k, ()))
        self._flush(gap)
        self._do(closing)
        self.x += gap
        self._do(opening)

    def _cluster(self, k: int, following: float) -> None:
        """Set a cluster, and the gap after it when the same text goes on."""
        p, c = self.paragraph, self.paragraph.clusters
        if k in p.atoms:
            self._atom(k)
        elif c.kind[k] != rules.FORCED_BREAK:
            if not self.pending:
                self.pending_from, self.pending_x = k, self.x
            widened, shaped = p.widening.get(k, 0.0), p.shaped[k]
            self.pending.append(Piece(shaped, shaped.text, widened - c.blank_before[k], c.width[k] + following))
            self.bodies[k] = (self.x + widened, self.x + c.width[k] - widened)
        self.x += c.width[k] + following

    def _atom(self, k: int) -> None:
        box, sinks = self.paragraph.atoms[k], self.sinks
        atom = atomic_box(self.context, box, self.x, None, self.block, sinks.absolute, sinks.fixed)
        atom.position_x = self.x
        self.stack[-1][1].append(atom)

    def _hyphenate(self) -> None:
        owner = self.paragraph.owner[self.line.end - 1]
        style = self.paragraph.texts[owner][0].style
        for mark in self.shaper.shape(style["hyphenate_character"], style):
            self.pending.append(Piece(mark, SOFT_HYPHEN, 0.0, mark.advance))
            self.x += mark.advance

    def _flush(self, gap: float = 0.0) -> None:
        """The clusters since the last boundary of a box become a text box; *gap* px follow it."""
        if not self.pending:
            return
        source = self.paragraph.texts[self.paragraph.owner[self.pending_from]][0]
        box = text_box(source, Setting(self.pending, source.style), self.pending_x, self.shaper)
        if gap > 0:
            # A space glyph that stands for nothing: without it poppler reads a space into the gap between two boxes.
            (blank,) = self.shaper.shape(" ", source.style)
            self.pending.append(Piece(blank, "", gap - blank.advance, gap))
        self.stack[-1][1].append(box)
        self.pending = []

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
    for edge in EDGES:
        for side in ("left", "right", "top", "bottom"):
            setattr(box, f"{edge}_{side}_width" if edge == "border" else f"{edge}_{side}", 0)
    box.border_left_width = box.border_right_width = box.border_top_width = box.border_bottom_width = 0
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


def _split(events: Sequence[Event]) -> tuple[Sequence[Event], Sequence[Event]]:
    """Events at a break: those of the line that ends (up to the last closing), and those of the one that begins."""
    cut = next((n for n in range(len(events), 0, -1) if events[n - 1].kind == "close"), 0)
    return events[:cut], events[cut:]
