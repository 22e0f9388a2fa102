"""What is carried from room to room: frozen data, and nothing that decides."""

from .apparatus import BackPlace, BibliographyPlan, IndexPlan, Order
from .book import Author, Book, Chapter, ContentsEntry, Element, Kind, Metadata, Role, Run, Source, Target
from .colophon import Colophon, ColophonPlace, Credit, Impression
from .config import Config, Edition, Entry, Medium, Publication, Store
from .forme import ContentDocument, Forme, LaidOut, PageStart, Picture, StyleSheet
from .jacket import CoverPlan, Jacket, Paper
from .page import MILLIMETRES, Customs, KihonHanmen, Length, LineBreak, Size, Unit, WritingMode
from .printing import Inks, Printing, Rgb

__all__ = [
    "MILLIMETRES",
    "Author",
    "BackPlace",
    "BibliographyPlan",
    "Book",
    "Chapter",
    "Colophon",
    "ColophonPlace",
    "Config",
    "ContentDocument",
    "ContentsEntry",
    "CoverPlan",
    "Credit",
    "Customs",
    "Edition",
    "Element",
    "Entry",
    "Forme",
    "Impression",
    "IndexPlan",
    "Inks",
    "Jacket",
    "KihonHanmen",
    "Kind",
    "LaidOut",
    "Length",
    "LineBreak",
    "Medium",
    "Metadata",
    "Order",
    "PageStart",
    "Paper",
    "Picture",
    "Printing",
    "Publication",
    "Rgb",
    "Role",
    "Run",
    "Size",
    "Source",
    "Store",
    "StyleSheet",
    "Target",
    "Unit",
    "WritingMode",
]
