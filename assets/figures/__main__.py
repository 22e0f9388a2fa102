"""Draw every figure in every language."""

from pathlib import Path

import matplotlib.pyplot as plt

from . import (
    arena,
    chase,
    downloads,
    gap,
    geta,
    layers,
    makers,
    months,
    orders,
    prices,
    stars,
    tests,
    timeline,
    value,
    wallets,
)
from .words import FONTS, Words, read

IMAGES = Path(__file__).resolve().parent.parent / "images"
TRANSLATED = (
    timeline,
    months,
    makers,
    stars,
    arena,
    gap,
    tests,
    prices,
    value,
    layers,
    orders,
    downloads,
    chase,
    wallets,
)
DRAWN = {"ja": (*TRANSLATED, geta), "zh-Hans": TRANSLATED}


def main() -> None:
    """Write images/NAME.svg in Japanese and images/LANGUAGE/NAME.svg in each other language, the same at every run."""
    table = read("words")
    for language, font in FONTS.items():
        folder = IMAGES if language == "ja" else IMAGES / language
        folder.mkdir(exist_ok=True)
        with plt.rc_context({"font.family": font}):
            for module in DRAWN[language]:
                figure = module.draw(Words(language, table))
                figure.savefig(folder / f"{module.__name__.rpartition('.')[2]}.svg", metadata={"Date": None})
                plt.close(figure)


if __name__ == "__main__":
    main()
