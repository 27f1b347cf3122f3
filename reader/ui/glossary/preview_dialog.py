"""What carries an interview, to look through before it is read: terms and new words, each with a check mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.glossary.wording import numbered
from reader.ui.messages import plain_tip
from reader.ui.on_screen import resize_on_screen
from reader.ui.page.guard import guarded

_BESIDE = 980
"""From this width on, in px, terms and words stand side by side."""


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A term or a word as it is shown: characters, pinyin, English, how often; `kept` ones have no check mark."""

    chinese: str
    pinyin: str
    english: str
    count: int
    kept: bool
    payload: object


class PreviewDialog(QDialog):
    """Two lists; what has a check mark is kept at one go."""

    keep_requested = Signal(list)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Before reading"))
        head = QLabel(self.tr("What carries “%1”").replace("%1", title))
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setWordWrap(True)
        self._state = QLabel(self.tr("Looking through the interview …"))
        self._state.setProperty("role", "muted")
        self._state.setWordWrap(True)
        self._terms = _PreviewList(self.tr("Terms"))
        self._words = _PreviewList(self.tr("New words"))
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(14)
        for part in (self._terms, self._words):
            self._halves.addWidget(part, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._keep = buttons.addButton(self.tr("&Keep"), QDialogButtonBox.ButtonRole.ActionRole)
        self._keep.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(head)
        column.addWidget(self._state)
        column.addLayout(self._halves, 1)
        column.addWidget(buttons)
        self._keep.clicked.connect(lambda _checked=False: self.keep_requested.emit(self.checked))
        for part in (self._terms, self._words):
            part.changed.connect(self._on_changed)
        resize_on_screen(self, 1080, 680)
        self._on_changed()

    def set_rows(self, terms: Sequence[PreviewRow], words: Sequence[PreviewRow]) -> None:
        """Show terms and words, all with a check mark but those that are kept."""
        self._terms.set_rows(terms)
        self._words.set_rows(words)
        if terms or words:
            self._state.setText(self.tr("What has a check mark goes into your vocabulary with its sentence."))
        else:
            self._state.setText(self.tr("Nothing here is both frequent and new to you."))
        self._on_changed()

    @property
    def checked(self) -> list[object]:
        """What the rows with a check mark stand for, terms first."""
        return [*self._terms.checked(), *self._words.checked()]

    def check_none(self) -> None:
        """Take all check marks away."""
        for part in (self._terms, self._words):
            part.check(False)

    def rows(self) -> list[str]:
        """Every row in words."""
        return [*self._terms.said(), *self._words.said()]

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        wide = self.width() >= _BESIDE
        self._halves.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _on_changed(self) -> None:
        number = len(self.checked)
        self._keep.setText(numbered(self.tr("&Keep 1"), self.tr("&Keep %1"), number))
        self._keep.setEnabled(number > 0)


class _PreviewList(QWidget):
    """One of the two lists, with a button that gives all rows a check mark or none."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows: list[PreviewRow] = []
        heading = QLabel(name)
        heading.setProperty("role", "heading")
        self._all = QPushButton(self.tr("All or none"))
        self._all.setAutoDefault(False)
        self._table = QTableWidget(0, 4)
        self._table.setAccessibleName(name)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setWordWrap(False)
        self._table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.addWidget(heading, 1)
        top.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        self._all.clicked.connect(lambda _checked=False: self.check(len(self.checked()) < self._free()))
        self._table.itemChanged.connect(lambda _item: self.changed.emit())

    def set_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Show these rows."""
        self._table.blockSignals(True)
        self._rows = list(rows)
        self._table.setRowCount(len(rows))
        for number, row in enumerate(rows):
            count = QTableWidgetItem(str(row.count))
            count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            first = QTableWidgetItem(row.chinese)
            if row.kept:
                first.setToolTip(self.tr("Kept already"))
            else:
                first.setCheckState(Qt.CheckState.Checked)
            english = _with_tip(row.english)
            for column, item in enumerate((first, _with_tip(row.pinyin), english, count)):
                self._table.setItem(number, column, item)
        for column in (0, 1, 3):
            self._table.resizeColumnToContents(column)
        for column, most in ((0, 150), (1, 150)):
            self._table.setColumnWidth(column, min(most, self._table.columnWidth(column) + 6))
        self._table.blockSignals(False)

    def checked(self) -> list[object]:
        """What the rows with a check mark stand for."""
        return [
            row.payload
            for number, row in enumerate(self._rows)
            if not row.kept and self._state(number) is Qt.CheckState.Checked
        ]

    def check(self, checked: bool) -> None:
        """Give all rows a check mark, or none."""
        for number, row in enumerate(self._rows):
            item = self._table.item(number, 0)
            if item is not None and not row.kept:
                item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def said(self) -> list[str]:
        """The rows in words."""
        return [f"{row.chinese} {row.pinyin} {row.english} {row.count}" for row in self._rows]

    def _free(self) -> int:
        return sum(not row.kept for row in self._rows)

    def _state(self, number: int) -> Qt.CheckState:
        item = self._table.item(number, 0)
        return item.checkState() if item is not None else Qt.CheckState.Unchecked


def _with_tip(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(plain_tip(text))
    return item
