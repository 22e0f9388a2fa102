"""What the figures say, language by language: assets/data/words.csv."""

import csv
import re
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
FONTS = {"ja": "Noto Sans CJK JP", "zh-Hans": "Noto Sans CJK SC"}
HAN_OR_KANA = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class MissingWordError(LookupError):
    """The table of words lacks what a figure says."""


def read(name: str) -> list[dict[str, str]]:
    """The rows of data/NAME.csv; lines that begin with ``#`` say where they come from and are left out."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if line[0] != "#"))


class Words:
    """The words of one language; *table* has a column for each language, and ``ja`` is what drawings and data say."""

    def __init__(self, language: str, table: list[dict[str, str]]) -> None:
        self.language, self.font = language, FONTS[language]
        self.said = {row["ja"]: row[language] for row in table}

    def __call__(self, text: str, **values: object) -> str:
        """The Japanese *text* in this language, each ``{name}`` in it filled in; one without Han and kana stays.

        Raises MissingWordError if the table lacks it.
        """
        said = self.said.get(text, "")
        if not said and HAN_OR_KANA.search(text):
            raise MissingWordError(f"assets/data/words.csv: no {self.language} for “{text}”")
        return (said or text).format(**values)

    def number(self, value: float) -> str:
        """12000 as 1.2万, 9e12 as 9兆 or 9万亿."""
        for unit, size in (("{n}兆", 1e12), ("{n}億", 1e8), ("{n}万", 1e4)):
            if value >= size:
                return self(unit, n=f"{value / size:.2f}".rstrip("0").rstrip("."))
        return f"{value:g}"
