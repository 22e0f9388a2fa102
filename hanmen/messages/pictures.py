"""What is said of pictures."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "alt-empty": warning(
        "the picture “{picture}” has no text that says what it shows",
        "図「{picture}」に、内容を伝える代替テキストがありません",
        "write it between the brackets: ![what it shows]({picture})",
        "角括弧の中に書いてください：![何の図か]({picture})",
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
}
