"""What is said of index, bibliography and formulas."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "citation-unknown": error(
        "nothing in the references is called “{key}”",
        "文献に「{key}」がありません",
        "did you mean “{near}”?",
        "「{near}」ではありませんか",
    ),
    "index-reading-missing": error(
        "the index cannot sort “{term}” without a reading",
        "「{term}」の読みがないため、索引に並べられません",
        "is it “{reading}”? write it as “reading” here, or in the list of terms",
        "「{reading}」でよければ、ここか用語の一覧の「reading」に書いてください",
    ),
    "index-term-unknown": error(
        "the index has no entry “{term}”",
        "索引に「{term}」という項目がありません",
        "did you mean “{near}”?",
        "「{near}」ではありませんか",
    ),
    "index-term-unused": warning(
        "the text does not mention “{term}”; the index leaves it out",
        "「{term}」は本文に出てこないため、索引に載せません",
    ),
    "math-broken": error(
        "this formula is not LaTeX: {why}",
        "この数式は LaTeX として読めません：{why}",
        "a dollar that is text is written \\$",
        "文字としてのドル記号は \\$ と書いてください",
    ),
    "references-broken": error(
        "these references cannot be read: {why}",
        "文献を読めません：{why}",
    ),
    "style-unusable": error(
        "the style “{style}” cannot be used: {why}",
        "引用の様式「{style}」は使えません：{why}",
        "choose a style that cites in the text, such as sist02, apa or gb-t-7714",
        "「sist02」「apa」「gb-t-7714」など、本文で引用する様式を選んでください",
    ),
}
