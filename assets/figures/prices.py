"""Price of a million tokens, from input to output, log scale."""

from matplotlib.figure import Figure

from .sheet import ACCENT, INK, canvas, dot, dot_key, label, rows
from .words import Words, read

STYLES = {"CN": ("o", ACCENT), "US": ("s", INK)}


def draw(words: Words) -> Figure:
    """A line a model, hollow where it begins and filled where it ends, the cheapest first."""
    table = sorted(read("prices"), key=lambda row: float(row["output"]))
    fig, ax = canvas(74, left=46, right=4, bottom=9, top=5)
    rows(ax, [(words(row["model"]), words(row["vendor"])) for row in table], second=26)
    ax.grid(axis="x")
    for y, row in enumerate(table):
        low, high = float(row["input"]), float(row["output"])
        mark, colour = STYLES[row["country"]]
        ax.plot([low, high], [y, y], color=colour, linewidth=1, zorder=1)
        dot(ax, low, y, mark, colour, False)
        dot(ax, high, y, mark, colour, True)
        label(ax, f"{low:g}", low, y, right=-5, ha="right", color=colour)
        label(ax, f"{high:g}", high, y, right=5, color=colour)
    for column, text in (("input", "入力"), ("output", "出力")):
        label(ax, words(text), float(table[0][column]), -0.5, up=4, ha="center")
    dot_key(ax, words("中国の会社"), 96, 7, *STYLES["CN"], True)
    dot_key(ax, words("米国の会社"), 96, 11.5, *STYLES["US"], True)
    ax.set_xscale("log")
    ax.set_xlim(2.6, 520)
    ax.set_xticks([3, 10, 30, 100, 300], ["3", "10", "30", "100", "300"])
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlabel(words("100万トークンあたりの価格（元、対数目盛）"))
    return fig
