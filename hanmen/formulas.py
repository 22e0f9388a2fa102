"""MathML → pictures: a PDF has its formulas drawn, from the outlines of a font for mathematics."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .fontconfig import find_face
from .model import ContentDocument, Element, Picture
from .tree import elements, rewrite, text_of

if TYPE_CHECKING:
    from .stix import Drawn


def draw_formulas(
    documents: Sequence[ContentDocument], family: str, fontconfig: str
) -> tuple[tuple[ContentDocument, ...], Mapping[str, Picture]]:
    """The documents with ``img.formula`` for every ``math`` that was LaTeX, and the pictures by their ``src``.

    The alternative text is the LaTeX. *family* sets the Japanese and Chinese in them.
    """
    maths = [element for document in documents for element in elements(document.body) if _is_latex(element)]
    if not maths:
        return tuple(documents), {}
    from .stix import CJK, Setter

    text = sorted(set(CJK.findall("".join(map(text_of, maths)))))
    setter = Setter(text, find_face(fontconfig, family, bold=False) if text else None)
    formulas = {_key(math): setter.draw(*_key(math)) for math in maths}
    drawn = tuple(
        replace(each, body=rewrite(each.body, lambda element: (_picture(element, formulas),))) for each in documents
    )
    return drawn, {each.picture.name: each.picture for each in formulas.values()}


def _is_latex(element: Element) -> bool:
    """Whether it was written in LaTeX; MathML of the author's own is set as text."""
    return element.name == "math" and "data-latex" in element.attributes


def _key(math: Element) -> tuple[str, bool]:
    return math.attributes["data-latex"], math.attributes.get("display") == "block"


def _picture(element: Element, formulas: Mapping[tuple[str, bool], "Drawn"]) -> Element:
    if not _is_latex(element):
        return element
    formula = formulas[_key(element)]
    size = f"width:{formula.width:.4f}em;height:{formula.height:.4f}em;vertical-align:{-formula.depth:.4f}em"
    attributes = {"class": "formula", "src": formula.picture.name, "alt": element.attributes["alttext"], "style": size}
    return Element("img", attributes, (), element.position)
