"""The numbers of parts, chapters, sections, figures: which one is next, and which a title carries by itself."""

import re
from dataclasses import dataclass, field

THROUGH = "*"  # ends the names of what is counted through the book, outside of chapters
DIVISIONS = ("part", "chapter", "appendix")
CARRIED = {  # numbers that authors write themselves, by what carries them
    "part": re.compile(
        r"\s*(?:第\s*([0-9０-９〇一二三四五六七八九十百]+)\s*(?:部分?|[編篇编巻卷輯辑])"
        r"|Part\s+([0-9]+|[IVXLC]+|[A-Z]|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b)"
    ),
    "chapter": re.compile(
        r"\s*(?:第\s*([0-9０-９〇一二三四五六七八九十百]+)\s*[章節部回話編篇节]"
        r"|(\d{1,2}(?:\.\d{1,2})+)[.．、]?(?=\s)|(\d{1,2})[.．、](?!\d))"
    ),
    "appendix": re.compile(r"\s*(?:[付附][録录錄]|Appendix)\s*([0-9０-９〇一二三四五六七八九十]+|[A-ZＡ-Ｚ]\b)"),
}


@dataclass(slots=True)
class Counts:
    """The running counts; the prefix is the number of the chapter or appendix, if it has one."""

    prefix: str = ""
    given: dict[str, int] = field(default_factory=dict)

    def open(self, kind: str = "", number: str = "") -> None:
        """A division begins, and what is in it is counted anew; what a part says by itself is counted through."""
        self.given = {name: n for name, n in self.given.items() if name in DIVISIONS or name.endswith(THROUGH)}
        self.prefix = "" if kind == "part" else number

    def division(self, kind: str) -> int:
        """The next of its kind."""
        self.given[kind] = self.given.get(kind, 0) + 1
        return self.given[kind]

    def inside(self, kind: str) -> str:
        """The next of its kind in this chapter, ``2.1``; outside of chapters the next in the book, ``1``."""
        count = self.division(kind if self.prefix else f"{kind}{THROUGH}")
        return f"{self.prefix}.{count}" if self.prefix else str(count)


def carried(title: str, kind: str) -> tuple[str, str]:
    """The number that a title begins with, and how it is written there; ``""`` twice if it has none."""
    found = CARRIED[kind].match(title)
    return (next(filter(None, found.groups())), found[0].strip()) if found else ("", "")
