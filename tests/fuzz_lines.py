"""Random documents through the lines: no text is lost, no line breaks a rule, every page ends.

``python tests/fuzz_lines.py COUNT [FIRST]`` reads documents FIRST to FIRST + COUNT and prints what is wrong with them.
"""

import faulthandler
import re
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree

from weasyprint import HTML
from weasyprint.formatting_structure import boxes

ROOT = Path(__file__).parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from hanmen.lines import composing  # noqa: E402  # run as a script, the path comes first
from hanmen.model import Customs  # noqa: E402
from tests.laid_out import FONTS, Line, bare, lines_of  # noqa: E402

STUCK = 120  # seconds after which a document is taken to go on for ever
NEAR = 0.1  # px
NEVER_FIRST = "、。，．」』）】〉》！？・：；ー々っゃゅょァィッャュョ％"
NEVER_LAST = "「『（【〈《￥"
JAPANESE = """
雨 が 降る と、 山 の 道 は 「川」に なる 。 先生は『本』を（三冊）読んだ ！ ひらがな カタカナ コンピューター 漢字熟語
組版 印刷書籍編集 人々 ちょっと きっと キャッシュ ―― …… 第３章 、 。 」 「 （ ） ・ ： ！？ ――「 」。 」「 ）、（ 、「
々
""".split()
CHINESE = """
山路 下雨的时候， 就 变成“河流”。 老师读了《三本书》 （也许） ！ 他说： “好。” —— …… ； ： 、 ， 。 》《 ）， 。”
一二三四五
""".split()
LATIN = """
a is the PDF Word EPUB typesetting internationalization hyphenation 12 3.14 10% 2026 5km x86_64 don't C++ (see) AT&T
https://example.org/a/long/path/to/a/page?query=string&another=1#fragment antidisestablishmentarianism
""".split()
COMBINING = ["か\u3099", "は\u309aは\u309a", "か゛", "e\u0301te\u0301", "葛\U000e0100", "辻\U000e0101"]
INVISIBLE = ["\u3000", " ", "  ", "\u200b", "\u00a0", "\u2060", "extra\u00adordi\u00adnary"]
EMOJI = ["\U0001f600", "\U0001f468\u200d\U0001f469\u200d\U0001f467"]
STRANGE = [*COMBINING, *INVISIBLE, *EMOJI, "①②", "℃", "№", "“”", "’", "─", "␣", "ｱｲｳ", "𠮟る"]
MARKUP = "b em code small big sup a.link span.pad span.wide span.spaced span.dots span.nowrap span.inserted span.rel"
INLINE = [
    *(f"{tag} class='{name}'" if name else tag for tag, _, name in (word.partition(".") for word in MARKUP.split())),
    "span lang='zh-Hans'",
    "span lang='en'",
]
IMAGE = """<img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='20' height='9'/%3E"/>"""
STYLE = """
@page { size: %(width).2fem %(height).2fem; margin: 0 0 1.7em; font-size: %(size).2fpx }
@page { @bottom-center { content: counter(page) } }
html { font: %(size).2fpx/1.7 %(family)s; hyphens: %(hyphens)s }
p, li, td, .box { margin: 0; text-align: %(align)s; orphans: %(orphans)d; widows: %(widows)d }
p { text-indent: %(indent)dem }
rt { font-size: .5em; line-height: 1 } rp { display: none }
.pad { padding: 0 .2em; background: #eee } .wide { margin: 0 .5em 0 .25em; border: 1px solid }
.dots { text-emphasis-style: sesame } .spaced { letter-spacing: .1em } .nowrap { white-space: nowrap }
.inserted::before { content: "［注］" } .rel { position: relative; top: 1px; vertical-align: 2px }
.warichu { font-size: .5em } .balanced { text-wrap: balance } .inside { list-style-position: inside }
blockquote { margin: 1em 10%%; text-indent: 5%% } .fixed { table-layout: fixed; width: 100%% }
.float { float: left; width: 8em; min-height: 4em; background: #cde } .right { float: right; width: 30%% }
.columns { columns: 2; column-gap: 1em } table { border-collapse: collapse } td { border: 1px solid }
.note { float: footnote } .box { display: inline-block } .abs { position: absolute }
figure { float-defer: page; break-inside: avoid; block-step-align: center; margin: 1.7em 0 }
.top { page-float: top } .bottom { page-float: bottom }
.square { display: inline-block; width: 1.3em; height: .5em; background: red }
"""


