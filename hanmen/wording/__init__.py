"""The words that a book says by itself, by language: 第3章, 図2.1, 目次, 奥付."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from ..numerals import ideographic, upper_roman
from .colophon import COLOPHONS, ColophonWords
from .languages import in_language
from .terms import Term

__all__ = ["WORDINGS", "ColophonWords", "Term", "Wording", "in_language", "wording_of"]


@dataclass(frozen=True, slots=True)
class Wording:
    """Templates take the bare number (``3``, ``2.1``) for ``{}``."""

    part: str
    part_numerals: Callable[[int], str]
    chapter: str
    appendix: str
    section: str
    figure: str
    equation: str
    table: str
    heading: str
    contents: str
    figures: str
    tables: str
    cover: str
    half_title: str
    title_page: str
    colophon: str
    index: str
    signs: str
    strokes: str
    see: str
    see_also: str
    see_separator: str
    bibliography: str
    landmarks: str
    pages: str
    pages_of: str
    body: str
    notes: str
    back_to_text: str
    list_separator: str
    roles: dict[str, str]
    dates: tuple[str, str, str]
    months: tuple[str, ...]
    price: str
    imprint: ColophonWords
    others: str
    accessibility: str

    @property
    def words(self) -> str:
        """All characters of it."""
        said = (getattr(self, field.name) for field in fields(self))
        return "".join(map(_characters, said))


def _characters(said: object) -> str:
    if isinstance(said, ColophonWords):
        return said.words
    if callable(said):
        return ""
    return "".join(said.values() if isinstance(said, dict) else said)  # type: ignore[arg-type]  # strings, or of them


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WORDINGS = {
    "ja": Wording(
        part="第{}部",
        part_numerals=ideographic,
        chapter="第{}章",
        appendix="付録{}",
        section="{}節",
        figure="図{}",
        equation="式({})",
        table="表{}",
        heading="「{}」",
        contents="目次",
        figures="図一覧",
        tables="表一覧",
        cover="表紙",
        half_title="小扉",
        title_page="扉",
        colophon="奥付",
        index="索引",
        signs="記号・数字",
        strokes="{}画",
        see="→{}",
        see_also="→{}も見よ",
        see_separator="、",
        bibliography="参考文献",
        landmarks="主な場所",
        pages="ページ",
        pages_of="『{}』PDF版",
        body="本文",
        notes="注",
        back_to_text="本文に戻る",
        list_separator="・",
        roles={"aut": "著者", "trl": "訳者", "edt": "編者", "ill": "絵"},
        dates=("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
        months=(),
        price="定価（{}）",
        imprint=COLOPHONS["ja"],
        others="{}ほか",
        accessibility="文字は拡大・読み上げができ、見出しと目次から移動できます。",
    ),
    "zh-Hans": Wording(
        part="第{}部分",
        part_numerals=ideographic,
        chapter="第{}章",
        appendix="附录{}",
        section="{}节",
        figure="图{}",
        equation="式({})",
        table="表{}",
        heading="“{}”",
        contents="目录",
        figures="插图目录",
        tables="表格目录",
        cover="封面",
        half_title="前扉页",
        title_page="扉页",
        colophon="版权页",
        index="索引",
        signs="符号、数字",
        strokes="{}画",
        see="见{}",
        see_also="另见{}",
        see_separator="、",
        bibliography="参考文献",
        landmarks="主要位置",
        pages="页码",
        pages_of="《{}》PDF版",
        body="正文",
        notes="注",
        back_to_text="返回正文",
        list_separator="、",
        roles={"aut": "著者", "trl": "译者", "edt": "编者", "ill": "插图"},
        dates=("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
        months=(),
        price="定价：{}",
        imprint=COLOPHONS["zh-Hans"],
        others="{}等",
        accessibility="文字可放大、可朗读，可通过标题和目录跳转。",
    ),
    "zh-Hant": Wording(
        part="第{}部",
        part_numerals=ideographic,
        chapter="第{}章",
        appendix="附錄{}",
        section="{}節",
        figure="圖{}",
        equation="式({})",
        table="表{}",
        heading="「{}」",
        contents="目錄",
        figures="圖目錄",
        tables="表目錄",
        cover="封面",
        half_title="前扉頁",
        title_page="書名頁",
        colophon="版權頁",
        index="索引",
        signs="符號、數字",
        strokes="{}畫",
        see="見{}",
        see_also="另見{}",
        see_separator="、",
        bibliography="參考文獻",
        landmarks="主要位置",
        pages="頁碼",
        pages_of="《{}》PDF版",
        body="正文",
        notes="註",
        back_to_text="返回正文",
        list_separator="、",
        roles={"aut": "作者", "trl": "譯者", "edt": "編者", "ill": "插圖"},
        dates=("{year}年", "{year}年{month}月", "{year}年{month}月{day}日"),
        months=(),
        price="定價：{}",
        imprint=COLOPHONS["zh-Hant"],
        others="{}等",
        accessibility="文字可放大、可朗讀，可由標題和目錄跳至各處。",
    ),
    "en": Wording(
        part="Part {}",
        part_numerals=upper_roman,
        chapter="Chapter {}",
        appendix="Appendix {}",
        section="Section {}",
        figure="Figure {}",
        equation="Equation ({})",
        table="Table {}",
        heading="“{}”",
        contents="Contents",
        figures="List of Figures",
        tables="List of Tables",
        cover="Cover",
        half_title="Half title",
        title_page="Title page",
        colophon="Colophon",
        index="Index",
        signs="Symbols and digits",
        strokes="{}",
        see="see {}",
        see_also="see also {}",
        see_separator="; ",
        bibliography="References",
        landmarks="Landmarks",
        pages="Pages",
        pages_of="{}, PDF edition",
        body="Text",
        notes="Notes",
        back_to_text="Back to the text",
        list_separator=", ",
        roles={"aut": "Author", "trl": "Translator", "edt": "Editor", "ill": "Illustrator"},
        dates=("{year}", "{month} {year}", "{day} {month} {year}"),
        months=MONTHS,
        price="{}",
        imprint=COLOPHONS["en"],
        others="{} and others",
        accessibility="The text can be enlarged and read aloud; headings and contents lead to every part.",
    ),
}


def wording_of(language: str) -> Wording:
    """The words for a BCP 47 tag; for a language without words of its own, the English ones."""
    return in_language(WORDINGS, language)
