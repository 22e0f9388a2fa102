"""Draw the figures of the books: assets/data/*.csv -> assets/images/*.svg.

Run it as ``python assets/figures.py`` (needs matplotlib and the fonts Noto Sans
and Serif CJK JP).  Every CSV begins with a ``#`` line that names where its
numbers come from; ``geta`` is a drawing and has none.  The SVG files come out
the same, byte for byte, at every run.
"""

import csv
from datetime import date
from pathlib import Path

import matplotlib

matplotlib.use("svg")
import matplotlib.dates as mdates
import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.patches import PathPatch, Polygon
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

HERE = Path(__file__).resolve().parent
DATA, IMAGES = HERE / "data", HERE / "images"

MM = 1 / 25.4
WIDTH = 117 * MM  # the text width of the A5 page
ACCENT, DARK, MID, LIGHT = "#1f5f8b", "#333333", "#777777", "#c8c8c8"

for font in Path("/usr/share/fonts/opentype/noto").glob("NotoS*CJK-*.ttc"):
    font_manager.fontManager.addfont(font)

plt.rcParams.update(
    {
        "font.family": "Noto Sans CJK JP",
        "font.size": 7.5,
        "svg.fonttype": "path",
        "svg.hashsalt": "omomi",
        "axes.linewidth": 0.4,
        "axes.edgecolor": DARK,
        "axes.labelcolor": DARK,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.labelsize": 7.5,
        "xtick.labelsize": 7.5,
        "ytick.labelsize": 7.5,
        "xtick.major.width": 0.4,
        "ytick.major.width": 0.4,
        "xtick.major.size": 2.5,
        "ytick.major.size": 2.5,
        "xtick.minor.size": 0,
        "hatch.linewidth": 0.5,
        "lines.linewidth": 0.8,
        "text.color": DARK,
    }
)


def read(name):
    """Return the rows of data/NAME.csv as dicts; ``#`` lines are left out."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if line[0] != "#"))


def canvas(height, left=0.02, right=0.98, bottom=0.14, top=0.98):
    """Return a figure of the page's width and HEIGHT mm, and its axes."""
    fig, ax = plt.subplots(figsize=(WIDTH, height * MM))
    fig.subplots_adjust(left=left, right=right, bottom=bottom, top=top)
    return fig, ax


def save(fig, name):
    """Write images/NAME.svg without a date, so that the bytes repeat."""
    fig.savefig(IMAGES / f"{name}.svg", metadata={"Date": None})
    plt.close(fig)


def named_rows(ax, labels):
    """Give the vertical axis one name a row, from the top down, no spine."""
    ax.set_yticks(range(len(labels)), labels)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)


def japanese_number(value):
    """Write 12000 as 1.2万 and 9e12 as 9兆, as a Japanese reader does."""
    for unit, size in (("兆", 1e12), ("億", 1e8), ("万", 1e4)):
        if value >= size:
            return f"{value / size:,.2f}".rstrip("0").rstrip(".") + unit
    return f"{value:g}"


def spread(values, gap):
    """Move sorted VALUES apart until neighbours are at least GAP apart."""
    places = list(values)
    for _ in range(200):
        for i in range(len(places) - 1):
            lack = gap - (places[i + 1] - places[i])
            if lack > 1e-6:
                places[i] -= lack / 2
                places[i + 1] += lack / 2
    return places


