"""The only file that assigns into WeasyPrint: our lines in place of its own, while a document is made."""

import gc
import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import weasyprint
from weasyprint import draw, layout
from weasyprint.css import properties
from weasyprint.css.tokens import get_keyword
from weasyprint.css.validation import properties as validation
from weasyprint.draw import text as draw_text
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block, page, preferred
from weasyprint.pdf import tags
from weasyprint.pdf.stream import Stream

from ..model import Customs
from .composer import Composer
from .decoration import draw_wave
from .emphasis import STYLES, draw_marks
from .floats import DEFERS, deferring, with_order
from .formula import telling_formulas
from .grid import STEPS, stepped
from .notes import giving_back, handing_on, to_the_last
from .page_ends import linebox_layout
from .page_floats import PAGE_FLOATS, at_foot, at_head, sinking
from .readings import Readings
from .setting import Setting

VERSION = "70.0"
SHAPES = {  # what we replace, and the parameters that it must have
    (block, "iter_line_boxes"): 10,
    (block, "block_level_layout"): 13,
    (block, "block_container_layout"): 12,
    (block, "_in_flow_layout"): 17,
    (block, "find_earlier_page_break"): 4,
    (block, "_linebox_layout"): 16,
    (page, "remake_page"): 4,
    (layout, "make_all_pages"): 4,
    (LayoutContext, "_update_footnote_area"): 1,
    (preferred, "inline_line_widths"): 7,
    (draw, "draw_block_level"): 3,
    (draw, "draw_inline_level"): 6,
    (draw_text, "draw_first_line"): 5,
    (draw_text, "draw_text_decoration"): 6,
    (tags, "_get_pdf_tag"): 1,
    (Stream, "marked"): 3,
    (Stream, "begin_marked_content"): 3,
    (Stream, "end_marked_content"): 1,
}
ALLOCATIONS = 50_000  # between two looks for garbage: most of what a layout makes stays
RUBY_TAGS = {"ruby": "Ruby", "rt": "RT", "rp": "RP"}


class WrongWeasyPrintError(RuntimeError):
    """The installed WeasyPrint is not the one that this file was written for."""


@contextmanager
def composing(customs: Callable[[str], Customs]) -> Iterator[Composer]:
    """While this lasts, Japanese and Chinese paragraphs are set by our rules; *customs* are those of a language.

    Gives the composer, which knows what it left to WeasyPrint's own lines, and why.
    """
    check_weasyprint(SHAPES)
    _register("text-emphasis-style", STYLES, inherited=True)
    _register("text-wrap", ("wrap", "balance"), inherited=True)
    _register("writing-mode", ("horizontal-tb", "vertical-rl"), inherited=True)
    _register("block-step-align", STEPS)
    _register("float-defer", DEFERS)
    _register("page-float", PAGE_FLOATS)
    composer = Composer(customs, block.iter_line_boxes)
    with ExitStack() as replaced:
        replaced.callback(gc.set_threshold, *gc.get_threshold())
        gc.set_threshold(ALLOCATIONS)
        for module, name, function in _replacements(composer):
            replaced.callback(setattr, module, name, getattr(module, name))
            setattr(module, name, function)
        yield composer


def check_weasyprint(shapes: Mapping[tuple[Any, str], int]) -> None:
    """Raise `WrongWeasyPrintError` unless the functions named, each of its owner, take as many parameters as said."""
    if weasyprint.__version__ != VERSION:
        raise WrongWeasyPrintError(f"hanmen needs WeasyPrint {VERSION}, this is {weasyprint.__version__}")
    for (module, name), count in shapes.items():
        found = len(inspect.signature(getattr(module, name)).parameters)
        if found != count:
            raise WrongWeasyPrintError(f"{module.__name__}.{name} takes {found} parameters, not {count}")


def _register(name: str, values: tuple[str, ...], inherited: bool = False) -> None:
    """Teach WeasyPrint a CSS property whose value is one keyword; the first is the initial one."""
    if name in validation.PROPERTIES:
        return
    key = name.replace("-", "_")

    def validate(tokens: Any) -> str | None:
        keyword = get_keyword(tokens[0]) if len(tokens) == 1 else None
        return keyword if keyword in values else None

    validate.wants_base_url = False  # type: ignore[attr-defined]  # WeasyPrint marks its validators so
    properties.INITIAL_VALUES[key] = values[0]
    properties.KNOWN_PROPERTIES.add(name)
    if inherited:
        properties.INHERITED.add(key)
    validation.PROPERTIES[name] = validate


