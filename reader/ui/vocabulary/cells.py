"""How a cell of the table of words is painted and edited."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui.panels.rows import ModelIndex
from reader.ui.vocabulary.table_columns import Column
from reader.ui.vocabulary.wording import status_name
from reader.vocabulary.model import WordStatus

_PADDING = 9
_LONGEST = 300
"""More characters than fit into a cell are not measured."""
_ALIGNED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_ON_A_GROUND = (
    QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
).value


class Cells(Protocol):
    """What is shown."""

    columns: tuple[Column, ...]

    def cell(self, row: int, column: int) -> str:
        """The text of a cell."""


class WordDelegate(QStyledItemDelegate):
    """A status is chosen from a list, everything else is written."""

    def __init__(self, cells: Cells, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells = cells

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        """A cell without a ground is its text alone: asking the style for each takes most of a screenful's time."""
        if option.state.value & _ON_A_GROUND:
            super().paint(painter, option, index)
            return
        text = self._cells.cell(index.row(), index.column())
        if text:
            place = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
            painter.setPen(option.palette.text().color())
            painter.drawText(place, _ALIGNED, _fitting(text, place, option))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: ModelIndex) -> QWidget:
        """A list for a status, a line for the rest."""
        if "\n" in str(index.data(Qt.ItemDataRole.EditRole)):
            return None  # type: ignore[return-value]  # a note of several lines is edited below
        if self._cells.columns[index.column()].name != "status":
            return super().createEditor(parent, option, index)
        choice = QComboBox(parent)
        for status in WordStatus:
            choice.addItem(status_name(status), status)
        choice.activated.connect(lambda _row: self._finish(choice))
        return choice

    def setEditorData(self, editor: QWidget, index: ModelIndex) -> None:
        """Show what is stored; the list of statuses opens at once."""
        if isinstance(editor, QComboBox):
            status = WordStatus(index.data(Qt.ItemDataRole.EditRole))
            editor.setCurrentIndex(list(WordStatus).index(status))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: ModelIndex) -> None:
        """Say what was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """The list of a combo box takes the focus without ending the editing."""
        if (
            isinstance(editor, QComboBox)
            and event.type() == QEvent.Type.FocusOut
            and editor.view().isVisible()
        ):
            return False
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _fitting(text: str, place: QRect, option: QStyleOptionViewItem) -> str:
    """A text as long as a cell is; a letter is at most as wide as it is high, so that most need no measuring."""
    metrics = option.fontMetrics
    if len(text) * metrics.height() <= place.width():
        return text
    return metrics.elidedText(text[:_LONGEST], Qt.TextElideMode.ElideRight, place.width())