def timeline():
    """Three lanes of events; arrows lead from a closed model to its open follower."""
    lanes = {
        "open": (2.1, 0.25, "開く", ACCENT, "o"),
        "closed": (1.1, -0.22, "閉じる", DARK, "s"),
        "state": (0, 0.22, "国家", MID, "D"),
    }
    rows = read("timeline")
    days = {row["label"]: date.fromisoformat(row["date"]) for row in rows}
    fig, ax = canvas(72, left=0.1, bottom=0.1, top=0.99)
    for row in rows:
        y, step, _, colour, mark = lanes[row["lane"]]
        day, end = days[row["label"]], y + step * int(row["level"])
        ax.plot([day, day], [y, end], color=colour, linewidth=0.4)
        ax.plot(day, y, mark, color=colour, markersize=4)
        shift = {"left": -3, "center": 0, "right": 3}[row["align"]]
        ax.annotate(
            row["label"],
            (day, end),
            (shift, 1 if step > 0 else -1),
            color=colour,
            textcoords="offset points",
            ha=row["align"],
            va="bottom" if step > 0 else "top",
        )
        if row["follows"]:
            ax.annotate(
                "",
                (day, y),
                (days[row["follows"]], lanes["closed"][0]),
                arrowprops={
                    "arrowstyle": "->",
                    "color": MID,
                    "linewidth": 0.6,
                    "linestyle": (0, (4, 2)),
                    "shrinkA": 4,
                    "shrinkB": 4,
                },
            )
    for y, _, name, colour, _ in lanes.values():
        ax.axhline(y, color=LIGHT, linewidth=0.6, zorder=0)
        ax.text(-0.015, y, name, transform=ax.get_yaxis_transform(), color=colour, ha="right", va="center")
    ax.set_xlim(date(2024, 1, 1), date(2025, 9, 10))
    ax.set_ylim(-0.15, 2.85)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_locator(mdates.MonthLocator(bymonth=(1, 4, 7, 10)))
    ax.xaxis.set_major_formatter(lambda x, _: mdates.num2date(x).strftime("%Y.%-m"))
    save(fig, "timeline")


def months():
    """Models announced a month in 2024: open weights above, API only below."""
    rows = read("months")
    month = [int(row["month"]) for row in rows]
    opened = [int(row["open"]) for row in rows]
    closed = [int(row["api"]) for row in rows]
    fig, ax = canvas(66, left=0.09, bottom=0.04, top=0.98)
    ax.bar(month, opened, 0.66, bottom=1, color=ACCENT)
    ax.bar(
        month,
        [-n for n in closed],
        0.66,
        bottom=-1,
        color="white",
        edgecolor=DARK,
        linewidth=0.5,
        hatch="////",
    )
    for x, up, down in zip(month, opened, closed, strict=True):
        ax.text(x, up + 1.3, up, ha="center", va="bottom")
        ax.text(x, -down - 1.4, down, ha="center", va="top")
        ax.text(x, 0, f"{x}月", ha="center", va="center", color=DARK)
    ax.text(1.6, 12.2, f"重みを公開したモデル　計{sum(opened)}件", color=ACCENT, fontsize=8.5, va="top")
    ax.text(1.6, -16.2, f"APIだけで使えるモデル　計{sum(closed)}件", fontsize=8.5, va="bottom")
    ax.set_yticks([-16, -11, -6, -1, 1, 6, 11], [15, 10, 5, 0, 0, 5, 10])
    ax.set_ylim(-17.5, 13)
    ax.set_xlim(1.4, 12.6)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.set_ylabel("件／月", labelpad=2)
    save(fig, "months")


def makers():
    """Entries of one chronicle, company by company: open weights to the right, API only to the left."""
    rows = sorted(read("makers"), key=lambda row: int(row["open"]) - int(row["api"]), reverse=True)
    fig, ax = canvas(78, left=0.14, right=0.97, bottom=0.13, top=0.93)
    named_rows(ax, [row["company"] for row in rows])
    for y, row in enumerate(rows):
        opened, closed = int(row["open"]), int(row["api"])
        ax.barh(y, opened, 0.62, color=ACCENT)
        ax.barh(y, -closed, 0.62, color="white", edgecolor=DARK, linewidth=0.5, hatch="////")
        if opened:
            ax.text(opened + 0.3, y, opened, color=ACCENT, va="center")
        if closed:
            ax.text(-closed - 0.3, y, closed, ha="right", va="center")
    ax.axvline(0, color=DARK, linewidth=0.4)
    ax.text(0.4, -0.75, "重みを公開", color=ACCENT, va="bottom")
    ax.text(-0.4, -0.75, "APIのみ", ha="right", va="bottom")
    ax.set_xlim(-18, 9)
    ax.set_xticks([-15, -10, -5, 0, 5], [15, 10, 5, 0, 5])
    ax.set_xlabel("2024年の年表に載る件数", labelpad=2)
    save(fig, "makers")


