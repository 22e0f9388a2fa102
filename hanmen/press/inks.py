"""Colours of the screen → inks of the press, by a printing condition: single colours and whole pictures.

Inks are C, M, Y, K from 0 to 1. Relative colorimetric with black point compensation; neutral greys are K alone, as dark
as the profile says K prints. A one-colour job has K alone for everything.
"""

import io
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any

from PIL import Image, ImageCms, ImageMath

from ..model import Inks, Rgb
from .condition import Condition

BLACK: Inks = (0.0, 0.0, 0.0, 1.0)
RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
COMPENSATION, NO_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION, ImageCms.Flags.NONE
NEUTRAL = 1  # how far the channels of a grey may lie apart, of 255
STRIP = 256  # rows
SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}  # as ICC.1 names them
SRGB, LAB = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB", 5000)


class Separator:
    """Separates colours for *condition*; *ink* is ``cmyk``, or ``k`` for a one-colour job (本文モノクロ).

    *colours* are those that an edition gives other inks than the condition would: RGB from 0 to 255 → inks.
    """

    def __init__(self, condition: Condition, ink: str, colours: Mapping[Rgb, Inks]) -> None:
        self.condition, self.one_colour, self.colours = condition, ink == "k", colours
        self.profile = ImageCms.ImageCmsProfile(io.BytesIO(condition.profile))
        self.known: dict[tuple[object, ...], Inks] = {}

    def rgb(self, red: float, green: float, blue: float) -> Inks:
        """An sRGB colour, its channels from 0 to 1."""
        channels = _byte(red), _byte(green), _byte(blue)
        if channels in self.colours:
            return self.colours[channels]
        if max(channels) - min(channels) <= NEUTRAL:
            return self.grey((red + green + blue) / 3)
        return self._once("RGB", channels)

    def lab(self, lightness: float, a: float, b: float) -> Inks:
        """A CIE L*a*b* colour."""
        return self._once("LAB", (_byte(lightness / 100), _signed(a), _signed(b)))

    def grey(self, value: float) -> Inks:
        """A grey of the screen, 0 black, 1 white: K alone."""
        place = min(max(value, 0.0), 1.0) * 255
        low, high = (self.k_of_grey[int(place)], self.k_of_grey[min(255, int(place) + 1)])
        return (0.0, 0.0, 0.0, round((low + (high - low) * (place % 1)) / 255, 4))

    def cmyk(self, *inks: float) -> Inks:
        """Inks that the author chose: kept, or in a one-colour job the K that is as dark."""
        cyan, magenta, yellow, black = inks
        if not self.one_colour or max(inks[:3]) == 0:
            return cyan, magenta, yellow, black
        return self._once("CMYK", tuple(map(_byte, inks)))

    def description(self, profile: bytes | None) -> str:
        """How a CMYK picture's own profile describes itself; empty if it has none of use."""
        own = _source("CMYK", profile)
        return "" if own is SRGB else (own.profile.profile_description or "").strip()

    def _once(self, mode: str, channels: tuple[int, ...]) -> Inks:
        if (mode, channels) not in self.known:
            self.known[mode, channels] = self._pixel(Image.new(mode, (1, 1), channels))
        return self.known[mode, channels]

    def _pixel(self, pixel: Image.Image) -> Inks:
        if self.one_colour:
            (paper,) = self.picture_k(pixel).tobytes()
            return 0.0, 0.0, 0.0, round(1 - paper / 255, 4)
        cyan, magenta, yellow, black = (round(ink / 255, 4) for ink in self.picture_cmyk(pixel).tobytes())
        return cyan, magenta, yellow, black

    def picture_cmyk(self, picture: Image.Image, profile: bytes | None = None) -> Image.Image:
        """RGB or LAB pixels as CMYK; *profile* is the picture's own, sRGB if it has none."""
        return _through(picture, _source(picture.mode, profile), self.profile, "CMYK", COMPENSATION)

    def picture_k(self, picture: Image.Image, profile: bytes | None = None) -> Image.Image:
        """Grey, RGB, LAB or CMYK pixels as those of one plate: mode L, 255 is paper."""
        if picture.mode == "L" and not profile:
            return picture.point([255 - round(k) for k in self.k_of_grey])
        own = self.profile if picture.mode == "CMYK" and not profile else _source(picture.mode, profile)
        seen = picture if picture.mode == "LAB" else _through(picture, own, LAB, "LAB", NO_FLAGS)
        curve = self.k_of_lightness if picture.mode == "CMYK" else self.k_of_lightness_compensated
        return seen.getchannel(0).point([255 - round(k) for k in curve])

    @cached_property
    def ramp(self) -> list[float]:
        """The luminance, 1 for paper, that each K of 0 to 255 prints with."""
        steps = Image.new("CMYK", (256, 1))
        steps.putdata([(0, 0, 0, k) for k in range(256)])
        lightness = _through(steps, self.profile, LAB, "LAB", NO_FLAGS).getchannel(0).tobytes()
        luminance = [_luminance(value / 2.55) for value in lightness]
        return [min(luminance[: k + 1]) for k in range(256)]

    @cached_property
    def k_of_grey(self) -> list[float]:
        """K from 0 to 255 for each grey of the screen."""
        return [self._k(self._compensated(_linear(value / 255))) for value in range(256)]

    @cached_property
    def k_of_lightness(self) -> list[float]:
        """K from 0 to 255 for L* × 2.55 of something printed."""
        return [self._k(_luminance(value / 2.55)) for value in range(256)]

    @cached_property
    def k_of_lightness_compensated(self) -> list[float]:
        """K from 0 to 255 for L* × 2.55 of something on a screen, whose black is darker than K alone."""
        return [self._k(self._compensated(_luminance(value / 2.55))) for value in range(256)]

    def _compensated(self, luminance: float) -> float:
        return self.ramp[-1] + luminance * (self.ramp[0] - self.ramp[-1])

    def _k(self, luminance: float) -> float:
        """The K that prints as dark."""
        falling = [-value for value in self.ramp]
        above = min(max(bisect_left(falling, -luminance), 1), 255)
        span = self.ramp[above - 1] - self.ramp[above]
        share = (self.ramp[above - 1] - luminance) / span if span else 0.0
        return above - 1 + min(max(share, 0.0), 1.0)


