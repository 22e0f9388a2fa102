"""Points behind the leader in two snapshots of one ranking."""

from collections.abc import Iterable

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .sheet import ACCENT, INK, RULE, canvas, dot, dot_key, label
from .words import Words, read

STEP = 6.2  # points between two names at the least


def spread(values: Iterable[float], gap: float) -> list[float]:
    """Move sorted *values* apart until neighbours are at least *gap* apart."""
    places = list(values)
    for _ in range(200):
        for i in range(len(places) - 1):
            lack = gap - (places[i + 1] - places[i])
            if lack > 1e-6:
                places[i] -= lack / 2
                places[i + 1] += lack / 2
    return places


def snapshot(ax: Axes, x: float, group: list[dict[str, str]], title: str, words: Words) -> None:
    """One ranking at *x*: dots on a line, names beside them, and how far the first open model is behind."""
    best = max(int(row["score"]) for row in group)
    behind = [best - int(row["score"]) for row in group]
    ax.plot([x, x], [0, 132], color=RULE, linewidth=0.6, zorder=0)
    label(ax, words(title, n=best), x - 0.1, -11, weight="bold")
    for row, gap, place in zip(group, behind, spread(behind, STEP), strict=True):
        opened = row["kind"] == "open"
        ax.plot([x, x + 0.1], [gap, place], color=RULE, linewidth=0.4, zorder=0)
        dot(ax, x, gap, "o", ACCENT if opened else INK, opened, zorder=3 if opened else 2)
        style = {"color": ACCENT, "weight": "bold"} if opened else {}
        label(ax, row["model"], x + 0.12, place, **style)
    lead = min(gap for row, gap in zip(group, behind, strict=True) if row["kind"] == "open")
    arrow = {"arrowstyle": "<->", "linewidth": 0.5, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 7}
    ax.annotate("", (x - 0.06, 0), (x - 0.06, lead), arrowprops=arrow)
    label(ax, words("{n}点", n=lead), x - 0.06, lead / 2, right=-3, ha="right", weight="bold")


def draw(words: Words) -> Figure:
    """The two rankings side by side, on one scale."""
    table = read("arena")
    fig, ax = canvas(77, left=11, bottom=2, top=2)
    for x, when, title in ((0.25, "2024-08", "2024年8月　首位{n}点"), (1.25, "2025-01", "2025年1月　首位{n}点")):
        snapshot(ax, x, [row for row in table if row["snapshot"] == when], title, words)
    dot_key(ax, words("公開モデル"), 84, 68.5, "o", ACCENT, True, weight="bold")
    dot_key(ax, words("それ以外"), 84, 73, "o", INK, False)
    ax.set_xlim(0, 2)
    ax.set_ylim(134, -14)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.spines["left"].set_bounds(0, 130)
    ax.set_yticks(range(0, 121, 20))
    ax.set_ylabel(words("首位との差（点）"))
    return fig
