"""What a file is: the class of its first heading says it, ``# 何が起きたか {.part}``.

The words are those of the EPUB 3 Structural Semantics Vocabulary 1.1 for divisions and sections; any other class is
nothing special here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..diagnostics import Log
from ..messages import Words
from ..model import Chapter, Element
from ..tree import elements

KINDS = frozenset((
    "abstract", "acknowledgments", "afterword", "appendix", "bibliography", "chapter", "conclusion", "contributors",
    "dedication", "epigraph", "epilogue", "errata", "foreword", "glossary", "introduction", "part", "preamble",
    "preface", "prologue", "revision-history",
))  # fmt: skip
NUMBERED = frozenset({"", "part", "chapter", "appendix"})  # a plain file of the body is a chapter
CLOSING = frozenset((  # what stands after a book's last part, also where that is not the back matter
    "acknowledgments", "afterword", "appendix", "bibliography", "conclusion", "contributors", "epilogue", "errata",
    "glossary", "revision-history",
))  # fmt: skip
HOMES = {"part": ("body",), "appendix": ("body", "back")}  # roles, where only some will do


def tell_kinds(chapters: Sequence[Chapter], log: Log) -> Iterator[Chapter]:
    """The chapters with their kinds, and whether they belong to a part.

    Reports words that contradict each other (matter-ambiguous), or say what cannot be there (matter-misplaced).
    """
    in_part = False
    for chapter in chapters:
        kind = _kind(chapter, log)
        in_part = chapter.source.role == "body" and kind not in CLOSING and (in_part or kind == "part")
        yield replace(chapter, kind=kind, in_part=in_part and kind != "part")


def _kind(chapter: Chapter, log: Log) -> str:
    first, *others = [element for element in elements(chapter.body) if element.name == "h1"] or [chapter.body]
    for other in others:
        for word in _words(other):
            what = Words(
                "only the first heading of a file says what the file is", "ファイルの最初の見出しではありません"
            )
            log.report(other.position, "matter-misplaced", word=word, why=what)
    words = _words(first)
    if len(words) > 1:
        log.report(first.position, "matter-ambiguous", word=words[0], other=words[1])
    kind = words[0] if words else ""
    if chapter.source.role not in HOMES.get(kind, (chapter.source.role,)):
        log.report(first.position, "matter-misplaced", word=kind, why=_where(chapter.source.role))
        return ""
    return kind


def _words(heading: Element) -> list[str]:
    return [word for word in heading.attributes.get("class", "").split() if word in KINDS]


def _where(role: str) -> Words:
    places = {"front": Words("it cannot stand in the front matter", "前付には置けません")}
    return places.get(role, Words("it cannot stand in the back matter", "後付には置けません"))
