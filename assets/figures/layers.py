"""Names on a market map, layer by layer: at the new year and added since."""

from matplotlib.figure import Figure

from .sheet import ACCENT, FILL, bar_key, canvas, label, note, rows
from .words import Words, read


def draw(words: Words) -> Figure:
    """Bars of two parts, their sum at the end."""
    table = read("layers")
    fig, ax = canvas(52, left=20, right=9, top=12)
    rows(ax, [(words(row["layer"]), "") for row in table])
    for y, row in enumerate(table):
        old, new = int(row["january"]), int(row["added"])
        ax.barh(y, old, 0.62, color=FILL)
        ax.barh(y, new, 0.62, left=old, color=ACCENT)
        label(ax, str(old), old / 2, y, ha="center")
        if new > 2:
            label(ax, f"+{new}", old + new / 2, y, ha="center", color="white", weight="bold")
        label(ax, str(old + new) if new > 2 else f"{old + new}（+{new}）", old + new, y, right=4)
    note(ax, words("地図に載る名前の数"), 0, 3, weight="bold")
    bar_key(ax, words("2024年1月の地図に載る"), 20, 8, color=FILL)
    bar_key(ax, words("第2四半期までに加わった"), 62, 8, color=ACCENT)
    ax.set_xlim(0, 45)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    return fig
