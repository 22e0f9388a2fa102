"""DOOR: the laid-out pages of a forme → the PDF to read."""

import io

import pikepdf
from pikepdf import Name

from .diagnostics import Log
from .model import Forme


def write_pdf(forme: Forme, _: Log) -> bytes:
    """The pages as they are trimmed: the bleed lies outside, and the tags, links and bookmarks are kept.

    Where the edition asks for it, viewers are told that the book is bound at the right (ISO 32000-1 12.2).
    """
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(forme.pages.data)) as pdf:
        for page in pdf.pages:
            page.mediabox = page.trimbox
            del page.obj["/BleedBox"]
        if forme.edition.reading_direction == "r2l":
            pdf.Root.ViewerPreferences = {**pdf.Root.get(Name.ViewerPreferences, {}), "/Direction": Name.R2L}
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()
