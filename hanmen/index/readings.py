"""A reading for a term that has none, out of a dictionary: only ever proposed to its author, never used."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

DICTIONARIES = ("small", "core", "full")
NOT_READ = frozenset({"補助記号", "空白"})


def propose_reading(term: str, language: str) -> str:
    """The reading as dictionaries have it: hiragana, or for Chinese pinyin; empty where none is installed.

    Japanese is asked of SudachiPy and a SudachiDict (the extra ``readings``), Chinese of pypinyin.
    """
    if language.startswith("zh"):
        from pypinyin import Style, lazy_pinyin  # takes half a second to load

        return " ".join(lazy_pinyin(term, style=Style.TONE))
    tokenizer = _tokenizer()
    if tokenizer is None:
        return ""
    words = (word for word in tokenizer.tokenize(term) if word.part_of_speech()[0] not in NOT_READ)
    read = "".join(word.reading_form() or word.surface() for word in words)
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in read)


@cache
def _tokenizer() -> Any:
    """SudachiPy's, with the first dictionary that is there."""
    name = next((name for name in DICTIONARIES if find_spec(f"sudachidict_{name}")), "")
    if not name or not find_spec("sudachipy"):
        return None
    return import_module("sudachipy").Dictionary(dict=name).tokenizer()
