"""Rows that are made when they come into sight, so that a list of 50,000 words costs what a screenful costs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QTableView, QWidget

from reader.ui.panels.rows import ModelIndex, Row, RowDelegate, RowsModel

Record = TypeVar("Record")
Fetch = Callable[[int, int], Sequence[Record]]
"""The records from the first row asked for on, so many."""

_ROWS, _PAGES = 40, 100


class Pages(Generic[Record]):
    """The records of a long list by row; some 4,000 are held."""

    def __init__(self, count: int, fetch: Fetch[Record]) -> None:
        self.count = count
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Record]] = OrderedDict()

    def at(self, row: int) -> Record | None:
        """The record of a row; None where it is gone meanwhile."""
        if not 0 <= row < self.count:
            return None
        number, place = divmod(row, _ROWS)
        page = self._pages.get(number)
        if page is None:
            first = number * _ROWS
            page = self._pages[number] = self._fetch(first, min(_ROWS, self.count - first))
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return page[place] if place < len(page) else None


class PagedModel(RowsModel):
    """Rows of one height, fetched as they are asked for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: Pages[Row] = Pages(0, lambda _first, _count: ())

    def set_pages(self, pages: Pages[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._pages = pages
        self.endResetModel()

    def row_at(self, index: ModelIndex) -> Row | None:
        """The row of an index."""
        return self._pages.at(index.row()) if index.isValid() else None

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else self._pages.count


class PagedList(QTableView):
    """A list of rows of one height that may be very long; a list view would ask for every row to lay it out."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paged = PagedModel(self)
        self.setModel(self._paged)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        head, rows = self.horizontalHeader(), self.verticalHeader()
        head.setVisible(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_pages(self, pages: Pages[Row]) -> None:
        """Show other rows; the chosen place and the scroll stay where they are."""
        chosen, scroll = self.currentIndex().row(), self.verticalScrollBar().value()
        self._paged.set_pages(pages)
        if pages.count:
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            height = self.itemDelegate().sizeHint(option, self._paged.index(0)).height()
            self.verticalHeader().setDefaultSectionSize(max(height, 1))
        self.executeDelayedItemsLayout()  # else it is painted twice, before and after
        if 0 <= chosen < pages.count:
            self.setCurrentIndex(self._paged.index(chosen))
        self.verticalScrollBar().setValue(scroll)

    def choose(self, row: int) -> None:
        """Make a row the current one, none for -1."""
        self.setCurrentIndex(self._paged.index(row) if row >= 0 else QModelIndex())

    def payload_at(self, index: ModelIndex) -> object:
        """What the row at an index stands for."""
        row = self._paged.row_at(index)
        return None if row is None else row.payload

    def chosen(self) -> object:
        """What the current row stands for."""
        return self.payload_at(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, whatever the platform's style thinks of it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Searching 50,000 rows for a beginning would stall the window; the field above does it better."""
