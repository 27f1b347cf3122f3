"""Boxes in which one of a few things is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy

_FILTERS_IN_A_ROW = 520
"""From this width on, in px, all filters stand in one row."""


def chooser(name: str) -> QComboBox:
    """One that becomes narrow where it must; what it chooses is said by its name."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return made


def refill(box: QComboBox, everything: str, entries: Sequence[tuple[str, str]]) -> None:
    """Offer these entries (value, name) after one for everything; what is chosen stays where it can."""
    chosen = box.currentData()
    if box.count() and [(box.itemData(at), box.itemText(at)) for at in range(1, box.count())] == list(
        entries
    ):
        return
    box.clear()
    box.addItem(everything, "")
    for value, name in entries:
        box.addItem(name, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def filter_places(width: float) -> tuple[tuple[int, int, int, int], ...]:
    """Row, column and spans of search, view, category, text, speaker and order, where there is so much room."""
    if width >= _FILTERS_IN_A_ROW:
        return (0, 0, 1, 3), (0, 3, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1), (1, 3, 1, 1)
    return (0, 0, 1, 2), (1, 0, 1, 1), (2, 0, 1, 2), (3, 0, 1, 1), (3, 1, 1, 1), (1, 1, 1, 1)
