"""The words of a data sheet, as printers use them: English, Japanese, Simplified and Traditional Chinese."""

from ...wording import Term as Term

SHEET = Term("Data sheet for the press", "入稿データ仕様書", "印刷文件说明单", "印刷檔案說明單")
READY = Term("Ready for the press", "入稿できます", "可以付印", "可以付印")
READY_WITH_WARNINGS = Term(
    "Can be printed; see the warnings",
    "入稿できます（要確認の警告あり）",
    "可以付印（请确认警告）",
    "可以付印（請確認警告）",
)
NOT_READY = Term(
    "Not ready: mend the errors first",
    "このままでは入稿できません",
    "尚不能付印，请先修正错误",
    "尚不能付印，請先修正錯誤",
)
ERRORS = Term("errors: {}", "エラー {} 件", "{} 个错误", "{} 個錯誤")
WARNINGS = Term("warnings: {}", "警告 {} 件", "{} 个警告", "{} 個警告")
SEVERITIES = {
    "error": Term("Error", "エラー", "错误", "錯誤"),
    "warning": Term("Warning", "警告", "警告", "警告"),
}

SPECIFICATION = Term("Specification", "仕様", "规格", "規格")
FILE = Term("File", "ファイル", "文件", "檔案")
STANDARD = Term("Standard", "規格", "标准", "標準")
NO_STANDARD = Term("none (plain PDF)", "なし（通常の PDF）", "无（普通 PDF）", "無（一般 PDF）")
TRIM = Term("Trim size", "仕上がり寸法", "成品尺寸", "裁切尺寸")
BLEED = Term("Bleed", "塗り足し", "出血", "出血")
ON_ALL_SIDES = Term("{} mm on all sides", "四方 {} mm", "四边各 {} mm", "四邊各 {} mm")
NONE = Term("none", "なし", "无", "無")
MARKS = Term("Trim marks", "トンボ", "裁切标记", "裁切標記")
MARKED = Term("yes (room of {} mm)", "あり（余白 {} mm）", "有（余量 {} mm）", "有（餘量 {} mm）")
PAGES = Term("Pages", "ページ数", "页数", "頁數")
PAGE_COUNT = Term("{} pages", "{} ページ", "{} 页", "{} 頁")
ONE_PAGE = Term("1 page", "1 ページ", "1 页", "1 頁")
BINDING = Term("Binding", "綴じ", "装订", "裝訂")
BOUND_LEFT = Term("on the left", "左綴じ", "左侧装订", "左側裝訂")
BOUND_RIGHT = Term("on the right", "右綴じ", "右侧装订", "右側裝訂")
WRITING = Term("Writing mode", "組方向", "排版方向", "排版方向")
WRITTEN = {
    "horizontal": Term("horizontal", "横組み", "横排", "橫排"),
    "vertical": Term("vertical", "縦組み", "竖排", "直排"),
}
INKS = Term("Inks", "刷り色", "印刷色", "印刷色")
ONE_INK = Term("1 ink", "1 色", "单色", "單色")
SEVERAL_INKS = Term("{} inks", "{} 色", "{} 色", "{} 色")
ON_ALL_PAGES = Term("all pages", "全ページ", "全部页面", "全部頁面")
ON_PAGES = Term("p. {}", "{} ページ", "第 {} 页", "第 {} 頁")
COLOUR_PAGES = Term("Pages in colour", "カラーページ", "彩色页", "彩色頁")
INK_NAMES = {
    "Cyan": Term("cyan", "シアン", "青", "青"),
    "Magenta": Term("magenta", "マゼンタ", "品红", "洋紅"),
    "Yellow": Term("yellow", "イエロー", "黄", "黃"),
    "Black": Term("black", "墨", "黑", "黑"),
}
CONDITION = Term("Printing condition", "印刷条件", "印刷条件", "印刷條件")
REGISTERED = Term("registered at {}", "登録先 {}", "登记于 {}", "登記於 {}")
PROFILE = Term("ICC profile", "ICC プロファイル", "ICC 特性文件", "ICC 特性描述檔")
EMBEDDED_PROFILE = Term("embedded, {} KB", "埋め込み済み、{} KB", "已嵌入，{} KB", "已嵌入，{} KB")
NO_PROFILE = Term("not embedded", "埋め込みなし", "未嵌入", "未嵌入")
HIGHEST = Term("Highest total ink", "インキ総量の最大", "最大油墨总量", "最大油墨總量")
HIGHEST_AT = Term("{} % on page {}", "{} %（{} ページ）", "{} %（第 {} 页）", "{} %（第 {} 頁）")
LIMIT = Term("limit {} %", "上限 {} %", "上限 {} %", "上限 {} %")
BLACK = Term("Black text", "墨文字", "黑色文字", "黑色文字")
ALL_OVERPRINTS = Term("K 100 %, overprints", "K 100 %、ノセ（オーバープリント）", "K 100 %，叠印", "K 100 %，疊印")
SOME_OVERPRINT = Term(
    "K 100 %, overprints in {} of {} places",
    "K 100 %、{} / {} か所がノセ（オーバープリント）",
    "K 100 %，{} / {} 处叠印",
    "K 100 %，{} / {} 處疊印",
)
NO_OVERPRINT = Term("K 100 %, knocks out", "K 100 %、ヌキ（ノックアウト）", "K 100 %，镂空", "K 100 %，鏤空")
ONE_PLATE = Term("K 100 %, one plate alone", "K 100 %（1 版のみ）", "K 100 %（仅一块版）", "K 100 %（僅一塊版）")
TRANSPARENCY = Term("Transparency", "透明効果", "透明效果", "透明效果")
TRAPPING = Term("Trapping", "トラッピング", "陷印", "陷印")
TRAPPED = {
    "True": Term("done", "処理済み", "已处理", "已處理"),
    "False": Term("not done", "未処理", "未处理", "未處理"),
    "": Term("not said", "記載なし", "未说明", "未說明"),
}
PAPER = Term("Paper of the pages", "本文用紙", "正文用纸", "正文用紙")
SPINE = Term("Spine", "背幅", "书脊宽度", "書脊寬度")

