"""Markdown as books need it: one rule a file, put together here."""

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from .attributes import attributes
from .boxes import boxes
from .code import code
from .emphasis_dots import emphasis_dots
from .inline import cjk_inline
from .notes import notes
from .positions import positions
from .raw_html import raw_html
from .ruby import ruby
from .soft_break import soft_break
from .table import table
from .tate_chu_yoko import tate_chu_yoko

RULES = (
    cjk_inline, table, front_matter_plugin, deflist_plugin, attributes, boxes, code, notes,
    ruby, emphasis_dots, tate_chu_yoko, soft_break, positions, raw_html,
)  # fmt: skip


@cache
def reader() -> MarkdownIt:
    """The parser with all rules, in the order they need: what replaces comes first, what reads positions last."""
    md = MarkdownIt("commonmark", {"html": True, "xhtmlOut": True})
    md.enable(["table", "strikethrough"])
    for rule in RULES:
        md.use(rule)
    return md
