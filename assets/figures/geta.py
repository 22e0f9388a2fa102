"""A piece of type on its feet, the same on its face, and what its feet print: 〓.  For a Japanese book alone."""

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Polygon
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from .sheet import FILL, INK, canvas, label
from .words import Words


class Sort:
    """A piece of type of size 二号 (7.38 mm square, 23.45 mm high), seen from the front, the right and above."""

    SIDE, HEIGHT, SHOULDER = 7.38, 23.45, 1.5
    DEPTH = (0.6, 0.55)  # a millimetre backwards, as it is seen

    def __init__(self, ax: Axes, x: float) -> None:
        self.ax, self.x = ax, x

    def at(self, x: float, y: float, z: float) -> tuple[float, float]:
        """Where a point is seen: X to the right, Y upwards, Z backwards, in mm."""
        return self.x + x + z * self.DEPTH[0], y + z * self.DEPTH[1]

    def plane(self, *corners: tuple[float, float, float], face: str = "white") -> None:
        """One side of a block."""
        points = [self.at(*corner) for corner in corners]
        self.ax.add_patch(Polygon(points, facecolor=face, edgecolor=INK, linewidth=0.6, joinstyle="round"))

    def box(self, bottom: float, top: float, near: float = 0.0, far: float = SIDE, inset: float = 0.0) -> None:
        """A block from BOTTOM to TOP and from NEAR to FAR: its front, its right side, its upper side."""
        left, right, near, far = inset, self.SIDE - inset, near + inset, far - inset
        self.plane((right, bottom, near), (right, bottom, far), (right, top, far), (right, top, near), face=FILL)
        self.plane((left, bottom, near), (right, bottom, near), (right, top, near), (left, top, near))
        self.plane((left, top, near), (right, top, near), (right, top, far), (left, top, far))

    def glyph(self, character: str, y: float) -> None:
        """CHARACTER on the upper side, left and right reversed as on type."""
        serif = font_manager.FontProperties(family="Noto Serif CJK JP", weight="bold")
        path = TextPath((0, 0), character, size=100, prop=serif)
        box, side = path.get_extents(), self.SIDE - 1.9
        unit = Affine2D().translate(-box.x0 - box.width / 2, -box.y0 - box.height / 2)
        unit = unit.scale(-side / box.width, side / box.height).translate(self.SIDE / 2, self.SIDE / 2)
        seen = Affine2D.from_values(1, 0, *self.DEPTH, self.x, y)
        self.ax.add_patch(PathPatch((unit + seen).transform_path(path), facecolor=INK, linewidth=0))


def draw(_words: Words) -> Figure:
    """The two pieces of type from left to right, then the mark."""
    fig, ax = canvas(55, width=86)
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
        ax.add_patch(Polygon([(49, bottom), (56.4, bottom), (56.4, bottom + 2.7), (49, bottom + 2.7)], color=INK))

    def pointed(text: str, x: float, y: float, to: tuple[float, float], ha: str = "right") -> None:
        ax.plot([x, to[0]], [y, to[1]], color=INK, linewidth=0.4)
        label(ax, text, x, y, -2 if ha == "right" else 2, ha=ha)

    pointed("面", 6.5, height + 3.5, (11.3, height + 2.6))
    pointed("脚", 6.5, 0.9, (9, 0.9))
    pointed("脚", 25.5, height + 3.5, (30.2, height + 2.9))
    pointed("溝", 41.5, height + 4.4, (turned.at(side, 0, side / 2)[0] - 0.8, height + side / 2 * 0.55 - 0.7), "left")
    for text, x in (("字", 14.5), ("下駄", 33.5), ("刷り上がり", 52.7)):
        label(ax, text, x, -4.2, ha="center", fontsize=8.5)
    ax.annotate("", (47, 12.1), (42, 12.1), arrowprops={"arrowstyle": "->", "color": INK, "linewidth": 0.6})
    ax.set_xlim(1, 61)
    ax.set_ylim(-6.4, 31.97)
    ax.axis("off")
    return fig
