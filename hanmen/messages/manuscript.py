"""What is said of a chapter's text, and of how chapters refer to each other."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "aozora-gaiji": warning(
        "no character is known for “{note}”; 〓 is printed",
        "「{note}」にあたる文字が分からないため、〓 を印刷します",
        "write the character itself, or its code: U+7E36 or 1-85-54",
        "文字そのものか、番号（U+7E36 や 1-85-54）を書いてください",
    ),
    "aozora-note": warning(
        "［＃{note}］ {why}",
        "［＃{note}］{why}",
    ),
    "directive-unknown": warning(
        "nothing here knows the directive “{word}”; it is not printed",
        "「{word}」という命令はないため、印刷しません",
        "docs/writing.md lists the directives",
        "使える命令は docs/writing.md にあります",
    ),
    "file-unlisted": error(
        "the file “{name}” is not in the book",
        "ファイル「{name}」は本に入っていません",
        "list it in book.toml, or take the link away",
        "book.toml に並べるか、リンクを外してください",
    ),
    "heading-conditional": error(
        "this heading is in “{where}”, and would be missing in the contents of the other edition",
        "この見出しは「{where}」の中にあり、もう一方の版の目次から抜けてしまいます",
        "put the text below it into “{where}”, and leave the heading outside",
        "見出しは外に出し、その下の文だけを「{where}」に入れてください",
    ),
    "character-removed": warning(
        "the control character {code_point} is not printed",
        "制御文字 {code_point} は印刷されません",
        "delete it: it came from another program",
        "ほかのソフトから紛れこんだものです。消してください",
    ),
    "heading-skipped": warning(
        "this heading is of level {level}, and the one before it of level {before}",
        "この見出しはレベル {level} ですが、前の見出しはレベル {before} です",
        "write {marks} instead: those who listen find their way by the levels",
        "{marks} と書いてください。耳で読む人は見出しのレベルをたどります",
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
    "include-circular": error(
        "“{name}” includes this file, and would be included in itself",
        "「{name}」はこのファイルを読みこんでいるため、自分自身に入ってしまいます",
        "move what both need into a third file",
        "両方に要る部分を別のファイルに分けてください",
    ),
    "include-empty": error(
        "“{name}” has no lines “{part}”",
        "「{name}」に「{part}」にあたる行がありません",
        "write the numbers of its lines, {name}:2:10, or the name of an anchor in it",
        "行の番号（{name}:2:10）か、ファイルの中の目印の名前を書いてください",
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
    "matter-ambiguous": warning(
        "this file is said to be both “{word}” and “{other}”; it is read as “{word}”",
        "このファイルには「{word}」と「{other}」の両方が書かれています。「{word}」として読みました",
        "leave one of the classes",
        "クラスをどちらか一つにしてください",
    ),
    "matter-misplaced": warning(
        "“{word}” means nothing here: {why}",
        "ここに「{word}」と書いても効きません。{why}",
        "take the class away, or put the file where it belongs",
        "クラスを外すか、ファイルの置き場所を変えてください",
    ),
    "include-remote": warning(
        "“{name}” lies elsewhere; nothing is fetched, and it is not printed",
        "「{name}」はよそにあります。取りに行かないため、印刷されません",
        "save it beside the book, and include that",
        "本のフォルダーに保存して、それを取りこんでください",
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
    "reference-conditional": error(
        "“{id}” stands in “{where}”, and this reference is in the other edition too",
        "「{id}」は「{where}」の中にあり、この参照はもう一方の版にも出ます",
        "put the reference into “{where}” as well",
        "参照も「{where}」の中に入れてください",
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
    "variable-unknown": error(
        "no variable is called “{name}”",
        "「{name}」という変数はありません",
        "did you mean “{near}”?",
        "「{near}」ではありませんか",
    ),
    "word-variant": warning(
        "the book's list of words has “{found}” written otherwise",
        "「{found}」は、この本の用字用語では書き方が決まっています",
        "write “{write}”",
        "「{write}」と書いてください",
    ),
}
