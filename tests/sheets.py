"""Small hand-made PDFs: one page, what is on it, and the resources that it names."""

from collections.abc import Mapping
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf


class Sheet:
    """A PDF of one page of 200 × 300 pt."""

    def __init__(self, content: str, **resources: Mapping[str, Any]) -> None:
        self.pdf = Pdf.new()
        self.pdf.add_blank_page(page_size=(200, 300))
        self.page.obj.Contents = self.pdf.make_stream(content.encode())
        for category, named in resources.items():
            self.add(category, **named)

    @property
    def page(self) -> Page:
        return self.pdf.pages[0]

    def add(self, category: str, **named: Any) -> None:
        """Resources by category and name: ``XObject``, ``Pattern`` …"""
        held = self.page.obj.Resources.get(f"/{category}", Dictionary())
        for name, thing in named.items():
            held[f"/{name}"] = thing
        self.page.obj.Resources[f"/{category}"] = held

    def stream(self, content: str, **keys: Any) -> Object:
        """A form, a pattern cell, a glyph procedure, or pixels."""
        return self.pdf.make_stream(content.encode("latin-1"), **keys)

    def form(self, content: str, **keys: Any) -> Object:
        return self.stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 100], **keys)


def simple_font() -> Dictionary:
    """Codes A to C are 500, 600 and 700 thousandths wide."""
    return Dictionary(Type=Name.Font, Subtype=Name.TrueType, FirstChar=65, LastChar=67, Widths=[500, 600, 700])


def composite_font(**keys: Any) -> Dictionary:
    """Identity-H unless *keys* say otherwise; CID 1 is half an em wide, 2 to 4 a quarter, the others an em."""
    widths = Array([1, Array([500]), 2, 4, 250])
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, W=widths)
    font = {"Type": Name.Font, "Subtype": Name.Type0, "Encoding": Name("/Identity-H"), **keys}
    return Dictionary(**font, DescendantFonts=Array([below]))
