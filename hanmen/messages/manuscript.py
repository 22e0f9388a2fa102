"""What is said of a chapter's text, and of how chapters refer to each other."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "file-unlisted": error(
        "the file “{name}” is not in the book",
        "ファイル「{name}」は本に入っていません",
        "list it in book.toml, or take the link away",
        "book.toml に並べるか、リンクを外してください",
    ),
    "html-mended": warning(
        "the HTML was mended: {what}",
        "HTML を直しました：{what}",
    ),
    "id-duplicate": error(
        "“{id}” is taken already, at {first}",
        "「{id}」はすでに {first} で使われています",
        "ids are unique in the whole book",
        "id は本全体で一つだけにしてください",
    ),
    "id-renamed": warning(
        "the id “{id}” is taken already; this one became “{new}”",
        "id「{id}」はすでに使われているため、「{new}」に変えました",
    ),
    "link-broken": error(
        "the link “{target}” leads nowhere",
        "リンク「{target}」の先がありません",
        "did you mean “{near}”?",
        "「{near}」ではありませんか",
    ),
    "markup-literal": warning(
        "“{text}” {what}",
        "「{text}」{what}",
        "{hint}",
        "{hint}",
    ),
    "note-duplicate": error(
        "the footnote “{label}” is written already, at {first}; this text is not printed",
        "脚注「{label}」はすでに {first} に書かれています。この文は印刷されません",
        "give one of them another label",
        "どちらかのラベルを変えてください",
    ),
    "note-unknown": error(
        "no footnote is called “{label}”",
        "脚注「{label}」がありません",
        "write it as a paragraph of its own: [^{label}]: …",
        "独立した段落に [^{label}]: … と書いてください",
    ),
    "note-unused": warning(
        "nothing refers to the footnote “{label}”; it is not printed",
        "脚注「{label}」はどこからも参照されず、印刷されません",
    ),
    "reference-unknown": error(
        "nothing in the book is called “{id}”",
        "「{id}」という id は本の中にありません",
        "did you mean “{near}”?",
        "「{near}」ではありませんか",
    ),
    "ruby-empty": error(
        "“{base}” has no reading",
        "「{base}」の読みがありません",
        "write {{{base}|reading}}",
        "{{{base}|よみ}} のように書いてください",
    ),
    "ruby-mismatch": error(
        "“{base}” has {readings} readings, and its characters number {characters}",
        "「{base}」の {characters} 字に対して読みが {readings} 個あります",
        "give one reading for the whole, or one for each character",
        "全体に一つ、または一字に一つずつ書いてください",
    ),
    "table-overfull": warning(
        "this row has {cells} cells, and the head of the table has {columns}; the rest is not printed",
        "この行にはセルが {cells} 個ありますが、表の見出しは {columns} 列です。残りは印刷されません",
        "a bar that is text is written \\|",
        "文字としての縦棒は \\| と書いてください",
    ),
    "url-mended": warning(
        "full-width punctuation was taken off the end of the address “{url}”",
        "URL「{url}」の末尾の全角記号を除きました",
    ),
}
