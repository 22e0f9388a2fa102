"""Markdown as books need it: one rule a file, put together here."""

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

from .attributes import attributes
from .boxes import boxes
from .citations import citations
from .code import code
from .definitions import definitions
from .depth import depth
from .emphasis_dots import emphasis_dots
from .front_matter import front_matter
from .groups import groups
from .inline import cjk_inline
from .literal import literal
from .maths import maths
from .notes import notes
from .page_break import page_break
from .pictures import pictures
from .positions import positions
from .raw_html import raw_html
from .ruby import ruby
from .soft_break import soft_break
from .table import table
from .tate_chu_yoko import tate_chu_yoko

RULES = (
    depth, cjk_inline, table, front_matter, deflist_plugin, definitions, attributes, boxes, groups, citations, code,
    maths, notes, page_break, pictures, ruby, emphasis_dots, tate_chu_yoko, soft_break, positions, raw_html, literal,
)  # fmt: skip


@cache
def reader() -> MarkdownIt:
    """The parser with all rules, in the order they need: what replaces comes first, what reads positions last."""
    md = MarkdownIt("commonmark", {"html": True, "xhtmlOut": True})
    md.enable(["table", "strikethrough"])
    for rule in RULES:
        md.use(rule)
    return md
