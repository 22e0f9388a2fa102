"""Text as Aozora Bunko writes it, and the Markdown that it becomes."""

from pathlib import Path

import pytest

from hanmen.aozora import to_markdown
from hanmen.config import read_config
from hanmen.diagnostics import Log
from hanmen.manuscript import read_manuscript
from hanmen.model import Source
from tests.support import tiny_book

RULE = "-" * 55


def markdown(text: str, log: Log | None = None) -> str:
    return to_markdown(Source(Path("a.txt"), text, "body"), log or Log()).text.rstrip("\n")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("　雨の停車場《ていしゃば》に", "雨の{停車場|ていしゃば}に"),
        ("　｜赤い傘《あかいかさ》と時々《ときどき》", "{赤い傘|あかいかさ}と{時々|ときどき}"),
        ("　カフェ《かふえ》とcafe《カフェ》", "{カフェ|かふえ}と{cafe|カフェ}"),
        ("　※［＃「區＋鳥」、第3水準1-94-69］田と※［＃ハート、U+2661、1-1］", "鷗田と♡"),
        ("　〔cafe' nai:f oe&uvre〕と〔仮〕", "café naïf œuvreと〔仮〕"),
        ("　けっして［＃「けっして」に傍点］答え", "《《けっして》》答え"),
        ("　荷物［＃「荷物」に白丸傍点］を［＃傍線］月曜に［＃傍線終わり］", "《《荷物》》を[月曜に]{.underline}"),
        ("　心《こころ》の声［＃「心の声」は太字］", "**{心|こころ}の声**"),
        ("　昭和10［＃「10」は縦中横］年、12345［＃「12345」は縦中横］", "昭和^10^年、12345"),
        ("　二行目［＃「二行目」の左に「にぎょうめ」のルビ］は", "{二行目||にぎょうめ}は"),
        ("　誤字［＃「誤字」はママ］［＃「字」は底本では「宇」］。", "誤字。"),
        ("　「*」や[x]や{y}や|と#、<b>", "「\\*」や\\[x\\]や\\{y\\}やと\\#、\\<b\\>"),
        ("一字下げのない行", "{.no-indent}\n一字下げのない行"),
        ("「話し声」", "「話し声」"),
        ("　不［＃レ］知［＃（ラ）］", "不知"),
        ("［＃２４字下げ］下げた行", "{.indent-10}\n下げた行"),
        ("［＃ここから太字］\n　甲\n［＃ここで太字終わり］", '<div class="bold">\n\n甲\n\n</div>'),
        ("［＃３字下げ］下げた行", "{.indent-3}\n下げた行"),
        ("　文の末［＃地から２字上げ］署名", "文の末\n\n{.flush-end .raise-2}\n署名"),
        ("［＃５字下げ］一［＃「一」は中見出し］", "## 一"),
        ("［＃大見出し］雨［＃大見出し終わり］", "# 雨"),
        ("［＃挿絵（fig1.png、横200×縦100）入る］", "{.no-indent}\n![挿絵](fig1.png)"),
        ("［＃改ページ］", '<div class="page-break"></div>'),
        ("　甲\n\n　乙", '甲\n\n<div class="blank-line"></div>\n\n乙'),
        ("　乙\n\n［＃改丁］\n\n　丙", '乙\n\n<div class="page-break"></div>\n\n丙'),
        ("［＃ここから２字下げ］\n　甲\n［＃ここで字下げ終わり］", '<div class="indent-2">\n\n甲\n\n</div>'),
        ("［＃ここから改行天付き、折り返して１字下げ］\n甲", '<div class="hanging">\n\n{.no-indent}\n甲\n\n</div>'),
        ("　1. 一番", "1\\. 一番"),
    ],
)  # fmt: skip
def test_a_line(line: str, expected: str) -> None:
    log = Log()
    assert markdown(line, log) == expected
    assert not log.entries


def test_the_end_of_an_unknown_block_closes_no_other() -> None:
    log = Log()
    text = (
        "［＃ここから２字下げ］\n［＃ここから横組み］\n　甲\n［＃ここで横組み終わり］\n　乙\n［＃ここで字下げ終わり］"
    )
    assert markdown(text, log) == '<div class="indent-2">\n\n甲\n\n乙\n\n</div>'
    assert [entry.position.line for entry in log] == [2, 4]


def test_title_legend_and_edition() -> None:
    legend = f"{RULE}\n【記号について】\n《》：ルビ\n{RULE}"
    text = f"雨\n山田花子\n\n{legend}\n\n一［＃「一」は大見出し］\n　甲\n\n底本：「雨の本」\n　版面社"
    assert markdown(text) == (
        "# 雨\n\n{.flush-end}\n山田花子\n\n## 一\n\n甲\n\n{.source-note}\n底本：「雨の本」\n\n{.source-note}\n版面社"
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("　字［＃回転する字］が", ("aozora-note", 1)),
        ("　字［＃「雨」に傍点］が", ("aozora-note", 1)),
        ("［＃ここから２段組み］\n　甲", ("aozora-note", 1)),
        ("［＃ページの左右中央］", ("aozora-note", 1)),
        ("\n　字［＃太字終わり］が", ("aozora-note", 2)),
        ("\n\n　※［＃「にんべん＋不明」］が", ("aozora-gaiji", 3)),
    ],
)
def test_what_is_not_known_is_told_and_not_printed(line: str, said: tuple[str, int]) -> None:
    log = Log()
    assert "［＃" not in markdown(line, log)
    assert [(entry.code, entry.position.line) for entry in log] == [said]


def test_a_file_in_shift_jis_is_read_and_keeps_its_lines(tmp_path: Path) -> None:
    folder = tiny_book(tmp_path / "b", a="")
    (folder / "book.toml").write_text('[book]\ntitle = "雨"\nbody = ["a.txt"]\n', "utf-8")
    (folder / "a.txt").write_bytes("　雨《あめ》\r\n　髙い～①\r\n".encode("cp932"))
    config = read_config(folder, Log())
    assert config
    log = Log()
    (source,) = read_manuscript(config, folder, log)
    assert source.text.startswith("{雨|あめ}\n\n髙い～①\n")
    assert source.position(3, 1).line == 2
    assert not log.entries
