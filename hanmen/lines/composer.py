"""The composer of one document: sets the lines of paragraphs in place of WeasyPrint, and leaves it what is not ours."""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from math import ceil
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.layout.float import avoid_collisions
from weasyprint.layout.inline import atomic_box, line_box_verticality
from weasyprint.layout.leader import handle_leader
from weasyprint.layout.percent import resolve_one_percentage, resolve_percentages
from weasyprint.text.line_break import strut

from ..model import Customs
from .balance import balanced_lines
from .boxes import NO_EDGES, LineBuilder, Sinks, text_box
from .breaker import Breaker
from .clusters import FORCED, Line
from .emphasis import ASCENT, DESCENT, marks_of
from .paragraph import NotOursError, Paragraph, is_formula, read_paragraph
from .resuming import resume_at, start_of
from .ruby import Placed, place_readings
from .rules import HALF, OPENING_BRACKET
from .setting import Setting
from .shaping import Shaper
from .spacing import space
from .warichu import Rows, set_rows

REMEMBERED = 60  # paragraphs; what is met again after more than that is read again
StockLines = Callable[..., Iterator[tuple[Any, Any]]]


class Frame(NamedTuple):
    """The room of a line, px, in WeasyPrint's layout context and containing block."""

    context: Any
    block: Any
    x: float
    y: float
    width: float


class Composer:
    """Holds what a document's paragraphs share. *stock* are WeasyPrint's own lines."""

    def __init__(self, customs: Callable[[str], Customs], stock: StockLines) -> None:
        self.customs, self.stock = customs, stock
        self.shaper = Shaper()
        self.paragraphs: OrderedDict[int, tuple[Any, tuple[str, ...], Paragraph | None]] = OrderedDict()
        self.refused: Counter[str] = Counter()
        self.composed = 0

    def lines(
        self, context: Any, box: Any, y: float, bottom_space: float, skip_stack: Any, block: Any, *rest: Any
    ) -> Iterator[tuple[Any, Any]]:
        """``iter_line_boxes``: line boxes and where to go on after each, as WeasyPrint's block layout asks for them."""
        absolute, fixed, first_letter, first_line = rest
        paragraph = None if first_letter or first_line else self.paragraph(box)
        if paragraph is not None:
            resolve_percentages(box, block)
            _measure_atoms(paragraph, context, block)
            start = start_of(paragraph, skip_stack)
        if paragraph is None or start is None:
            yield from self.stock(context, box, y, bottom_space, skip_stack, block, *rest)
            return
        box.text_indent = 0
        if skip_stack is None:
            resolve_one_percentage(box, "text_indent", block.width)
        while start < len(paragraph.shaped):
            sinks = Sinks([], [], [])
            line = self._line(paragraph, box, _frame(context, box, block, y, paragraph, start), start, sinks)
            absolute.extend(sinks.absolute)
            fixed.extend(sinks.fixed)
            start, y, box.text_indent = line.end, line.position_y + line.height, 0
            yield line, resume_at(paragraph, start)

    def paragraph(self, box: Any) -> Paragraph | None:
        """The paragraph of a line box; None when it is not ours. Read anew when its generated content has changed."""
        texts = tuple(each.text for each in box.descendants() if isinstance(each, boxes.TextBox))
        known = self.paragraphs.pop(id(box), None)
        if known is None or known[0] is not box or known[1] != texts:
            known = box, texts, self._read(box)
        self.paragraphs[id(box)] = known
        while len(self.paragraphs) > REMEMBERED:
            self.paragraphs.popitem(last=False)
        return known[2]

    def widths(self, paragraph: Paragraph, minimum: bool) -> Iterator[float]:
        """Widths in px of the paragraph's lines, broken wherever they may be or only where they must."""
        assert paragraph.breaker is not None
        c, breaker = paragraph.clusters, paragraph.breaker
        indent = paragraph.texts[0][0].style["text_indent"]
        extra = getattr(indent, "value", 0.0) if getattr(indent, "unit", "") == "px" else 0.0
        start = c.first
        for end in breaker.ends if minimum else breaker.forced:
            visible = c.visible[end]
            if visible > start:
                blank = 0.0 if minimum else c.blank_after[visible - 1]
                edges = breaker.leading_edge(start) + breaker.trailing_edge(visible, end)
                yield breaker.natural(start, visible) + blank + edges + (extra if start == c.first else 0.0)
            start = max(start, end)

    def _read(self, box: Any) -> Paragraph | None:
        try:
            paragraph = read_paragraph(box, self.shaper, self.customs)
            space(paragraph, self.shaper)
        except NotOursError as reason:
            self.refused[str(reason)] += 1
            return None
        self.composed += 1
        return paragraph

    def _line(self, paragraph: Paragraph, box: Any, frame: Frame, start: int, sinks: Sinks) -> Any:
        """The line box of the line that begins at cluster *start*; it knows the cluster where it ends."""
        indent = box.text_indent + _bracket_indent(paragraph, box, start)
        changing, balanced = bool(frame.context.excluded_shapes), box.style["text_wrap"] == "balance"
        line = _broken(paragraph, start, frame.width - indent, frame.width, changing, balanced)
        builder = LineBuilder(paragraph, box, line, frame.context, frame.block, self.shaper, sinks)
        built = builder.build(frame.x + indent, _added(paragraph, line, box.style))
        last = paragraph.clusters.breaks[line.end] == FORCED
        offset = _offset(box.style, last, frame.width - indent - built.width)
        _place(built, offset, frame.y, *_extents(built, paragraph, box.style, self.shaper.strut(box.style)))
        if paragraph.has_leader:
            handle_leader(frame.context, built, frame.block)
        baseline = built.position_y + built.baseline
        measure = (frame.x - offset, frame.x + frame.width - offset)
        for placed in place_readings(paragraph, line.start, line.end, builder.bodies, measure):
            _add_reading(placed, builder, offset, baseline)
        for parent, first, end, at in builder.warichu:
            source = paragraph.texts[paragraph.owner[first]][0]
            set_rows(Rows(parent, source, first, end, at + offset), paragraph, baseline, self.shaper)
        built.emphasis = (
            [] if not builder.bodies else marks_of(paragraph, builder.bodies, frame.x + indent, built.baseline)
        )
        built.end = line.end
        _place_out_of_flow(sinks, built, frame.y)
        return built


