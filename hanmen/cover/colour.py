"""The one colour of a cover, and what can be read on it."""

RED, GREEN, BLUE = 0.2126, 0.7152, 0.0722  # WCAG 2.2, relative luminance
EQUAL = 0.179  # luminance on which black and white stand out alike: (L + .05)² = .05 × 1.05


def colour_rules(colour: str) -> str:
    """Custom properties for a colour of sRGB, ``#1f5f8b``: itself, and black or white for what stands on it."""
    letters = "#000" if _luminance(colour) > EQUAL else "#fff"
    return f":root {{ --accent: {colour}; --on-accent: {letters}; }}\n"


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return RED * red + GREEN * green + BLUE * blue


def _linear(level: float) -> float:
    return level / 12.92 if level <= 0.04045 else float(((level + 0.055) / 1.055) ** 2.4)
