"""The notes: those of the open text in its order, what is not found any more, and those of other texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from reader.noting import PlacedNote
from reader.transcript.notes import Note
from reader.ui.panels.rows import Row, RowList


class NotesPanel(QWidget):
    """A field to search in, and a list; choosing a note leads to its place."""

    place_requested = Signal(object)
    edit_requested = Signal(object)
    delete_requested = Signal(object)
    export_requested = Signal()
    search_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Search notes"))
        self._field.setAccessibleName(self.tr("Search notes"))
        self._field.setClearButtonEnabled(True)
        self._list = RowList(self.tr("Notes"))
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(10, 10, 10, 10)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._export = QPushButton(self.tr("Export…"))
        self._build()
        self._connect()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._field.text()

    def set_notes(self, here: Sequence[PlacedNote], elsewhere: Sequence[Note]) -> None:
        """Show the notes of the open text, then those of others text by text."""
        rows = [_row(each.note) for each in here if each.place is not None]
        lost = [_row(each.note) for each in here if each.place is None]
        if lost:
            rows += [Row(self.tr("Not found in the text any more"), heading=True), *lost]
        for (_, title), group in groupby(elsewhere, key=lambda note: (note.digest, note.title)):
            rows += [Row(title or self.tr("Another text"), heading=True), *map(_row, group)]
        self._list.set_rows(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(
            self.tr("No note holds these words.")
            if self.query.strip()
            else self.tr("No notes yet. Select words or go to one; R makes a bookmark, E a note.")
        )
        count = len(here) + len(elsewhere)
        self._count.setText(
            self.tr("1 note") if count == 1 else self.tr("%1 notes").replace("%1", str(count))
        )
        self._export.setEnabled(bool(count) or bool(self.query))

    def focus_search(self) -> None:
        """Go to the field, what stands in it selected."""
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 4)
        head.addWidget(self._field)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 8, 8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._empty, 1)
        column.addWidget(self._list, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._export.clicked.connect(self.export_requested)
        self._field.textChanged.connect(self.search_changed)
        self._list.activated.connect(lambda index: self._send(self.place_requested.emit, index))
        self._list.clicked.connect(lambda index: self._send(self.place_requested.emit, index))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_list_menu_requested)
        for name, key, send in (
            (self.tr("Edit…"), "F2", self.edit_requested.emit),
            (self.tr("Delete"), "Delete", self.delete_requested.emit),
        ):
            action = QAction(name, self._list)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(
                lambda _checked=False, send=send: self._send(send, self._list.currentIndex())
            )
            self._list.addAction(action)

    def _send(self, send: Callable[[Note], object], index: QModelIndex) -> None:
        note = self._list.payload_at(index)
        if isinstance(note, Note):
            send(note)

    def _on_list_menu_requested(self, place: QPoint) -> None:
        note = self._list.payload_at(self._list.indexAt(place))
        if not isinstance(note, Note):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Go there"), lambda: self.place_requested.emit(note))
        menu.addAction(self.tr("Edit…"), lambda: self.edit_requested.emit(note))
        menu.addAction(self.tr("Delete"), lambda: self.delete_requested.emit(note))
        menu.exec(self._list.viewport().mapToGlobal(place))
        menu.deleteLater()


def _row(note: Note) -> Row:
    """A note by its words over its quote; a bookmark by its quote over who says it."""
    quote = " ".join(note.quote.split())
    where = " · ".join(part for part in (note.speaker, note.section) if part)
    if note.body:
        body = " ".join(note.body.split())
        return Row(body, quote, figure=note.time, lines=2, tip=note.body, payload=note)
    return Row(quote, where, figure=note.time, lines=2, tip=note.quote[:400], payload=note)
