"""Link definitions, ``[name]: address``. What looks like one and is used by nothing may be somebody's words."""

import re
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference

LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]:")


def definitions(md: MarkdownIt) -> None:
    md.block.ruler.at("reference", _parse)


def _parse(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    known = set(state.env.get("references", ()))
    if not reference(state, start_line, end_line, silent):
        return False
    new = state.env.get("references", {}).keys() - known
    if silent or not new or not _is_speech(state, start_line, unquote(state.env["references"][min(new)]["href"])):
        return True
    del state.env["references"][min(new)]
    state.line = start_line
    return False


def _is_speech(state: StateBlock, line: int, destination: str) -> bool:
    """``[太郎]: おはよう``: the destination is no address, and nothing else has the name in brackets."""
    if re.search(r"[/.#]", destination) or destination.isascii():
        return False
    label = LABEL.match(state.src, state.bMarks[line] + state.tShift[line])
    if not label:
        return False
    return not re.search(re.escape(f"[{label[1]}]") + "(?!:)", state.src, re.IGNORECASE)
