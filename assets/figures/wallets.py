"""What eight companies raised at the least, and which of three investors is behind each."""

from matplotlib.figure import Figure

from .sheet import ACCENT, FILL, INK, RULE, canvas, dot, label, note, rows
from .words import Words, read

INVESTORS = {"アリババ": 75, "テンセント": 90, "北京市の基金": 108}  # and where their columns stand, in mm
LEFT, RIGHT, LONGEST = 20, 117, 42  # mm: where the bars begin, where the sheet ends, and the longest bar


def draw(words: Words) -> Figure:
    """Bars from the longest, a dot for each investor, the sums in the last row."""
    table = read("wallets")
    scale = max(int(row["amount"]) for row in table) / LONGEST
    places = {name: (x - LEFT) * scale for name, x in INVESTORS.items()}
    fig, ax = canvas(58, left=LEFT, top=6)
    rows(ax, [(words(row["company"]), "") for row in table] + [(words("計"), "")])
    for y, row in enumerate(table):
        amount = int(row["amount"])
        ax.barh(y, amount, 0.6, color=FILL)
        label(ax, row["amount"], amount, y, right=4)
        ax.plot([places["アリババ"] - 14, 400], [y, y], color=RULE, linewidth=0.4, zorder=0)
        for name, x in places.items():
            if row[name] == "yes":
                dot(ax, x, y, "o", ACCENT, True)
    label(ax, str(sum(int(row["amount"]) for row in table)), 0, len(table), right=4, weight="bold")
    for name, x in places.items():
        count = sum(row[name] == "yes" for row in table)
        label(ax, words("{n}社", n=count), x, len(table), ha="center", weight="bold")
        note(ax, words(name), INVESTORS[name], 3, ha="center", weight="bold")
    note(ax, words("累計の調達の下限（億元）"), LEFT, 3, weight="bold")
    ax.axhline(len(table) - 0.5, color=INK, linewidth=0.4)
    ax.set_xlim(0, (RIGHT - LEFT) * scale)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    return fig
