"""How large running text may be where it stands on a cover. Millimetres.

The units of the drawn front (160 × 256 mm, see styles/cover.css) are *u* across and *v* down.
"""

from dataclasses import dataclass

from ..model import Size
from ..phrases import em_of
from .barcode import Barcode

HEAD = 28  # of the drawn front: above its text
BAND_HEAD, GAP = 71, 8  # of the drawn front: from its foot to the head of the band of colour, and above that
TRADE_HEAD, TRADE_GAP = 10.0, 7.0  # above two rows of bars (JPO's guide), and between them and text
SIDE = 12.0  # beside text on a back, as beside the bars (JPO's guide)
FACT, DIGITS, FACTS_GAP = 4.2, 4.0, 1.5  # a line below the bars; what they say; and between
LARGEST, LEAST_LARGEST, SMALLEST, STEP = 4.2, 3.25, 2.25, 0.05  # sizes of running text
MEASURE = 32  # em: longer lines are hard to follow
LEADING = 1.75
FLAP_SIDE, OBI_MARGIN = 10.0, 7.0  # beside text on a flap or an obi; above it on an obi


@dataclass(frozen=True, slots=True)
class Room:
    """Where running text begins below the head of a panel, and how wide and high it may be."""

    head: float
    size: Size

    @property
    def largest(self) -> float:
        """The size of running text where there is room enough: larger in a wide column."""
        return min(max(LEAST_LARGEST, self.size.width / MEASURE), LARGEST)

    def type_size(self, text: str) -> float | None:
        """The largest size at which *text* fits; None if there is none."""
        sizes = (self.largest - step * STEP for step in range(round((self.largest - SMALLEST) / STEP) + 1))
        return next((size for size in sizes if self.lines(text, size) * size * LEADING <= self.size.height), None)

    @property
    def most_characters(self) -> int:
        """How many CJK characters there is room for, nearly."""
        return int(self.size.width / SMALLEST - 1) * int(self.size.height / (SMALLEST * LEADING))

    def lines(self, text: str, size: float) -> int:
        """How many lines *text* has at a type size; some room is kept for what is not broken just at the edge."""
        measure = max(1, int(self.size.width / size) - 1)
        return sum(1 + int(em_of(line) / measure) for line in text.splitlines() if line.strip())


def on_back(face: Size, barcode: Barcode | None, facts: int) -> Room:
    """Between the bars and the band of colour; one row of bars stands on the band, two at the head."""
    unit, foot = face.height / 256, face.height * (1 - (BAND_HEAD + GAP) / 256)
    trade = _trade_height(barcode, facts)
    head = HEAD * unit
    if barcode and len(barcode.symbols) > 1:
        head = max(head, TRADE_HEAD + trade + TRADE_GAP)
    elif trade:
        foot -= trade + TRADE_GAP
    return Room(head, Size(face.width - 2 * SIDE, max(0.0, foot - head)))


def _trade_height(barcode: Barcode | None, facts: int) -> float:
    rows = len(barcode.symbols) if barcode else 0
    bars = rows * barcode.height + (rows - 1) * barcode.row_gap + DIGITS if barcode else 0.0
    return bars + facts * FACT + (FACTS_GAP if facts else 0.0)


def on_flap(width: float, height: float) -> Room:
    """From the height of the title to the band of colour."""
    head, foot = HEAD * height / 256, height * (1 - (BAND_HEAD + GAP) / 256)
    return Room(head, Size(width - 2 * FLAP_SIDE, foot - head))


def on_obi(width: float, height: float) -> Room:
    """All of it but a margin."""
    return Room(OBI_MARGIN, Size(width - 2 * FLAP_SIDE, height - 2 * OBI_MARGIN))
