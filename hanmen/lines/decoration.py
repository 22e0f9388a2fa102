"""Wavy lines (波線, 书名号甲式) that look wavy: a wave of half an em, as high as a tenth."""

from typing import Any

WAVE_LENGTH, AMPLITUDE, THICKNESS = 0.5, 0.055, 0.045  # em
SWING = 0.3642  # of a half wave: the control points that make a Bézier curve a sine


def draw_wave(stream: Any, x: float, y: float, width: float, size: float, color: Any) -> None:
    """A wavy line of *width* px at *y*, under text of *size* px; it begins and ends on its middle."""
    halves = max(2, round(width / (size * WAVE_LENGTH)) * 2)
    step, height = width / halves, AMPLITUDE * size / 0.75  # a cubic reaches three quarters of its control points
    with stream.stacked():
        stream.set_color(color, stroke=True)
        stream.set_line_width(THICKNESS * size)
        stream.move_to(x, y)
        for half in range(halves):
            begin, bend = x + half * step, y + (height if half % 2 else -height)
            stream.curve_to(begin + SWING * step, bend, begin + (1 - SWING) * step, bend, begin + step, y)
        stream.stroke()
