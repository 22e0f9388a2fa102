"""What a book says of its making, in each country's words and order."""

from dataclasses import replace
from pathlib import Path

import pytest

from hanmen.colophon import biographies, colophon
from hanmen.config import read_config
from hanmen.diagnostics import Log, Position
from hanmen.model import Author, Colophon, Credit, Impression, Metadata
from hanmen.tree import elements, text_of
from tests.support import tiny_book

PLACE = Position(Path("book.toml"), 1, 1)
ALL = Colophon(
    impressions=(Impression("2026-11-22"), Impression("2027-02-10", number=2)),
    issuer="甲",
    postcode="000-0000",
    address="架空県架空市",
    telephone="000-000-0000",
    email="a@example.com",
    url="https://example.com/",
    distributor="乙",
    printer="丙",
    binder="丁",
    credits=(Credit("装幀", "戊"),),
    format="880mm×1230mm 1/32",
    printed_sheets="8.5",
    characters="180千字",
    copies="1—3000",
    licence="CC BY 4.0",
    reserved=True,
    exchange=True,
    country="Printed in Japan",
)
DATA = Metadata(
    title="雨",
    language="ja",
    slug="ame",
    identifier="",
    modified="",
    authors=(Author("己", "き", biography="書く。\n\n読む。"), Author("庚", role="trl")),
    isbn="978-4-00-310101-8",
    c_code="0095",
    publisher="辛",
    price=1200,
    rights="© 2026 己",
    colophon=ALL,
)
JAPANESE = """\
著者略歴
己（き）
書く。
読む。
雨
発行日 2026年11月22日　第1版第1刷発行
 2027年2月10日　第1版第2刷発行
著者 己
訳者 庚
装幀 戊
発行者 甲
発行所 辛
 〒000-0000　架空県架空市
 電話　000-000-0000
 https://example.com/
 a@example.com
発売 乙
印刷 丙
製本 丁
ISBN 978-4-00-310101-8　C0095
定価 本体1,200円＋税
© 2026 己
CC BY 4.0
本書の無断複製・転載を禁じます。
落丁・乱丁本はお取り替えいたします。
Printed in Japan"""
CHINESE = """\
书名 雨
著者 己
译者 庚
装幀 戊
出版人 甲
出版发行 辛
地址 架空県架空市
邮编 000-0000
电话 000-000-0000
网址 https://example.com/
电子邮箱 a@example.com
经销 乙
印刷 丙
装订 丁
开本 880mm×1230mm 1/32
印张 8.5
字数 180千字
版次 2026年11月第1版
印次 2027年2月第2次印刷
印数 1—3000
书号 978-4-00-310101-8　C0095
定价 1,200元
© 2026 己
CC BY 4.0
版权所有　侵权必究
本书如有印装质量问题，请与出版者联系调换。
Printed in Japan"""
ENGLISH = """\
雨
© 2026 己
All rights reserved.
CC BY 4.0
Author: 己
Translator: 庚
装幀: 戊
Publisher: 甲
Published by 辛
000-0000 架空県架空市
Telephone 000-000-0000
https://example.com/
a@example.com
Distributed by 乙
Printed by 丙
Bound by 丁
Edition 1, printing 1: 22 November 2026
Edition 1, printing 2: 10 February 2027
ISBN 978-4-00-310101-8　C0095
¥1,200 + tax
Printed in Japan
Faulty copies will be replaced."""


def said(data: Metadata, is_vertical: bool = False) -> str:
    """A line for each line, a label before its fact; a line below another begins with a space."""
    text, labelled = "", False
    for element in elements(colophon("c", data, is_vertical, (), PLACE).body):
        if element.name == "dt":
            text, labelled = f"{text}\n{text_of(element)}", True
        elif element.name in ("dd", "p"):
            text += (" " if labelled else "\n " if element.name == "dd" else "\n") + text_of(element)
            labelled = False
    return text.strip()


@pytest.mark.parametrize(
    ("language", "place", "expected"),
    [("ja", "last", JAPANESE), ("zh-Hans", "first", CHINESE), ("en", "first", ENGLISH)],
)
def test_each_country_says_it_in_its_own_order(language: str, place: str, expected: str) -> None:
    about = replace(ALL, place="last" if place == "last" else "first")
    assert said(replace(DATA, language=language, colophon=about)) == expected


def test_one_house_that_prints_and_binds_is_named_once() -> None:
    text = said(replace(DATA, colophon=replace(ALL, binder="丙")))
    assert "\n印刷・製本 丙\nISBN" in text


def test_what_is_not_known_is_not_said() -> None:
    data = Metadata("雨", "ja", "ame", "", "", date="2026-11", edition_note="初版")
    assert said(data) == "雨\n発行日 2026年11月 初版"


def test_lines_that_run_down_have_dates_in_ideographs() -> None:
    data = replace(DATA, colophon=replace(ALL, writing_mode="vertical"))
    assert "発行日 二〇二六年十一月二十二日　第一版第一刷発行" in said(data, is_vertical=True)
    assert "発行日 2026年11月22日" in said(DATA, is_vertical=True)


@pytest.mark.parametrize(
    ("mode", "expected"), [("horizontal", ["colophon-sheet across"]), ("vertical", ["colophon-sheet"])]
)
def test_in_a_vertical_book_it_is_set_across(mode: str, expected: list[str]) -> None:
    about = replace(ALL, writing_mode="vertical" if mode == "vertical" else "horizontal")
    page = colophon("c", replace(DATA, colophon=about), True, (), PLACE)
    sheet = page.body.children[0]
    assert [each.attributes["class"] for each in elements(sheet) if each.name == "div"][:1] == expected


def test_biographies_have_a_page_of_their_own_where_the_colophon_is_not_the_last() -> None:
    assert [*biographies("p", DATA)] == []
    (page,) = biographies("p", replace(DATA, colophon=replace(ALL, place="first")))
    assert (page.role, page.kind) == ("back", "contributors")
    (chinese,) = biographies("p", replace(DATA, language="zh-Hans", colophon=replace(ALL, place="first")))
    assert ("（き）" in text_of(page.body), "（き）" in text_of(chinese.body)) == (True, False)
    assert "書く。" in text_of(page.body)
    assert "書く。" not in said(replace(DATA, colophon=replace(ALL, place="first")))


def test_book_toml_says_it(tmp_path: Path) -> None:
    log = Log()
    toml = """
[colophon]
impressions = [{ date = 2026-11-22 }, { date = "2027-02", number = 2 }]
credits = [{ label = "装幀", name = "戊" }]
exchange = true
"""
    config = read_config(tiny_book(tmp_path, toml, a="# 雨\n"), log)
    assert config
    assert not list(log)
    about = config.metadata.colophon
    assert about.impressions == (Impression("2026-11-22"), Impression("2027-02", 1, 2))
    assert (about.place, about.credits, about.exchange) == ("last", (Credit("装幀", "戊"),), True)
