"""The models that run after o1, by two tests: none of them is ahead of it in both."""

from matplotlib.figure import Figure

from .sheet import ACCENT, BLANK, INK, QUIET, canvas, dot, label
from .words import Words, read

LEADER = "o1"
GROWN = "R1-Lite-Preview", "DeepSeek-R1"  # one model, two months apart
SIDES = {"o1": {"up": 6}, "R1-Lite-Preview": {"right": -5, "ha": "right"}}


def draw(words: Words) -> Figure:
    """A dot a model, and the leader's scores as two broken lines that part the sheet in four."""
    table = {row["model"]: row for row in read("chase")}
    points = {model: (float(row["math"]), float(row["code"])) for model, row in table.items() if row["code"]}
    fig, ax = canvas(72, left=11, right=2, bottom=10, top=3)
    broken = {"color": INK, "linewidth": 0.5, "linestyle": (0, (4, 2)), "zorder": 0}
    ax.axvline(points[LEADER][0], **broken)
    ax.axhline(points[LEADER][1], **broken)
    arrow = {"arrowstyle": "->", "color": QUIET, "linewidth": 0.6, "shrinkA": 5, "shrinkB": 5}
    ax.annotate("", points[GROWN[1]], points[GROWN[0]], arrowprops=arrow)
    middle = [(a + b) / 2 for a, b in zip(*(points[model] for model in GROWN), strict=True)]
    label(ax, words("二か月"), *middle, up=1, ha="center", bbox=BLANK)
    for model, (math, code) in points.items():
        chaser = model != LEADER
        dot(ax, math, code, "o" if chaser else "s", ACCENT if chaser else INK, model in (LEADER, *GROWN))
        style = {"right": 5, "color": ACCENT if chaser else INK, "weight": "bold" if model in GROWN else "normal"}
        label(ax, model, math, code, **style | SIDES.get(model, {}))
    label(ax, words("数学もコードもo1を超える"), 91, 70.6, right=-2, ha="right", color=QUIET)
    ax.set_xticks(range(45, 91, 5))
    ax.set_xlim(41, 91)
    ax.set_ylim(42, 73)
    ax.set_xlabel(words("数学（AIME）"))
    ax.set_ylabel(words("コード（LiveCodeBench）"))
    return fig
