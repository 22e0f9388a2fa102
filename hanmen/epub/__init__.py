"""The EPUB door: a forme goes in, the bytes of an EPUB 3.3 publication come out.

`xhtml` spells the documents, `navigation` the ways through them; `package` says what there is; `container`
packs. EbookLib carries the bytes and touches none: its serialisers put spaces between Japanese characters.
"""

from .container import write_epub

__all__ = ["write_epub"]
