"""What a citation says, and works that other programs wrote."""

import json
from pathlib import Path

import pytest

from hanmen.citations.keys import Item, items_of
from hanmen.citations.works import read_works
from hanmen.diagnostics import Log


@pytest.mark.parametrize(
    ("written", "items"),
    [
        ("[@a]", [Item("a")]),
        ("@a ", [Item("a")]),
        ("[-@a]", [Item("a", hidden=True)]),
        ("[@a; @b:c.d]", [Item("a"), Item("b:c.d")]),
        ("[see @a, pp. 3-5]", [Item("a", prefix="see ", label="page", locator="3-5")]),
        ("[@a, 12ページ参照]", [Item("a", label="page", locator="12", suffix="参照")]),
        ("[@a, ch. 3]", [Item("a", label="chapter", locator="3")]),
        ("[@a ほか]", [Item("a", suffix="ほか")]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_items(written: str, items: list[Item]) -> None:
    assert list(items_of(written)) == items


def test_json_of_other_programs(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    name = {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van", "isInstitution": False}
    work = {"id": 7, "type": "book", "author": [name], "issued": {"date-parts": [["1808"]]}, "custom": {"x": 1}}
    file.write_text(json.dumps([work]))
    found = read_works(file, Log())["7"]
    assert found.data["author"] == [{"family": "van Beethoven", "given": "Ludwig"}]
    assert found.data["issued"] == {"date-parts": [[1808]]}
    assert "custom" not in found.data


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("x.json", "{}", "0:0 references-broken"),
        ("x.json", "[\n{]", "2:2 references-broken"),
        ("x.bib", "@book{a,\n  title = {b}\n", "1:0 references-broken"),
        ("x.toml", "[a]\ntitel = 'b'\n", "2:1 key-unknown"),
        ("x.toml", "a = 1\n", "1:1 references-broken"),
    ],
)
def test_broken_references_are_told(tmp_path: Path, name: str, text: str, expected: str) -> None:
    (tmp_path / name).write_text(text)
    log = Log()
    read_works(tmp_path / name, log)
    assert [f"{each.position.line}:{each.position.column} {each.code}" for each in log] == [expected]