class Writer:
    """Writes one random document. What has an id is a block whose text can be looked for."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.language = self.random.choice(("ja", "ja", "zh-Hans", "zh-Hant"))
        self.words = JAPANESE if self.language == "ja" else CHINESE
        self.count = 0
        self.has_breaks = self.random.random() < 0.4
        self.asides: tuple[str, ...] = ("note", "abs", "box")

    def document(self) -> str:
        style = f"<head><style>{self.style()}</style></head>"
        body = "".join(self.flow() for _ in range(self.random.randint(1, 5)))
        return f"<html lang='{self.language}'>{style}<body>{body}</body></html>"

    def style(self) -> str:
        r = self.random
        return STYLE % {
            "width": r.uniform(8, 40),
            "height": r.uniform(8, 40),
            "size": r.uniform(8, 15),
            "family": '"Noto Serif CJK JP"' if self.language == "ja" else '"Noto Serif CJK SC"',
            "hyphens": r.choice(("manual", "auto")),
            "align": r.choice(("justify", "justify", "justify", "start", "center", "end")),
            "orphans": r.randint(1, 3),
            "widows": r.randint(1, 3),
            "indent": r.choice((0, 1)),
        }

    def flow(self) -> str:
        kind = self.random.random()
        if kind < 0.4:
            return self.element("p")
        if kind < 0.5:
            return self.figure()
        if kind < 0.6:
            return self.element(self.random.choice(("blockquote", "p class='balanced'", "p dir='rtl'", "p lang='en'")))
        if kind < 0.74:
            side = self.random.choice(("float", "float right"))
            return self.aside(f"div class='{side}'") + self.element("p")
        if kind < 0.82:
            return self.columns()
        if kind < 0.9:
            return self.table()
        style = self.random.choice(("inside", "outside"))
        return f"<ol class='{style}'>{self.element('li')}{self.element('li')}</ol>"

    def figure(self) -> str:
        """Something low: WeasyPrint itself cuts off what is higher than a page."""
        place, height = self.random.choice(("auto", "top", "bottom")), self.random.uniform(1, 4)
        return self.aside(f"figure class='{place}' style='height: {height:.2f}em'") + self.element("p")

    def table(self) -> str:
        style = self.random.choice(("fixed", "free"))
        rows = range(self.random.randint(1, 3))
        inside = "".join(f"<tr>{self.element('td')}{self.element('td')}</tr>" for _ in rows)
        return f"<table class='{style}'>{inside}</table>"

    def columns(self) -> str:
        """Two paragraphs in columns, where WeasyPrint itself loses notes."""
        with self.only("abs", "box"):
            return f"<div class='columns'>{self.element('p')}{self.element('p')}</div>"

    def markup(self, depth: int) -> str:
        """Text in a box. What is out of flow in a relative one is WeasyPrint's, which sets some of it twice."""
        tag = self.random.choice(INLINE)
        with self.only(*(("box",) if "rel" in tag else self.asides)):
            return f"<{tag}>{self.inline(depth + 1)}</{tag.split()[0]}>"

    @contextmanager
    def only(self, *asides: str) -> Iterator[None]:
        """Write no asides but these."""
        before, self.asides = self.asides, tuple(name for name in self.asides if name in asides)
        yield
        self.asides = before

    def element(self, tag: str, depth: int = 0) -> str:
        self.count += 1
        return f"<{tag} id='n{self.count}'>{self.inline(depth)}</{tag.split()[0]}>"

    def aside(self, tag: str) -> str:
        """Something short: WeasyPrint itself loses text when what is out of the flow goes over a page's end."""
        self.count += 1
        text = escape("".join(self.random.choices(self.words, k=3 if "note" in tag or "box" in tag else 1)))
        return f"<{tag} id='n{self.count}'>{text}</{tag.split()[0]}>"

    def inline(self, depth: int) -> str:
        return "".join(self.piece(depth) for _ in range(self.random.randint(1, 6 if depth else 12)))

    def piece(self, depth: int) -> str:
        kind = self.random.random()
        if kind < 0.55 or depth > 2:
            return self.text()
        if kind < 0.75:
            return self.markup(depth)
        if kind < 0.76:
            return f"<span class='warichu'>{escape(''.join(self.random.choices(self.words, k=4)))}</span>"
        if kind < 0.83:
            return self.ruby()
        if kind < 0.85:
            return "<br/>" if self.has_breaks else ""
        if kind < 0.90:
            return self.random.choice(("<span class='square'></span>", IMAGE, "<a id='x'></a>"))
        if kind < 0.98:
            return self.aside(f"span class='{self.random.choice(self.asides)}'")
        return "<span></span>"

    def text(self) -> str:
        text = ""
        for _ in range(self.random.randint(1, 14)):
            kind = self.random.random()
            words = self.words if kind < 0.75 else LATIN if kind < 0.92 else STRANGE
            text += self.random.choice(words) + (" " if self.random.random() < 0.1 else "")
        return escape(text)

    def ruby(self) -> str:
        inside = ""
        for _ in range(self.random.choice((1, 1, 1, 2, 3))):
            base, reading = self.random.choice("漢字熟語組版"), self.random.choice(("か", "かな", "ながいよみ"))
            base += self.random.choice(("", "", "語", "、の"))
            inside += f"{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp>"
        return f"<ruby>{inside}</ruby>"


