"""What is carried from room to room: frozen data, and nothing that decides."""

from .apparatus import BackPlace, BibliographyPlan, IndexPlan, Order
from .book import Author, Book, Chapter, ContentsEntry, Element, Kind, Metadata, Role, Run, Source, Target
from .config import Config, Edition, Entry, Medium
from .forme import ContentDocument, Forme, LaidOut, Picture
from .jacket import Jacket, Paper
from .page import MILLIMETRES, Customs, KihonHanmen, Length, LineBreak, Size, Unit, WritingMode
from .printing import Inks, Printing, Rgb

__all__ = [
    "MILLIMETRES",
    "Author",
    "BackPlace",
    "BibliographyPlan",
    "Book",
    "Chapter",
    "Config",
    "ContentDocument",
    "ContentsEntry",
    "Customs",
    "Edition",
    "Element",
    "Entry",
    "Forme",
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
    "Paper",
    "Picture",
    "Printing",
    "Rgb",
    "Role",
    "Run",
    "Size",
    "Source",
    "Target",
    "Unit",
    "WritingMode",
]