def _frame(context: Any, box: Any, block: Any, y: float, paragraph: Paragraph, start: int) -> Frame:
    """Where the next line has room: the block's whole width, or what floats leave of it."""
    if not context.excluded_shapes:
        return Frame(context, block, block.content_box_x(), y, block.width)
    box.position_y, box.width, box.height = y, paragraph.shaped[start].size, strut(box.style)[0]
    x, y, width = avoid_collisions(context, box, block, outer=False)
    return Frame(context, block, x, y, width)


def _measure_atoms(paragraph: Paragraph, context: Any, block: Any) -> None:
    """Inline blocks and pictures get their width, which may depend on the block's."""
    if not paragraph.atoms or paragraph.measured_for == block.width:
        return
    for k, atom in paragraph.atoms.items():
        resolve_percentages(atom, block)
        paragraph.clusters.width[k] = atomic_box(context, atom, 0, None, block, [], []).margin_width()
    paragraph.measured_for = block.width
    paragraph.breaker = Breaker(paragraph.clusters, paragraph.customs)
    paragraph.lines.clear()


def _broken(paragraph: Paragraph, start: int, first: float, measure: float, changing: bool, balanced: bool) -> Line:
    """The line that begins at *start*; lines are found together, unless the measure changes from one to the next."""
    assert paragraph.breaker is not None
    if changing:
        return paragraph.breaker.lines(start, first, measure)[0]
    key = (start, round(first, 3), round(measure, 3))
    if key not in paragraph.lines:
        found = (
            balanced_lines(paragraph, start, first, measure)
            if balanced
            else paragraph.breaker.lines(start, first, measure)
        )
        for place, line in enumerate(found):
            at = key if place == 0 else (line.start, round(measure, 3), round(measure, 3))
            paragraph.lines.setdefault(at, found[place:])
    return paragraph.lines[key][0]


