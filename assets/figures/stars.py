"""New stars in one quarter, and which projects were new on the list."""

from matplotlib.figure import Figure

from .sheet import ACCENT, FILL, INK, bar_key, canvas, label, note, rows
from .words import Words, read

AVERAGE = 955


def draw(words: Words) -> Figure:
    """Bars from the longest, and the average of the larger projects as a line."""
    table = read("stars")
    fig, ax = canvas(77, left=52, right=9, bottom=0.5, top=11)
    rows(ax, [(row["project"], row["owner"] if row["owner"] != row["project"] else "") for row in table], second=25)
    for y, row in enumerate(table):
        count, new = 1000 * float(row["thousands"]), row["new"] == "yes"
        ax.barh(y, count, 0.64, color=ACCENT if new else FILL)
        label(ax, f"{count:.0f}", count, y, right=4, color=ACCENT if new else INK)
    ax.axvline(AVERAGE, color=INK, linewidth=0.5, linestyle=(0, (4, 2)))
    note(ax, words("2024年第2四半期に増えた星の数"), 0, 3, weight="bold")
    note(ax, words("累計1万超の計画の平均 {n}", n=AVERAGE), 52, 8)
    bar_key(ax, words("新しく上位に入った計画"), 52, 3, color=ACCENT)
    bar_key(ax, words("前からの計画"), 93, 3, color=FILL)
    ax.set_xlim(0, 4200)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    return fig
