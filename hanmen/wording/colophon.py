"""The words of a colophon, by language, and the order in which each country's books say its facts.

Japan: 著者, 発行者, 発行所 … below the dates. China: GB/T 12450, the record of the edition (版本记录). Taiwan: 版權頁.
In English: the page behind the title page, in sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from ..model import ColophonPlace


@dataclass(frozen=True, slots=True)
class ColophonWords:
    """In *facts*, an entry with ``{value}`` is a line that says it, any other the label that stands before it.

    ``{label}`` is the label that the fact brings along: what an author did, or whom the book thanks for what.
    A postcode that is no fact of its own stands before the address.
    """

    place: ColophonPlace
    facts: Mapping[str, str]
    impression: str
    edition: str
    printing: str
    postcode: str
    amount: str
    exchange: str
    biographies: str
    reading: str = ""  # of a name; only Japanese ones need it

    @property
    def words(self) -> str:
        """All characters of it."""
        said = (getattr(self, field.name) for field in fields(self))
        return "".join("".join(each.values()) if isinstance(each, Mapping) else each for each in said)


COLOPHONS = {
    "ja": ColophonWords(
        place="last",
        facts={
            "impressions": "発行日",
            "authors": "{label}",
            "credits": "{label}",
            "issuer": "発行者",
            "publisher": "発行所",
            "address": "{value}",
            "telephone": "電話　{value}",
            "url": "{value}",
            "email": "{value}",
            "distributor": "発売",
            "printer": "印刷",
            "binder": "製本",
            "isbn": "ISBN",
            "price": "定価",
            "rights": "{value}",
            "licence": "{value}",
            "reserved": "本書の無断複製・転載を禁じます。",
            "exchange": "{value}",
            "country": "{value}",
        },
        impression="{date}　第{edition}版第{number}刷発行",
        edition="{month}第{edition}版",
        printing="{month}第{number}刷",
        postcode="〒{}　",
        amount="本体{}円＋税",
        exchange="落丁・乱丁本はお取り替えいたします。",
        biographies="著者略歴",
        reading="（{}）",
    ),
    "zh-Hans": ColophonWords(
        place="first",
        facts={
            "title": "书名",
            "authors": "{label}",
            "credits": "{label}",
            "issuer": "出版人",
            "publisher": "出版发行",
            "address": "地址",
            "postcode": "邮编",
            "telephone": "电话",
            "url": "网址",
            "email": "电子邮箱",
            "distributor": "经销",
            "printer": "印刷",
            "binder": "装订",
            "format": "开本",
            "printed_sheets": "印张",
            "characters": "字数",
            "edition": "版次",
            "printing": "印次",
            "copies": "印数",
            "isbn": "书号",
            "price": "定价",
            "rights": "{value}",
            "licence": "{value}",
            "reserved": "版权所有　侵权必究",
            "exchange": "{value}",
            "country": "{value}",
        },
        impression="{date}　第{edition}版第{number}次印刷",
        edition="{month}第{edition}版",
        printing="{month}第{number}次印刷",
        postcode="{}　",
        amount="{}元",
        exchange="本书如有印装质量问题，请与出版者联系调换。",
        biographies="作者简介",
    ),
    "zh-Hant": ColophonWords(
        place="last",
        facts={
            "title": "書名",
            "authors": "{label}",
            "credits": "{label}",
            "issuer": "發行人",
            "publisher": "出版者",
            "address": "地址",
            "telephone": "電話",
            "url": "網址",
            "email": "電子信箱",
            "distributor": "總經銷",
            "printer": "印刷",
            "binder": "裝訂",
            "format": "開本",
            "impressions": "出版日期",
            "copies": "印量",
            "isbn": "ISBN",
            "price": "定價",
            "rights": "{value}",
            "licence": "{value}",
            "reserved": "版權所有　翻印必究",
            "exchange": "{value}",
            "country": "{value}",
        },
        impression="{date}　第{edition}版第{number}刷",
        edition="{month}第{edition}版",
        printing="{month}第{number}刷",
        postcode="{}　",
        amount="新臺幣{}元",
        exchange="本書如有缺頁、破損或裝訂錯誤，請寄回更換。",
        biographies="作者簡介",
    ),
    "en": ColophonWords(
        place="first",
        facts={
            "rights": "{value}",
            "reserved": "All rights reserved.",
            "licence": "{value}",
            "authors": "{label}: {value}",
            "credits": "{label}: {value}",
            "issuer": "Publisher: {value}",
            "publisher": "Published by {value}",
            "address": "{value}",
            "telephone": "Telephone {value}",
            "url": "{value}",
            "email": "{value}",
            "distributor": "Distributed by {value}",
            "printer": "Printed by {value}",
            "binder": "Bound by {value}",
            "impressions": "{value}",
            "isbn": "ISBN {value}",
            "price": "{value}",
            "country": "{value}",
            "exchange": "{value}",
        },
        impression="Edition {edition}, printing {number}: {date}",
        edition="Edition {edition}: {month}",
        printing="Printing {number}: {month}",
        postcode="{} ",
        amount="¥{} + tax",
        exchange="Faulty copies will be replaced.",
        biographies="About the author",
    ),
}