def _added(paragraph: Paragraph, line: Line, style: Any) -> dict[int, float]:
    """The adjustment of a line: all of it in justified text, only what keeps it in the measure elsewhere."""
    assert paragraph.breaker is not None
    last = paragraph.clusters.breaks[line.end] == FORCED
    justified = style["text_align_last" if last else "text_align_all"] == "justify"
    if line.slack < -1e-3 or (justified and line.slack > 1e-6):
        return paragraph.breaker.adjustment(line)
    return {}


def _bracket_indent(paragraph: Paragraph, box: Any, start: int) -> float:
    """An opening bracket that begins an indented paragraph may stand half an em further out or in (JLREQ 3.1.5)."""
    if not box.text_indent or paragraph.clusters.kind[start] != OPENING_BRACKET:
        return 0.0
    return {"em": 0.0, "half": -HALF, "em-and-half": HALF}[paragraph.customs.paragraph_start] * paragraph.shaped[
        start
    ].size


def _offset(style: Any, last: bool, free: float) -> float:
    align = style["text_align_all"]
    if last:
        own = style["text_align_last"]
        align = own if own != "auto" else "start" if align == "justify" else align
    return free / 2 if align == "center" else free if align in ("end", "right") else 0.0


def _extents(line: Any, paragraph: Paragraph, style: Any, strut: tuple[float, float]) -> tuple[float, float]:
    """Top and bottom of a line from its baseline, px. Nothing inside a line of text changes them; an atomic box may.

    A formula may reach into the gap between lines; a higher one makes the line some whole lines higher.
    """
    height, baseline = strut
    if not paragraph.atoms and all(isinstance(child, boxes.TextBox) for child in line.children):
        for child in line.children:
            child.position_y = -child.baseline
        return -baseline, height - baseline
    bottom, top = line_box_verticality(line)
    if any(not is_formula(atom) for atom in paragraph.atoms.values()):
        return top, bottom
    over = max(-baseline - top, bottom - height + baseline) - (height - style["font_size"]) / 2
    more = ceil(2 * over / height) * height / 2 if paragraph.atoms and over > 0 else 0.0
    return -baseline - more, height - baseline + more


def _place(line: Any, offset: float, y: float, top: float, bottom: float) -> None:
    """Put the line at its place."""
    line.baseline, line.position_y, line.height = -top, top, bottom - top
    line.margin_top = line.margin_bottom = 0
    line.translate(offset, y - top)
    line.position_y = y


def _add_reading(placed: Placed, builder: LineBuilder, offset: float, baseline: float) -> None:
    """A reading becomes an ``rt`` box in its ``ruby`` box, out of the line's own height."""
    reading = placed.reading
    base, size = builder.paragraph.shaped[reading.start].size, reading.text_box.style["font_size"]
    advances = [cluster.advance + placed.spacing for cluster in reading.clusters]
    words = "".join(cluster.text for cluster in reading.clusters)
    setting = Setting(words, reading.clusters, [0.0] * len(advances), advances, reading.text_box.style)
    text = text_box(reading.text_box, setting, placed.x + offset, builder.shaper)
    own = baseline + DESCENT * base + ASCENT * size if placed.ruby.under else baseline - ASCENT * base - DESCENT * size
    text.position_y = own - text.baseline
    new = reading.box.copy_with_children([text])
    vars(new).update(NO_EDGES)
    for name in ("position_x", "position_y", "width", "height", "baseline", "margin_top", "margin_bottom"):
        setattr(new, name, getattr(text, name))
    parent = builder.opened[id(placed.ruby.box)]
    parent.children = [*parent.children, new]


def _place_out_of_flow(sinks: Sinks, line: Any, y: float) -> None:
    for placeholder in sinks.placeholders:
        if "inline" in placeholder.style.specified["display"]:
            placeholder.translate(0, y - placeholder.position_y)
        else:
            placeholder.translate(line.position_x - placeholder.position_x, y + line.height - placeholder.position_y)