def stars():
    """New stars in one quarter, and which projects were new on the list."""
    rows = read("stars")
    fig, ax = canvas(82, left=0.35, right=0.96, bottom=0.12, top=0.93)
    named_rows(ax, [f"{row['project']}（{row['owner']}）" for row in rows])
    for y, row in enumerate(rows):
        count, new = float(row["thousands"]), row["new"] == "yes"
        ax.barh(y, count, 0.62, color=ACCENT if new else LIGHT)
        ax.text(count + 0.05, y, f"{count * 1000:.0f}", va="center", color=ACCENT if new else DARK)
    ax.axvline(0.955, color=DARK, linewidth=0.5, linestyle=(0, (4, 2)))
    ax.text(0.955, -0.75, "平均 955", ha="center", va="bottom")
    ax.set_xlim(0, 4.7)
    ax.set_xticks(range(5), [0, 1000, 2000, 3000, 4000])
    ax.set_xlabel("2024年第2四半期に増えた星の数", labelpad=2)
    save(fig, "stars")


def arena():
    """Points behind the leader in two snapshots of one ranking."""
    rows = read("arena")
    fig, ax = canvas(80, left=0.11, bottom=0.04, top=0.93)
    ax.set_ylim(137, -6)
    ax.set_xlim(0, 2)
    for x, snapshot, title in ((0.2, "2024-08", "2024年8月"), (1.2, "2025-01", "2025年1月")):
        group = [row for row in rows if row["snapshot"] == snapshot]
        best = max(int(row["score"]) for row in group)
        behind = [best - int(row["score"]) for row in group]
        ax.axvline(x, color=LIGHT, linewidth=0.6, zorder=0)
        ax.text(x - 0.03, 1.03, title, transform=ax.get_xaxis_transform(), fontsize=8.5)
        for row, gap, place in zip(group, behind, spread(behind, 6.2), strict=True):
            is_open = row["kind"] == "open"
            colour = ACCENT if is_open else DARK
            ax.plot([x, x + 0.1], [gap, place], color=LIGHT, linewidth=0.4, zorder=0)
            ax.plot(
                x,
                gap,
                "o",
                markersize=4,
                color=colour,
                markeredgewidth=0.6,
                markerfacecolor=colour if is_open else "white",
                zorder=3 if is_open else 2,
            )
            ax.text(
                x + 0.12,
                place,
                row["model"],
                va="center",
                color=colour,
                fontweight="bold" if is_open else "normal",
            )
        lead = min(gap for row, gap in zip(group, behind, strict=True) if row["kind"] == "open")
        ax.annotate(
            "",
            (x - 0.055, 0),
            (x - 0.055, lead),
            arrowprops={"arrowstyle": "<->", "linewidth": 0.5, "shrinkA": 0, "shrinkB": 0},
        )
        ax.text(x - 0.075, lead / 2, f"{lead}点", rotation=90, ha="right", va="center", fontsize=7)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
    ax.set_yticks(range(0, 121, 20))
    ax.set_ylabel("首位との差（点）", labelpad=2)
    save(fig, "arena")


def gap():
    """Two measured gaps, and two ways to go on from them: by the difference, by the ratio."""
    (start, first), (end, second) = [(int(row["month"]), int(row["gap"])) for row in read("gap")]
    months = [n / 4 for n in range(4 * 15 + 1)]
    slope, ratio = (second - first) / (end - start), second / first
    straight = [(m, first + slope * m) for m in months if first + slope * m >= 0]
    curved = [(m, first * ratio ** ((m - start) / (end - start))) for m in months]
    fig, ax = canvas(52, left=0.1, right=0.8, bottom=0.17, top=0.96)
    for points, style, text in (
        (straight, (0, (4, 2)), "差で延ばす"),
        (curved, (0, (1, 1.5)), "比で延ばす"),
    ):
        ax.plot(*zip(*points, strict=True), color=DARK, linewidth=0.8, linestyle=style, clip_on=False)
        ax.annotate(text, points[-1], (5, 3), textcoords="offset points", va="center")
    for month, points in ((start, first), (end, second)):
        ax.plot(month, points, "o", markersize=5, color=ACCENT, clip_on=False)
        ax.annotate(f"{points}点", (month, points), (6, 5), textcoords="offset points", color=ACCENT)
    ax.set_xlim(0, 15)
    ax.set_ylim(0, 60)
    ax.set_xticks([0, 5, 10, 15], ["2024.8", "2025.1", "2025.6", "2025.11"])
    ax.set_ylabel("首位との差（点）", labelpad=2)
    save(fig, "gap")


