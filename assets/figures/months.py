"""Models announced a month in 2024: open weights above, API only below."""

from matplotlib.figure import Figure

from .sheet import ACCENT, HATCHED, INK, bare, canvas, label, note
from .words import Words, read

HALF = 1.1  # of the strip between the two, where the months stand


def draw(words: Words) -> Figure:
    """Two rows of bars, back to back."""
    table = read("months")
    fig, ax = canvas(64)
    bare(ax)
    for row in table:
        month, opened, closed = int(row["month"]), int(row["open"]), int(row["api"])
        ax.bar(month, opened, 0.66, bottom=HALF, color=ACCENT)
        ax.bar(month, -closed, 0.66, bottom=-HALF, **HATCHED)
        label(ax, str(opened), month, opened + HALF, up=6, ha="center", color=ACCENT)
        label(ax, str(closed), month, -closed - HALF, up=-6, ha="center")
        label(ax, words("{n}月", n=month), month, 0, ha="center")
    totals = [sum(int(row[kind]) for row in table) for kind in ("open", "api")]
    for y in (HALF, -HALF):
        ax.axhline(y, color=INK, linewidth=0.4)
    note(ax, words("重みを公開したモデル　計{n}件", n=totals[0]), 1, 3, color=ACCENT, fontsize=8.5, weight="bold")
    note(ax, words("APIだけで使えるモデル　計{n}件", n=totals[1]), 1, 61, fontsize=8.5, weight="bold")
    ax.set_xlim(1.55, 12.45)
    ax.set_ylim(-17, 13.2)
    return fig
