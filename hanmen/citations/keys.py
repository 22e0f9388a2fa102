"""What a citation says: ``[see @a, p. 3; -@b]`` is two items."""

import re
from dataclasses import dataclass

KEY = re.compile(r"(?P<hidden>-?)@(?P<key>[A-Za-z0-9_]+(?:[:.#$%&+?<>~/-]+[A-Za-z0-9_]+)*)")
LABELS = {
    "pp.": "page",
    "p.": "page",
    "ch.": "chapter",
    "sec.": "section",
    "vol.": "volume",
    "fig.": "figure",
    "no.": "issue",
}
LABELS |= {"ページ": "page", "頁": "page", "页": "page", "第": "chapter"}
LOCATOR = re.compile(
    r"[,、，]\s*(?P<label>pp?\.|ch\.|sec\.|vol\.|fig\.|no\.)?\s*(?P<place>[0-9ivxlc][0-9A-Za-z–-]*)\s*(?:ページ|頁|页)?(?P<rest>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One work of a citation; *hidden* leaves its author out."""

    key: str
    hidden: bool = False
    prefix: str = ""
    label: str = ""
    locator: str = ""
    suffix: str = ""


def items_of(written: str) -> tuple[Item, ...]:
    """The items of a citation as it stands in the text, with its brackets or without."""
    inner = written.removeprefix("[").removesuffix("]")
    return tuple(_item(part) for part in inner.split(";"))


def _item(part: str) -> Item:
    found = KEY.search(part)
    assert found
    place = LOCATOR.fullmatch(after := part[found.end() :].strip())
    prefix = part[: found.start()].strip()
    key, hidden = found["key"], bool(found["hidden"])
    prefix = f"{prefix} " if prefix else ""
    if not place:
        return Item(key, hidden, prefix, suffix=after)
    label = LABELS.get(place["label"] or "", "page")
    return Item(key, hidden, prefix, label, place["place"], place["rest"].strip())
