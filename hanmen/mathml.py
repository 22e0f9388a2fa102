"""Formulas of a chapter: LaTeX becomes MathML (Core), in the line or as a figure of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from xml.etree import ElementTree

from latex2mathml import commands, exceptions
from latex2mathml.converter import convert

from .diagnostics import Log, Position
from .messages import UnusableError, Words
from .model import Element
from .syntax.maths import MATHS
from .tree import Node, rewrite, text_of

NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
RENAMED = {"aligned": "align*", "gathered": "align*", "gather": "align*", "gather*": "align*", "equation": "align*"}
ENVIRONMENTS = frozenset(name.lstrip("\\") for name in commands.MATRICES) | {"array", "substack"}
ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
BRACE = re.compile(r"\\[\\{}]|[{}]")
REASONS: dict[type[Exception], Words] = {
    exceptions.NumeratorNotFoundError: Words("the numerator is missing", "分子がありません"),
    exceptions.DenominatorNotFoundError: Words("the denominator is missing", "分母がありません"),
    exceptions.ExtraLeftOrMissingRightError: Words(r"\left has no \right", r"\left に対する \right がありません"),
    exceptions.MissingSuperScriptOrSubscriptError: Words("^ or _ has nothing after it", "^ か _ のあとがありません"),
    exceptions.DoubleSubscriptsError: Words("two subscripts in a row", "下付きが続いています"),
    exceptions.DoubleSuperscriptsError: Words("two superscripts in a row", "上付きが続いています"),
    exceptions.NoAvailableTokensError: Words("it ends too early", "途中で終わっています"),
    exceptions.MissingEndError: Words(r"\begin has no \end", r"\begin に対する \end がありません"),
    exceptions.LimitsMustFollowMathOperatorError: Words(
        r"\limits must follow an operator", r"\limits は演算子のあとに書きます"
    ),
}


def set_formulas(body: Element, log: Log) -> Element:
    """The body with ``math`` for what was marked as LaTeX; its ``alttext`` is the LaTeX.

    A displayed formula is ``figure.equation``; a paragraph that it stands in is divided. LaTeX that cannot be read is
    reported (math-broken) and left as code.
    """
    return rewrite(body, lambda element: _placed(element, log))


def mathml(latex: str, is_block: bool, position: Position) -> Element:
    """The ``math`` element of a formula. Raises `UnusableError` with the library's reason."""
    _check(latex)
    try:
        xml = convert(ENVIRONMENT.sub(_renamed, latex), display="block" if is_block else "inline")
    except tuple(REASONS) as error:
        raise UnusableError(REASONS[type(error)]) from None
    except (IndexError, KeyError, StopIteration, ValueError) as error:  # the library's own way to give up
        raise UnusableError(Words(f"latex2mathml says: {error!r}", f"latex2mathml：{error!r}")) from None
    root = ElementTree.fromstring(re.sub(r"&(?!#?\w+;)", "&amp;", xml))
    for element in root.iter():
        if (element.text or "").startswith("\\"):
            raise UnusableError(Words(f"{element.text} is not known", f"{element.text} は使えません"))
    attributes = {"alttext": latex.strip()} | ({"display": "block"} if is_block else {})
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


def _check(latex: str) -> None:
    """What the library passes over: braces that do not match, environments that it does not know."""
    depth = 0
    for brace in BRACE.findall(latex):
        depth += {"{": 1, "}": -1}.get(brace, 0)
        if depth < 0:
            raise UnusableError(Words("} closes nothing", "} に対する { がありません"))
    if depth:
        raise UnusableError(Words("{ is not closed", "{ が閉じていません"))
    for _, name in ENVIRONMENT.findall(latex):
        if name not in ENVIRONMENTS | RENAMED.keys():
            raise UnusableError(Words(f"the environment “{name}” is not known", f"環境「{name}」は使えません"))
    opened: list[str] = []
    for what, name in ENVIRONMENT.findall(latex):
        if what == "begin":
            opened.append(name)
        elif not opened or opened.pop() != name:
            raise UnusableError(
                Words(rf"\end{{{name}}} closes nothing", rf"\end{{{name}}} に対する \begin がありません")
            )


def _renamed(found: re.Match[str]) -> str:
    return rf"\{found[1]}{{{RENAMED.get(found[2], found[2])}}}"


def _element(node: ElementTree.Element, position: Position) -> Element:
    children: list[Node] = [node.text] if node.text else []
    for child in node:
        children.append(_element(child, position))
        children += [child.tail] if child.tail else []
    return Element(node.tag.removeprefix(NAMESPACE), dict(node.attrib), tuple(children), position)
