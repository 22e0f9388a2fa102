"""Formulas of a chapter: LaTeX becomes MathML (Core), in the line or as a figure of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree

from .diagnostics import Log, Position
from .messages import UnusableError, Words
from .model import Element
from .syntax.maths import MATHS
from .tree import Node, rewrite, text_of

TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms"})  # hold text alone (MathML 3, 3.2); the library forgets it
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"


def set_formulas(body: Element, log: Log) -> Element:
    """The body with ``math`` for what was marked as LaTeX; its ``alttext`` is the LaTeX.

    A displayed formula is ``figure.equation``; a paragraph that it stands in is divided. LaTeX that cannot be read is
    reported (math-broken) and left as code.
    """
    return rewrite(body, lambda element: _placed(element, log))


def mathml(latex: str, is_block: bool, position: Position) -> Element:
    """The ``math`` element of a formula. Raises `UnusableError` with the library's reason."""
    from .latex import mathml_of

    root = ElementTree.fromstring(mathml_of(latex, is_block))
    for element in root.iter():
        if re.match(r"\\.", element.text or ""):
            raise UnusableError(Words(f"{element.text} is not known", f"{element.text} は使えません"))
        if len(element) < PARTS.get(element.tag.removeprefix(NAMESPACE), 0):
            raise UnusableError(Words("an argument is missing", "引数が足りません"))
    attributes = {"alttext": latex.strip(), "data-latex": latex.strip()} | ({"display": "block"} if is_block else {})
    return replace(_element(root, position), attributes=attributes)


def _placed(element: Element, log: Log) -> Iterator[Node]:
    kind = element.attributes.get(MATHS)
    if kind:
        yield _formula(element, kind == "block", log)
    elif element.name == "p" and any(_is_equation(child) for child in element.children):
        yield from _divided(element)
    else:
        yield element


def _formula(marked: Element, is_block: bool, log: Log) -> Element:
    latex = text_of(marked)
    try:
        math = mathml(latex, is_block, marked.position)
    except UnusableError as error:
        log.report(marked.position, "math-broken", why=error.why)
        return Element("code", {}, (latex,), marked.position)
    if not is_block:
        return math
    kept = {key: value for key, value in marked.attributes.items() if key in ("id", "class")}
    classes = " ".join(filter(None, ("equation", "numbered" * ("id" in kept), kept.get("class", ""))))
    return Element("figure", {**kept, "class": classes}, (math,), marked.position)


def _divided(paragraph: Element) -> Iterator[Node]:
    """The paragraph's parts before and after its displayed formulas; what comes after goes on without an indent."""
    part: list[Node] = []
    begun = False
    for child in (*paragraph.children, None):
        if child is not None and not _is_equation(child):
            part.append(child)
            continue
        if any(isinstance(node, Element) or node.strip() for node in part):
            yield _part(paragraph, part, begun)
        begun, part = True, []
        if child is not None:
            yield child


def _part(paragraph: Element, nodes: Sequence[Node], begun: bool) -> Element:
    part = paragraph.holding(*nodes)
    return part.having(**{"class": "continued"}) if begun else part


def _is_equation(node: Node) -> bool:
    return isinstance(node, Element) and node.attributes.get("class", "").split()[:1] == ["equation"]


def _element(node: ElementTree.Element, position: Position) -> Element:
    children: list[Node] = [node.text] if node.text else []
    for child in node:
        children.append(_element(child, position))
        children += [child.tail] if child.tail else []
    name = node.tag.removeprefix(NAMESPACE)
    attributes = {key: value for key, value in node.attrib.items() if value}
    return Element("mrow" if len(node) and name in TOKENS else name, attributes, tuple(children), position)
