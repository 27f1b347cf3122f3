"""All keys on one page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.page.guard import guarded

Group = tuple[str, Sequence[tuple[str, str]]]
"""A title, and what each key does: (action, keys)."""

_COLUMN = 330
"""The width in px that a column of keys asks for."""


class KeysDialog(QDialog):
    """Lists what each key does, group by group, in as many columns as there is room for."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None, note: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self._groups = [_group(title, rows) for title, rows in groups]
        self._heights = [len(rows) + 2 for _, rows in groups]
        self._columns = 0
        self._row = QHBoxLayout()
        self._row.setSpacing(28)
        self._row.setContentsMargins(20, 16, 20, 8)
        inside = QWidget()
        inside.setLayout(self._row)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        below_all = QLabel(note or self.tr("Any of these can be changed in Preferences (Ctrl+,)."))
        below_all.setWordWrap(True)
        below_all.setProperty("role", "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.setContentsMargins(20, 0, 16, 0)
        below.addWidget(below_all, 1)
        below.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 14)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(below)
        self._arrange(2)
        room = parent.size() if parent is not None else QSize(1000, 800)
        self.resize(min(room.width() - 10, 3 * _COLUMN + 60), min(room.height() - 40, 760))

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """More room, more columns."""
        super().resizeEvent(event)
        self._arrange(min(max(self.width() // _COLUMN, 1), 3))

    def _arrange(self, columns: int) -> None:
        """Deal the groups into columns of about the same height, in order."""
        if columns == self._columns:
            return
        self._columns = columns
        while self._row.count():
            item = self._row.takeAt(0)
            column = item.layout() if item is not None else None
            while column is not None and column.count():
                column.takeAt(0)
        share = sum(self._heights) / columns
        made = [QVBoxLayout() for _ in range(columns)]
        filled = 0.0
        for group, height in zip(self._groups, self._heights, strict=True):
            made[min(int((filled + height / 2) / share), columns - 1)].addWidget(group)
            filled += height
        for column_layout in made:
            column_layout.setSpacing(14)
            column_layout.addStretch(1)
            self._row.addLayout(column_layout, 1)


def _group(title: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, (action, keys) in enumerate(rows, 1):
        words, shown = QLabel(action), QLabel(keys)
        words.setWordWrap(True)
        shown.setProperty("role", "muted")
        shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 0)
        grid.addWidget(shown, row, 1)
    grid.setColumnStretch(0, 1)
    return group
