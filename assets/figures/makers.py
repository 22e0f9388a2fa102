"""Entries of one chronicle, company by company: open weights to the right, API only to the left."""

from matplotlib.figure import Figure

from .sheet import ACCENT, HATCHED, INK, bare, canvas, label
from .words import Words, read

HALF = 3.9  # of the column between the two, where the names stand, in entries


def draw(words: Words) -> Figure:
    """Bars on both sides of the names, the most open company first."""
    table = sorted(read("makers"), key=lambda row: int(row["open"]) - int(row["api"]), reverse=True)
    fig, ax = canvas(75)
    bare(ax)
    for y, row in enumerate(table):
        opened, closed = int(row["open"]), int(row["api"])
        ax.barh(y, opened, 0.64, left=HALF, color=ACCENT)
        ax.barh(y, -closed, 0.64, left=-HALF, **HATCHED if closed else {})
        label(ax, words(row["company"]), 0, y, ha="center")
        label(ax, str(opened), HALF + opened, y, right=4, color=ACCENT)
        label(ax, str(closed), -HALF - closed, y, right=-4, ha="right")
    for x in (HALF, -HALF):
        ax.plot([x, x], [-0.5, len(table) - 0.5], color=INK, linewidth=0.4)
    label(ax, words("重みを公開"), HALF, -1.1, color=ACCENT, weight="bold")
    label(ax, words("APIのみ"), -HALF, -1.1, ha="right", weight="bold")
    ax.set_xlim(-HALF - 17.8, HALF + 10.7)
    ax.set_ylim(len(table) - 0.4, -1.6)
    return fig
