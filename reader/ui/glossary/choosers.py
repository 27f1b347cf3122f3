"""Boxes in which one of a few things is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QSizePolicy


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
