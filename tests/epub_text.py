"""An EPUB as it is read from its first page to its last: its characters, and where its printed pages begin."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from hanmen.tree import counted

XHTML, OPS, OPF = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}", "{http://www.idpf.org/2007/opf}"
ASIDE = frozenset({"noteref", "footnote", "backlink"})
PICTURE = "▣"


def spine(epub: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    """The path below item/ and the parsed document of each part, in reading order."""
    with ZipFile(epub) as archive:
        package = ElementTree.fromstring(archive.read("item/standard.opf"))
        items = {item.get("id"): item.get("href", "") for item in package.iter(f"{OPF}item")}
        for reference in package.iter(f"{OPF}itemref"):
            path = items[reference.get("idref")]
            yield path, ElementTree.fromstring(archive.read(f"item/{path}"))


def page_list(epub: Path) -> list[tuple[str, str]]:
    """Label and target of each printed page, as the navigation document lists them."""
    with ZipFile(epub) as archive:
        text = archive.read("item/navigation-documents.xhtml").decode()
    listed = text.partition('epub:type="page-list"')[2].partition("</nav>")[0]
    return [(label, target) for target, label in re.findall('<a href="([^"]*)">([^<]*)', listed)]


class Reading:
    """What is read, and where in it each page begins.

    *text* are the characters, a picture being one; *marks* are the labels of pages and their places in it, *seams* the
    places where an element begins or ends, or a reading stands.
    """

    def __init__(self, epub: Path) -> None:
        self.text = ""
        self.marks: list[tuple[str, int]] = []
        self.targets: list[str] = []
        self.seams = {0}
        for path, document in spine(epub):
            body = document.find(f"{XHTML}body")
            assert body is not None
            if "p-cover" not in path:
                self._read(body, path)

    def _read(self, element: ElementTree.Element, path: str) -> None:
        name = element.tag.rpartition("}")[2]
        self.seams.add(len(self.text))
        if element.get(f"{OPS}type") == "pagebreak":
            self.marks.append((element.get("aria-label", ""), len(self.text)))
            self.targets.append(f"{path}#{element.get('id')}")
        if name in ("rt", "rp") or element.get("hidden") or not ASIDE.isdisjoint(element.get("class", "").split()):
            return
        if name in ("img", "svg", "math"):
            self.text += PICTURE
            return
        self.text += counted(element.text or "")
        for child in element:
            self._read(child, path)
            self.seams.add(len(self.text))
            self.text += counted(child.tail or "")

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Label, first and last characters of each page, as far as nothing stands between these."""
        ends = [start for _, start in self.marks[1:]] + [len(self.text)]
        for (label, start), end in zip(self.marks, ends, strict=True):
            after = min(seam for seam in self.seams | {end, start + 8} if seam > start) if end > start else end
            before = max(seam for seam in self.seams | {start, end - 8} if seam < end) if end > start else end
            yield label, self.text[start:after], self.text[before:end]
