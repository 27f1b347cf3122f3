"""The forms of an entry as a table to edit."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.glossary.model import Form, Region, Status
from reader.ui.glossary.wording import region_names, status_names

_TEXT, _STATUS, _REGION, _READING, _WITH, _UNLESS = range(6)
_Choice = TypeVar("_Choice", bound=StrEnum)


class FormTable(QWidget):
    """One row a form: characters, status, region, reading, and in which company it counts."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = QTableWidget(0, 6)
        self._table.setAccessibleName(self.tr("Forms"))
        self._add = QPushButton(self.tr("&Add a form"))
        self._remove = QPushButton(self.tr("&Remove this form"))
        self._build()
        self._add.clicked.connect(lambda _checked=False: self._on_add_clicked())
        self._remove.clicked.connect(lambda _checked=False: self._on_remove_clicked())
        self._table.itemChanged.connect(lambda _item: self.changed.emit())

    def set_forms(self, forms: Sequence[Form]) -> None:
        """Show these forms."""
        self._table.setRowCount(0)
        for form in forms:
            self._append(form)

    def forms(self) -> tuple[Form, ...]:
        """The forms as they stand there; rows without characters are none."""
        found = (self._form(row) for row in range(self._table.rowCount()))
        return tuple(form for form in found if form.text)

    def _build(self) -> None:
        table = self._table
        table.setHorizontalHeaderLabels(
            [
                self.tr("Chinese"),
                self.tr("Status"),
                self.tr("Region"),
                self.tr("Pinyin, if unusual"),
                self.tr("Only with"),
                self.tr("Not in"),
            ]
        )
        for column, tip in (
            (
                _READING,
                self.tr("A syllable for each character, such as “xīng wéi”; empty for the dictionary's"),
            ),
            (_WITH, self.tr("Words parted by commas: it counts only where one of them is in the paragraph")),
            (_UNLESS, self.tr("Longer words parted by commas, in which it does not count")),
        ):
            table.model().setHeaderData(column, Qt.Orientation.Horizontal, tip, Qt.ItemDataRole.ToolTipRole)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        table.horizontalHeader().setStretchLastSection(True)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for column, width in enumerate((140, 140, 120, 150, 100)):
            table.setColumnWidth(column, width)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(130)
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(table, 1)
        column_layout.addLayout(foot)

    def _append(self, form: Form) -> None:
        """A row more; nothing is told before it is whole."""
        row = self._table.rowCount()
        self._table.blockSignals(True)
        self._table.insertRow(row)
        texts = {
            _TEXT: form.text,
            _READING: " ".join(form.reading),
            _WITH: ", ".join(form.company),
            _UNLESS: ", ".join(form.unless_in),
        }
        for column, text in texts.items():
            self._table.setItem(row, column, QTableWidgetItem(text))
        self._table.setCellWidget(row, _STATUS, self._chooser(status_names(), form.status, self.tr("Status")))
        self._table.setCellWidget(row, _REGION, self._chooser(region_names(), form.region, self.tr("Region")))
        self._table.setRowHeight(row, 36)
        self._table.blockSignals(False)

    def _chooser(self, names: dict[_Choice, str], chosen: _Choice, what: str) -> QComboBox:
        chooser = QComboBox()
        chooser.setAccessibleName(what)
        for value, name in names.items():
            chooser.addItem(name, str(value))
        chooser.setCurrentIndex(chooser.findData(str(chosen)))
        chooser.currentIndexChanged.connect(lambda _row: self.changed.emit())
        return chooser

    def _form(self, row: int) -> Form:
        def text(column: int) -> str:
            item = self._table.item(row, column)
            return " ".join(item.text().split()) if item is not None else ""

        def chosen(column: int) -> str:
            chooser = self._table.cellWidget(row, column)
            return str(chooser.currentData()) if isinstance(chooser, QComboBox) else ""

        return Form(
            text(_TEXT),
            Status(chosen(_STATUS)),
            Region(chosen(_REGION)),
            tuple(text(_READING).split()),
            parted(text(_WITH)),
            parted(text(_UNLESS)),
        )

    def _on_add_clicked(self) -> None:
        has_preferred = any(form.status is Status.PREFERRED for form in self.forms())
        self._append(Form("", Status.ADMITTED if has_preferred else Status.PREFERRED))
        last = self._table.model().index(self._table.rowCount() - 1, _TEXT)
        self._table.setCurrentIndex(last)
        self._table.setFocus()
        self._table.edit(last)
        self.changed.emit()

    def _on_remove_clicked(self) -> None:
        if self._table.currentRow() >= 0:
            self._table.removeRow(self._table.currentRow())
            self.changed.emit()


def parted(text: str) -> tuple[str, ...]:
    """What stands between commas, Western or Chinese."""
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())
