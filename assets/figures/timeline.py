"""Three lanes of events; arrows lead from a closed model to its open follower."""

from datetime import date

import matplotlib.dates as mdates
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .sheet import ACCENT, BLANK, INK, QUIET, RULE, canvas, dot, label
from .words import Words, read

LANES = {  # height, up or down to the names, name, colour, mark
    "open": (2.1, 0.25, "開く", ACCENT, "o"),
    "closed": (1.1, -0.22, "閉じる", INK, "s"),
    "state": (0, 0.22, "国家", INK, "D"),
}
MONTH = 365.25 / 12  # days
ARROW = {"arrowstyle": "->", "color": QUIET, "linewidth": 0.6, "linestyle": (0, (4, 2)), "shrinkA": 4, "shrinkB": 4}


def follow(ax: Axes, first: date, then: date, words: Words) -> None:
    """An arrow from the closed lane to the open one, and how many months it takes."""
    low, high = LANES["closed"][0], LANES["open"][0]
    ax.annotate("", (then, high), (first, low), arrowprops=ARROW)
    months = words("{n}か月", n=round((then - first).days / MONTH))
    label(ax, months, first + (then - first) / 2, (low + high) / 2, ha="center", bbox=BLANK)


def draw(words: Words) -> Figure:
    """Every event hangs on its lane by a stem, and its name on the stem."""
    table = read("timeline")
    days = {row["label"]: date.fromisoformat(row["date"]) for row in table}
    fig, ax = canvas(74, left=12, right=4, bottom=8, top=1)
    for row in table:
        y, step, _, colour, mark = LANES[row["lane"]]
        day, end = days[row["label"]], y + step * int(row["level"])
        ax.plot([day, day], [y, end], color=colour, linewidth=0.4)
        dot(ax, day, y, mark, colour, row["lane"] != "state")
        shift = {"left": -3, "center": 0, "right": 3}[row["align"]]
        label(ax, words(row["label"]), day, end, shift, 5 if step > 0 else -5, color=colour, ha=row["align"])
        if row["follows"]:
            follow(ax, days[row["follows"]], day, words)
    for y, _, name, colour, _ in LANES.values():
        ax.axhline(y, color=RULE, linewidth=0.6, zorder=0)
        label(ax, words(name), date(2024, 1, 1), y, right=-4, color=colour, ha="right", weight="bold")
    ax.set_xlim(date(2024, 1, 1), date(2025, 9, 10))
    ax.set_ylim(-0.15, 2.85)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_locator(mdates.MonthLocator(bymonth=(1, 4, 7, 10)))
    ticks = {1: "{y}年{n}月", 4: "{n}月", 7: "{n}月", 10: "{n}月"}
    ax.xaxis.set_major_formatter(lambda x, _: words(ticks[(d := mdates.num2date(x)).month], y=d.year, n=d.month))
    return fig