def tests():
    """Six tests, four models: where the open newcomer wins and where not."""
    rows = read("tests")
    styles = {
        "DeepSeek-V3": ("o", ACCENT, ACCENT),
        "Llama 3.1 405B": ("o", ACCENT, "white"),
        "GPT-4o": ("s", DARK, "white"),
        "Claude 3.5 Sonnet": ("^", DARK, DARK),
    }
    fig, ax = canvas(74, left=0.25, right=0.96, bottom=0.12, top=0.9)
    named_rows(ax, [f"{row['test']}\n{row['subject']}" for row in rows])
    for y, row in enumerate(rows):
        scores = [float(row[model]) for model in styles]
        ax.plot([min(scores), max(scores)], [y, y], color=LIGHT, linewidth=0.6, zorder=0)
        for model, (mark, edge, face) in styles.items():
            ax.plot(
                float(row[model]),
                y,
                mark,
                markersize=5,
                markeredgewidth=0.8,
                markeredgecolor=edge,
                markerfacecolor=face,
                clip_on=False,
            )
    for x, (model, (mark, edge, face)) in zip((0, 24, 52, 71), styles.items(), strict=True):
        ax.plot(
            x,
            -0.95,
            mark,
            markersize=5,
            markeredgewidth=0.8,
            markeredgecolor=edge,
            markerfacecolor=face,
            clip_on=False,
        )
        ax.text(x + 2, -0.95, model, va="center", color=edge)
    ax.set_xlim(0, 100)
    ax.set_xlabel("正答率（%、Codeforcesは百分位）", labelpad=2)
    save(fig, "tests")


def prices():
    """Price of a million tokens, from input to output, log scale."""
    rows = sorted(read("prices"), key=lambda row: float(row["output"]))
    fig, ax = canvas(76, left=0.37, right=0.96, bottom=0.13, top=0.93)
    named_rows(ax, [f"{row['model']}（{row['vendor']}）" for row in rows])
    for y, row in enumerate(rows):
        low, high = float(row["input"]), float(row["output"])
        colour = ACCENT if row["country"] == "CN" else MID
        ax.plot([low, high], [y, y], color=colour, linewidth=1.2, zorder=1)
        ax.plot(low, y, "o", markersize=4, color=colour, markerfacecolor="white", zorder=2)
        ax.plot(high, y, "o" if row["country"] == "CN" else "s", markersize=4, color=colour, zorder=2)
        ax.annotate(f"{low:g}", (low, y), (-5, 0), textcoords="offset points", ha="right", va="center")
        ax.annotate(f"{high:g}", (high, y), (5, 0), textcoords="offset points", va="center")
        ax.get_yticklabels()[y].set_color(colour)
    for x, text in ((float(rows[0]["input"]), "入力"), (float(rows[0]["output"]), "出力")):
        ax.annotate(text, (x, 0), (0, 6), textcoords="offset points", ha="center")
    ax.set_xscale("log")
    ax.set_xlim(2.6, 600)
    ax.set_xticks([3, 10, 30, 100, 300], ["3", "10", "30", "100", "300"])
    ax.set_xlabel("100万トークンあたりの価格（元、対数目盛）", labelpad=2)
    save(fig, "prices")


def value():
    """Score against input price: the corner at the upper left is the best."""
    fig, ax = canvas(72, left=0.1, right=0.97, bottom=0.14, top=0.97)
    left_side = {"GPT-4o", "Claude 3.5 Sonnet", "Claude 3.5 Haiku", "Qwen2.5 72B"}
    for row in read("value"):
        x, y, is_open = float(row["price"]), float(row["score"]), row["kind"] == "open"
        colour = ACCENT if is_open else DARK
        ax.plot(
            x,
            y,
            "o",
            markersize=5,
            color=colour,
            markeredgewidth=0.7,
            markerfacecolor=colour if is_open else "white",
        )
        side, shift = ("right", (-5, 0)) if row["model"] in left_side else ("left", (5, 0))
        if row["model"] == "Gemini 1.5 Pro":
            side, shift = "center", (0, 8)
        ax.annotate(
            row["model"],
            (x, y),
            shift,
            textcoords="offset points",
            color=colour,
            va="center",
            ha=side,
            fontweight="bold" if is_open else "normal",
        )
    ax.set_xscale("log")
    ax.set_xlim(0.9, 105)
    ax.set_ylim(78.6, 90.4)
    ax.set_xticks([1, 2, 5, 10, 20, 50, 100], ["1", "2", "5", "10", "20", "50", "100"])
    ax.set_xlabel("入力100万トークンの価格（元、対数目盛）", labelpad=2)
    ax.set_ylabel("得点（MMLU Redux）", labelpad=2)
    save(fig, "value")


