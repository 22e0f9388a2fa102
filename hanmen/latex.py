"""LaTeX → MathML as XML, through latex2mathml, which passes over much that is wrong: it is looked for here.

Imported where there is a formula: the library takes a quarter of a second.
"""

import re

from latex2mathml import commands, exceptions
from latex2mathml.converter import convert

from .messages import UnusableError, Words

RENAMED = {"aligned": "align*", "gathered": "align*", "gather": "align*", "gather*": "align*", "equation": "align*"}
ENVIRONMENTS = frozenset(name.lstrip("\\") for name in commands.MATRICES) | {"array", "substack"}
ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")  # the library does not escape it
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


def mathml_of(latex: str, is_block: bool) -> str:
    """The ``math`` element of a formula. Raises `UnusableError` with what is wrong."""
    _check(latex)
    try:
        xml = convert(ENVIRONMENT.sub(_renamed, latex), display="block" if is_block else "inline")
    except tuple(REASONS) as error:
        raise UnusableError(REASONS[type(error)]) from None
    except (IndexError, StopIteration):
        raise UnusableError(REASONS[exceptions.NoAvailableTokensError]) from None
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # the library's own way to give up
        raise UnusableError(Words(f"latex2mathml says: {error!r}", f"latex2mathml：{error!r}")) from None
    if BARE_AMPERSAND.search(xml):
        raise UnusableError(Words("& stands in no environment", "& が環境の外にあります"))
    return xml


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
