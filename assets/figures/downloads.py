"""Downloads of the ten most fetched open text models in one month."""

from matplotlib.figure import Figure

from .sheet import ACCENT, FILL, HATCHED, INK, canvas, label, note, rows
from .words import Words, read

STYLES = {"アリババ": {"color": ACCENT}, "Meta": HATCHED}


def draw(words: Words) -> Figure:
    """Bars from the longest, Meta's two joined by a bracket."""
    table = read("downloads")
    fig, ax = canvas(62, left=52, right=10, bottom=0.5, top=7)
    rows(ax, [(row["model"], words(row["vendor"])) for row in table], second=34)
    for y, row in enumerate(table):
        count = 1000 * int(row["thousands"])
        ax.barh(y, count, 0.64, **STYLES.get(row["vendor"], {"color": FILL}))
        label(ax, words.number(count), count, y, right=4, color=ACCENT if row["vendor"] == "アリババ" else INK)
    both = [y for y, row in enumerate(table) if row["vendor"] == "Meta"]
    total = sum(1000 * int(table[y]["thousands"]) for y in both)
    side = 3.35e6
    ax.plot([side, side + 5e4, side + 5e4, side], [both[0], both[0], both[-1], both[-1]], color=INK, linewidth=0.4)
    label(ax, words("計{n}", n=words.number(total)), side + 5e4, sum(both) / 2, right=4)
    note(ax, words("2024年6月のダウンロードの回数"), 0, 3, weight="bold")
    ax.set_xlim(0, 4.1e6)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    return fig
