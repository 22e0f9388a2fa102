"""Text as Aozora Bunko writes it (注記一覧, 青空文庫) → the same in our Markdown, line by line.

`characters` reads what no character set had, `marks` and `blocks` what the notes mean, `line` and `phrase` put a line
together, `document` the whole. What nobody here knows is reported at its place, and not printed.
"""

from .document import to_markdown

__all__ = ["to_markdown"]
