"""Content documents as XHTML (EPUB 3.3 §6.1): every character that the tree holds, and none besides."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from urllib.parse import unquote

from ..model import ContentDocument, Element, Forme, Picture
from ..tree import Node, elements, escaped, rewrite, serialise
from .addresses import COVER, STYLE, link, path_of
from .ruby import parted_ruby

VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
NAMESPACES = {
    "html": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "svg": "http://www.w3.org/2000/svg",
    "math": "http://www.w3.org/1998/Math/MathML",
    "xlink": "http://www.w3.org/1999/xlink",
}
BODY_CLASSES = {"titlepage": "p-titlepage", "colophon": "p-colophon"}
DPUB_ARIA = frozenset((  # kinds that are roles too, with ``doc-`` before them (DPUB-ARIA 1.1)
    "abstract", "acknowledgments", "afterword", "appendix", "bibliography", "chapter", "colophon", "conclusion",
    "dedication", "epigraph", "epilogue", "errata", "foreword", "glossary", "index", "introduction", "part", "preface",
    "prologue",
))  # fmt: skip
SCOPES = {"thead": "col", "tbody": "row"}
DIVISIONS = {"front": "frontmatter", "body": "bodymatter", "back": "backmatter"}


def content_document(document: ContentDocument, path: str, forme: Forme, addresses: Mapping[str, str]) -> bytes:
    """One document of the spine, its links and pictures spelled as they lie in the container.

    A link to an id that is nowhere, or a picture that is not in the forme, is a bug of ours: KeyError.
    """
    spelling = rewrite(document.body, partial(_spelled, path=path, forme=forme, addresses=addresses))
    return page(
        forme,
        path,
        title=document.title,
        body_class=BODY_CLASSES.get(document.kind, "p-text"),
        is_across=any("across" in element.attributes.get("class", "").split() for element in elements(document.body)),
        division=DIVISIONS[document.role],
        content=serialise(replace(spelling, attributes=_semantics(document)), _attributes),
    )


def _spelled(element: Element, path: str, forme: Forme, addresses: Mapping[str, str]) -> Iterator[Node]:
    href = element.attributes.get("href", "")
    if element.name == "img":
        yield element.having(src=link(path, path_of(forme.pictures[element.attributes["src"]])))
    elif element.name == "a" and href.startswith("#"):
        id = href[1:] if href[1:] in addresses else unquote(href[1:])
        yield element.having(href=link(path, addresses[id], id))
    elif element.name == "rt":
        yield from (_bracket("（", element), element, _bracket("）", element))
    elif element.name == "ruby":
        yield from parted_ruby(element)
    elif element.name in SCOPES:
        yield rewrite(element, partial(_scoped, SCOPES[element.name]))
    elif element.name != "rp":
        yield element


def _scoped(scope: str, element: Element) -> Iterator[Element]:
    """A table's heading says what it heads (WCAG 2.2, technique H63)."""
    yield element.having(scope=element.attributes.get("scope", scope)) if element.name == "th" else element


def _bracket(character: str, reading: Element) -> Element:
    """Around a reading, for those who have no ruby (HTML §4.5.13)."""
    return Element("rp", {}, (character,), reading.position)


def _semantics(document: ContentDocument) -> Mapping[str, str]:
    """The attributes of the body; where they do not say what it is, the kind does."""
    role = {"role": f"doc-{document.kind}"} if document.kind in DPUB_ARIA else {}
    return {"epub:type": document.kind} | role | dict(document.body.attributes)


def cover_page(forme: Forme, cover: Picture) -> bytes:
    """A horizontal page with the picture of *cover* and nothing else, as 電書連 has it."""
    title = forme.book.metadata.title
    src = link(COVER, path_of(cover))
    picture = f'<img class="fit" role="doc-cover" src="{src}" alt="{escaped(title)}"/>'
    return page(forme, COVER, title=title, body_class="p-cover", division="cover", content=picture, is_across=True)


def page(
    forme: Forme, path: str, *, title: str, body_class: str, content: str, division: str = "", is_across: bool = False
) -> bytes:
    """The XHTML file for *path* around the markup *content*; *division* is the body's epub:type.

    One that *is_across* is horizontal in a vertical book, too.
    """
    metadata = forme.book.metadata
    vertical = forme.edition.kihon_hanmen.writing_mode == "vertical" and not is_across
    language = escaped(metadata.language)
    semantics = f' epub:type="{division}"' if division else ""
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="{NAMESPACES["html"]}" xmlns:epub="{NAMESPACES["epub"]}" \
lang="{language}" xml:lang="{language}" class="{"vrtl" if vertical else "hltr"}">
<head>
<meta charset="UTF-8"/>
<title>{escaped(title or metadata.title)}</title>
<link rel="stylesheet" type="text/css" href="{link(path, STYLE)}"/>
</head>
<body class="{body_class}"{semantics}>
{content}
</body>
</html>
""".encode()


def _attributes(element: Element) -> dict[str, str]:
    """As XML needs them: without ours, with the namespaces that begin here."""
    kept = {
        name: value for name, value in element.attributes.items() if not name.startswith("data-") and name != "reading"
    }
    if "lang" in kept:
        kept["xml:lang"] = kept["lang"]
    if element.name in ("svg", "math"):
        kept["xmlns"] = NAMESPACES[element.name]
        if any(name.startswith("xlink:") for below in elements(element) for name in below.attributes):
            kept["xmlns:xlink"] = NAMESPACES["xlink"]
    return kept
