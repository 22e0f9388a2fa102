"""DOOR: a laid-out PDF → what a printer accepts the first time."""
