"""What belongs on a screen: annotations, actions, forms, layers (ISO 15930-1, -7)."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name

from ...messages import Words
from ..geometry import readable_box
from .finding import Finding
from .sheet import Document, Sheet

CATALOGUE = {
    "/AcroForm": Words("a form to fill in", "入力フォーム"),
    "/OpenAction": Words("an action when it is opened", "開いたときの動作"),
    "/AA": Words("actions", "動作"),
}
NAMES = {
    "/JavaScript": Words("JavaScript", "JavaScript"),
    "/EmbeddedFiles": Words("attached files", "添付ファイル"),
}
FOR_PRINTERS = (Name.PrinterMark, Name.TrapNet)
KINDS = {
    "Link": Words("a link", "リンク"),
    "Widget": Words("a field of a form", "フォームの入力欄"),
    "Text": Words("a note", "注釈"),
    "Popup": Words("a note", "注釈"),
}


def check_catalogue(document: Document) -> Iterator[Finding]:
    """Nothing that the file would do on a screen, and no layers where the standard knows none."""
    root = document.pdf.Root
    names = root.get("/Names")
    found = [words for key, words in CATALOGUE.items() if key in root and _acts(root[key])]
    found += [words for key, words in NAMES.items() if isinstance(names, Dictionary) and key in names]
    for what in found:
        yield Finding("interactive", values=(("what", what),))
    if "/OCProperties" in root:
        code = "layers-forbidden" if document.standard.is_flat else "layers-present"
        yield Finding(code, values=(("standard", document.standard.name),) if document.standard.is_flat else ())


def _acts(value: object) -> bool:
    """A destination opens the file at a page and does no harm."""
    return not isinstance(value, Array)


def check_annotations(sheet: Sheet) -> Iterator[Finding]:
    """No annotation on the page, unless it is the printer's own."""
    annotations = sheet.page.obj.get("/Annots", Array())
    for annotation in annotations.as_list() if isinstance(annotations, Array) else []:
        if not isinstance(annotation, Dictionary) or annotation.get("/Subtype") in FOR_PRINTERS:
            continue
        kind = str(annotation.get("/Subtype", "/?"))[1:]
        place = readable_box(annotation.get("/Rect"))
        yield sheet.find("annotation", place, what=KINDS.get(kind, kind))
