"""All keys on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget


class KeysDialog(QDialog):
    """Lists what each key does, in two columns."""

    def __init__(self, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(7)
        half = (len(keys) + 1) // 2
        for number, (action, key) in enumerate(keys):
            row, column = number % half, number // half * 3
            name = QLabel(key)
            name.setAlignment(Qt.AlignmentFlag.AlignRight)
            name.setProperty("role", "heading")
            grid.addWidget(name, row, column)
            grid.addWidget(QLabel(action), row, column + 1)
        grid.setColumnMinimumWidth(2, 24)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(24, 20, 24, 16)
        column_box.setSpacing(18)
        column_box.addLayout(grid)
        column_box.addWidget(buttons)
