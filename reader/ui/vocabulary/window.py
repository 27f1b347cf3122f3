"""All kept words in a window of their own: table, filters, lists, and the page of the word under the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.card import KeptWord
from reader.ui.on_screen import resize_on_screen
from reader.ui.vocabulary.filters import Filters
from reader.ui.vocabulary.lists import Lists
from reader.ui.vocabulary.table import WordTable
from reader.ui.vocabulary.window_menu import WindowMenu
from reader.ui.vocabulary.word_page import KnownNames, WordPage
from reader.ui.vocabulary.wording import status_name, word_count
from reader.vocabulary.model import WordStatus
from reader.vocabulary.search import Query, Sort
from reader.word_memory import Facets

Wish = Callable[[str, bool], object]
"""A tag or list, and whether it is given or taken."""

_WIDE = 820
"""From this width on, in px, the lists stand beside the table."""


class VocabularyWindow(QMainWindow):
    """Shows what it is given and says what is wished; wishes about words mean those that are selected."""

    closed = Signal()
    query_changed = Signal()
    current_changed = Signal()
    status_requested = Signal(object)
    tag_requested = Signal(str, bool)
    list_requested = Signal(str, bool)
    forget_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Vocabulary — Duidu"))
        self.filters = Filters()
        self.lists = Lists()
        self.table = WordTable()
        self.page = WordPage()
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._mark = QPushButton(self.tr("Status"))
        self._tag = QPushButton(self.tr("Tag…"))
        self._list = QPushButton(self.tr("Put on a list…"))
        self._forget = QPushButton(self.tr("Remove"))
        self._facets = Facets({}, {}, {}, {})
        self._sort, self._descending = Sort.ADDED, True
        self._total = 0
        self._is_narrow = False
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(0)
        self.menu = WindowMenu(self, self.table)
        self._build()
        self._connect()
        resize_on_screen(self, 1080, 760)
        self.setMinimumSize(360, 420)

    def query(self) -> Query:
        """What is asked for, in which order."""
        asked = self.filters.query()
        return Query(
            asked.text,
            asked.statuses,
            asked.tag,
            asked.list_name,
            asked.level,
            asked.transcript,
            self._sort,
            self._descending,
        )

    def set_words(
        self, numbers: Sequence[int], fetch: Callable[[int, int], Sequence[KeptWord]], total: int
    ) -> None:
        """Show the words that were found, of so many."""
        self.table.set_words(numbers, fetch)
        self._empty.setVisible(not numbers)
        self.table.setVisible(bool(numbers))
        self._empty.setText(
            self.tr("No word fits. “Show all” takes every filter away.")
            if total
            else self.tr("No words yet. Rest the pointer on a word of a transcript and press V to keep it.")
        )
        self._total = total
        self._show_count()

    def begin_words(self, numbers: Sequence[int], fetch: Callable[[int, int], Sequence[KeptWord]]) -> None:
        """Show the first of the words that are found; how many there are is said by `set_words`."""
        self.table.set_words(numbers, fetch)
        self._empty.setVisible(False)
        self.table.setVisible(True)

    def set_facets(self, facets: Facets, total: int) -> None:
        """Offer the tags, lists, levels and transcripts there are."""
        self._facets = facets
        self.filters.set_facets(facets)
        self.lists.set_lists(facets.lists, total, self.filters.query().list_name)

    def set_page(self, kept: KeptWord | None, names: KnownNames) -> None:
        """Show the word under the keyboard below the table."""
        self.page.set_word(kept, names)
        self.page.setVisible(kept is not None)

    def choose_tag(self) -> None:
        """Offer the tags for the selected words."""
        self._show_menu(self._tag_menu(), self._tag)

    def choose_list(self) -> None:
        """Offer the lists for the selected words."""
        self._show_menu(self._list_menu(), self._list)

    def say(self, text: str) -> None:
        """A quiet line."""
        self._said.setText(text)

    def state(self) -> str:
        """Geometry and table, to be remembered, in hexadecimal."""
        parts = (self.saveGeometry(), self.table.horizontalHeader().saveState())
        return " ".join(bytes(part.toHex().data()).decode() for part in parts)

    def restore_state(self, state: str) -> None:
        """Take up what `state` gave."""
        geometry, _, head = state.partition(" ")
        if geometry and head:
            self.restoreGeometry(QByteArray.fromHex(geometry.encode()))
            self.table.horizontalHeader().restoreState(QByteArray.fromHex(head.encode()))
            self._take_order()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being written is said before."""
        self.page.commit()
        self.closed.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes the search away, and then the window."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.filters.search.text():
            self.filters.search.clear()
            self.filters.search.setFocus()
        else:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lists stand beside the table where there is room, else among the filters."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        self.lists.setVisible(wide)
        if wide == self._is_narrow:
            self._set_narrow(not wide)

    def _set_narrow(self, narrow: bool) -> None:
        self._is_narrow = narrow
        self.filters.set_narrow(narrow)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(down if narrow else across)

    def _build(self) -> None:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setChildrenCollapsible(False)
        for widget in (self._table_side(), self.page):
            middle.addWidget(widget)
        middle.setStretchFactor(0, 1)
        middle.setSizes([420, 270])
        self.page.setVisible(False)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._across.setChildrenCollapsible(False)
        self._across.addWidget(self.lists)
        self._across.addWidget(middle)
        self._across.setStretchFactor(1, 1)
        self._across.setSizes([190, 890])
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self._across, 1)
        self.setCentralWidget(whole)
        self.table.horizontalHeader().setSortIndicator(
            self._column_of(Sort.ADDED), Qt.SortOrder.DescendingOrder
        )

    def _table_side(self) -> QWidget:
        self._said = QLabel()
        self._said.setProperty("role", "muted")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        texts, buttons = QHBoxLayout(), QHBoxLayout()
        texts.addWidget(self._count)
        texts.addWidget(self._said, 1)
        buttons.addStretch(1)
        for button in (self._mark, self._tag, self._list, self._forget):
            buttons.addWidget(button)
        foot = self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        foot.setContentsMargins(10, 6, 10, 6)
        foot.setSpacing(6)
        foot.addLayout(texts, 1)
        foot.addLayout(buttons)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        return side

    def _connect(self) -> None:
        """Signals by sender."""
        self.filters.changed.connect(self._resting.start)
        self._forget.clicked.connect(self.forget_requested)
        self._list.clicked.connect(self.choose_list)
        self.lists.chosen.connect(self.filters.set_list)
        self.lists.dropped.connect(lambda name: self.list_requested.emit(name, True))
        self._mark.clicked.connect(lambda: self._show_menu(self._status_menu(), self._mark))
        self._resting.timeout.connect(self.query_changed)
        head = self.table.horizontalHeader()
        head.sectionClicked.connect(self._on_head_clicked)
        self.table.row_entered.connect(self.page.focus_first)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_table_menu_requested)
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda _now, _before: self.current_changed.emit())
        selection.selectionChanged.connect(lambda _now, _before: self._show_count())
        self.table.words.modelReset.connect(self.current_changed)
        self._tag.clicked.connect(self.choose_tag)

    def _show_count(self) -> None:
        shown, chosen = len(self.table.words.numbers), self.table.selected_count()
        said = word_count(shown)
        if shown != self._total:
            said = self.tr("%1 of %2").replace("%1", f"{shown:,}").replace("%2", word_count(self._total))
        if chosen > 1:
            said = self.tr("%1, %2 selected").replace("%1", said).replace("%2", f"{chosen:,}")
        self._count.setText(said)
        for button in (self._mark, self._tag, self._list, self._forget):
            button.setEnabled(chosen > 0)

    def _column_of(self, sort: Sort) -> int:
        return next(number for number, each in enumerate(self.table.words.columns) if each.sort is sort)

    def _take_order(self) -> None:
        head = self.table.horizontalHeader()
        column = self.table.words.columns[head.sortIndicatorSection()]
        if column.sort is not None:
            self._sort = column.sort
            self._descending = head.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    def _on_head_clicked(self, section: int) -> None:
        """Sort by a column; columns that have no order leave it as it was."""
        head = self.table.horizontalHeader()
        if self.table.words.columns[section].sort is None:
            order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(self._column_of(self._sort), order)
            self.say(self.tr("There is no order by this column."))
            return
        self.say("")
        self._take_order()
        self.query_changed.emit()

    def _status_menu(self) -> QMenu:
        menu = QMenu(self)
        for number, status in enumerate(WordStatus):
            action = menu.addAction(
                f"&{number} {status_name(status)}", partial(self.status_requested.emit, status)
            )
            action.setData(status)
        return menu

    def _tag_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("New tag…"), lambda: self._ask(self.tr("New tag"), self.tag_requested.emit))
        self._add_names(menu, list(self._facets.tags), self.tag_requested.emit)
        return menu

    def _list_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self.tr("New list…"), lambda: self._ask(self.tr("New list"), self.list_requested.emit))
        self._add_names(menu, list(self._facets.lists), self.list_requested.emit)
        return menu

    def _add_names(self, menu: QMenu, names: Sequence[str], wish: Wish) -> None:
        """Add every name, and under a further menu take it off."""
        if not names:
            return
        menu.addSeparator()
        off = QMenu(self.tr("Take off"), menu)
        for name in names:
            shown = name.replace("&", "&&")
            menu.addAction(shown, partial(wish, name, True))
            off.addAction(shown, partial(wish, name, False))
        menu.addSeparator()
        menu.addMenu(off)

    def _ask(self, title: str, wish: Wish) -> None:
        name, accepted = QInputDialog.getText(self, title, self.tr("Name"))
        if accepted and name.strip():
            wish(name, True)

    def _show_menu(self, menu: QMenu, button: QWidget) -> None:
        menu.exec(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        menu.deleteLater()

    def _on_table_menu_requested(self, place: QPoint) -> None:
        if not self.table.selected_rows():
            return
        menu = QMenu(self)
        for title, inner in (
            (self.tr("Status"), self._status_menu()),
            (self.tr("Tag"), self._tag_menu()),
            (self.tr("List"), self._list_menu()),
        ):
            inner.setTitle(title)
            menu.addMenu(inner)
        menu.addSeparator()
        menu.addAction(self.tr("Remove from the vocabulary"), self.forget_requested.emit)
        menu.exec(self.table.viewport().mapToGlobal(place))
        menu.deleteLater()
