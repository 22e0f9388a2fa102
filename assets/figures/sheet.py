"""The sheet that figures are drawn on: its size, its type, its few inks, and how all of them label things.

Sizes on paper are in mm, those of type, lines and shifts in pt.  Each ink is told from the next by its lightness too,
so that a book in black alone loses nothing; what is small or thin is full black, which no screen breaks up.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

MM = 1 / 25.4
WIDTH = 117.0  # the text width of the A5 page
INK, QUIET, RULE, FILL, ACCENT = "#000000", "#595959", "#b4b4b4", "#cccccc", "#1f5f8b"
HATCHED: dict[str, Any] = {"facecolor": "white", "edgecolor": INK, "linewidth": 0.5, "hatch": "////"}
OFFSET: dict[str, Any] = {"textcoords": "offset points", "va": "baseline"}
BLANK: dict[str, Any] = {"facecolor": "white", "linewidth": 0, "pad": 0.8}  # behind a text that lines would cross
HALF_HEIGHT = 2.75  # of a capital or a digit: where the baseline lies below the middle

for font in Path("/usr/share/fonts/opentype/noto").glob("NotoS*CJK-*.ttc"):
    font_manager.fontManager.addfont(font)

plt.rcParams.update(
    {
        "font.size": 7.5,
        "svg.fonttype": "path",
        "svg.hashsalt": "omomi",
        "axes.linewidth": 0.4,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.labelsize": 7.5,
        "axes.labelpad": 2,
        "axes.axisbelow": True,
        "grid.color": RULE,
        "grid.linewidth": 0.3,
        "xtick.major.width": 0.4,
        "ytick.major.width": 0.4,
        "xtick.major.size": 2.5,
        "ytick.major.size": 2.5,
        "xtick.minor.size": 0,
        "hatch.linewidth": 0.5,
        "lines.linewidth": 0.8,
    }
)


def canvas(
    height: float, left: float = 0, right: float = 0, bottom: float = 0, top: float = 0, width: float = WIDTH
) -> tuple[Figure, Axes]:
    """A figure of *width* by *height*, and its axes inside the four margins."""
    fig, ax = plt.subplots(figsize=(width * MM, height * MM))
    fig.subplots_adjust(left / width, bottom / height, 1 - right / width, 1 - top / height)
    return fig, ax


def bare(ax: Axes) -> None:
    """Take away both scales: where every value is written, a scale says it twice."""
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)


def note(ax: Axes, text: str, x: float, y: float, **style: Any) -> None:
    """*text*, its middle *y* mm below the upper edge of the sheet, *x* mm from the left one."""
    ax.annotate(text, _on_sheet(ax, x, y), (0, -HALF_HEIGHT), xycoords="figure fraction", **OFFSET, **style)


def label(ax: Axes, text: str, x: float, y: float, right: float = 0, up: float = 0, **style: Any) -> None:
    """*text* beside the point (*x*, *y*), that many pt to its right and above, its middle at that height."""
    ax.annotate(text, (x, y), (right, up - HALF_HEIGHT), **OFFSET, **style)


def dot(ax: Axes, x: float, y: float, mark: str, color: str, filled: bool, **style: Any) -> None:
    """A mark at the point (*x*, *y*)."""
    face = color if filled else "white"
    ax.plot(x, y, mark, color=color, markersize=4.6, markeredgewidth=0.7, markerfacecolor=face, clip_on=False, **style)


def dot_key(ax: Axes, text: str, x: float, y: float, mark: str, color: str, filled: bool, **style: Any) -> None:
    """A mark and what it stands for, *x* and *y* as for a note."""
    dot(ax, *_on_sheet(ax, x + 0.9, y), mark, color, filled, transform=ax.figure.transFigure)
    note(ax, text, x + 3, y, color=color, bbox=BLANK, **style)


def bar_key(ax: Axes, text: str, x: float, y: float, **bar: Any) -> None:
    """A piece of a bar and what it stands for, *x* and *y* as for a note."""
    corner, edge = _on_sheet(ax, x, y + 1.1), _on_sheet(ax, x + 3.2, y - 1.1)
    size = edge[0] - corner[0], edge[1] - corner[1]
    ax.add_patch(Rectangle(corner, *size, transform=ax.figure.transFigure, clip_on=False, **bar))
    note(ax, text, x + 4.4, y)


def rows(ax: Axes, names: Iterable[tuple[str, str]], second: float = 0, **style: Any) -> None:
    """Lay the vertical axis out in rows from above, with a name at the left edge and one *second* mm from it."""
    count = 0
    for count, pair in enumerate(names, 1):
        for text, x in zip(pair, (0, second), strict=True):
            place = {"xycoords": ("figure fraction", "data"), "color": INK if x == 0 else QUIET}
            ax.annotate(text, (x / _size(ax)[0], count - 1), (0, -HALF_HEIGHT), **OFFSET, **place | style)
    ax.set_ylim(count - 0.5, -0.5)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)


def _on_sheet(ax: Axes, x: float, y: float) -> tuple[float, float]:
    width, height = _size(ax)
    return x / width, 1 - y / height


def _size(ax: Axes) -> tuple[float, float]:
    width, height = ax.figure.get_size_inches()
    return width / MM, height / MM
