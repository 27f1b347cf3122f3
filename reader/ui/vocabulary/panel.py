"""The vocabulary beside the page: all words, found as one types, and one word with its sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.card import KeptWord
from reader.ui.panels.rows import Row
from reader.ui.vocabulary.paging import PagedList, Pages
from reader.ui.vocabulary.word_page import KnownNames, WordPage
from reader.ui.vocabulary.wording import one_line, status_name, word_count
from reader.vocabulary.model import WordKey


class VocabularyPanel(QStackedWidget):
    """All words or one word."""

    edited = Signal(object, str, object)
    export_requested = Signal()
    forget_requested = Signal(object)
    place_requested = Signal(object)
    search_changed = Signal(str)
    sentence_forget_requested = Signal(object, object)
    window_requested = Signal()
    concept_requested = Signal(str)
    word_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.index = WordIndex()
        self.page = WordPage()
        self._whole = QWidget()
        self._back = QPushButton(self.tr("All words"))
        top = QHBoxLayout()
        top.setContentsMargins(8, 10, 8, 4)
        top.addWidget(self._back)
        top.addStretch(1)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.page, 1)
        self.addWidget(self.index)
        self.addWidget(self._whole)
        self._connect()

    @property
    def searched(self) -> str:
        """What is being looked for."""
        return self.index.searched

    @property
    def shown_word(self) -> WordKey | None:
        """The word whose page is open, None for the list."""
        word = self.page.word
        return word.key if self.currentWidget() is self._whole and word is not None else None

    def set_words(self, count: int, fetch: Callable[[int, int], Sequence[KeptWord]], total: int) -> None:
        """Show the words that were found; `total` is how many are kept."""
        self.index.set_words(count, fetch, total)

    def show_word(self, kept: KeptWord, names: KnownNames) -> None:
        """Open the page of a word, or show it anew."""
        self.page.set_word(kept, names)
        self.setCurrentWidget(self._whole)

    def show_index(self) -> None:
        """Go back to all words."""
        self.page.commit()
        if self.currentWidget() is self._whole:
            self.setCurrentWidget(self.index)
            self.index.focus_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads from a word back to all."""
        if event.key() == Qt.Key.Key_Escape and self.currentWidget() is self._whole:
            self.show_index()
            return
        super().keyPressEvent(event)

    def _connect(self) -> None:
        """Signals by sender."""
        self._back.clicked.connect(self.show_index)
        self.index.export_requested.connect(self.export_requested)
        self.index.forget_requested.connect(self.forget_requested)
        self.index.place_requested.connect(self.place_requested)
        self.index.search_changed.connect(self.search_changed)
        self.index.window_requested.connect(self.window_requested)
        self.index.word_requested.connect(self.word_requested)
        self.page.concept_requested.connect(self.concept_requested)
        self.page.edited.connect(self.edited)
        self.page.forget_requested.connect(self.forget_requested)
        self.page.place_requested.connect(self.place_requested)
        self.page.sentence_forget_requested.connect(self.sentence_forget_requested)


