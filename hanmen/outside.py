"""What leads outside of a drawing: addresses in attributes and in CSS. A drawing in a book is complete in itself.

Specification: SVG 2, §2.2.6 (secure static mode); EPUB 3.3, §3.6.
"""

import re

from .messages import Words

REFERRING = ("image", "feImage", "use")  # nothing is left of these without their href
EMBEDDED = re.compile(r"data:image/(png|jpeg|gif|webp)[;,]", re.IGNORECASE)
OUTSIDE = re.compile(
    r"""@import[^;]*;? | url\(\s*+(?!["']?\s*\#) (?:"[^"]*"|'[^']*'|[^)"'])*+ \)?""",
    re.IGNORECASE | re.VERBOSE,
)
ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?|\\(.)", re.IGNORECASE)


def is_own(address: str) -> bool:
    """Whether an address is of something in the drawing, or of a picture that the address itself holds."""
    return address.startswith("#") or bool(EMBEDDED.match(address))


def own_css(css: str) -> tuple[str, list[Words]]:
    """The declarations with what they fetch left out, and notes on that. Escapes cannot hide an address."""
    plain = ESCAPE.sub(_unescaped, css)
    notes = [reference(found.group()) for found in OUTSIDE.finditer(plain)]
    safe = OUTSIDE.sub(lambda found: "" if found.group().startswith("@") else "none", plain)
    return (safe, notes) if notes else (css, notes)


def _unescaped(escape: re.Match[str]) -> str:
    character = escape[2] or chr(int(escape[1], 16) % 0x110000)
    return character if character.isprintable() else ""


def reference(address: str) -> Words:
    """What is said of an address that was taken away."""
    short = address if len(address) <= 40 else f"{address[:39]}…"
    return Words(f"a reference to “{short}”", f"「{short}」への参照を除きました")
