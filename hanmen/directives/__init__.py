"""The directives of a manuscript, ``{{…}}``: a source's text comes in, the text with what they stand for goes out.

`reading` finds them, `excerpts` cuts a part out of a file, `data` makes a table of one; `expansion` puts it together
and remembers where each line was written.
"""

from .expansion import expand

__all__ = ["expand"]
