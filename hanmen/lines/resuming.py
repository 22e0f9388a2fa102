"""Where a paragraph goes on after a page: WeasyPrint's skip stacks, and the clusters that they stand for."""

from typing import Any

from .paragraph import Paragraph


def start_of(paragraph: Paragraph, skip_stack: Any) -> int | None:
    """The cluster that a skip stack stands for: the first that is no space, or where a line may have ended."""
    if skip_stack is None:
        return paragraph.clusters.first
    wanted = repr(skip_stack)
    if wanted not in paragraph.resumes:
        breaks = paragraph.clusters.breaks
        paragraph.resumes |= {repr(skip_stack_at(paragraph, k)): k for k in range(len(breaks) - 1) if breaks[k]}
    return paragraph.resumes.get(wanted)


def resume_at(paragraph: Paragraph, k: int) -> Any:
    """The skip stack for going on at cluster *k*, remembered; None at the end."""
    if k >= len(paragraph.shaped):
        return None
    stack = skip_stack_at(paragraph, k)
    paragraph.resumes[repr(stack)] = k
    return stack


def skip_stack_at(paragraph: Paragraph, k: int) -> Any:
    """Indices of boxes down to the text, then bytes in it; boxes that open at the cluster are not begun."""
    path, begin = paragraph.texts[paragraph.owner[k]][1], paragraph.begin[k]
    fresh = 0
    for event in reversed(paragraph.events.get(k, ())):
        if event.kind == "close":
            break
        if event.kind == "open" and not begin and path[: len(event.path)] == event.path:
            fresh = max(fresh, len(path) - len(event.path))
    stack: Any = {begin: None} if begin else None
    for index in reversed(path[: len(path) - fresh]):
        stack = {index: stack}
    return stack
