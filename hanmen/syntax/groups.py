"""Groups of blocks: ``:::only-pdf`` and ``:::only-epub`` for one medium, ``:::side`` for figures side by side."""

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin

KINDS = ("only-pdf", "only-epub", "side")


def groups(md: MarkdownIt) -> None:
    for kind in KINDS:
        md.use(container_plugin, kind)
