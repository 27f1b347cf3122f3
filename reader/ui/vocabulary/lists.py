"""The reader's lists beside the table: choose one to see it, drop words on one to put them there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.vocabulary.table import WORDS_MIME

_NAME = Qt.ItemDataRole.UserRole


class Lists(QWidget):
    """All words, then every list with the number of its words."""

    chosen = Signal(str)
    dropped = Signal(str)
    made = Signal(str)
    renamed = Signal(str, str)
    dropped_list = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        head = QLabel(self.tr("Lists"))
        head.setProperty("role", "heading")
        head.setContentsMargins(10, 6, 10, 2)
        self._list = _DropList(self)
        self._list.setAccessibleName(self.tr("Lists"))
        self._list.setToolTip(self.tr("Drag words here to put them on a list"))
        self._make = QPushButton(self.tr("New list…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 6, 8)
        column.setSpacing(4)
        column.addWidget(head)
        column.addWidget(self._list, 1)
        column.addWidget(self._make)
        self._connect()

    def set_lists(self, lists: Mapping[str, int], total: int, current: str) -> None:
        """Show the lists there are."""
        entries = [("", self.tr("All words"), total), *((name, name, count) for name, count in lists.items())]
        self._list.blockSignals(True)
        self._list.clear()
        for name, words, count in entries:
            item = QListWidgetItem(f"{words}  {count:,}")
            item.setData(_NAME, name)
            self._list.addItem(item)
            if name == current:
                self._list.setCurrentItem(item)
        self._list.blockSignals(False)

    def _connect(self) -> None:
        """Signals by sender."""
        self._list.currentItemChanged.connect(self._on_list_current_changed)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_list_menu_requested)
        self._list.words_dropped.connect(self._on_list_words_dropped)
        for words, key, act in (
            (self.tr("Rename…"), "F2", self._rename),
            (self.tr("Delete the list"), QKeySequence(QKeySequence.StandardKey.Delete), self._drop),
        ):
            action = QAction(words, self._list)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self._list.addAction(action)
        self._make.clicked.connect(self._on_make_clicked)

    def _current(self) -> str:
        item = self._list.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def _rename(self) -> None:
        name = self._current()
        if name:
            new, accepted = QInputDialog.getText(self, self.tr("Rename the list"), self.tr("Name"), text=name)
            if accepted and new.strip():
                self.renamed.emit(name, new)

    def _drop(self) -> None:
        if self._current():
            self.dropped_list.emit(self._current())

    def _on_make_clicked(self) -> None:
        name, accepted = QInputDialog.getText(self, self.tr("New list"), self.tr("Name"))
        if accepted and name.strip():
            self.made.emit(name)

    def _on_list_current_changed(self) -> None:
        self.chosen.emit(self._current())

    def _on_list_words_dropped(self, name: str) -> None:
        if name:
            self.dropped.emit(name)
        else:
            self._on_make_clicked()

    def _on_list_menu_requested(self, place: QPoint) -> None:
        item = self._list.itemAt(place)
        if item is None or not item.data(_NAME):
            return
        self._list.setCurrentItem(item)
        menu = QMenu(self)
        menu.addAction(self.tr("Rename…"), self._rename)
        menu.addAction(self.tr("Delete the list"), self._drop)
        menu.exec(self._list.viewport().mapToGlobal(place))
        menu.deleteLater()


class _DropList(QListWidget):
    """Takes words that are dragged from the table."""

    words_dropped = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setUniformItemSizes(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only words."""
        if event.mimeData().hasFormat(WORDS_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """On a list, not between."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.data(_NAME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which list."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and event.mimeData().hasFormat(WORDS_MIME):
            self.words_dropped.emit(str(item.data(_NAME)))
            event.acceptProposedAction()
