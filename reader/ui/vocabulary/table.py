"""The table of kept words: rows that come when they are seen, cells that are edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QByteArray,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.card import KeptWord
from reader.ui.messages import plain_tip
from reader.ui.panels.rows import ModelIndex
from reader.ui.vocabulary.paging import Pages
from reader.ui.vocabulary.table_columns import columns
from reader.ui.vocabulary.wording import one_line, status_name
from reader.vocabulary.columns import parted
from reader.vocabulary.model import WordStatus

WORDS_MIME = "application/x-duidu-words"
"""What is dragged: the selected words of the table, which stay in it."""


class WordTableModel(QAbstractTableModel):
    """Kept words by number; `edited` says (key, field, value) and the store decides."""

    edited = Signal(object, str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = columns(self.tr)
        self.numbers: Sequence[int] = ()
        self._pages: Pages[KeptWord] = Pages(0, lambda _first, _count: ())

    def set_words(self, numbers: Sequence[int], fetch: Callable[[int, int], Sequence[KeptWord]]) -> None:
        """Show these words; the same ones in the same order keep selection and scroll."""
        pages = Pages(len(numbers), fetch)
        if numbers == self.numbers:
            self._pages = pages
            if numbers:
                last = self.index(len(numbers) - 1, len(self.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.numbers, self._pages = numbers, pages
        self.endResetModel()

    def kept_at(self, row: int) -> KeptWord | None:
        """The word of a row."""
        return self._pages.at(row)

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many words there are."""
        return 0 if parent.isValid() else self._pages.count

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        """The words of a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].words
        return (
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            if (role == Qt.ItemDataRole.TextAlignmentRole)
            else None
        )

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands in a cell, what is edited of it, or its tip."""
        if role not in _ROLES or not index.isValid():  # six in seven questions are for colours and fonts
            return None
        kept = self._pages.at(index.row())
        if kept is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.EditRole and column.name == "status":
            return kept.word.status
        text = column.text(kept)
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text[:1000]) if column.width > 100 and text else None
        return one_line(text)

    def setData(self, index: ModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say what was written in a cell; it is shown when it is stored."""
        kept = self._pages.at(index.row()) if index.isValid() else None
        if kept is None or role != Qt.ItemDataRole.EditRole or value == self.data(index, role):
            return False
        name = self.columns[index.column()].name
        self.edited.emit(kept.word.key, name, _value(name, value))
        return True

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """What can be done with a cell; asked for every cell of a selection, so no word is fetched for it."""
        if index.isValid() and self.columns[index.column()].editable:
            return _EDITABLE
        return _SELECTABLE

    def mimeTypes(self) -> list[str]:
        """Words can be dragged."""
        return [WORDS_MIME]

    def mimeData(self, _indexes: Sequence[QModelIndex]) -> QMimeData:
        """A token: whoever takes it asks the window which words are selected."""
        data = QMimeData()
        data.setData(WORDS_MIME, QByteArray(b"selected"))
        return data


class WordTable(QTableView):
    """Selects whole words; Enter goes down to the word's page, F2 edits a cell."""

    row_entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordTableModel(self)
        self.setModel(self.words)
        self.setAccessibleName(self.tr("Kept words"))
        self.setItemDelegate(WordDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QTableView.Shape.NoFrame)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 12)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(40)
        # with the table's own it would ask all rows whether they are selected, each time it is painted
        head.setSelectionModel(QItemSelectionModel(self.words, self))
        for number, column in enumerate(self.words.columns):
            self.setColumnWidth(number, column.width)
            self.setColumnHidden(number, not column.shown)

    def set_words(self, numbers: Sequence[int], fetch: Callable[[int, int], Sequence[KeptWord]]) -> None:
        """Show these words; those that were selected and are still there stay so."""
        same = numbers == self.words.numbers
        chosen = set() if same else {self.words.numbers[row] for row in self.selected_rows()}
        current, scroll = self._current_number(), self.verticalScrollBar().value()
        self.words.set_words(numbers, fetch)
        if same:
            return
        self._select(chosen)
        if current in chosen:
            index = self.words.index(list(numbers).index(current), 0) if current in numbers else QModelIndex()
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(scroll)

    def fit(self) -> None:
        """Give the senses what room the other columns leave."""
        senses = next(number for number, each in enumerate(self.words.columns) if each.name == "senses")
        others = self.horizontalHeader().length() - self.columnWidth(senses)
        self.setColumnWidth(senses, max(180, self.viewport().width() - others))

    def selected_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        rows: set[int] = set()
        for part in self.selectionModel().selection().toList():
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(row for row in rows if row < len(self.words.numbers))

    def selected_count(self) -> int:
        """How many words are selected."""
        return sum(part.height() for part in self.selectionModel().selection().toList())

    def selected_numbers(self) -> list[int]:
        """The numbers of the selected words."""
        return [self.words.numbers[row] for row in self.selected_rows()]

    def current(self) -> KeptWord | None:
        """The word under the keyboard."""
        index = self.currentIndex()
        return self.words.kept_at(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads to the page of the word."""
        editing = self.state() is QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.row_entered.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys here; searching 50,000 rows for a beginning would stall the window."""

    def _current_number(self) -> int | None:
        row = self.currentIndex().row()
        return self.words.numbers[row] if 0 <= row < len(self.words.numbers) else None

    def _select(self, numbers: set[int]) -> None:
        """Select these words, run by run."""
        if not numbers:
            return
        selection = QItemSelection()
        rows = [row for row, number in enumerate(self.words.numbers) if number in numbers]
        last = len(self.words.columns) - 1
        begin = previous = -2
        for row in [*rows, -2]:
            if row != previous + 1:
                if begin >= 0:
                    selection.select(self.words.index(begin, 0), self.words.index(previous, last))
                begin = row
            previous = row
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)


class WordDelegate(QStyledItemDelegate):
    """A status is chosen from a list, everything else is written."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: ModelIndex) -> QWidget:
        """A list for a status, a line for the rest."""
        if "\n" in str(index.data(Qt.ItemDataRole.EditRole)):
            return None  # type: ignore[return-value]  # a note of several lines is edited below
        if not _is_status(index):
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


_SELECTABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_EDITABLE = _SELECTABLE | Qt.ItemFlag.ItemIsEditable
_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.EditRole),
        int(Qt.ItemDataRole.ToolTipRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
    }
)


def _is_status(index: ModelIndex) -> bool:
    model = index.model()
    return isinstance(model, WordTableModel) and model.columns[index.column()].name == "status"


def _value(name: str, value: object) -> object:
    """What was written in a cell, as the field wants it."""
    if name == "senses":
        return parted(str(value))
    if name in ("tags", "lists"):
        return tuple(filter(None, (part.strip() for part in str(value).replace("，", ",").split(","))))
    return value
