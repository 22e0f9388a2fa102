"""SVG made safe: a file's bytes come in; a still picture goes out, complete in itself.

Keeper of lxml's XML parser. Specification: SVG 2, §2.2.6 (secure static mode); EPUB 3.3, §3.6 and §5.4.
"""

import re
from collections.abc import Iterator

from lxml import etree

from .messages import UnusableError, Words
from .outside import REFERRING, is_own, own_css, reference

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
HREFS = ("href", f"{{{XLINK}}}href")

ANIMATIONS = ("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard")
ACTIVE = {
    **dict.fromkeys(("script", "handler", "listener"), Words("a script", "スクリプトを除きました")),
    **dict.fromkeys(
        ("foreignObject", "iframe", "audio", "video", "canvas"),
        Words("foreign content", "SVG でない内容を除きました"),
    ),
    **dict.fromkeys(ANIMATIONS, Words("an animation", "アニメーションを除きました")),
}
NO_SIZE = Words(
    "its svg element has neither a viewBox nor a width and height",
    "<svg> に「viewBox」も「width」と「height」もありません",
)
LENGTH = re.compile(r"\s*[0-9.]+(e[+-]?[0-9]+)?\s*(px|pt|pc|mm|cm|in|q|em|ex)?\s*", re.IGNORECASE)
VIEW_BOX = re.compile(r"\s*[-+0-9.e]+([\s,]+[-+0-9.e]+){3}\s*", re.IGNORECASE)


def clean_svg(data: bytes) -> tuple[bytes, tuple[Words, ...]]:
    """The picture without all that acts, moves or is fetched, and what was removed that an author may miss.

    Raises `UnusableError` for what is not well-formed, not SVG, or has no size of its own.
    """
    root = _parsed(data)
    notes = list(_without_active(root))
    for element in list(root.iter()):
        notes += _self_contained(element)
    root.set("role", "img")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True), tuple(dict.fromkeys(notes))


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise UnusableError(
            Words(f"it is not well-formed XML: {error.msg}", f"XML として {line} 行 {column} 字目に誤りがあります")
        ) from error
    if root.tag != f"{{{SVG}}}svg":
        name = etree.QName(root).localname
        ja = f'最初の要素が <svg xmlns="{SVG}"> ではなく「{name}」です'
        raise UnusableError(Words(f'its root is {name}, not svg with xmlns="{SVG}"', ja))
    sized = LENGTH.fullmatch(root.get("width", "")) and LENGTH.fullmatch(root.get("height", ""))
    if not sized and not VIEW_BOX.fullmatch(root.get("viewBox", "")):
        raise UnusableError(NO_SIZE)
    return root


def _without_active(root: etree._Element) -> Iterator[Words]:
    """Remove elements that act, and silently those of drawing programs, which tell names and paths."""
    if any(True for _ in root.iter(etree.Entity)):
        yield Words("an entity", "実体参照を除きました")
    names = {element.tag: etree.QName(element) for element in root.iter(etree.Element)}
    unwanted = [
        tag
        for tag, name in names.items()
        if name.namespace != SVG or name.localname in ACTIVE or name.localname == "metadata"
    ]
    yield from sorted(ACTIVE[names[tag].localname] for tag in unwanted if names[tag].localname in ACTIVE)
    etree.strip_elements(root, etree.Entity, *unwanted, with_tail=False)


def _self_contained(element: etree._Element) -> Iterator[Words]:
    """Remove event handlers, and references to anything but the same file and embedded pictures."""
    for name, value in [(str(name), str(value)) for name, value in element.items()]:
        space = etree.QName(name).namespace
        if space is None and name.lower().startswith("on"):
            yield Words("an event handler", "イベント属性を除きました")
            del element.attrib[name]
        elif space not in (None, XLINK, XML) or name == f"{{{XML}}}base":
            del element.attrib[name]
        elif name in HREFS:
            yield from _with_own_href(element, name, value.strip())
        else:
            css, notes = own_css(value)
            element.set(name, css)  # even if nothing was removed: an entity becomes plain text
            yield from notes
    if etree.QName(element).localname == "style":
        element.text, notes = own_css(element.text or "")
        yield from notes


def _with_own_href(element: etree._Element, name: str, value: str) -> Iterator[Words]:
    if is_own(value):
        element.set(name, value)
        return
    yield reference(value)
    del element.attrib[name]
    parent = element.getparent()
    if etree.QName(element).localname in REFERRING and parent is not None:
        parent.remove(element)
