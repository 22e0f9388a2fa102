"""The index (索引): a book goes in, the same book with an index at its back comes out.

`terms` reads the author's list, `mentions` finds what is indexed in the text, `entries` puts it in order, `document`
spells it; `kana` and `hanzi` know the orders of the languages, `readings` what a dictionary would read.
"""

from .document import add_index

__all__ = ["add_index"]