def layers():
    """Names on a market map, layer by layer: at the new year and added since."""
    rows = read("layers")
    fig, ax = canvas(60, left=0.17, right=0.97, bottom=0.15, top=0.88)
    named_rows(ax, [row["layer"] for row in rows])
    for y, row in enumerate(rows):
        old, new = int(row["january"]), int(row["added"])
        ax.barh(y, old, 0.6, color=LIGHT)
        ax.barh(y, new, 0.6, left=old, color=ACCENT)
        ax.text(old / 2, y, old, ha="center", va="center")
        if new > 2:
            ax.text(old + new / 2, y, f"+{new}", ha="center", va="center", color="white")
        else:
            ax.text(old + new + 0.5, y, f"+{new}", va="center", color=ACCENT)
    ax.text(0, -0.55, "2024年1月の地図に載る", va="bottom", color=MID)
    ax.text(17, -0.55, "第2四半期までに加わった", va="bottom", color=ACCENT)
    ax.set_xlim(0, 47)
    ax.set_xlabel("地図に載る名前の数（件）", labelpad=2)
    save(fig, "layers")


def orders():
    """Sums of money on one ladder of powers of ten."""
    rows = read("orders")
    fig, ax = canvas(72, left=0.35, right=0.91, bottom=0.13, top=0.98)
    named_rows(ax, [row["label"] for row in rows])
    for y, row in enumerate(rows):
        usd, cost = float(row["usd"]), row["kind"] == "cost"
        colour = ACCENT if cost else DARK
        ax.plot([1e6, usd], [y, y], color=LIGHT, linewidth=0.6, zorder=0)
        ax.plot(
            usd,
            y,
            "o",
            markersize=5,
            color=colour,
            markeredgewidth=0.7,
            markerfacecolor=colour if cost else "white",
        )
        ax.annotate(
            japanese_number(usd) + row["bound"],
            (usd, y),
            (6, 0),
            color=colour,
            textcoords="offset points",
            va="center",
        )
        ax.get_yticklabels()[y].set_color(colour)
    ax.set_xscale("log")
    ax.set_xlim(1e6, 1.5e13)
    ax.set_xticks([10**n for n in range(6, 14)], ["100万", "", "1億", "", "100億", "", "1兆", ""])
    ax.set_xlabel("米ドル（対数目盛）", labelpad=2)
    save(fig, "orders")


def downloads():
    """Downloads of the ten most fetched open text models in one month."""
    rows = read("downloads")
    fig, ax = canvas(68, left=0.42, right=0.96, bottom=0.13, top=0.99)
    named_rows(ax, [row["model"] + (f"（{row['vendor']}）" if row["vendor"] else "") for row in rows])
    for y, row in enumerate(rows):
        count = int(row["thousands"]) / 10
        top = row["vendor"] == "アリババ"
        ax.barh(
            y,
            count,
            0.62,
            color=ACCENT if top else LIGHT,
            hatch="////" if row["vendor"] == "Meta" else None,
            edgecolor="white",
            linewidth=0,
        )
        ax.text(count + 5, y, f"{count:g}万", va="center", color=ACCENT if top else DARK)
    ax.set_xlim(0, 460)
    ax.set_xlabel("2024年6月のダウンロード（万回）", labelpad=2)
    save(fig, "downloads")


