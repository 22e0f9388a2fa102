"""``:::only-pdf`` … ``:::`` and ``:::only-epub``: text for one medium; ``[…]{.only-pdf}`` does it inside a line."""

from markdown_it import MarkdownIt
from mdit_py_plugins.container import container_plugin

KINDS = ("only-pdf", "only-epub")


def only(md: MarkdownIt) -> None:
    for kind in KINDS:
        md.use(container_plugin, kind)
