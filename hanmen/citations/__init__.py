"""Citations and the bibliography: a book goes in, the same book with its references worked out comes out.

`works` reads the references (TOML, CSL-JSON, `bibtex`), `keys` what a citation says, `style` asks a CSL processor for
the words, `document` puts them into the book.
"""

from .document import cite

__all__ = ["cite"]
