"""Vertical writing: a font whose upright glyphs lie on their side, and pages that are turned when they are drawn."""
