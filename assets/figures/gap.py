"""Two measured gaps, and two ways to go on from them: by the difference, by the ratio."""

from matplotlib.figure import Figure

from .sheet import ACCENT, INK, canvas, dot, label
from .words import Words, read

LAST = 15  # the month that the lines are drawn to


def draw(words: Words) -> Figure:
    """A broken straight line and a dotted curve through the two points."""
    (start, first), (end, second) = [(int(row["month"]), int(row["gap"])) for row in read("gap")]
    slope, ratio = (second - first) / (end - start), second / first

    def curved(month: float) -> float:
        return first * ratio ** ((month - start) / (end - start))

    fig, ax = canvas(54, left=10, right=16, bottom=8, top=3)
    months = [n / 4 for n in range(4 * LAST + 1)]
    ax.plot([start, start - first / slope], [first, 0], color=INK, linestyle=(0, (4, 2)), clip_on=False)
    ax.plot(months, [curved(month) for month in months], color=INK, linestyle=(0, (1, 1.5)), clip_on=False)
    for month, points in ((start, first), (end, second)):
        dot(ax, month, points, "o", ACCENT, True)
        label(ax, words("{n}点", n=points), month, points, right=5, up=6, color=ACCENT, weight="bold")
    for month in (2 * end, 3 * end):
        dot(ax, month, curved(month), "o", INK, False)
        label(ax, words("約{n}点", n=round(curved(month))), month, curved(month), up=9)
    label(ax, words("差で延ばす"), 7.6, first + slope * 7.6, right=-8, ha="right")
    label(ax, words("比で延ばす"), 11.8, curved(11.8), up=9)
    ax.set_xlim(0, LAST)
    ax.set_ylim(0, 60)
    ax.set_xticks([0, 5, 10, 15], [words(text) for text in ("2024年8月", "2025年1月", "6月", "11月")])
    ax.set_yticks(range(0, 61, 20))
    ax.set_ylabel(words("首位との差（点）"))
    return fig
