"""Score against input price: the corner at the upper left is the best."""

from matplotlib.figure import Figure

from .sheet import ACCENT, INK, QUIET, canvas, dot, label, note
from .words import Words, read

RIGHT, LEFT, ABOVE = {"right": 5}, {"right": -5, "ha": "right"}, {"up": 8, "ha": "center"}
SIDES = {
    "GPT-4o": LEFT,
    "Claude 3.5 Sonnet": LEFT,
    "Claude 3.5 Haiku": LEFT,
    "Qwen2.5 72B": LEFT,
    "Mistral Large 2411": LEFT,
    "Gemini 1.5 Pro": ABOVE,
}


def draw(words: Words) -> Figure:
    """A dot a model, its name beside it."""
    fig, ax = canvas(72, left=10, right=3, bottom=10, top=2)
    for row in read("value"):
        price, score, opened = float(row["price"]), float(row["score"]), row["kind"] == "open"
        dot(ax, price, score, "o", ACCENT if opened else INK, opened)
        style = {"color": ACCENT, "weight": "bold"} if opened else {"color": INK}
        label(ax, row["model"], price, score, **style | SIDES.get(row["model"], RIGHT))
    note(ax, words("↖安くて高性能"), 12, 4, color=QUIET)
    ax.set_xscale("log")
    ax.set_xlim(0.9, 105)
    ax.set_ylim(78.6, 90.4)
    ax.set_xticks([1, 2, 5, 10, 20, 50, 100], ["1", "2", "5", "10", "20", "50", "100"])
    ax.set_xlabel(words("入力100万トークンの価格（元、対数目盛）"))
    ax.set_ylabel(words("得点（MMLU Redux）"))
    return fig