def most_ink(picture: Image.Image) -> float:
    """The ink of a CMYK picture in per cent that one pixel in a thousand exceeds."""
    histogram = [0] * 256
    for _, strip in _strips(picture):
        quarter = ImageMath.lambda_eval(lambda a: (a["c"] + a["m"] + a["y"] + a["k"]) / 4, **_bands(strip)).convert("L")
        histogram = [sum(pair) for pair in zip(histogram, quarter.histogram(), strict=True)]
    left = sum(histogram) / 1000
    for level in range(255, 0, -1):
        left -= histogram[level]
        if left < 0:
            return level * 4 / 2.55
    return 0.0


def limited(picture: Image.Image, most: int) -> Image.Image:
    """The CMYK picture with C, M and Y held back where all four would be more than *most* per cent."""
    held = picture.copy()
    for top, strip in _strips(picture):
        bands, room = _bands(strip), int(most * 2.55)
        coloured = [_held(bands, ink, room) for ink in "cmy"]
        held.paste(Image.merge("CMYK", (*coloured, bands["k"])), (0, top))
    return held


def _held(bands: dict[str, Image.Image], ink: str, room: int) -> Image.Image:
    held: Image.Image = ImageMath.lambda_eval(
        lambda a: a["min"](a[ink] * (room - a["k"]) / a["max"](a["c"] + a["m"] + a["y"], 1), a[ink]), **bands
    )
    return held.convert("L")


def _bands(picture: Image.Image) -> dict[str, Image.Image]:
    return dict(zip("cmyk", picture.split(), strict=True))


def _strips(picture: Image.Image) -> Iterator[tuple[int, Image.Image]]:
    """A picture piece by piece, with where each begins: sums need four times the room of the pixels."""
    for top in range(0, picture.height, STRIP):
        yield top, picture.crop((0, top, picture.width, min(top + STRIP, picture.height)))


def _source(mode: str, profile: bytes | None) -> Any:
    """The profile that pixels of *mode* are in: their own, unless it is broken or for other channels."""
    if mode == "LAB":
        return LAB
    if profile:
        with suppress(OSError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if own.profile.xcolor_space.strip() == SPACES[mode]:
                return own
    return SRGB


def _through(picture: Image.Image, source: Any, target: Any, mode: str, flags: ImageCms.Flags) -> Image.Image:
    transform = ImageCms.buildTransform(source, target, picture.mode, mode, RELATIVE, flags)
    changed = ImageCms.applyTransform(picture, transform)
    assert changed is not None  # it is, when not done in place
    return changed


def _byte(value: float) -> int:
    return round(min(max(value, 0.0), 1.0) * 255)


def _linear(value: float) -> float:
    """The luminance of a grey in sRGB (IEC 61966-2-1)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _luminance(lightness: float) -> float:
    """Y from L* (CIE 15)."""
    return float(((lightness + 16) / 116) ** 3) if lightness > 8 else lightness / 903.3


def _signed(value: float) -> int:
    """a* or b* as Pillow takes it: 128 is neutral."""
    return min(max(round(value) + 128, 0), 255)