class WordIndex(QWidget):
    """A search field over a list of kept words, newest first."""

    export_requested = Signal()
    forget_requested = Signal(object)
    place_requested = Signal(object)
    search_changed = Signal(str)
    window_requested = Signal()
    word_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("中文, pinyin or English"))
        self._search.setAccessibleName(self.tr("Search your words"))
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumHeight(self._search.fontMetrics().height() + 16)  # Chinese is higher
        self.rows = PagedList(self.tr("Vocabulary"))
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        self._empty.setProperty("role", "muted")
        self._empty.setContentsMargins(10, 10, 10, 10)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._window = QPushButton(self.tr("All words…"))
        self._window.setToolTip(self.tr("All words in a window of their own"))
        self._export = QPushButton(self.tr("Export…"))
        self._build()
        self._connect()

    @property
    def searched(self) -> str:
        """What is being looked for."""
        return self._search.text()

    def set_words(self, count: int, fetch: Callable[[int, int], Sequence[KeptWord]], total: int) -> None:
        """Show the words that were found."""
        self.begin_words(count, fetch)
        self._empty.setVisible(not count)
        self.rows.setVisible(bool(count))
        self._search.setVisible(bool(total))
        self._empty.setText(
            self.tr("No word fits.")
            if total
            else self.tr("No words yet. Rest the pointer on a word and press V to keep it.")
        )
        self._export.setEnabled(bool(total))
        of_all = self.tr("%1 of %2").replace("%1", f"{count:,}").replace("%2", word_count(total))
        self._count.setText(word_count(total) if count == total else of_all)

    def begin_words(self, count: int, fetch: Callable[[int, int], Sequence[KeptWord]]) -> None:
        """Show the first of the words that are found; how many there are is said by `set_words`."""
        self.rows.set_pages(Pages(count, lambda first, number: [_row(kept) for kept in fetch(first, number)]))
        self._empty.setVisible(False)
        self.rows.setVisible(True)

    def focus_list(self) -> None:
        """Go on in the list."""
        self.rows.setFocus()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(8, 6, 8, 6)
        top.addWidget(self._search)
        foot = QHBoxLayout()
        foot.setContentsMargins(6, 4, 6, 8)
        foot.setSpacing(6)
        foot.addWidget(self._window, 1)
        foot.addWidget(self._export, 1)
        self._count.setContentsMargins(10, 6, 10, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._empty, 1)
        column.addWidget(self.rows, 1)
        column.addWidget(self._count)
        column.addLayout(foot)
        self.setFocusProxy(self._search)

    def _connect(self) -> None:
        """Signals by sender."""
        self._export.clicked.connect(self.export_requested)
        self.rows.activated.connect(lambda index: self._emit_word(self.rows.payload_at(index)))
        self.rows.clicked.connect(lambda index: self._emit_word(self.rows.payload_at(index)))
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.rows.customContextMenuRequested.connect(self._on_list_menu_requested)
        forget = QAction(self.tr("Remove from the vocabulary"), self.rows)
        forget.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        forget.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        forget.triggered.connect(lambda: self._emit_forget(self.rows.chosen()))
        self.rows.addAction(forget)
        self._search.returnPressed.connect(self._on_search_return_pressed)
        self._search.textChanged.connect(self.search_changed)
        self._window.clicked.connect(self.window_requested)

    def _emit_word(self, payload: object) -> None:
        if isinstance(payload, KeptWord):
            self.word_requested.emit(payload.word.key)

    def _emit_place(self, payload: object) -> None:
        if isinstance(payload, KeptWord) and payload.word.sightings:
            self.place_requested.emit(payload.word.sightings[-1])

    def _emit_forget(self, payload: object) -> None:
        if isinstance(payload, KeptWord):
            self.forget_requested.emit(payload.word)

    def _on_search_return_pressed(self) -> None:
        model = self.rows.model()
        if model.rowCount():
            self._emit_word(self.rows.payload_at(model.index(0, 0)))

    def _on_list_menu_requested(self, place: QPoint) -> None:
        kept = self.rows.payload_at(self.rows.indexAt(place))
        if not isinstance(kept, KeptWord):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self._emit_word(kept))
        show = menu.addAction(self.tr("Show where it was met"), lambda: self._emit_place(kept))
        show.setEnabled(bool(kept.word.sightings))
        menu.addAction(self.tr("Remove from the vocabulary"), lambda: self._emit_forget(kept))
        menu.exec(self.rows.viewport().mapToGlobal(place))
        menu.deleteLater()


def _row(kept: KeptWord) -> Row:
    """A word in the list; a second line keeps all rows of one height."""
    return Row(
        f"{kept.headword}  {kept.pinyin}",
        one_line(kept.gloss) or "\u00a0",
        status_name(kept.word.status),
        set_off=(0, len(kept.headword)),
        payload=kept,
    )
