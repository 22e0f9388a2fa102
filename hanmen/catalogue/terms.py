"""The words of a catalogue, in the languages of `Term`. Editions are known by their names."""

from ..wording import Term

BOOKS, BOOK = Term("Books", "本", "书", "書"), Term("Book", "本", "书", "書")
LEAD = Term(
    "To read on a screen, to carry along, or to have printed.",
    "画面で読む。持ち歩いて読む。印刷して読む。",
    "可以在屏幕上读，可以带在身边读，也可以印出来读。",
    "可以在螢幕上讀，可以帶在身邊讀，也可以印出來讀。",
)
LANGUAGES = {
    "en": "English",
    "ja": "日本語",
    "zh": "中文",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
    "ko": "한국어",
}
COVER = Term("Cover of “{}”", "『{}』の表紙", "《{}》封面", "《{}》封面")
TO_READ = Term("To read", "読む", "阅读", "閱讀")
TO_PRINT = Term("To print", "印刷する", "印刷", "印刷")
PAGES = Term("{} pages", "{}ページ", "{}页", "{}頁")
ONE_PAGE = Term("1 page", "1ページ", "1页", "1頁")
CHECKSUM = Term("SHA-256 checksum", "SHA-256 チェックサム", "SHA-256校验值", "SHA-256校驗值")
DATA_SHEET = Term("Data sheet", "仕様書", "说明单", "說明單")
STANDARDS = {"x4": "PDF/X-4", "x1a": "PDF/X-1a"}

NAMES = {
    "screen": Term("PDF to read", "閲覧用PDF", "阅读版PDF", "閱讀版PDF"),
    "epub": Term("EPUB", "EPUB", "EPUB", "EPUB"),
    "press": Term("PDF for the press", "印刷用PDF", "印刷版PDF", "印刷版PDF"),
    "cover": Term("Cover for the press", "印刷用の表紙", "印刷版封面", "印刷版封面"),
    "obi": Term("Obi for the press", "印刷用の帯", "印刷版腰封", "印刷版書腰"),
}
USES = {
    "screen": Term(
        "For a computer or a tablet: the pages of the printed book, opened by any browser.",
        "パソコンやタブレットで、印刷した本と同じページを読むためのPDFです。ブラウザーで開けます。",
        "供电脑和平板阅读，页面与印刷本相同，浏览器即可打开。",
        "供電腦和平板閱讀，頁面與印刷本相同，以瀏覽器即可開啟。",
    ),
    "epub": Term(
        "For a phone or an e-reader, text in any size: Apple Books, Kobo and others; to Kindle by Send to Kindle.",
        "スマートフォンや電子書籍端末で、好きな文字の大きさで読めます。"
        "Apple BooksやKoboなどで開けます。Kindleへは「Send to Kindle」で送ります。",
        "供手机和电子阅读器阅读，字号随意调节。可用Apple Books、Kobo等打开；Kindle请用“Send to Kindle”发送。",
        "供手機和電子閱讀器閱讀，字級可隨意調整。可用Apple Books、Kobo等開啟；Kindle請用「Send to Kindle」傳送。",
    ),
    "press": Term(
        "For a printer: the pages, with bleed. Send the data sheet along.",
        "印刷所に渡す本文です。塗り足しがあります。仕様書を添えて入稿してください。",
        "交给印刷厂的正文，含出血。请连同说明单一起交付。",
        "交給印刷廠的正文，含出血。請連同說明單一併交付。",
    ),
    "cover": Term(
        "For a printer: back, spine and front on one sheet.",
        "印刷所に渡す表紙です。表4・背・表1が一枚の紙面に並んでいます。",
        "交给印刷厂的封面，封底、书脊、封面展开为一张。",
        "交給印刷廠的封面，封底、書脊、封面展開為一張。",
    ),
    "obi": Term(
        "For a printer: the paper band around the cover.",
        "印刷所に渡す帯です。",
        "交给印刷厂的腰封。",
        "交給印刷廠的書腰。",
    ),
}
VERIFY = Term(
    "Compare checksums to see that a file has arrived complete:",
    "チェックサムで、ファイルが欠けずに届いたかを確かめられます。",
    "校验值可用来确认文件是否完整。",
    "校驗值可用來確認檔案是否完整。",
)
COMMANDS = {"Linux": "sha256sum FILE", "macOS": "shasum -a 256 FILE", "Windows": "certutil -hashfile FILE SHA256"}
MADE = "Made with hanmen"
