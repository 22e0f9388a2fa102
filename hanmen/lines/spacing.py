"""Paragraph → Clusters: the space, the play and the breaks between the clusters, for the breaker."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import sub

from . import rules
from .breaker import Breaker
from .clusters import ALLOWED, FORCED, HYPHENATED, NAME_HYPHENATED, NEVER, Clusters
from .opportunities import address_breaks, hyphenation, uax14, unbreakable
from .paragraph import WHITE, Event, NotOursError, Paragraph
from .ruby import push_apart
from .rules import Boundaries, boundaries
from .shaping import Shaper
from .warichu import make_room

NARROWEST_WORD_SPACE, WIDEST_WORD_SPACE = 0.2, 0.5  # em
HANGING = frozenset("、。，．")
NUMERALS = frozenset("〇一二三四五六七八九十百千")
UNWRAPPED = ("nowrap", "pre")


def space(paragraph: Paragraph, shaper: Shaper) -> None:
    """Gives the paragraph its clusters and its breaker. Raises NotOursError for margins that are no lengths."""
    c = paragraph.clusters = _bare(paragraph)
    _mark_sentence_spaces(c)
    _mark_names(paragraph, c)
    make_room(paragraph, c)
    c.first = next((k for k, kind in enumerate(c.kind) if kind != rules.WORD_SPACE), len(c.kind))
    _set_boundaries(paragraph, c)
    _set_decimal_points(paragraph, c)
    _set_breaks(paragraph, c, shaper)
    _add_tracking(paragraph, c)
    _add_edges(paragraph, c)
    push_apart(paragraph, c)
    c.visible = list(_visible(c))
    c.may_hang = {k for k, shaped in enumerate(paragraph.shaped) if shaped.text in HANGING}
    paragraph.breaker = Breaker(c, paragraph.customs)


def _bare(paragraph: Paragraph) -> Clusters:
    count = len(paragraph.shaped)
    _, advance, before, after, kind, size, _, _ = map(list, zip(*paragraph.shaped, strict=True))
    return Clusters(
        width=list(map(sub, map(sub, advance, before), after)),
        blank_before=before,
        blank_after=after,
        size=size,
        kind=kind,
        gap=[0.0] * (count + 1),
        reduction=tuple([0.0] * (count + 1) for _ in range(4)),
        expansion=tuple([0.0] * (count + 1) for _ in range(3)),
        breaks=[NEVER] * (count + 1),
    )


def _mark_sentence_spaces(c: Clusters) -> None:
    """The em after ！ or ？ vanishes at a line's end, and makes no indent of the next (JLREQ 3.1.6)."""
    for k, kind in enumerate(c.kind):
        if kind == rules.IDEOGRAPHIC_SPACE and k and c.kind[k - 1] == rules.DIVIDING_PUNCTUATION:
            c.kind[k] = rules.SENTENCE_SPACE


def _mark_names(paragraph: Paragraph, c: Clusters) -> None:
    """C++, R+ and F#: what follows a Latin letter or numeral so is part of the word."""
    for k, shaped in enumerate(paragraph.shaped):
        if shaped.text in ("+", "#") and k and c.kind[k - 1] in rules.LATIN and c.kind[k] == rules.WESTERN_MARK:
            c.kind[k] = rules.WESTERN


def _set_boundaries(paragraph: Paragraph, c: Clusters) -> None:
    """Spaces and play, by the rules. The natural space never is more than the blanks that the glyphs have."""
    kind, size = c.kind, c.size
    _, dot, bracket, latin = c.reduction
    _, wide_latin, others = c.expansion
    tables = [boundaries(customs) for customs in paragraph.text_customs]
    for k, pair in enumerate(pairwise(kind), 1):
        rule = tables[paragraph.owner[k]][pair]
        others[k] = rule.expansion[2]
        if rule.space:
            em = max(size[k - 1], size[k])
            gap, latin_gap = rule.space * em, rule.expansion[1] * em
            if not latin_gap:
                gap = min(gap, c.blank_after[k - 1] + c.blank_before[k])
            elif k in paragraph.tight:
                gap = latin_gap = 0.0
            c.gap[k], latin[k], wide_latin[k] = gap, latin_gap / 2, latin_gap
            dot[k], bracket[k] = min(gap, rule.reduction[1] * em), min(gap, rule.reduction[2] * em)
        if k in paragraph.warichu and k - 1 in paragraph.warichu:
            others[k] = 0.0
        if kind[k - 1] == rules.WORD_SPACE:
            _set_word_space(c, k, tables[paragraph.owner[k]])


def _set_decimal_points(paragraph: Paragraph, c: Clusters) -> None:
    """三・一四: a middle dot between the ideographs of a number is solid, and ends no line (JLREQ 3.1.3)."""
    text = [shaped.text for shaped in paragraph.shaped] if rules.MIDDLE_DOT in c.kind else []
    for k, (before, dot, after) in enumerate(zip(text, text[1:], text[2:], strict=False), 1):
        if dot == "・" and before in NUMERALS and after in NUMERALS:
            for at in (k, k + 1):
                c.gap[at] = c.reduction[1][at] = 0.0
                paragraph.glued.add(at)


def _add_tracking(paragraph: Paragraph, c: Clusters) -> None:
    """``letter-spacing`` lies between two characters, whatever they are, and not at a line's ends."""
    tracking = [box.style["letter_spacing"] for box, _ in paragraph.texts]
    if any(each not in ("normal", 0) for each in tracking):
        spaces = [0.0 if each == "normal" else each for each in tracking]
        for k, (before, after) in enumerate(pairwise(paragraph.owner), 1):
            c.gap[k] += min(spaces[before], spaces[after])


