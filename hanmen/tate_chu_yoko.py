"""Short numbers and marks in vertical text are set upright, side by side in one em (縦中横, JLREQ 3.2.5).

An author's own ``^12^`` is such a span already; here those are found that need no mark: one or two digits, ``!!`` and
``!?``, where no other Latin character touches them; and words in capitals, if a house wants them so.

Emoji stand as well, each in a box of its own: their colours are no outlines, and a font of what lies cannot hold them.
"""

import re
from collections.abc import Iterator

from .model import Element
from .tree import Node

SHORT = re.compile(r"(?<![!-~])(?<![!-~] )(?:[0-9]{1,2}|[!?]{1,2})(?![!-~]| [!-~])")
CAPITALS = re.compile(r"(?<![!-~])[A-Z]+(?![!-~])")
LETTER = re.compile(r"(?<![!-~])[A-Z](?![!-~])")
LETTERED = frozenset({"number", "reference"})  # classes of what may be called 付録A
SINGLE = (  # Emoji_Presentation (UTS #51): in colour without being told
    "[\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5"
    "\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201\U0001f21a\U0001f22f"
    "\U0001f232-\U0001f236\U0001f238-\U0001f23a\U0001f250\U0001f251\U0001f300-\U0001f320\U0001f32d-\U0001f335"
    "\U0001f337-\U0001f37c\U0001f37e-\U0001f393\U0001f3a0-\U0001f3ca\U0001f3cf-\U0001f3d3\U0001f3e0-\U0001f3f0\U0001f3f4"
    "\U0001f3f8-\U0001f43e\U0001f440\U0001f442-\U0001f4fc\U0001f4ff-\U0001f53d\U0001f54b-\U0001f54e\U0001f550-\U0001f567"
    "\U0001f57a\U0001f595\U0001f596\U0001f5a4\U0001f5fb-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cc\U0001f6d0-\U0001f6d2"
    "\U0001f6d5-\U0001f6d7\U0001f6dc-\U0001f6df\U0001f6eb\U0001f6ec\U0001f6f4-\U0001f6fc\U0001f7e0-\U0001f7eb\U0001f7f0"
    "\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001f9ff\U0001fa70-\U0001faff](?!\ufe0e)"
)
TOLD = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]\ufe0f"  # in colour by a variation selector
SKIN, TAGS = "[\U0001f3fb-\U0001f3ff]?\ufe0f?", "[\U000e0020-\U000e007f]*"
EMOJI = re.compile(  # emoji sequences of UTS #51: flags, keycaps, and those that a joiner ties together
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|(?:{SINGLE}|{TOLD}){SKIN}(?:\u200d\\S{SKIN})*{TAGS}"
)
DONE = frozenset({"tcy", "emoji", "across"})
KEPT = frozenset({"code", "pre", "kbd", "samp", "math", "svg"})  # read character by character


def combined(element: Element, capitals: bool) -> Element:
    """The element with ``span.tcy`` around what stands upright in a vertical line.

    Emoji stand in ``span.emoji``.
    With *capitals*, words of nothing but capitals stand too, letter by letter, in ``span.upright-capitals``; the letter
    of an appendix always does.
    """
    classes = element.attributes.get("class", "").split()
    if element.name in KEPT or not DONE.isdisjoint(classes):
        return element
    letters = CAPITALS if capitals else None if LETTERED.isdisjoint(classes) else LETTER
    return element.holding(*(node for child in element.children for node in _nodes(child, element, letters)))


def combinations(element: Element) -> Iterator[tuple[str, Element]]:
    """What stands upright in the element, and each span of it; capitals one by one."""
    for child in element.children:
        if isinstance(child, Element):
            classes = child.attributes.get("class", "").split()
            text = "".join(text for text in child.children if isinstance(text, str))
            if "tcy" in classes:
                yield text, child
            elif "upright-capitals" in classes:
                yield from ((letter, child) for letter in text)
            yield from combinations(child)


def _nodes(node: Node, parent: Element, letters: re.Pattern[str] | None) -> Iterator[Node]:
    if isinstance(node, Element):
        yield combined(node, letters is CAPITALS)
        return
    spans = {found.start(): (found, "tcy") for found in SHORT.finditer(node)}
    spans |= {found.start(): (found, "upright-capitals") for found in (letters.finditer(node) if letters else ())}
    spans |= {found.start(): (found, "emoji") for found in EMOJI.finditer(node)}
    place = 0
    for start, (found, name) in sorted(spans.items()):
        if start > place:
            yield node[place:start]
        yield Element("span", {"class": name}, (found[0],), parent.position)
        place = found.end()
    if place < len(node):
        yield node[place:]
