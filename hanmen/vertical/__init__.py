"""Vertical writing: a horizontal layout in which upright characters lie on their side, and whose pages are turned."""
