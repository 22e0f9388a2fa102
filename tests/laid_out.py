"""Lines as WeasyPrint laid them out, for the tests of composition."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from weasyprint import HTML
from weasyprint.formatting_structure import boxes
from weasyprint.text.fonts import FontConfiguration

from hanmen.lines import composing
from hanmen.lines.composer import Composer
from hanmen.lines.setting import Setting
from hanmen.model import Customs
from tests.boxfont import face

FONTS = FontConfiguration()
STYLE = """
@page { size: %(width)gpx %(height)gpx; margin: 0; @footnote { margin: 0 } }
html { font: %(em)dpx/2 Box, "Noto Serif CJK JP"; orphans: 1; widows: 1 }
body, p, td, ol { margin: 0; padding: 0 } p, td, li { text-align: justify }
rt { font-size: .5em; line-height: 1 } rp { display: none } table { border-collapse: collapse }
.note { float: footnote } ::footnote-call { font-size: .5em; line-height: 1; vertical-align: super }
.dots { text-emphasis-style: dot } .box { display: inline-block }
"""


class Glyphs(NamedTuple):
    """A cluster in its place: where its body begins and ends, px."""

    text: str
    left: float
    right: float


@dataclass
class Line:
    """A line as it was laid out."""

    name: str  # the id of its block
    box: Any
    block: Any
    page: int

    @property
    def inlines(self) -> list[Any]:
        """Its inline boxes, without those inside other blocks."""
        return list(own_boxes(self.box))

    @property
    def texts(self) -> list[Any]:
        """Its text boxes, without readings and what style sheets have added."""
        return [box for box in self._text_boxes() if box.element_tag != "rt" and "::" not in box.element_tag]

    @property
    def readings(self) -> list[Any]:
        """The text boxes of its ruby."""
        return [box for box in self._text_boxes() if box.element_tag == "rt"]

    def _text_boxes(self) -> list[Any]:
        return [box for box in self.inlines if isinstance(box, boxes.TextBox)]

    @property
    def text(self) -> str:
        """What can be read in it."""
        return bare("".join(box.text for box in self.texts))

    @property
    def seen(self) -> str:
        """What stands in it, with what style sheets have added."""
        return bare("".join(box.text for box in self._text_boxes() if box.element_tag != "rt"))

    @property
    def is_composed(self) -> bool:
        """Whether it is a line of ours."""
        return any(isinstance(box.pango_layout, Setting) for box in self._text_boxes())

    @property
    def has_atom(self) -> bool:
        """Whether there are inline blocks or pictures in it."""
        return any(isinstance(box, boxes.AtomicInlineLevelBox) for box in self.inlines)

    @property
    def begins_with_call(self) -> bool:
        """Whether the call of a note is its first thing."""
        first = next((box for box in self.inlines if not isinstance(box, boxes.InlineBox)), None)
        return first is not None and first.element_tag.endswith("::footnote-call")

    @property
    def left(self) -> float:
        """Of the block's content box, px."""
        return float(self.block.content_box_x())

    @property
    def right(self) -> float:
        """Of the block's content box, px."""
        return self.left + float(self.block.width)

    @property
    def glyphs(self) -> list[Glyphs]:
        """Its clusters that can be seen, where they are set."""
        return [glyphs for box in self.texts for glyphs in glyphs_of(box) if glyphs.text.strip(" \u00ad\u200b")]

    @property
    def end(self) -> float:
        """How far its last character is from the right edge of the block, px."""
        return self.right - self.glyphs[-1].right


def own_boxes(parent: Any) -> Iterator[Any]:
    """The inline boxes in a line box, without those inside other blocks."""
    for child in parent.children:
        if isinstance(child, boxes.Box):
            yield child
            if isinstance(child, boxes.InlineBox):
                yield from own_boxes(child)


def glyphs_of(box: Any) -> Iterator[Glyphs]:
    """The clusters of a text box with set text. A body is what is left of a glyph without its built-in blanks."""
    setting, x = box.pango_layout, box.position_x
    if not isinstance(setting, Setting):
        yield Glyphs(box.text, x, x + box.width)
        return
    for cluster, shift, advance in zip(setting.clusters, setting.shifts, setting.advances, strict=True):
        left = x + shift + cluster.blank_before
        yield Glyphs(cluster.text, left, left + cluster.advance - cluster.blank_before - cluster.blank_after)
        x += advance


def bare(text: str) -> str:
    """Text without what may go at the end of a line, and without hyphens that may come there."""
    return re.sub("[ \n\t\u200b\u00ad‐]|(?<=[！？])\u3000", "", text)


def lines_of(pages: Any) -> Iterator[Line]:
    """All lines of blocks that have an id, in the order of the pages."""
    for number, page in enumerate(pages):
        yield from _lines_in(page._page_box, number)


def _lines_in(box: Any, page: int) -> Iterator[Line]:
    for child in getattr(box, "children", ()):
        found = getattr(child, "_box", child)  # an absolute box is in a placeholder
        name = found.element.get("id") if found.element is not None else None
        if isinstance(found, boxes.LineBox) and name and "::" not in found.element_tag:
            yield Line(name, found, box, page)
        yield from _lines_in(found, page)


@dataclass
class Laid:
    """A document that is laid out."""

    document: Any
    composer: Composer
    customs: Callable[[str], Customs]

    @property
    def lines(self) -> list[Line]:
        return list(lines_of(self.document.pages))

    def of(self, name: str) -> list[Line]:
        """The lines of the block with that id."""
        return [line for line in self.lines if line.name == name]

    def read(self, name: str) -> str:
        """All that a block says."""
        return "".join(line.text for line in self.of(name))

    def write_pdf(self, **options: Any) -> bytes:
        with composing(self.customs):
            return bytes(self.document.write_pdf(**options))


def lay_out(
    body: str,
    measure: float = 10,
    height: float = 100,
    em: int = 10,
    css: str = "",
    lang: str = "ja",
    customs: Callable[[str], Customs] | None = None,
    **named: Any,
) -> Laid:
    """A document on pages *measure* em wide and *height* em high, in the font of boxes; *named* are its customs."""
    style = STYLE % {"width": measure * em, "height": height * em, "em": em}
    html = f"<html lang={lang}><style>{face()}{style}{css}</style>{body}"
    choose = customs or (lambda language: Customs(**named))
    with composing(choose) as composer:
        document = HTML(string=html).render(font_config=FONTS, pdf_variant="pdf/ua-1")
    return Laid(document, composer, choose)
