"""The words that were kept, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from reader.card import KeptWord
from reader.ui.panels.rows import Row, RowList


class VocabularyPanel(QWidget):
    """A list of kept words; choosing one leads to where it was met."""

    place_requested = Signal(object)
    forget_requested = Signal(object)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = RowList(self.tr("Vocabulary"))
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._empty = QLabel(self.tr("No words yet. Rest the pointer on a word and press V to keep it."))
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(10, 10, 10, 10)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._export = QPushButton(self.tr("Export…"))
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 8, 8)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty, 1)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self._connect()

    def set_words(self, words: Sequence[KeptWord]) -> None:
        """Show the vocabulary."""
        self._list.set_rows(
            [
                Row(
                    f"{kept.headword}  {kept.pinyin}",
                    kept.gloss,
                    set_off=(0, len(kept.headword)),
                    payload=kept,
                )
                for kept in words
            ]
        )
        self._empty.setVisible(not words)
        self._list.setVisible(bool(words))
        self._export.setEnabled(bool(words))
        one = len(words) == 1
        self._count.setText(self.tr("1 word") if one else self.tr("%1 words").replace("%1", str(len(words))))

    def _connect(self) -> None:
        self._export.clicked.connect(self.export_requested)
        self._list.activated.connect(lambda index: self._emit_place(self._list.payload_at(index)))
        self._list.clicked.connect(lambda index: self._emit_place(self._list.payload_at(index)))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_list_menu_requested)
        forget = QAction(self.tr("Remove from the vocabulary"), self._list)
        forget.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        forget.triggered.connect(lambda: self._emit_forget(self._list.chosen()))
        self._list.addAction(forget)

    def _emit_place(self, payload: object) -> None:
        if isinstance(payload, KeptWord) and payload.word.sightings:
            self.place_requested.emit(payload.word.sightings[-1])

    def _emit_forget(self, payload: object) -> None:
        if isinstance(payload, KeptWord):
            self.forget_requested.emit(payload.word)

    def _on_list_menu_requested(self, place: QPoint) -> None:
        kept = self._list.payload_at(self._list.indexAt(place))
        if not isinstance(kept, KeptWord):
            return
        menu = QMenu(self)
        show = menu.addAction(self.tr("Show where it was met"), lambda: self._emit_place(kept))
        show.setEnabled(bool(kept.word.sightings))
        menu.addAction(self.tr("Remove from the vocabulary"), lambda: self._emit_forget(kept))
        menu.exec(self._list.viewport().mapToGlobal(place))
        menu.deleteLater()
