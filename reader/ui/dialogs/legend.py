"""What each mark on the page means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.page.legend import LegendEntry


class LegendDialog(QDialog):
    """Lists the marks, each with a picture of a word that bears it, by its key."""

    def __init__(
        self, entries: Sequence[LegendEntry], pictures: Mapping[str, QPixmap], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Marks on the page"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(20, 16, 20, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, entry in enumerate(entries):
            picture, name, drawn = QLabel(), QLabel(entry.name), QLabel(entry.drawn)
            picture.setPixmap(pictures[entry.key])
            drawn.setWordWrap(True)
            drawn.setProperty("role", "muted")
            drawn.setContentsMargins(0, 0, 0, 8)
            grid.addWidget(picture, 2 * number, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, 2 * number, 1)
            grid.addWidget(drawn, 2 * number + 1, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.setContentsMargins(20, 0, 16, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 14)
        column.addWidget(scroll, 1)
        column.addWidget(buttons)
        room = parent.size() if parent is not None else self.sizeHint()
        self.resize(min(440, room.width() - 10), min(620, room.height() - 40))