def _replacements(composer: Composer) -> Iterator[tuple[Any, str, Callable[..., Any]]]:
    yield block, "iter_line_boxes", composer.lines
    yield block, "block_level_layout", stepped(block.block_level_layout)
    yield block, "block_container_layout", with_order(at_foot(block.block_container_layout))
    yield block, "_in_flow_layout", at_head(deferring(block._in_flow_layout))
    yield block, "find_earlier_page_break", sinking(block.find_earlier_page_break)
    yield block, "_linebox_layout", linebox_layout
    yield page, "remake_page", handing_on(page.remake_page)
    yield layout, "make_all_pages", to_the_last(layout.make_all_pages)
    yield LayoutContext, "_update_footnote_area", giving_back(LayoutContext._update_footnote_area)
    yield preferred, "inline_line_widths", _widths(composer, preferred.inline_line_widths)
    readings = Readings()
    yield draw, "draw_block_level", readings.of_blocks(draw.draw_block_level)
    yield draw, "draw_inline_level", readings.of_lines(_inline_level(draw.draw_inline_level))
    yield Stream, "marked", telling_formulas(Stream.marked, composer.shaper)
    yield draw_text, "draw_text_decoration", _decoration(draw_text.draw_text_decoration)
    yield draw_text, "draw_first_line", _first_line(draw_text.draw_first_line)
    stock_tag = tags._get_pdf_tag
    yield tags, "_get_pdf_tag", lambda tag: RUBY_TAGS.get(tag) or stock_tag(tag)


def _widths(composer: Composer, stock: Callable[..., Any]) -> Callable[..., Any]:
    """Smallest and largest widths of a paragraph, from the clusters that will be set."""

    def inline_line_widths(
        context: Any,
        box: Any,
        outer: Any,
        is_line_start: Any,
        minimum: bool,
        skip_stack: Any = None,
        first_line: Any = False,
    ) -> Iterator[float]:
        paragraph = None
        if isinstance(box, boxes.LineBox) and skip_stack is None and not first_line:
            paragraph = composer.paragraph(box)
        if paragraph is None or paragraph.atoms:
            yield from stock(context, box, outer, is_line_start, minimum, skip_stack, first_line)
        else:
            yield from composer.widths(paragraph, minimum)

    return inline_line_widths


def _inline_level(stock: Callable[..., Any]) -> Callable[..., Any]:
    """A composed line, and then its dots, which are no content."""

    def draw_inline_level(stream: Any, page: Any, box: Any, *rest: Any, **named: Any) -> None:
        stock(stream, page, box, *rest, **named)
        if marks := getattr(box, "emphasis", ()):
            with stream.artifact():
                draw_marks(stream, marks, box.position_x, box.position_y)

    return draw_inline_level


def _decoration(stock: Callable[..., Any]) -> Callable[..., Any]:
    """Wavy lines are ours, all others WeasyPrint's."""

    def draw_text_decoration(stream: Any, textbox: Any, x: Any, y: float, thickness: Any, color: Any) -> None:
        if textbox.style["text_decoration_style"] == "wavy":
            size, top = textbox.style["font_size"], textbox.position_y + y
            draw_wave(stream, textbox.position_x, top, textbox.width, size, color)
        else:
            stock(stream, textbox, x, y, thickness, color)

    return draw_text_decoration


def _first_line(stock: Callable[..., Any]) -> Callable[..., Any]:
    """Set text is drawn by us; fonts of pictures, and all other text, by WeasyPrint."""

    def draw_first_line(stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any) -> Any:
        setting = textbox.pango_layout
        if isinstance(setting, Setting) and not setting.is_pictures(stream):
            setting.draw(stream, matrix, is_tagged=stream._tags is not None)
            return []
        if isinstance(setting, Setting):
            textbox.pango_layout = setting.stock()
        return stock(stream, textbox, text_overflow, block_ellipsis, matrix)

    return draw_first_line
