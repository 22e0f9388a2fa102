"""The marks of a line: what ［＃…］ says of words before it, or of what stands between two of them."""

import re
from collections.abc import Callable, Mapping

Written = Callable[[str, str], str]  # of plain text and Markdown


def _between(opening: str, closing: str = "") -> Written:
    return lambda _, markdown: f"{opening}{markdown}{closing or opening}"


def _span(css_class: str) -> Written:
    return lambda _, markdown: f"[{markdown}]{{.{css_class}}}"


STYLES: Mapping[str, Written] = {
    "傍点": lambda plain, _: f"《《{plain}》》",
    "傍線": _span("underline"),
    "波線": _span("wavy"),
    "太字": _between("**"),
    "ゴシック体": _between("**"),
    "斜体": _between("*"),
    "縦中横": lambda plain, markdown: f"^{plain}^" if 1 < len(plain) <= 4 and plain.isascii() else markdown,
    "上付き小文字": _between("<sup>", "</sup>"),
    "下付き小文字": _between("<sub>", "</sub>"),
    "行右小書き": _between("<small>", "</small>"),
    "行左小書き": _between("<small>", "</small>"),
    "小書き": _between("<small>", "</small>"),
    "割り注": _span("warichu"),
    "取消線": _between("~~"),
    "罫囲み": _span("framed"),
    "横組み": lambda _, markdown: markdown,
    "小さな文字": _between("<small>", "</small>"),
    "大きな文字": _span("larger"),
    "キャプション": _span("caption"),
}
KINDS = "|".join(sorted(STYLES, key=len, reverse=True))
STYLE = rf"(?:白ゴマ|丸|白丸|黒三角|白三角|二重丸|蛇の目|ばつ|二重|鎖|破線|左に|の)*(?P<style>{KINDS})"
OF_WORDS = re.compile(rf"「(?P<words>.+)」(?:の左)?[にはの]*(?:[１-９\d一二三四五六七八九十]+段階)?{STYLE}")
OPENING = re.compile(rf"(?:[１-９\d]+段階)?{STYLE}")
CLOSING = re.compile(rf"{STYLE}終わり")
LEFT_READING = re.compile(r"「(?P<words>.+)」の左に「(?P<reading>.+)」のルビ(?:付き)?")
EDITORS = re.compile(
    r".*(?:はママ|底本では|は底本|の注記|ルビの).*|改行|改段|本文終わり|[一二レ上下中甲乙]+|（[^（）]*）"
)
PICTURE = re.compile(r"(?P<caption>.*?)（(?P<file>[^（）、]+\.(?:png|jpe?g|gif))(?:、[^（）]*)?）(?:入る)?")
HEADING = re.compile(r"(?:同行|窓)?(?P<size>[大中小])見出し")
LEVELS = {"大": 1, "中": 2, "小": 3}
