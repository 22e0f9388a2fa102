"""Sums of money on one ladder of powers of ten."""

from matplotlib.figure import Figure

from .sheet import ACCENT, BLANK, INK, RULE, canvas, dot, label, rows
from .words import Words, read


def draw(words: Words) -> Figure:
    """A dot a sum: filled for what a model cost to train, hollow for what companies were given or are worth."""
    table = read("orders")
    fig, ax = canvas(68, left=46, right=13, bottom=9)
    rows(ax, [(words(row["who"]), words(row["what"])) for row in table], second=21)
    ax.grid(axis="x")
    for y, row in enumerate(table):
        usd, cost = float(row["usd"]), row["kind"] == "cost"
        colour = ACCENT if cost else INK
        ax.plot([1e6, usd], [y, y], color=RULE, linewidth=0.6, zorder=1)
        dot(ax, usd, y, "o", colour, cost)
        sum_ = words(row["bound"], n=words.number(usd))
        label(ax, sum_, usd, y, right=6, color=colour, bbox=BLANK)
    ax.set_xscale("log")
    ax.set_xlim(1e6, 1e13)
    ax.set_xticks([10**n for n in range(6, 14)], [words.number(10**n) if n % 2 == 0 else "" for n in range(6, 14)])
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlabel(words("米ドル（対数目盛）"))
    return fig