FOUND = Term("What was found", "検査の結果", "检查结果", "檢查結果")
NOTHING_FOUND = Term("Nothing to object to.", "問題は見つかりませんでした。", "未发现问题。", "未發現問題。")
MEND = Term("To mend", "直し方", "修改方法", "修改方法")
WHERE = Term("Where", "場所", "位置", "位置")
WHERE_IS = Term(
    "Places in mm: → from the left edge of the trimmed page, ↓ from its top.",
    "場所の単位は mm。→ は仕上がりの左端から、↓ は上端から。",
    "位置单位为 mm。→ 距成品左边，↓ 距成品上边。",
    "位置單位為 mm。→ 距成品左邊，↓ 距成品上邊。",
)
WHAT = Term("What", "内容", "内容", "內容")
WHOLE_FILE = Term("the whole file", "ファイル全体", "整个文件", "整個檔案")
ALSO = Term("also on p. {}", "ほかに {} ページ", "另见第 {} 页", "另見第 {} 頁")
MORE_PLACES = Term("and {} more places", "ほか {} か所", "另有 {} 处", "另有 {} 處")
NOTES = Term("Notes", "備考", "备注", "備註")

PROBLEM_PAGES = Term("Pages with problems", "問題のあるページ", "有问题的页面", "有問題的頁面")
MARKED_RED = Term(
    "Red: errors. Orange: warnings. The thin line is the trimmed edge.",
    "赤はエラー、橙は警告。細い線は仕上がり線です。",
    "红色为错误，橙色为警告。细线为裁切线。",
    "紅色為錯誤，橙色為警告。細線為裁切線。",
)
PLATES = Term("Plates and ink", "版とインキ量", "印版与油墨量", "印版與油墨量")
PLATE_OF = Term("{} plate of page {}", "{} ページの{}版", "第 {} 页的{}版", "第 {} 頁的{}版")
COVERAGE = Term("covers {} %", "インキ面積 {} %", "着墨面积 {} %", "著墨面積 {} %")
PLATES_OF = Term("Plates of page {}", "{} ページの版", "第 {} 页的印版", "第 {} 頁的印版")
MAP = Term(
    "Total ink of page {}, per cent", "{} ページのインキ総量（%）", "第 {} 页的油墨总量（%）", "第 {} 頁的油墨總量（%）"
)
MAP_ALT = Term(
    "Total ink over page {}: the most, {} %, lies in the ring",
    "{} ページのインキ総量の分布。最大 {} % の位置を丸で囲みました",
    "第 {} 页油墨总量分布，圆圈处为最大值 {} %",
    "第 {} 頁油墨總量分布，圓圈處為最大值 {} %",
)
FONTS = Term("Fonts", "フォント", "字体", "字型")
NAME = Term("Name", "名称", "名称", "名稱")
KIND = Term("Kind", "形式", "格式", "格式")
EMBEDDED = Term("Embedded", "埋め込み", "嵌入", "嵌入")
WHOLE = Term("yes, whole", "全体", "完整", "完整")
SUBSET = Term("yes, subset", "サブセット", "子集", "子集")
NOT_EMBEDDED = Term("no", "なし", "否", "否")
PICTURES = Term("Pictures", "画像", "图片", "圖片")
PAGE = Term("Page", "ページ", "页", "頁")
PIXELS = Term("Pixels", "画素数", "像素", "像素")
PRINTED_SIZE = Term("Printed size", "印刷寸法", "印刷尺寸", "印刷尺寸")
COLOUR = Term("Colour", "色", "颜色", "顏色")
LINE_ART = Term("line art", "モノクロ 2 階調", "线条图", "線條圖")
RESOLUTION = Term("Resolution", "実効解像度", "有效分辨率", "有效解析度")
MORE_ROWS = Term(
    "and {} more, all of {} ppi or more",
    "ほか {} 点（いずれも {} ppi 以上）",
    "另有 {} 幅，均不低于 {} ppi",
    "另有 {} 幅，均不低於 {} ppi",
)
NO_PICTURES = Term("The file has no pictures.", "画像はありません。", "文件中没有图片。", "檔案中沒有圖片。")
OVERVIEW = Term("All pages", "全ページ", "全部页面", "全部頁面")
CHOICE = Term("A choice of pages", "ページの抜粋", "页面选览", "頁面選覽")
PAGE_PICTURE = Term("Page {}", "{} ページ", "第 {} 页", "第 {} 頁")
MEASURED = Term(
    "Read from the finished PDF. Ink is measured on plates of {} dpi.",
    "完成した PDF を読み取って作成しました。インキ量は {} dpi の版で測りました。",
    "根据成品 PDF 生成。油墨量在 {} dpi 的印版上测量。",
    "根據成品 PDF 生成。油墨量在 {} dpi 的印版上測量。",
)
