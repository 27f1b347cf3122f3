"""The table of kept words: rows that come when they are seen, cells that are edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from reader.card import KeptWord
from reader.ui.messages import plain_tip
from reader.ui.panels.rows import ModelIndex
from reader.ui.vocabulary.cells import WordDelegate
from reader.ui.vocabulary.paging import Pages
from reader.ui.vocabulary.table_columns import columns
from reader.ui.vocabulary.wording import one_line
from reader.vocabulary.columns import parted

WORDS_MIME = "application/x-duidu-words"
"""What is dragged: the selected words of the table, which stay in it."""


_NARROWEST = 180
"""Room for the senses, in px; with less the table scrolls sideways."""


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
        former = len(self.numbers)
        if 0 < former < len(numbers) and numbers[:former] == self.numbers:
            self.beginInsertRows(QModelIndex(), former, len(numbers) - 1)
            self.numbers, self._pages = numbers, pages
            self.endInsertRows()
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
        column = self.columns[index.column()]
        kept = self._pages.at(index.row())
        if kept is None:
            return None
        if role == Qt.ItemDataRole.EditRole and column.name == "status":
            return kept.word.status
        if role == Qt.ItemDataRole.EditRole and column.name == "pinyin":
            return " ".join(kept.word.key.pinyin)
        text = column.text(kept)
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text[:1000]) if column.width > 100 and text else None
        return one_line(text)

    def cell(self, row: int, column: int) -> str:
        """What stands in a cell, on one line."""
        kept = self._pages.at(row)
        return "" if kept is None else one_line(self.columns[column].text(kept))

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
        self.setItemDelegate(WordDelegate(self.words, self))
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
        self._senses = next(number for number, each in enumerate(self.words.columns) if each.name == "senses")
        head.sectionResized.connect(self._on_head_section_resized)

    def set_words(self, numbers: Sequence[int], fetch: Callable[[int, int], Sequence[KeptWord]]) -> None:
        """Show these words; those that were selected and are still there stay so."""
        same = numbers == self.words.numbers
        chosen = set() if same or not numbers else {self.words.numbers[row] for row in self.selected_rows()}
        current, scroll = self._current_number(), self.verticalScrollBar().value()
        self.words.set_words(numbers, fetch)
        self.executeDelayedItemsLayout()  # else it is painted twice, before and after
        if same:
            return
        self._select(chosen)
        if current in chosen:
            index = self.words.index(list(numbers).index(current), 0) if current in numbers else QModelIndex()
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.verticalScrollBar().setValue(scroll)

    def fit(self) -> None:
        """Give the senses what room the other columns leave, so that the columns fill the width."""
        others = self.horizontalHeader().length() - self.columnWidth(self._senses)
        self.setColumnWidth(self._senses, max(_NARROWEST, self.viewport().width() - others))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width."""
        super().resizeEvent(event)
        self.fit()

    def _on_head_section_resized(self, section: int, _old: int, _new: int) -> None:
        """What another column takes or gives is the senses'."""
        if section != self._senses:
            self.fit()

    def selected_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        rows: list[int] = []
        parts = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        for top, bottom in parts:
            first = max(top, rows[-1] + 1) if rows else top
            rows.extend(range(first, min(bottom + 1, len(self.words.numbers))))
        return rows

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


def _value(name: str, value: object) -> object:
    """What was written in a cell, as the field wants it."""
    if name == "senses":
        return parted(str(value))
    if name in ("tags", "lists"):
        return tuple(filter(None, (part.strip() for part in str(value).replace("，", ",").split(","))))
    return value
