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
        "this book.toml is mdBook's; title, authors, language and src were read from it",
        "この book.toml は mdBook のものです。「title」「authors」「language」「src」を読みました",
        "docs/configuration.md lists the keys of hanmen",
        "hanmen のキーは docs/configuration.md にあります",
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
    "slug-duplicate": error(
        "the book in {other} makes files of the same name, “{slug}”",
        "{other} の本も同じ名前「{slug}」のファイルを作ります",
        "give one of them a “slug” of its own in [book]",
        "どちらかの [book] に別の「slug」を書いてください",
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
