"""What is said of a finished PDF as a file: whether it is sound, what it calls itself, its pages and boxes."""

from collections.abc import Mapping

from .words import Message, error, warning

MESSAGES: Mapping[str, Message] = {
    "annotation": error(
        "there is {what} on the page, and a press knows none{where}",
        "ページに{what}があります。印刷用 PDF には入れられません{where}",
        "export the file without links, notes and fields",
        "リンク、注釈、入力欄なしで書き出してください",
    ),
    "artbox-present": error(
        "the page has an ArtBox beside its TrimBox; the standard allows one of them{where}",
        "ページに TrimBox と ArtBox の両方があります。規格ではどちらか一つです{where}",
        "take the ArtBox away",
        "ArtBox を取り除いてください",
    ),
    "bleed-small": error(
        "the bleed is {least:g} mm where it is smallest, and {wanted} mm are wanted{where}",
        "塗り足しが最も狭い所で {least:g} mm です。{wanted} mm 必要です{where}",
        "export the file with {wanted} mm of bleed on all sides",
        "四辺に {wanted} mm の塗り足しを付けて書き出してください",
    ),
    "boxes-crossed": error(
        "the page's boxes do not lie within each other: TrimBox in BleedBox in MediaBox{where}",
        "ページの枠が正しい入れ子（TrimBox、BleedBox、MediaBox の順）になっていません{where}",
        "set the page's size and bleed anew, and export again",
        "仕上がり寸法と塗り足しを設定し直して書き出してください",
    ),
    "compression-forbidden": error(
        "something is compressed with {filter}, which {standard} does not allow",
        "{filter} で圧縮されています。{standard} では使えません",
        "export the file with ZIP (Flate) or JPEG compression",
        "ZIP（Flate）または JPEG 圧縮で書き出してください",
    ),
    "content-broken": error(
        "the page has an instruction that cannot be carried out{where}",
        "ページの描画命令に実行できないものがあります{where}",
        "export the file again; if this stays, the program that made it is at fault",
        "書き出し直してください。直らなければ、作成したソフトの問題です",
    ),
    "content-unbalanced": error(
        "the page saves its graphics state and does not restore it, or the other way round{where}",
        "ページの描画状態の保存と復元の数が合っていません{where}",
        "export the file again; if this stays, the program that made it is at fault",
        "書き出し直してください。直らなければ、作成したソフトの問題です",
    ),
    "cropbox-cutting": error(
        "the page's CropBox hides its bleed{where}",
        "ページの CropBox が塗り足しを隠しています{where}",
        "take the CropBox away, or make it as large as the page",
        "CropBox を取り除くか、ページ全体の大きさにしてください",
    ),
    "file-damaged": error(
        "the file is damaged in {count} places, the first: {what}",
        "ファイルが {count} か所で壊れています。最初のもの：{what}",
        "export it again",
        "書き出し直してください",
    ),
    "file-encrypted": error(
        "the file is encrypted",
        "ファイルが暗号化されています",
        "save it without a password and without restrictions",
        "パスワードも制限も付けずに保存してください",
    ),
    "file-unreadable": error(
        "this file cannot be checked: {why}",
        "このファイルは検査できません：{why}",
    ),
    "identifier-missing": error(
        "the file has no identifier (/ID)",
        "ファイルに識別子（/ID）がありません",
        "export it as PDF/X",
        "PDF/X として書き出してください",
    ),
    "information-missing": error(
        "the file does not say its {key}",
        "文書情報に {key} がありません",
        "export it as PDF/X, and give the document a title",
        "文書に題名を付け、PDF/X として書き出してください",
    ),
    "interactive": error(
        "the file has {what}",
        "ファイルに{what}があります",
        "export it for print, without anything interactive",
        "対話的な機能を付けずに、印刷用に書き出してください",
    ),
    "layers-forbidden": error(
        "the file has layers, which {standard} does not know",
        "ファイルにレイヤーがあります。{standard} では使えません",
        "flatten the layers, or export the file as PDF/X-4",
        "レイヤーを統合するか、PDF/X-4 で書き出してください",
    ),
    "layers-present": warning(
        "the file has layers: what is printed depends on which are shown",
        "ファイルにレイヤーがあります。表示の状態によって印刷結果が変わります",
        "flatten the layers",
        "レイヤーを統合してください",
    ),
    "objects-packed": error(
        "the file packs its objects as only newer PDFs do, and {standard} does not know that",
        "オブジェクトが新しい PDF の方式で圧縮されています。{standard} では使えません",
        "save it without object streams",
        "オブジェクトストリームを使わずに保存してください",
    ),
    "origin-shifted": warning(
        "the page does not begin at 0, 0 but at {x:g}, {y:g} mm; some programs then place it wrongly{where}",
        "ページの原点が 0, 0 ではなく {x:g}, {y:g} mm です。位置がずれて配置されることがあります{where}",
        "export the file again with its MediaBox from 0, 0",
        "MediaBox が 0, 0 から始まるように書き出してください",
    ),
    "output-intent-faulty": error(
        "the printing condition (output intent) is not usable: {why}",
        "出力インテントに問題があります：{why}",
        "export the file with the profile that the printer names",
        "印刷所の指定するプロファイルで書き出してください",
    ),
    "output-intent-missing": error(
        "the file does not say for which printing condition it was made (output intent)",
        "どの印刷条件向けのファイルか（出力インテント）が書かれていません",
        "export it as PDF/X with the profile that the printer names",
        "印刷所の指定するプロファイルで、PDF/X として書き出してください",
    ),
    "page-empty": warning(
        "nothing is printed on this page{where}",
        "このページには何も印刷されません{where}",
        "print at least its number: many printers want one on every page, blank ones too",
        "白ページにもノンブルを入れてください。全ページに求める印刷所が多くあります",
    ),
    "page-rotated": warning(
        "the page is turned by {degrees}° for display only; some programs print it lying{where}",
        "ページが表示の上だけで {degrees}° 回転しています。横倒しで印刷されることがあります{where}",
        "export it upright",
        "回転なしで書き出してください",
    ),
    "page-scaled": error(
        "the page's unit is {factor:g} times a point, which few programs heed{where}",
        "ページの単位（UserUnit）が {factor:g} 倍です。対応しない機器があります{where}",
        "export it at its true size",
        "実寸で書き出してください",
    ),
    "pages-odd": error(
        "the number of pages is {count}, and must be a multiple of {multiple}",
        "{count} ページあります。{multiple} の倍数にしてください",
        "add blank pages at the end",
        "末尾に白ページを足してください",
    ),
    "picture-proxy": error(
        "a picture is only a stand-in for another ({what})",
        "実際の画像の代わりのもの（{what}）が入っています",
        "put the picture itself into the file",
        "実際の画像を埋め込んでください",
    ),
    "postscript-embedded": error(
        "the file holds PostScript code",
        "ファイルに PostScript コードが含まれています",
        "export it as PDF/X",
        "PDF/X として書き出してください",
    ),
    "resource-missing": error(
        "the page uses something that is not in the file{where}",
        "ページが使うもの（画像や書体など）がファイルにありません{where}",
        "export the file again; if this stays, the program that made it is at fault",
        "書き出し直してください。直らなければ、作成したソフトの問題です",
    ),
    "standard-contradictory": error(
        "the file calls itself {standard}, but does not say so in the way of that standard: {said}",
        "{standard} と書かれていますが、書き方がその規格と合っていません：{said}",
        "export it again as one PDF/X standard",
        "PDF/X の規格を一つ選んで書き出し直してください",
    ),
    "standard-missing": error(
        "the file keeps no standard for print: it does not say that it is PDF/X",
        "印刷用の規格（PDF/X）のファイルではありません",
        "export it as PDF/X-4, or as PDF/X-1a if the printer asks for it",
        "PDF/X-4（印刷所の指定があれば PDF/X-1a）として書き出してください",
    ),
    "stream-external": error(
        "a part of the file lies in another file",
        "内容の一部が別のファイルにあります",
        "embed everything",
        "すべて埋め込んでください",
    ),
    "trapped-unknown": error(
        "the file does not say whether it is trapped",
        "トラップ処理の有無（Trapped）が書かれていません",
        "export it as PDF/X; Trapped must be True or False",
        "PDF/X として書き出してください（Trapped は True か False）",
    ),
    "trim-missing": error(
        "the page does not say where it is cut (TrimBox){where}",
        "ページに仕上がり枠（TrimBox）がありません{where}",
        "export it as PDF/X, with the size of the finished page",
        "仕上がり寸法を設定し、PDF/X として書き出してください",
    ),
    "trim-other": error(
        "the finished page is {size} mm, and {wanted} mm is wanted",
        "仕上がり寸法が {size} mm です。{wanted} mm にしてください",
    ),
    "trim-varying": error(
        "the finished page is {size} mm, and most are {usual} mm{where}",
        "仕上がり寸法が {size} mm です。ほかのページは {usual} mm です{where}",
        "make all pages the same size",
        "すべてのページを同じ寸法にしてください",
    ),
    "version-newer": error(
        "the file is PDF {version}, and {standard} ends at {newest}",
        "PDF {version} のファイルです。{standard} は {newest} までです",
        "export it as {standard} again, or as PDF/X-4",
        "{standard} として書き出し直すか、PDF/X-4 にしてください",
    ),
    "xmp-incomplete": error(
        "the metadata (XMP) lacks {key}, which PDF/X-4 wants",
        "メタデータ（XMP）に、PDF/X-4 で必要な {key} がありません",
        "export the file as PDF/X-4 again",
        "PDF/X-4 として書き出し直してください",
    ),
}