@dataclass
class Source:
    """What a block says: its text without white space, and where lines are forced to end."""

    text: str = ""
    readings: str = ""
    forced: set[int] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Say more. After a zero width space a line may end, whatever follows."""
        for number, part in enumerate(text.split("\u200b")):
            if number:
                self.forced.add(len(self.text))
            self.text = bare(self.text + part)


def sources_in(html: str) -> dict[str, Source]:
    """The texts of all blocks that have a name."""
    found: dict[str, Source] = {}
    _read(ElementTree.fromstring(html), Source(), found)
    return found


def _read(element: ElementTree.Element, source: Source, found: dict[str, Source]) -> None:
    if name := element.get("id"):
        source = found[name] = Source()
    text = element.text or ""
    if element.tag == "rt":
        source.readings += text
    elif element.tag == "br":
        source.forced.add(len(source.text))
    elif element.tag != "rp":
        source.add(text)
    for child in element:
        _read(child, source, found)
        source.add(child.tail or "")


def faults(html: str, customs: Customs, reasons: Counter[str] | None = None, draws: bool = False) -> list[str]:
    """What is wrong with one document."""
    with composing(lambda language: customs) as composer:
        document = HTML(string=html).render(font_config=FONTS, pdf_variant="pdf/ua-1")
        if draws:
            document.write_pdf(pdf_variant="pdf/ua-1")
    if reasons is not None:
        reasons.update(composer.refused, composed=composer.composed)
    sources = sources_in(html)
    found: dict[str, list[Line]] = {name: [] for name in sources}
    for line in lines_of(document.pages):
        found[line.name].append(line)
    overlaps = [f"{figure} stands on {line!r}" for page in document.pages for figure, line in overlapping(page)]
    in_blocks = [
        f"{name}: {fault}"
        for name, source in sources.items()
        for check in (text_faults, kinsoku_faults, measure_faults)
        for fault in check(source, found[name], customs)
    ]
    return [*overlaps, *note_faults(html, document.pages), *in_blocks]


def overlapping(page: Any) -> Iterator[tuple[str, str]]:
    """Figures, and the lines of a page that they stand on or that are written in their margins."""
    in_flow = list(_in_flow(page._page_box))
    for figure in (box for box in in_flow if box.element_tag == "figure"):
        top, end = figure.border_box_y() + NEAR, figure.border_box_y() + figure.border_height() - NEAR
        for line in in_flow:
            if isinstance(line, boxes.LineBox) and line.position_y < end and line.position_y + line.height > top:
                yield figure.element.get("id"), _text(line)


def note_faults(html: str, pages: Any) -> Iterator[str]:
    """Notes out of their order or under text; not in cells, which WeasyPrint cuts side by side."""
    body = ElementTree.fromstring(html)
    written = [each.get("id") for each in body.iterfind(".//span[@class='note']")]
    in_cells = {each.get("id") for each in body.iterfind(".//td//span[@class='note']")}
    printed = dict.fromkeys(line.name for line in lines_of(pages) if line.name in written)
    if [name for name in printed if name not in in_cells] != [name for name in written if name not in in_cells]:
        yield f"notes {written} are printed in the order {list(printed)}"
    for page in pages:
        root, *others = page._page_box.children
        for area in (box for box in others if isinstance(box, boxes.FootnoteAreaBox)):
            for line in (box for box in _in_flow(root) if isinstance(box, boxes.LineBox) and box.element_tag != "td"):
                if line.position_y + line.height > area.position_y + NEAR:
                    yield f"{_text(line)!r} stands on notes"


def _in_flow(box: Any) -> Iterator[Any]:
    """The boxes that stand one under the other, down to figures and lines."""
    yield box
    if isinstance(box, boxes.ParentBox) and box.element_tag != "figure" and not isinstance(box, boxes.LineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from _in_flow(child)


def _text(line: Any) -> str:
    return "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))


def text_faults(source: Source, lines: list[Line], customs: Customs) -> Iterator[str]:
    """Text or readings that are not what was written."""
    text = "".join(line.text for line in lines)
    readings = "".join(box.text for line in lines for box in line.readings)
    for kind, wanted, got in (("text", source.text, text), ("readings", source.readings, readings)):
        if wanted != got:
            same = next((k for k, (a, b) in enumerate(zip(wanted, got, strict=False)) if a != b), len(got))
            part = slice(max(0, same - 8), same + 12)
            yield f"{kind}: {wanted[part]!r} became {got[part]!r}"


def kinsoku_faults(source: Source, lines: list[Line], customs: Customs) -> Iterator[str]:
    """Lines that begin or end with what must not stand there, though the line before could have ended elsewhere."""
    offset = 0
    for before, line in pairwise(lines):
        offset += len(before.text)
        if offset in source.forced or not _could_break(before.text) or _has_rules_of_its_own(before, line):
            continue
        if line.begins_with_call:
            yield f"a note's call begins {line.text[:8]!r}"
        if (line.seen and line.seen[0] in NEVER_FIRST) or before.seen[-1] in NEVER_LAST:
            yield f"kinsoku: {before.seen[-8:]!r} / {line.seen[:8]!r}"


def _has_rules_of_its_own(*lines: Line) -> bool:
    """Whether the lines hold what is set otherwise: atoms, stock text, notes in two rows, text that keeps together."""
    inlines = [box for line in lines for box in line.inlines]
    return any(not line.is_composed or line.has_atom for line in lines) or any(
        box.style["white_space"] == "nowrap" or "warichu" in (box.element.get("class") or "") for box in inlines
    )


def _could_break(text: str) -> bool:
    return re.search(f"[一-龥ぁ-ん](?![{NEVER_FIRST}])[一-龥ぁ-ん]", text) is not None


def measure_faults(source: Source, lines: list[Line], customs: Customs) -> Iterator[str]:
    """Lines that stick out, and that hold more than one thing."""
    for line in lines:
        if not line.is_composed or line.has_atom or len(line.glyphs) < 2:
            continue
        beyond = max(box.position_x + box.width for box in line.texts) - line.right
        if beyond > NEAR and not (customs.hanging_punctuation and line.text[-1] in "、。，．"):
            yield f"out of the measure by {beyond:.2f}: {line.text!r}"


def customs_of(seed: int) -> Customs:
    """Those of a document by its number."""
    return Customs(hanging_punctuation=seed % 3 == 0, line_start=("flush", "half")[seed % 2])


def faults_of(seed: int, reasons: Counter[str] | None = None) -> list[str]:
    """What is wrong with the document of that number, an exception included."""
    try:
        return faults(Writer(seed).document(), customs_of(seed), reasons, draws=seed % 4 == 0)
    except Exception:
        return [traceback.format_exc(limit=-4)]


def main() -> None:
    count, first = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    wrong, reasons = 0, Counter[str]()
    for seed in range(first, first + count):
        faulthandler.dump_traceback_later(STUCK, exit=True)
        found = faults_of(seed, reasons)
        wrong += bool(found)
        for fault in found:
            sys.stdout.write(f"{seed} {fault}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{count} documents, {wrong} wrong; {dict(reasons)}\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
