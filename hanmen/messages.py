"""All that can be said to an author: one entry a code, in English and Japanese. docs/diagnostics.md explains each.

What fills a blank and is a phrase, not a name or a number, is `Words` too; the room that says it words it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "ja"]


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """The same in each language of the messages."""

    en: str
    ja: str

    def to(self, language: Language) -> str:
        """The words in *language*."""
        return {"en": self.en, "ja": self.ja}[language]


@dataclass(eq=False)
class UnusableError(Exception):
    """What an author gave cannot be used; *why* is for a message."""

    why: Words


@dataclass(frozen=True, slots=True)
class Message:
    """Words with blanks for the values of a case. A hint that would have to name nothing is not shown."""

    severity: Literal["error", "warning"]
    message: Words
    hint: Words


def error(en: str, ja: str, hint_en: str = "", hint_ja: str = "") -> Message:
    """What keeps a product from being made."""
    return Message("error", Words(en, ja), Words(hint_en, hint_ja))


def warning(en: str, ja: str, hint_en: str = "", hint_ja: str = "") -> Message:
    """What an author should know, and the book is made all the same."""
    return Message("warning", Words(en, ja), Words(hint_en, hint_ja))


MESSAGES: Mapping[str, Message] = {
    "alt-empty": warning(
        "the picture “{picture}” has no text that says what it shows",
        "図「{picture}」に、内容を伝える代替テキストがありません",
        "write it between the brackets: ![what it shows]({picture})",
        "角括弧の中に書いてください：![何の図か]({picture})",
    ),
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
    "cover-overfull": error(
        "the {panel} of the cover has no room for {characters} characters; there is room for some {most}",
        "カバーの{panel}に {characters} 字は入りきりません（およそ {most} 字まで）",
        "write a shorter text as “back”, “front-flap” or “back-flap” of the [[edition]]",
        "[[edition]] の「back」「front-flap」「back-flap」に短い文を書いてください",
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
    "file-unlisted": error(
        "the file “{name}” is not in the book",
        "ファイル「{name}」は本に入っていません",
        "list it in book.toml, or take the link away",
        "book.toml に並べるか、リンクを外してください",
    ),
    "font-fallback": warning(
        "“{characters}” is not in {family}; {substitute} steps in",
        "「{characters}」は {family} にないため、{substitute} で組みます",
    ),
    "font-missing": error(
        "the font family “{family}” is not installed",
        "書体「{family}」が見つかりません",
        "install it, or put its files into assets/fonts",
        "インストールするか、ファイルを assets/fonts に置いてください",
    ),
    "glyph-missing": error(
        "no font of the book has “{character}” ({code_point} {name})",
        "「{character}」（{code_point} {name}）を持つ書体がありません",
        "add a family that has it to “fallback” in [fonts]",
        "この字を持つ書体を [fonts] の「fallback」に加えてください",
    ),
    "glyph-unturned": error(
        "no font of the book can set “{text}” ({code_points}) upright in a vertical line",
        "「{text}」（{code_points}）を縦組で正立させられる書体がありません",
        "add a family with outlines for it to “fallback” in [fonts]; colour emoji cannot be turned",
        "輪郭を持つ書体を [fonts] の「fallback」に加えてください。カラー絵文字は縦組にできません",
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
    "notes-overfull": error(
        "the notes above the lines of this page have no room on it",
        "このページの頭注が入りきりません",
        "shorten them, or make “head” larger in [kihon-hanmen]",
        "注を短くするか、[kihon-hanmen] の「head」を大きくしてください",
    ),
    "picture-broken": error(
        "“{picture}” cannot be read as a picture: {why}",
        "「{picture}」を画像として読めません：{why}",
    ),
    "picture-mended": warning(
        "“{picture}” was cleaned: {what}",
        "「{picture}」を整えました：{what}",
    ),
    "picture-missing": error(
        "there is no picture “{picture}”",
        "画像「{picture}」がありません",
        "did you mean “{near}”?",
        "「{near}」ではありませんか",
    ),
    "picture-remote": error(
        "the picture “{picture}” is on another machine",
        "画像「{picture}」はネットワーク上にあります",
        "save it beside the text and name the file: a book is complete in itself",
        "本文のそばに保存して、そのファイル名を書いてください",
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
    "slug-duplicate": error(
        "the book in {other} makes files of the same name, “{slug}”",
        "{other} の本も同じ名前「{slug}」のファイルを作ります",
        "give one of them a “slug” of its own in [book]",
        "どちらかの [book] に別の「slug」を書いてください",
    ),
    "table-overfull": warning(
        "this row has {cells} cells, and the head of the table has {columns}; the rest is not printed",
        "この行にはセルが {cells} 個ありますが、表の見出しは {columns} 列です。残りは印刷されません",
        "a bar that is text is written \\|",
        "文字としての縦棒は \\| と書いてください",
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
    "upright-overfull": error(
        "this {what} is {width} × {height} mm, and the page has room for {most}",
        "この{what}は {width} × {height} mm あり、版面（{most}）に収まりません",
        "divide it, or make it smaller: it is set down to three fifths of its size at most",
        "分けるか、小さくしてください（縮小は五分の三までです）",
    ),
    "upright-reduced": warning(
        "this {what} is {width} × {height} mm, and is set at {percent} % to fit into the page",
        "この{what}は {width} × {height} mm あり、版面に収めるため {percent} % に縮めました",
    ),
    "url-mended": warning(
        "full-width punctuation was taken off the end of the address “{url}”",
        "URL「{url}」の末尾の全角記号を除きました",
    ),
    "value-invalid": error(
        "“{key}” cannot be “{value}”: {why}",
        "「{key}」を「{value}」にはできません：{why}",
        "{hint}",
        "{hint}",
    ),
    "vertical-forms-missing": warning(
        "“{family}” has no forms for vertical writing: its commas, stops and brackets stand where horizontal ones do",
        "「{family}」には縦組用の字形がなく、句読点や括弧が横組の位置のままになります",
        "choose a family made for vertical Japanese or Chinese in [fonts]",
        "縦組に対応した書体を [fonts] に書いてください",
    ),
    "weasyprint": warning(
        "WeasyPrint says: {what}",
        "WeasyPrint からの知らせ：{what}",
    ),
}
