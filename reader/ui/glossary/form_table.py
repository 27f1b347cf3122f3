"""The forms of an entry as a table to edit, and below it what the chosen one counts with and where it does not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.glossary.model import Form, Region, Status
from reader.ui.glossary.wording import region_names, status_names

_TEXT, _STATUS, _REGION, _READING, _WITH, _UNLESS = range(6)
_CHOOSER = 50
"""What a chooser takes besides its words: margins and the arrow, in px."""
_Choice = TypeVar("_Choice", bound=StrEnum)


class FormTable(QWidget):
    """One row a form: characters, status, region, reading.

    In which company a form counts are lists too long for a cell: they stand in two columns that are not shown, and are
    written in two fields below the table, always those of the current row.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = QTableWidget(0, 6)
        self._table.setAccessibleName(self.tr("Forms"))
        self._add = QPushButton(self.tr("&Add a form"))
        self._remove = QPushButton(self.tr("Re&move this form"))
        self._guards = {_WITH: QLineEdit(), _UNLESS: QLineEdit()}
        self._build()
        for column, field in self._guards.items():
            field.textEdited.connect(lambda text, at=column: self._on_guard_edited(at, text))
        self._table.currentCellChanged.connect(lambda *_cells: self._show_guards())
        self._add.clicked.connect(lambda _checked=False: self._on_add_clicked())
        self._remove.clicked.connect(lambda _checked=False: self._on_remove_clicked())
        self._table.itemChanged.connect(lambda _item: self.changed.emit())

    def set_forms(self, forms: Sequence[Form]) -> None:
        """Show these forms."""
        self._table.setRowCount(0)
        for form in forms:
            self._append(form)
        self._table.setCurrentCell(0, _TEXT)
        self._show_guards()

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
        tip = self.tr("A syllable for each character, such as “xīng wéi”; empty for the dictionary's")
        table.model().setHeaderData(_READING, Qt.Orientation.Horizontal, tip, Qt.ItemDataRole.ToolTipRole)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (_TEXT, _READING):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in self._guards:
            table.hideColumn(column)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, names in ((_STATUS, status_names().values()), (_REGION, region_names().values())):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, _chooser_width(names))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight(124)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(table, 1)
        column_layout.addLayout(self._guard_rows())
        column_layout.addLayout(self._buttons())

    def align_labels(self, width: int) -> None:
        """Make the labels of the two fields so wide, in px, as those above the table are."""
        for label in self._labels:
            label.setMinimumWidth(width)

    def _guard_rows(self) -> QFormLayout:
        """The two fields of the current form."""
        rows = QFormLayout()
        rows.setVerticalSpacing(6)
        rows.setHorizontalSpacing(14)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        only, never = self._guards.values()
        rows.addRow(self.tr("Only &with"), only)
        rows.addRow(self.tr("Not &in"), never)
        only.setPlaceholderText(self.tr("Words parted by commas, one of which is in the paragraph"))
        never.setPlaceholderText(self.tr("Longer words parted by commas, in which the form does not count"))
        for field in self._guards.values():
            field.setToolTip(field.placeholderText())
        self._labels = [label for field in self._guards.values() if (label := rows.labelForField(field))]
        return rows

    def _buttons(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self._add)
        foot.addWidget(self._remove)
        foot.addStretch(1)
        return foot

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

    def _show_guards(self) -> None:
        """Fill the fields from the current row; without one there is nothing to write."""
        row = self._table.currentRow()
        for column, field in self._guards.items():
            item = self._table.item(row, column)
            field.setEnabled(item is not None)
            field.setText(item.text() if item is not None else "")
            field.setCursorPosition(0)

    def _on_guard_edited(self, column: int, text: str) -> None:
        item = self._table.item(self._table.currentRow(), column)
        if item is not None:
            item.setText(text)

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
            self._show_guards()
            self.changed.emit()


def _chooser_width(names: Iterable[str]) -> int:
    """What a chooser of these names needs: a cell gives it no more than its column has."""
    metrics = QFontMetrics(QApplication.font())
    return max(map(metrics.horizontalAdvance, names)) + _CHOOSER


def parted(text: str) -> tuple[str, ...]:
    """What stands between commas, Western or Chinese."""
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())
