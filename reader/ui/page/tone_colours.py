"""Colours of the tones; the tone mark says the same, so that no colour is the only carrier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtGui import QColor


class TonePalette(NamedTuple):
    """One colour a tone: the first to the fourth, and the neutral one."""

    first: QColor
    second: QColor
    third: QColor
    fourth: QColor
    neutral: QColor

    @classmethod
    def named(cls, first: str, second: str, third: str, fourth: str, neutral: str) -> TonePalette:
        """The same from colour names such as "#2f6f73"."""
        return cls(*(QColor(name) for name in (first, second, third, fourth, neutral)))

    def of(self, tone: int) -> QColor:
        """The colour of a tone, 1 to 5."""
        return self[tone - 1]


TONE_PALETTES: Mapping[str, tuple[TonePalette, TonePalette]] = {
    "vivid": (
        TonePalette.named("#c0281c", "#955800", "#1e762d", "#1f55b5", "#69645b"),
        TonePalette.named("#ff8f80", "#f0b45a", "#83cf8c", "#8fb6ff", "#a39c90"),
    ),
    "soft": (
        TonePalette.named("#9a4a3f", "#7d6320", "#3f6d4c", "#4b5f8d", "#69645b"),
        TonePalette.named("#dba79c", "#d3bd85", "#a3c7aa", "#abbbdd", "#a39c90"),
    ),
    "colour_blind": (
        TonePalette.named("#a84300", "#00618f", "#8a2f72", "#00654a", "#69645b"),
        TonePalette.named("#f0a062", "#7cc6f0", "#e3a3cd", "#5fd0ab", "#a39c90"),
    ),
}
"""Name to the palette on a light page and on a dark one. The last keeps to hues that every kind of colour vision
parts (orange, blue, purple, green of Okabe and Ito, made dark or light enough to read)."""
