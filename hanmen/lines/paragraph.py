"""LineBox → Paragraph: the inline boxes of a paragraph as one row of clusters, with the space between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, NamedTuple

from weasyprint.formatting_structure import boxes

from ..model import Customs
from . import rules
from .breaker import Breaker
from .clusters import Clusters, Line
from .setting import can_be_told
from .shaping import Shaped, Shaper, UnshapableError

CJK_LANGUAGES = ("ja", "zh")
COLLAPSING = ("normal", "pre-line", "nowrap")
BREAKS = frozenset(rules.CHARACTERS[rules.FORCED_BREAK])
WHITE = frozenset({rules.WORD_SPACE, rules.SENTENCE_SPACE, rules.FORCED_BREAK, rules.OPPORTUNITY})


class NotOursError(Exception):
    """A paragraph that WeasyPrint's own lines set; the reason is counted."""


class Event(NamedTuple):
    """An inline box opens or closes, or a box out of flow has its place, before a cluster."""

    kind: str  # "open" "close" "out"
    box: Any
    path: tuple[int, ...]


class Reading(NamedTuple):
    """Ruby over clusters *start* to *end*."""

    start: int
    end: int
    box: Any
    text_box: Any
    clusters: tuple[Shaped, ...]

    @property
    def width(self) -> float:
        """Of the reading set solid, px."""
        return sum(cluster.advance for cluster in self.clusters)


@dataclass(slots=True)
class Ruby:
    """The readings of one ``ruby`` element, over its base characters *start* to *end*."""

    start: int
    end: int
    box: Any
    readings: list[Reading] = field(default_factory=list)
    under: bool = False
    beyond: tuple[float, float] = (0.0, 0.0)  # px of its readings before its first and after its last base character

    @property
    def is_mono(self) -> bool:
        """Whether every reading belongs to one character and stays on it."""
        return len(self.readings) == 1 and self.end - self.start == 1


