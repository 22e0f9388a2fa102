"""What is said of what a finished PDF prints: colour and ink, text and lines, pictures and fonts."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "bleed-unpainted": error(
        "something reaches the {side} edge of the page and does not go on into the bleed{where}",
        "{side}に達している絵柄が、塗り足しまで伸びていません{where}",
        "extend it beyond the edge: else a white line shows where the knife is off by a hair",
        "仕上がり線の外まで伸ばしてください。断裁がわずかにずれると白く残ります",
    ),
    "blend-space": error(
        "transparency is blended in {space}, not in inks{where}",
        "透明効果がインキではなく {space} で合成されます{where}",
        "set the blend space of the document to CMYK",
        "ドキュメントの透明ブレンドのカラースペースを CMYK にしてください",
    ),
    "colour-profiled": error(
        "{what} is in {space} with a profile of its own, and may be converted once more{where}",
        "{what}が独自のプロファイル付き {space} です。再び変換されるおそれがあります{where}",
        "convert it to plain CMYK or grey",
        "プロファイルなしの CMYK またはグレーに変換してください",
    ),
    "colour-rgb": error(
        "{what} is in {space}, which is for screens: a press prints inks{where}",
        "{what}が {space} です。画面用の色で、インキの色ではありません{where}",
        "convert it to CMYK, or to black alone",
        "CMYK、または黒だけに変換してください",
    ),
    "colour-spot": error(
        "{what} is in the spot colour “{ink}”, which needs a plate of its own{where}",
        "{what}が特色「{ink}」です。専用の版が必要になります{where}",
        "convert it to CMYK, unless it was agreed with the printer",
        "印刷所と取り決めたものでなければ、CMYK に変換してください",
    ),
    "colour-unwanted": error(
        "{what} has cyan, magenta or yellow in it, and the job is printed in black alone{where}",
        "{what}にシアン、マゼンタ、イエローが含まれています。一色刷りです{where}",
        "convert it to grey",
        "グレーに変換してください",
    ),
    "font-broken": error(
        "the font {font} is damaged ({why}){where}",
        "書体 {font} が壊れています（{why}）{where}",
        "export the file again, or use another font",
        "書き出し直すか、別の書体にしてください",
    ),
    "font-courier": warning(
        "text is set in {font}, which often stands in for a font that was not found{where}",
        "{font} で組まれています。見つからない書体の代わりに使われていることがあります{where}",
        "look whether it was meant",
        "意図した書体か確かめてください",
    ),
    "font-type3": warning(
        "a font is of Type 3: its letters are small drawings, and print less sharp{where}",
        "Type 3 の書体があります。文字が図として描かれ、鮮明に印刷されないことがあります{where}",
        "use an OpenType or TrueType font",
        "OpenType または TrueType の書体にしてください",
    ),
    "font-unembedded": error(
        "the font {font} is not embedded{where}",
        "書体 {font} が埋め込まれていません{where}",
        "export the file with all fonts embedded",
        "すべての書体を埋め込んで書き出してください",
    ),
    "font-whole": warning(
        "the font {font} is embedded whole; only the glyphs in use are needed{where}",
        "書体 {font} が丸ごと埋め込まれています。使う字だけで足ります{where}",
        "export the file with subsets of fonts",
        "サブセットで埋め込んでください",
    ),
    "font-wrapped": error(
        "the font {font} is embedded as OpenType, which {standard} does not know{where}",
        "書体 {font} が OpenType のまま埋め込まれています。{standard} では使えません{where}",
        "export the file as {standard} again, or as PDF/X-4",
        "{standard} として書き出し直すか、PDF/X-4 にしてください",
    ),
    "glyph-notdef": error(
        "a character is not in the font {font}: an empty box or nothing is printed{where}",
        "書体 {font} にない文字があります。四角か空白になります{where}",
        "set it in a font that has it",
        "その字を持つ書体で組んでください",
    ),
    "glyph-renumbered": warning(
        "the font {font} numbers its glyphs in two ways, and some programs take one for the other{where}",
        "書体 {font} の字の番号が二通りあり、取り違える機器があります{where}",
        "look at a proof from the printer, or embed the font anew",
        "校正刷りで確かめるか、書体を埋め込み直してください",
    ),
    "glyph-unmapped": error(
        "{count} glyphs that are shown are not in the font {font}: wrong or no letters are printed{where}",
        "使われている {count} 字が書体 {font} の中にありません。別の字や空白になります{where}",
        "export the file again, or use another font",
        "書き出し直すか、別の書体にしてください",
    ),
    "gradient-broken": error(
        "a gradient is given in the wrong number of inks; many presses leave it out{where}",
        "グラデーションの色の数が合っていません。印刷されないことがあります{where}",
        "draw it anew in CMYK",
        "CMYK で作り直してください",
    ),
    "halftone-own": warning(
        "the file brings a screen (halftone) of its own; the printer's is the right one{where}",
        "独自の網点（ハーフトーン）が指定されています。網点は印刷所が決めるものです{where}",
        "export it without halftone information",
        "ハーフトーン情報を付けずに書き出してください",
    ),
    "ink-excessive": error(
        "{what} has {most} % ink, all inks together; {wanted} % is the most{where}",
        "{what}のインキ総量が {most} % です。上限は {wanted} % です{where}",
        "choose a lighter colour, or convert the picture for this printing condition",
        "色を薄くするか、この印刷条件で変換し直してください",
    ),
    "line-thin": warning(
        "{what} is {least:g} mm thin, and less than {wanted} mm may not be printed{where}",
        "{what}の太さが {least:g} mm です。{wanted} mm より細いと消えることがあります{where}",
        "make it thicker",
        "太くしてください",
    ),
    "overprint-grey": warning(
        "grey text is set to overprint, which has no effect on grey{where}",
        "グレー指定の文字にオーバープリントが設定されていますが、効果がありません{where}",
        "colour it with black of CMYK",
        "CMYK の K で指定してください",
    ),
    "overprint-missing": warning(
        "black text knocks out what is below it: a white line may show around its letters{where}",
        "スミ文字がノックアウトになっています。見当がずれると白く縁取られます{where}",
        "set black text to overprint",
        "スミ文字をオーバープリント（スミノセ）にしてください",
    ),
    "overprint-mode": warning(
        "{what} overprints in a way that erases other inks (OPM 0){where}",
        "{what}のオーバープリントが、ほかのインキを消す設定（OPM 0）です{where}",
        "export the file with overprint mode 1",
        "オーバープリントモード 1 で書き出してください",
    ),
    "overprint-white": error(
        "white overprints, and so {what} is not printed at all{where}",
        "白の{what}がオーバープリントになっていて、印刷されません{where}",
        "take overprint off what is white",
        "白いもののオーバープリントを外してください",
    ),
    "picture-deep": error(
        "a picture has 16 bits a colour, and {standard} knows 8{where}",
        "16 ビットの画像があります。{standard} では 8 ビットまでです{where}",
        "convert it to 8 bits",
        "8 ビットに変換してください",
    ),
    "registration-inside": error(
        "{what} is in registration colour, which prints all plates full; it is for marks alone{where}",
        "{what}がレジストレーションカラーです。全版ベタになるため、トンボ以外には使えません{where}",
        "colour it with black",
        "黒に変えてください",
    ),
    "resolution-low": warning(
        "a picture of {size} pixels is printed at {least:g} ppi; {wanted} ppi look good{where}",
        "画像（{size} px）の解像度が {least:g} ppi です。{wanted} ppi 以上が望まれます{where}",
        "use a larger original, or print it smaller",
        "大きな画像に差し替えるか、小さく配置してください",
    ),
    "resolution-too-low": error(
        "a picture of {size} pixels is printed at {least:g} ppi: its pixels will show; {wanted} ppi look good{where}",
        "画像（{size} px）の解像度が {least:g} ppi で、粗く見えます。{wanted} ppi 以上が望まれます{where}",
        "use a larger original, or print it smaller",
        "大きな画像に差し替えるか、小さく配置してください",
    ),
    "text-many-inks": warning(
        "text of {least:g} pt is printed in {inks}: more than two inks blur small letters{where}",
        "{least:g} pt の文字が {inks} です。三色以上では小さな字がにじみます{where}",
        "use two inks at most, or larger letters",
        "二色までにするか、大きくしてください",
    ),
    "text-near-edge": warning(
        "text is {least:g} mm from the edge, and {wanted} mm are safe{where}",
        "文字が仕上がりの端から {least:g} mm です。{wanted} mm 以上離してください{where}",
        "move it inwards",
        "内側へ移してください",
    ),
    "text-rich-black": error(
        "black text of {least:g} pt is printed in {inks}, not in black alone{where}",
        "{least:g} pt の黒い文字が {inks} です。スミ一色ではありません{where}",
        "colour it K100; other inks under it make its edges blurred",
        "K100 にしてください。ほかの色が重なると輪郭がにじみます",
    ),
    "text-tiny": warning(
        "text is {least:g} pt, and less than {wanted} pt can hardly be read{where}",
        "文字が {least:g} pt です。{wanted} pt より小さいと読めません{where}",
        "make it larger",
        "大きくしてください",
    ),
    "transfer-curve": error(
        "the file changes the tones on its own (transfer curve){where}",
        "ファイルが独自に階調を変えています（トランスファー関数）{where}",
        "export it without transfer functions",
        "トランスファー関数を付けずに書き出してください",
    ),
    "transparency-forbidden": error(
        "{what} is transparent, which {standard} does not know{where}",
        "{what}に透明効果があります。{standard} では使えません{where}",
        "flatten the transparency, or export the file as PDF/X-4",
        "透明を分割・統合するか、PDF/X-4 で書き出してください",
    ),
}
