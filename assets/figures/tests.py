"""Six tests, four models: where the open newcomer wins and where not."""

from matplotlib.figure import Figure

from .sheet import ACCENT, INK, RULE, canvas, dot, dot_key, label, note, rows
from .words import Words, read

OPEN = {"DeepSeek-V3": ("o", ACCENT, True), "Llama 3.1 405B": ("o", ACCENT, False)}
CLOSED = {"GPT-4o": ("s", INK, False), "Claude 3.5 Sonnet": ("^", INK, True)}


def draw(words: Words) -> Figure:
    """Two lines a test: the open models on the upper, the closed on the lower."""
    table = read("tests")
    fig, ax = canvas(77, left=44, right=3, bottom=9, top=12)
    rows(ax, [(row["test"], words(row["subject"])) for row in table], second=23)
    ax.grid(axis="x")
    for y, row in enumerate(table):
        for models, shift in ((OPEN, -0.19), (CLOSED, 0.19)):
            scores = {model: float(row[model]) for model in models}
            ends = min(scores.values()), max(scores.values())
            ax.plot(ends, [y + shift] * 2, color=RULE, linewidth=0.6, zorder=1)
            for model, style in models.items():
                side = {"right": -5, "ha": "right"} if scores[model] == ends[0] else {"right": 5}
                dot(ax, scores[model], y + shift, *style)
                label(ax, row[model], scores[model], y + shift, color=style[1], **side)
    for y, kind, models in ((3, "公開", OPEN), (7.5, "非公開", CLOSED)):
        note(ax, words(kind), 44, y, weight="bold", color=ACCENT if models is OPEN else INK)
        for x, (model, style) in zip((57, 84), models.items(), strict=True):
            dot_key(ax, model, x, y, *style)
    ax.set_xlim(0, 100)
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlabel(words("正答率（%、Codeforcesは百分位）"))
    return fig
