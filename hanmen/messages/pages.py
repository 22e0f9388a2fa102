"""What is said of fonts and of laid-out pages and covers."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "block-large": warning(
        "this block makes a file of {size} KB in the EPUB, and readers are slow with more than {most}",
        "このまとまりは電子書籍で {size} KB のファイルになります。{most} KB を超えると表示が遅くなります",
        "divide it: a long paragraph, list or table can be several",
        "分けてください。長い段落や箇条書き、表はいくつかにできます",
    ),
    "block-overfull": warning(
        "this {what} is {excess} mm {side} than its place, which has {room} mm, and what sticks out may be cut off",
        "この{what}は{side}が {excess} mm 大きく、置き場所（{room} mm）からはみ出した部分は切れるおそれがあります",
        "{cure}",
        "{cure}",
    ),
    "cover-overfull": error(
        "the {panel} of the cover has no room for {characters} characters; there is room for some {most}",
        "カバーの{panel}に {characters} 字は入りきりません（およそ {most} 字まで）",
        "write a shorter text as “back”, “front-flap” or “back-flap” in the [[edition]]",
        "[[edition]] の「back」「front-flap」「back-flap」に短い文を書いてください",
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
    "font-restricted": error(
        "the maker of “{family}” does not allow to embed it in a book",
        "書体「{family}」は、本への埋めこみが許されていません",
        "choose another family, or ask the maker for a licence and a file that allows it",
        "別の書体を選ぶか、埋めこみを許すライセンスとファイルを入手してください",
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
        "add a family with outlines for it to “fallback” in [fonts]; emoji in colour stand, if U+FE0F follows the sign",
        "輪郭を持つ書体を [fonts] の「fallback」に加えてください。U+FE0F を付けた絵文字は色のまま正立します",
    ),
    "notes-overfull": error(
        "the notes above the lines of this page have no room on it",
        "このページの頭注が入りきりません",
        "shorten them, or make “head” larger in [kihon-hanmen]",
        "注を短くするか、[kihon-hanmen] の「head」を大きくしてください",
    ),
    "store-limit": warning(
        "{store} does not take this: {what}",
        "{store}では受けつけられません：{what}",
        "change it, or take the store out of “stores” in [[edition]]",
        "直すか、[[edition]] の「stores」から外してください",
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
