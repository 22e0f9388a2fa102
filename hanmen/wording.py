"""The words that a book says by itself, by language: 第3章, 図2.1, 目次, 奥付."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import NamedTuple


class Term(NamedTuple):
    """The same in three languages; ``{}`` stands for a value."""

    en: str
    ja: str
    zh: str

    def filled(self, *values: object) -> "Term":
        """With values in the blanks; a value that is a term is worded in each language."""
        worded = [
            form.format(*(value[index] if isinstance(value, Term) else value for value in values))
            for index, form in enumerate(self)
        ]
        return Term(*worded)

    def to(self, language: str) -> str:
        """The words for a BCP 47 tag; English where there are none."""
        return {"ja": self.ja, "zh": self.zh}.get(language.split("-")[0], self.en)

from .numerals import ideographic, upper_roman


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
    contents: str
    figures: str
    tables: str
    cover: str
    half_title: str
    title_page: str
    colophon: str
    index: str
    signs: str
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
    title: str
    date: str
    published: str
    publisher: str
    isbn: str
    rights: str
    price: str
    others: str
    accessibility: str

    @property
    def words(self) -> str:
        """All characters of it."""
        said = (getattr(self, field.name) for field in fields(self))
        texts = (each for found in said for each in (found.values() if isinstance(found, dict) else [found]))
        return "".join(each for each in texts if isinstance(each, str))


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
        contents="目次",
        figures="図一覧",
        tables="表一覧",
        cover="表紙",
        half_title="小扉",
        title_page="扉",
        colophon="奥付",
        index="索引",
        signs="記号・数字",
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
        title="書名",
        date="発行日",
        published="{}年{}月{}日",
        publisher="発行",
        isbn="ISBN",
        rights="権利",
        price="定価（本体{}円＋税）",
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
        contents="目录",
        figures="插图目录",
        tables="表格目录",
        cover="封面",
        half_title="前扉页",
        title_page="扉页",
        colophon="版权页",
        index="索引",
        signs="符号、数字",
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
        roles={"aut": "作者", "trl": "译者", "edt": "编者", "ill": "插图"},
        title="书名",
        date="出版日期",
        published="{}年{}月{}日",
        publisher="出版",
        isbn="ISBN",
        rights="版权",
        price="定价：{}元",
        others="{}等",
        accessibility="文字可放大、可朗读，可通过标题和目录跳转。",
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
        contents="Contents",
        figures="List of Figures",
        tables="List of Tables",
        cover="Cover",
        half_title="Half title",
        title_page="Title page",
        colophon="Colophon",
        index="Index",
        signs="Symbols and digits",
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
        title="Title",
        date="Published",
        published="{}-{:0>2}-{:0>2}",
        publisher="Publisher",
        isbn="ISBN",
        rights="Rights",
        price="¥{} + tax",
        others="{} and others",
        accessibility="The text can be enlarged and read aloud; headings and contents lead to every part.",
    ),
}


def wording_of(language: str) -> Wording:
    """The words for a BCP 47 tag; for a language without words of its own, the English ones."""
    for tag in (language, language.split("-")[0]):
        if tag in WORDINGS:
            return WORDINGS[tag]
    return WORDINGS["zh-Hans"] if language.startswith("zh") else WORDINGS["en"]