@dataclass(slots=True)
class Paragraph:
    """One row of clusters. Texts are the text boxes and atomic boxes in order, with their path from the line box."""

    language: str
    customs: Customs
    shaped: list[Shaped] = field(default_factory=list)
    texts: list[tuple[Any, tuple[int, ...]]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of each text: its first cluster
    owner: list[int] = field(default_factory=list)  # of each cluster: index in texts
    text_customs: list[Customs] = field(default_factory=list)  # of each text, by its language
    begin: list[int] = field(default_factory=list)  # and its bytes in that text
    end: list[int] = field(default_factory=list)
    events: dict[int, list[Event]] = field(default_factory=dict)
    rubies: list[Ruby] = field(default_factory=list)
    atoms: dict[int, Any] = field(default_factory=dict)
    warichu: dict[int, tuple[Shaped, ...]] = field(default_factory=dict)  # the two characters of each column
    edges: dict[int, float] = field(default_factory=dict)  # px of margins, borders and padding at a boundary
    widening: dict[int, tuple[float, float]] = field(default_factory=dict)  # px around a base pushed apart by its ruby
    inset: dict[int, float] = field(default_factory=dict)  # px before a base that begins a line, for its reading
    glued: set[int] = field(default_factory=set)  # boundaries where no line may end
    tight: set[int] = field(default_factory=set)  # and those that take no space beside Latin
    cuts: list[int] = field(default_factory=list)  # boundaries where a box begins or ends
    needs_bodies: bool = False  # whether something is set over or under a character
    has_leader: bool = False
    clusters: Clusters = field(default_factory=Clusters)
    breaker: Breaker | None = None
    measured_for: float | None = None
    lines: dict[tuple[float, ...], list[Line]] = field(default_factory=dict)
    resumes: dict[str, int] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All characters, an object replacement character for each atomic box."""
        return "".join(cluster.text for cluster in self.shaped)


def read_paragraph(line_box: Any, shaper: Shaper, customs: Callable[[str], Customs]) -> Paragraph:
    """The paragraph of a line box that is not laid out yet; *customs* are those of a language. Raises NotOursError."""
    language = line_box.style["lang"] or ""
    if language[:2].lower() not in CJK_LANGUAGES:
        raise NotOursError("language")
    if line_box.style["direction"] != "ltr" or line_box.text_overflow != "clip":
        raise NotOursError("direction or overflow")
    inside = list(line_box.descendants())
    if not any(_has_cjk(box.text) for box in inside if isinstance(box, boxes.TextBox)):
        raise NotOursError("no CJK character")
    paragraph = Paragraph(language, customs(language))
    paragraph.has_leader = any(box.is_leader for box in inside)
    _Reader(paragraph, shaper, customs).walk(line_box, (), None)
    if not paragraph.shaped:
        raise NotOursError("empty")
    paragraph.cuts = _cuts(paragraph)
    dotted = any(box.style["text_emphasis_style"] != "none" for box, _ in paragraph.texts)
    paragraph.needs_bodies = dotted or bool(paragraph.rubies)
    return paragraph


def _cuts(paragraph: Paragraph) -> list[int]:
    alone = set(paragraph.atoms)
    if not can_be_told(text := paragraph.text) or not BREAKS.isdisjoint(text):
        each = enumerate(paragraph.shaped)
        alone |= {k for k, one in each if one.kind == rules.FORCED_BREAK or not can_be_told(one.text)}
    cuts = {*paragraph.events, *paragraph.starts, *alone, *(k + 1 for k in alone)}
    return sorted(k for k in cuts if 0 < k < len(paragraph.shaped))


def _has_cjk(text: str) -> bool:
    return max(text, default="") > "\u2e7f"


class _Reader:
    """Walks the inline boxes once, in document order."""

    def __init__(self, paragraph: Paragraph, shaper: Shaper, customs: Callable[[str], Customs]) -> None:
        self.paragraph, self.shaper, self.customs = paragraph, shaper, customs

    def walk(self, parent: Any, path: tuple[int, ...], ruby: Ruby | None) -> None:
        for index, child in enumerate(parent.children):
            here = (*path, index)
            if not child.is_in_normal_flow():
                self._out_of_flow(child, here)
            elif isinstance(child, boxes.TextBox):
                self._text(child, here, in_warichu=_is_warichu(parent))
            elif isinstance(child, boxes.InlineBox):
                self._inline(child, here, ruby)
            elif isinstance(child, boxes.AtomicInlineLevelBox):
                self.paragraph.atoms[len(self.paragraph.shaped)] = child
                self._add(child, here, [_object(child)])
            else:
                raise NotOursError(type(child).__name__)

    def _out_of_flow(self, box: Any, path: tuple[int, ...]) -> None:
        if box.is_floated() or not (box.is_absolutely_positioned() or box.is_running() or box.is_note()):
            raise NotOursError("a float inside a line")
        self._event("out", box, path)

    def _event(self, kind: str, box: Any, path: tuple[int, ...]) -> None:
        self.paragraph.events.setdefault(len(self.paragraph.shaped), []).append(Event(kind, box, path))

    def _inline(self, box: Any, path: tuple[int, ...], ruby: Ruby | None) -> None:
        if box.style["position"] == "relative" and any(not child.is_in_normal_flow() for child in box.children):
            raise NotOursError("a relative box with a box out of flow")
        if box.element_tag == "rt" and ruby is not None:
            self._reading(box, ruby)
            return
        self._event("open", box, path)
        start = len(self.paragraph.shaped)
        inner = Ruby(start, start, box) if box.element_tag == "ruby" else ruby
        self.walk(box, path, inner)
        self._mark_special(box, start)
        if inner is not None and box.element_tag == "ruby":
            self._close_ruby(inner)
        self._event("close", box, path)

    def _mark_special(self, box: Any, start: int) -> None:
        end = len(self.paragraph.shaped)
        if box.is_leader:
            self.paragraph.glued.update(range(start + 1, end + 1))
        elif box.element_tag.endswith(("::footnote-call", "::note-call")):
            self.paragraph.glued.update(range(start, end))
            self.paragraph.tight |= {start, end}
        elif box.element_tag == "sup":
            self.paragraph.glued.add(start)
            self.paragraph.tight |= {start, end}

    def _reading(self, box: Any, ruby: Ruby) -> None:
        text_box = next((each for each in box.descendants() if isinstance(each, boxes.TextBox)), None)
        start = ruby.readings[-1].end if ruby.readings else ruby.start
        end = len(self.paragraph.shaped)
        if text_box is not None and end > start:
            shaped = tuple(self._shape(text_box.text.replace("\n", " "), text_box.style))
            ruby.readings.append(Reading(start, end, box, text_box, shaped))

    def _close_ruby(self, ruby: Ruby) -> None:
        ruby.end = len(self.paragraph.shaped)
        element = ruby.box.element
        holds_ruby = any(ruby.start <= inner.start and inner.end <= ruby.end for inner in self.paragraph.rubies)
        ruby.under = holds_ruby or (element is not None and "under" in (element.get("class") or "").split())
        if ruby.readings:
            self.paragraph.rubies.append(ruby)

    def _text(self, box: Any, path: tuple[int, ...], in_warichu: bool) -> None:
        space = box.style["white_space"]
        if space not in COLLAPSING and not (space == "pre" and self.paragraph.has_leader):
            raise NotOursError("preserved white space")
        if "\t" in box.text or not box.style["font_size"]:
            raise NotOursError("tabs or no size")
        clusters: list[Shaped] = []
        for number, part in enumerate(box.text.split("\n")):
            if number:
                clusters.append(_forced_break(box.style["font_size"]))
            clusters += self._shape(part, box.style) if part else []
        self._add(box, path, self._paired(clusters) if in_warichu else clusters)

    def _paired(self, clusters: Sequence[Shaped]) -> list[Shaped]:
        """Columns of two characters, each a cluster that stands for both."""
        paired: list[Shaped] = []
        for place in range(0, len(clusters), 2):
            pair = tuple(clusters[place : place + 2])
            self.paragraph.warichu[len(self.paragraph.shaped) + len(paired)] = pair
            column = pair[0]._replace(blank_before=0.0, blank_after=0.0, kind=rules.IDEOGRAPH)
            text, advance = "".join(each.text for each in pair), max(each.advance for each in pair)
            paired.append(column._replace(text=text, advance=advance))
        return paired

    def _shape(self, text: str, style: Any) -> list[Shaped]:
        try:
            return self.shaper.shape(text, style)
        except UnshapableError:
            raise NotOursError("text from right to left") from None

    def _add(self, box: Any, path: tuple[int, ...], clusters: Sequence[Shaped]) -> None:
        p = self.paragraph
        p.starts.append(len(p.shaped))
        p.owner += [len(p.texts)] * len(clusters)
        p.texts.append((box, path))
        p.text_customs.append(self.customs(box.style["lang"] or self.paragraph.language))
        p.shaped += clusters
        offsets = list(accumulate((len(cluster.text.encode()) for cluster in clusters), initial=0))
        p.begin += offsets[:-1]
        p.end += offsets[1:]


def _is_warichu(box: Any) -> bool:
    return box.element_tag == "span" and "warichu" in _classes(box)


def is_formula(box: Any) -> bool:
    """Whether an atomic box is a formula."""
    return "formula" in _classes(box)


def _classes(box: Any) -> list[str]:
    return [] if box.element is None else (box.element.get("class") or "").split()


def _object(box: Any) -> Shaped:
    """What an atomic box is among characters; a formula is as a Latin word, a picture of a character as that."""
    kind = rules.IDEOGRAPH if "gaiji" in _classes(box) else rules.WESTERN if is_formula(box) else rules.OBJECT
    return Shaped("\ufffc", 0.0, 0.0, 0.0, kind, box.style["font_size"], None, ())


def _forced_break(size: float) -> Shaped:
    return Shaped("\n", 0.0, 0.0, 0.0, rules.FORCED_BREAK, size, None, ())