class Sort:
    """A piece of type of size 二号 (7.38 mm square, 23.45 mm high), seen from the front, the right and above."""

    SIDE, HEIGHT, SHOULDER = 7.38, 23.45, 1.5
    DEPTH = (0.6, 0.55)  # a millimetre backwards, as it is seen

    def __init__(self, ax, x):
        self.ax, self.x = ax, x

    def at(self, x, y, z):
        """Where a point is seen: X to the right, Y upwards, Z backwards, in mm."""
        return self.x + x + z * self.DEPTH[0], y + z * self.DEPTH[1]

    def plane(self, *corners, face="white"):
        """One side of a block."""
        points = [self.at(*corner) for corner in corners]
        self.ax.add_patch(Polygon(points, facecolor=face, edgecolor=DARK, linewidth=0.6, joinstyle="round"))

    def box(self, bottom, top, near=0.0, far=SIDE, inset=0.0):
        """A block from BOTTOM to TOP and from NEAR to FAR: its front, its right side, its upper side."""
        left, right, near, far = inset, self.SIDE - inset, near + inset, far - inset
        self.plane((right, bottom, near), (right, bottom, far), (right, top, far), (right, top, near), face=LIGHT)
        self.plane((left, bottom, near), (right, bottom, near), (right, top, near), (left, top, near))
        self.plane((left, top, near), (right, top, near), (right, top, far), (left, top, far))

    def glyph(self, character, y):
        """CHARACTER on the upper side, left and right reversed as on type."""
        serif = font_manager.FontProperties(family="Noto Serif CJK JP", weight="bold")
        path = TextPath((0, 0), character, size=100, prop=serif)
        box, side = path.get_extents(), self.SIDE - 1.9
        unit = Affine2D().translate(-box.x0 - box.width / 2, -box.y0 - box.height / 2)
        unit = unit.scale(-side / box.width, side / box.height).translate(self.SIDE / 2, self.SIDE / 2)
        seen = Affine2D.from_values(1, 0, *self.DEPTH, self.x, y)
        self.ax.add_patch(PathPatch((unit + seen).transform_path(path), facecolor=DARK, linewidth=0))


def geta():
    """A piece of type on its feet, the same on its face, and what its feet print: 〓."""
    fig, ax = plt.subplots(figsize=(86 * MM, 55 * MM))
    fig.subplots_adjust(left=0, right=1, bottom=0, top=1)
    groove, foot, face = 2.1, 1.8, 1.0
    side, height = Sort.SIDE, Sort.HEIGHT
    legs = (((side + groove) / 2, side), (0, (side - groove) / 2))  # the farther first

    upright = Sort(ax, 9)
    for near, far in legs:
        upright.box(0, foot, near, far)
    upright.box(foot, height - face)
    upright.box(height - face, height, inset=0.6)
    upright.glyph("海", height)

    turned = Sort(ax, 28)
    turned.box(0, face, inset=0.6)
    turned.box(face, height - foot)
    for near, far in legs:
        turned.box(height - foot, height, near, far)

    for bottom in (8.4, 13.1):
        ax.add_patch(Polygon([(49, bottom), (56.4, bottom), (56.4, bottom + 2.7), (49, bottom + 2.7)], color=DARK))

    def label(text, x, y, to, ha="right"):
        ax.plot([x, to[0]], [y, to[1]], color=MID, linewidth=0.4)
        ax.text(x + (-0.8 if ha == "right" else 0.8), y, text, ha=ha, va="center")

    label("面", 6.5, height + 3.5, (11.3, height + 2.6))
    label("脚", 6.5, 0.9, (9, 0.9))
    label("脚", 25.5, height + 3.5, (30.2, height + 2.9))
    label("溝", 41.5, height + 4.4, (turned.at(side, 0, side / 2)[0] - 0.8, height + side / 2 * 0.55 - 0.7), ha="left")
    for text, x in (("字", 14.5), ("下駄", 33.5), ("刷り上がり", 52.7)):
        ax.text(x, -4.2, text, ha="center", va="center", fontsize=8.5)
    ax.annotate("", (47, 12.1), (42, 12.1), arrowprops={"arrowstyle": "->", "color": MID, "linewidth": 0.6})
    ax.set_xlim(1, 61)
    ax.set_ylim(-6.4, 31.97)
    ax.axis("off")
    save(fig, "geta")


def main():
    """Draw everything."""
    IMAGES.mkdir(exist_ok=True)
    for draw in (timeline, months, makers, stars, arena, gap, tests, prices, value, layers, orders, downloads, geta):
        draw()


if __name__ == "__main__":
    main()
