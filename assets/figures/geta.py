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

    SIDE, HEIGHT = 7.38, 23.45
    FACE, FOOT = 1.0, 1.8  # how high
    GROOVE = 2.64, 4.74  # from where to where
    LEGS = (4.74, SIDE), (0.0, 2.64)  # the farther first
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

    def stand(self) -> None:
        """On its feet, the face above."""
        for near, far in self.LEGS:
            self.box(0, self.FOOT, near, far)
        self.box(self.FOOT, self.HEIGHT - self.FACE)
        self.sides(self.HEIGHT - self.FACE, self.FOOT, 0)
        self.box(self.HEIGHT - self.FACE, self.HEIGHT, inset=0.6)
        self.glyph("海", self.HEIGHT)

    def stand_on_its_face(self) -> None:
        """The feet above."""
        self.box(0, self.FACE, inset=0.6)
        self.box(self.FACE, self.HEIGHT - self.FOOT)
        for near, far in self.LEGS:
            self.box(self.HEIGHT - self.FOOT, self.HEIGHT, near, far)
        self.sides(self.FACE, self.HEIGHT - self.FOOT, self.HEIGHT)

    def sides(self, shoulder: float, floor: float, end: float) -> None:
        """Front and right side in one piece, from SHOULDER to the END of the feet, cut to the FLOOR of the groove."""
        right, far, (a, b) = self.SIDE, self.SIDE, self.GROOVE
        cut = [(end, 0), (end, a), (floor, a), (floor, b), (end, b), (end, far), (shoulder, far), (shoulder, 0)]
        self.plane(*((right, y, z) for y, z in cut), face=FILL)
        self.plane((0, end, 0), (right, end, 0), (right, shoulder, 0), (0, shoulder, 0))

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
    upright, turned = Sort(ax, 9), Sort(ax, 28)
    upright.stand()
    turned.stand_on_its_face()
    for bottom in (8.4, 13.1):
        ax.add_patch(Polygon([(49, bottom), (56.4, bottom), (56.4, bottom + 2.7), (49, bottom + 2.7)], color=INK))
    top = Sort.HEIGHT
    pointed(ax, "面", (6.5, top + 3.5), (10.6, top + 1.4))
    pointed(ax, "脚", (6.5, 0.9), (9.7, 0.9))
    pointed(ax, "脚", (25.5, top + 3.5), (30.9, top + 0.7), (32.2, top + 3.4))
    pointed(ax, "溝", (43.5, top + 0.9), (37.5, top + 0.9))
    for text, x in (("字", 14.5), ("下駄", 33.5), ("刷り上がり", 52.7)):
        label(ax, text, x, -4.2, ha="center", fontsize=8.5)
    ax.annotate("", (47, 12.1), (42, 12.1), arrowprops={"arrowstyle": "->", "color": INK, "linewidth": 0.6})
    ax.set_xlim(1, 61)
    ax.set_ylim(-6.4, 31.97)
    ax.axis("off")
    return fig


def pointed(ax: Axes, text: str, at: tuple[float, float], *to: tuple[float, float]) -> None:
    """TEXT that points to the parts it names."""
    side = -1 if to[0][0] > at[0] else 1
    for x, y in to:
        ax.plot([at[0], x], [at[1], y], color=INK, linewidth=0.4)
        ax.plot(x, y, "o", color=INK, markersize=1.6, markeredgewidth=0)
    label(ax, text, *at, 2 * side, ha="right" if side < 0 else "left", fontsize=8.5)
