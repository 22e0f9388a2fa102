"""All that can be said to an author: one entry a code, in English and Japanese. docs/diagnostics.md explains each."""

from collections.abc import Mapping

from . import apparatus, configuration, finished_files, finished_pages, manuscript, pages, pictures, press
from .words import Language, Message, UnusableError, Words, error, warning

__all__ = ["MESSAGES", "Language", "Message", "UnusableError", "Words", "error", "warning"]

FAMILIES = (configuration, manuscript, apparatus, pictures, pages, press, finished_files, finished_pages)
MESSAGES: Mapping[str, Message] = {code: message for family in FAMILIES for code, message in family.MESSAGES.items()}