def _set_word_space(c: Clusters, k: int, rules_of: Boundaries) -> None:
    """A typed space before cluster *k*: between CJK and Latin, and beside full-width punctuation, it is the space
    that would be there anyway."""
    before = c.kind[k - 2] if k > 1 else rules.WESTERN
    em, width = max(c.size[k - 1], c.size[k]), c.width[k - 1]
    there = rules_of[before, c.kind[k]]
    c.gap[k] = c.gap[k - 1] = 0.0
    if there.space or before == rules.OPENING_BRACKET or c.kind[k] in rules.CLOSING:
        c.width[k - 1] = there.space * em
        c.reduction[3][k], c.expansion[1][k] = there.reduction[3] * em, there.expansion[1] * em
    elif before in rules.CJK and c.kind[k] in rules.CJK:
        c.reduction[0][k], c.expansion[0][k] = max(0.0, width - em / 8), em / 10
    else:
        c.reduction[0][k] = max(0.0, width - NARROWEST_WORD_SPACE * em)
        c.expansion[0][k] = max(0.0, WIDEST_WORD_SPACE * em - width)


def _set_breaks(paragraph: Paragraph, c: Clusters, shaper: Shaper) -> None:
    text = paragraph.text
    offsets = list(accumulate((len(s.text) for s in paragraph.shaped), initial=0))
    unicode: list[bool] = []
    in_address_may, in_address = address_breaks(text) if "://" in text else (set(), set())
    tables = [boundaries(customs) for customs in paragraph.text_customs]
    unwrapped = [box.style["white_space"] in UNWRAPPED for box, _ in paragraph.texts]
    for k, (before, after) in enumerate(pairwise(c.kind), 1):
        owner = paragraph.owner[k]
        allowed = tables[owner][before, after].breaks
        if offsets[k] in in_address:
            allowed = offsets[k] in in_address_may
        elif allowed is None:
            unicode = unicode or uax14(text, paragraph.language)
            allowed = unicode[offsets[k]]
        if before == rules.WORD_SPACE and k > 1 and c.kind[k - 2] in rules.NOT_AT_LINE_END:
            allowed = False
        if before == rules.FORCED_BREAK:
            c.breaks[k] = FORCED
        elif allowed and not (unwrapped[owner] and paragraph.owner[k - 1] == owner):
            c.breaks[k] = ALLOWED
    _hyphenate(paragraph, c, text, offsets, in_address, shaper)
    together = {place for offset in unbreakable(text) if (place := _place(offsets, offset))}
    _keep_together(c, together, paragraph.glued | together)
    c.breaks[len(c.kind)] = FORCED


def _keep_together(c: Clusters, solid: set[int], whole: set[int]) -> None:
    for k in whole:
        c.breaks[k] = NEVER
    for k in solid:
        c.expansion[0][k] = c.expansion[1][k] = c.expansion[2][k] = 0.0


def _place(offsets: list[int], offset: int) -> int:
    k = bisect_left(offsets, offset)
    return k if offsets[k] == offset else 0


def _hyphenate(
    paragraph: Paragraph, c: Clusters, text: str, offsets: list[int], closed: set[int], shaper: Shaper
) -> None:
    for k in range(1, len(c.kind)) if rules.SOFT_HYPHEN in c.kind else ():
        if c.kind[k - 1] == rules.SOFT_HYPHEN and c.breaks[k]:
            _end_with_hyphen(paragraph, c, k, HYPHENATED, shaper)
    for offset, is_name in hyphenation(text, paragraph.language):
        k = _place(offsets, offset)
        style = paragraph.texts[paragraph.owner[k]][0].style if k else None
        if style is not None and style["hyphens"] == "auto" and offset not in closed and not c.breaks[k]:
            _end_with_hyphen(paragraph, c, k, NAME_HYPHENATED if is_name else HYPHENATED, shaper)


def _end_with_hyphen(paragraph: Paragraph, c: Clusters, k: int, kind: int, shaper: Shaper) -> None:
    style = paragraph.texts[paragraph.owner[k - 1]][0].style
    c.breaks[k] = kind if style["hyphens"] != "none" else NEVER
    c.hyphens[k] = sum(s.advance for s in shaper.shape(style["hyphenate_character"], style))


def _add_edges(paragraph: Paragraph, c: Clusters) -> None:
    """Margins, borders and padding of inline boxes are part of the boundary, and of the measure at a line's ends."""
    for k, events in paragraph.events.items():
        last_close = max((n for n, event in enumerate(events) if event.kind == "close"), default=-1)
        for number, event in enumerate(events):
            extent = _extent(event)
            if extent:
                paragraph.edges[k] = paragraph.edges.get(k, 0.0) + extent
                c.gap[k] += extent
                ends_line = k == len(c.kind) or (k > c.first and number <= last_close)
                side, at = (c.trail, k) if ends_line else (c.lead, max(k, c.first))
                side[at] = side.get(at, 0.0) + extent


def _extent(event: Event) -> float:
    if event.kind == "out":
        return 0.0
    side = "left" if event.kind == "open" else "right"
    extent = sum(_px(event.box.style[f"{part}_{side}"]) for part in ("margin", "padding"))
    return float(extent + event.box.style[f"border_{side}_width"])


def _px(value: object) -> float:
    if value == "auto":
        return 0.0
    length, unit = getattr(value, "value", None), getattr(value, "unit", None)
    if unit == "px" and isinstance(length, int | float):
        return float(length)
    if length:
        raise NotOursError("an inline margin in percent")
    return 0.0


def _visible(c: Clusters) -> Iterator[int]:
    """For a break before each cluster: where the white space before it begins."""
    end = 0
    yield end
    for k, kind in enumerate(c.kind, 1):
        end = end if kind in WHITE else k
        yield end
