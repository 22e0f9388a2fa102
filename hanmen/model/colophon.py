"""What a colophon says besides the metadata (奥付, 版权页)."""

from dataclasses import dataclass
from typing import Literal

from .page import WritingMode

ColophonPlace = Literal["first", "last"]


@dataclass(frozen=True, slots=True)
class Impression:
    """A printing (刷, 印次) of an edition (版, 版次), both counted from 1; the date is ``2026-11-22`` or shorter."""

    date: str
    edition: int = 1
    number: int = 1


@dataclass(frozen=True, slots=True)
class Credit:
    """Who did what, by a label of the author's own: 装幀, 责任编辑."""

    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Colophon:
    """All that a book may say of its making; what is empty is not printed."""

    place: ColophonPlace = "last"  # of the book, or after its title page
    writing_mode: WritingMode = "horizontal"  # in a vertical book
    impressions: tuple[Impression, ...] = ()
    issuer: str = ""  # the person who answers for the book (発行者, 出版人)
    postcode: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    url: str = ""
    distributor: str = ""
    printer: str = ""
    binder: str = ""
    credits: tuple[Credit, ...] = ()
    format: str = ""  # sheet and fold (开本)
    printed_sheets: str = ""  # 印张
    characters: str = ""  # 字数
    copies: str = ""  # 印数
    licence: str = ""
    reserved: bool = False  # whether all rights are
    exchange: str | bool = ""  # what becomes of faulty copies, in words of the book's own or in the usual ones
    country: str = ""  # Printed in Japan
