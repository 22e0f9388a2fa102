"""Values of attributes: what HTML does not know is taken away and told, as a reader of EPUBs may refuse the file."""

import re
from collections.abc import Iterator, Mapping

from ..diagnostics import Log
from ..messages import Words
from ..model import Element

SWITCHES = frozenset({"hidden", "open", "reversed"})
DATE, TIME = r"[0-9]{4,}-[0-9]{2}-[0-9]{2}", r"[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,3})?)?"
ZONE = r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
PERIOD = r"P(?=.)(?:[0-9]+D)?(?:T(?=.)(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
KNOWN = {
    name: re.compile(pattern)
    for name, pattern in {
        "lang": r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*",
        "xml:lang": r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*",
        "dir": "ltr|rtl|auto",
        "colspan": "[1-9][0-9]{0,3}",
        "span": "[1-9][0-9]{0,3}",
        "rowspan": "[0-9]{1,5}",
        "start": "-?[0-9]{1,9}",
        "value": "-?[0-9]{1,9}",
        "type": "[1AaIi]",
        "scope": "col|colgroup|row|rowgroup",
        "datetime": f"[0-9]{{4,}}(?:-[0-9]{{2}})?|{DATE}(?:[T ]{TIME}{ZONE})?|{TIME}|{PERIOD}",
        "aria-label": "(?s:.*)",
        "aria-hidden": "true|false",
        "role": "note|img|group|presentation|none|region|figure|definition|term|math|doc-tip|doc-notice|doc-example",
    }.items()
}
TAKING_ROLES = frozenset({"div", "p", "span"})  # which may be anything


def with_sound_values(element: Element, log: Log) -> Element:
    """The element without attributes whose values HTML has no use for; they are reported."""
    return Element(element.name, dict(_sound(element, log)), element.children, element.position)


def _sound(element: Element, log: Log) -> Iterator[tuple[str, str]]:
    for name, value in element.attributes.items():
        if name in SWITCHES:
            yield name, ""
        elif _is_sound(element.name, name, element.attributes):
            yield name, value
        else:
            en = f"{name}=“{value}” means nothing on <{element.name}> and was left out"
            ja = f"<{element.name}> の「{name}={value}」は意味がないため、除きました"
            log.report(element.position, "html-mended", what=Words(en, ja))


def _is_sound(element: str, name: str, attributes: Mapping[str, str]) -> bool:
    if name == "headers" or (name.startswith("aria-") and name not in KNOWN):
        return False
    if name == "role" and element not in TAKING_ROLES:
        return False
    return name not in KNOWN or KNOWN[name].fullmatch(attributes[name]) is not None
