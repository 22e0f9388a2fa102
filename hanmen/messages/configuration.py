"""What is said of book.toml and of the files that it names."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "book-bare": warning(
        "there is no book.toml; the book was read as a folder of Markdown",
        "book.toml がないため、Markdown のフォルダーとして読みました",
        "to decide more, save this as {path}:\n{toml}",
        "細かく決めるには、次を {path} として保存してください：\n{toml}",
    ),
    "book-foreign": warning(
        "this {file} is {tool}'s; {keys} were read from it",
        "この {file} は {tool} のものです。{keys}を読みました",
        "docs/configuration.md lists the keys of hanmen",
        "hanmen のキーは docs/configuration.md にあります",
    ),
    "book-languages": error(
        "this folder holds a book in several languages: {names}",
        "このフォルダーには、いくつもの言語の本が入っています：{names}",
        "each is a book of its own: name its folder after --book",
        "それぞれ一冊の本です。「--book」にそのフォルダーを書いてください",
    ),
    "chapter-draft": warning(
        "this chapter has no file yet, and is left out",
        "この章にはまだファイルがないため、入れません",
        "write it, and its file between the parentheses",
        "章を書き、そのファイルを丸括弧の中に書いてください",
    ),
    "chapters-missing": error(
        "the book has no chapter",
        "本に章がありません",
        "list the files under “body” in [book], or put *.md files into {folder}",
        "[book] の「body」にファイルを並べるか、{folder} に *.md を置いてください",
    ),
    "file-folder": error(
        "“{name}” is a folder",
        "「{name}」はフォルダーです",
        "name the files in it, one by one",
        "中のファイルを一つずつ書いてください",
    ),
    "file-missing": error(
        "there is no file “{name}”",
        "ファイル「{name}」がありません",
        "did you mean “{near}”?",
        "「{near}」ではありませんか",
    ),
    "file-outside": error(
        "“{name}” lies outside the book's folder and assets/",
        "「{name}」は本のフォルダーと assets/ の外にあります",
        "copy it into the book's folder",
        "本のフォルダーにコピーしてください",
    ),
    "json-broken": error(
        "this is no JSON, so nothing was read from it",
        "書式が JSON ではないため、何も読み取れませんでした",
        "a comma or quotation mark is missing or too many here or just before",
        "ここか少し前で、カンマや引用符が足りないか、余分です",
    ),
    "key-missing": error(
        "{table} needs the key “{key}”",
        "{table} にキー「{key}」が必要です",
    ),
    "key-type": error(
        "“{key}” must be {expected}, not {found}",
        "「{key}」は{expected}でなければなりません（{found}になっています）",
        "{hint}",
        "{hint}",
    ),
    "key-unknown": error(
        "unknown key “{key}”",
        "知らないキー「{key}」です",
        "did you mean “{near}”?",
        "「{near}」ではありませんか",
    ),
    "plugin-unknown": warning(
        "the plugin “{name}” of HonKit is not carried out",
        "HonKit のプラグイン「{name}」は実行しません",
        "what it writes into chapters is reported there",
        "章の中のその記法は、それぞれの場所で報告します",
    ),
    "slug-duplicate": error(
        "the book in {other} makes files of the same name, “{slug}”",
        "{other} の本も同じ名前「{slug}」のファイルを作ります",
        "give one of them a “slug” of its own in [book]",
        "どちらかの [book] に別の「slug」を書いてください",
    ),
    "style-ignored": warning(
        "the style sheet has no effect here: {what}",
        "このスタイルは効きません：{what}",
        "docs/styling.md tells what a sheet may hold",
        "書けるものは docs/styling.md にあります",
    ),
    "style-refused": error(
        "“{what}” may not stand in a book's style sheet: {why}",
        "本のスタイルシートに「{what}」は書けません：{why}",
        "docs/styling.md tells what a sheet may hold",
        "書けるものは docs/styling.md にあります",
    ),
    "text-undecodable": error(
        "this is not UTF-8: byte {byte}",
        "UTF-8 ではありません：バイト {byte}",
        "save the file as UTF-8",
        "ファイルを UTF-8 で保存してください",
    ),
    "toml-broken": error(
        "this is not TOML: {why}",
        "TOML として読めません：{why}",
    ),
    "value-invalid": error(
        "“{key}” cannot be “{value}”: {why}",
        "「{key}」を「{value}」にはできません：{why}",
        "{hint}",
        "{hint}",
    ),
}
