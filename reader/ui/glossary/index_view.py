"""The index of the glossary: concepts, candidates or what wants a second look, found as one types."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.candidates import Candidate
from reader.glossary.model import Category
from reader.termbase.index import Filter, IndexLine, Sort
from reader.termbase.proposals import Doubt, ToReview
from reader.ui.glossary.choosers import chooser, filter_places, refill
from reader.ui.glossary.index_list import WIDE, IndexHead, IndexList, IndexRow
from reader.ui.glossary.index_rows import (
    DismissedWord,
    candidate_rows,
    concept_rows,
    dismissed_rows,
    review_rows,
)
from reader.ui.glossary.wording import category_names, numbered, sort_names
from reader.ui.page.guard import guarded


class View(StrEnum):
    """What the index lists."""

    ALL = "all"
    CANDIDATES = "candidates"
    REVIEW = "review"
    DISMISSED = "dismissed"


class ConceptIndex(QWidget):
    """What there is in the glossary, and what is lacking in it."""

    concept_requested = Signal(str)
    filter_changed = Signal()
    filter_entered = Signal()
    """Enter was pressed in the search: what is listed must be what is typed before the first is chosen."""
    view_changed = Signal()
    new_requested = Signal()
    candidate_chosen = Signal(object)
    candidate_dismissed = Signal(str)
    candidate_wanted_again = Signal(str)
    restore_requested = Signal(str)
    import_requested = Signal()
    export_requested = Signal()
    charts_requested = Signal()
    before_reading_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("English, 中文 or pinyin"))
        self._search.setAccessibleName(self.tr("Search the glossary"))
        self._search.setClearButtonEnabled(True)
        self._view = chooser(self.tr("What is listed"))
        self._sort = chooser(self.tr("Order"))
        self._category = chooser(self.tr("Category"))
        self._transcript = chooser(self.tr("Text"))
        self._speaker = chooser(self.tr("Speaker"))
        self._list = IndexList(self.tr("Concepts"))
        self._head = IndexHead(self._list)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._hint = QLabel()
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(10, 4, 10, 8)
        self._new = QPushButton(self.tr("New…"))
        self._more = QPushButton(self.tr("More"))
        self._filters = QGridLayout()
        self.setFocusProxy(self._search)
        self._fill()
        self._build()
        self._connect()

    @property
    def view(self) -> View:
        """What is listed."""
        return View(self._view.currentData())

    def set_view(self, view: View) -> None:
        """List something else."""
        self._view.setCurrentIndex(self._view.findData(view))

    @property
    def filter(self) -> Filter:
        """What the reader wants to see."""
        category = self._category.currentData()
        return Filter(
            self._search.text(),
            Category(category) if category else None,
            self._transcript.currentData() or None,
            self._speaker.currentData() or None,
            Sort(self._sort.currentData()),
        )

    @property
    def typed(self) -> str:
        """What stands in the search."""
        return self._search.text()

    def set_choices(self, transcripts: Sequence[tuple[str, str]], speakers: Sequence[str]) -> None:
        """The texts (digest, title) and the speakers that can be chosen; what is chosen stays where it can."""
        refill(self._transcript, self.tr("All texts"), transcripts)
        refill(self._speaker, self.tr("All speakers"), [(name, name) for name in speakers])

    def set_lines(self, lines: Sequence[IndexLine], *, stay: bool = True, counted: bool = True) -> None:
        """Show concepts; with how often each is mentioned where that has been `counted`."""
        rows = concept_rows(lines, counted=counted)
        columns = (self.tr("English"), self.tr("Category"), self.tr("Texts"), self.tr("Mentions"))
        self._count.setText(numbered(self.tr("1 concept"), self.tr("%1 concepts"), len(rows)))
        if rows:
            self._hint.setText("" if counted else self.tr("Counting mentions in your texts …"))
        else:
            self._hint.setText(self.tr("Nothing in the glossary is like this."))
        self._show(rows, columns, stay=stay)

    def set_candidates(self, found: Sequence[Candidate] | None) -> None:
        """Show words that no concept covers; None while they are sought."""
        rows = candidate_rows(found or ())
        columns = (self.tr("First sentence"), "", self.tr("Texts"), self.tr("Times"))
        self._count.setText(numbered(self.tr("1 candidate"), self.tr("%1 candidates"), len(rows)))
        if found is None:
            self._hint.setText(self.tr("Looking through your texts …"))
        else:
            some = self.tr(
                "Frequent in your texts and in no entry. Enter makes an entry of one, Delete dismisses it."
            )
            self._hint.setText(some if rows else self.tr("Every frequent word has an entry."))
        self._show(rows, columns)

    def set_dismissed(self, texts: Sequence[str]) -> None:
        """Show candidates that were dismissed."""
        rows = dismissed_rows(texts)
        self._count.setText(numbered(self.tr("1 word"), self.tr("%1 words"), len(rows)))
        some = self.tr("Words you have dismissed. Enter makes a candidate of one again.")
        self._hint.setText(some if rows else self.tr("You have dismissed no candidate."))
        self._show(rows, ("",))

    def set_review(self, found: Sequence[ToReview]) -> None:
        """Show what wants a second look, by why."""
        rows = review_rows(found)
        columns = (self.tr("English"), self.tr("Why"))
        self._count.setText(numbered(self.tr("1 entry"), self.tr("%1 entries"), len(found)))
        self._hint.setText("" if rows else self.tr("Nothing wants a second look."))
        self._show(rows, columns)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Filters in one row or in three; names of columns only over columns."""
        super().resizeEvent(event)
        self._arrange()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leads from the search into the list, and a letter typed in the list goes on in the search."""
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus()
            if not self._list.currentIndex().isValid():
                super().keyPressEvent(event)
                self._choose_first()
        elif event.key() == Qt.Key.Key_Delete and self._list.hasFocus():
            self._dismiss()
        elif event.text().isalnum() and self._list.hasFocus():
            self._search.setFocus()
            self._search.insert(event.text())
        else:
            super().keyPressEvent(event)

    def _show(self, rows: Sequence[IndexRow], columns: tuple[str, ...], *, stay: bool = True) -> None:
        self._list.set_rows(rows, stay=stay)
        self._head.set_names((self.tr("Chinese"), *columns))
        self._arrange()

    def _choose_first(self) -> None:
        model = self._list.model()
        for row in range(min(2, model.rowCount())):
            if model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsSelectable:
                self._list.setCurrentIndex(model.index(row, 0))
                return

    def _fill(self) -> None:
        names = {
            View.ALL: self.tr("All concepts"),
            View.CANDIDATES: self.tr("Candidates"),
            View.REVIEW: self.tr("To review"),
            View.DISMISSED: self.tr("Dismissed candidates"),
        }
        for view, name in names.items():
            self._view.addItem(name, str(view))
        for sort, name in sort_names().items():
            self._sort.addItem(name, str(sort))
        self._category.addItem(self.tr("All categories"), "")
        for category, name in category_names().items():
            self._category.addItem(name, str(category))
        self.set_choices((), ())
        menu = QMenu(self._more)
        for words, wish in (
            (self.tr("&Charts…"), self.charts_requested),
            (self.tr("&Before reading…"), self.before_reading_requested),
            (self.tr("&Import…"), self.import_requested),
            (self.tr("&Export…"), self.export_requested),
        ):
            menu.addAction(words).triggered.connect(lambda _checked=False, wish=wish: wish.emit())
        self._more.setMenu(menu)

    def _build(self) -> None:
        self._filters.setContentsMargins(8, 6, 8, 6)
        self._filters.setSpacing(6)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 6, 8, 8)
        foot.setSpacing(6)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._new)
        foot.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._filters)
        column.addWidget(self._hint)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)
        column.addLayout(foot)
        self._arrange()

    def _arrange(self) -> None:
        """Put the filters where there is room for them, and show those that count for what is listed."""
        everything = self.view is View.ALL
        self._search.setEnabled(everything)
        self._hint.setVisible(bool(self._hint.text()))
        self._head.setVisible(self.width() >= WIDE)
        widgets = (self._search, self._view, self._category, self._transcript, self._speaker, self._sort)
        places = filter_places(self.width())
        for widget, place in zip(widgets, places, strict=True):
            self._filters.addWidget(widget, *place)
        for each in (self._sort, self._category, self._transcript, self._speaker):
            each.setVisible(everything)  # with a parent: alone it would be a window for a moment

    def _connect(self) -> None:
        self._category.activated.connect(lambda _row: self.filter_changed.emit())
        self._list.activated.connect(lambda index: self._choose(self._list.payload_at(index)))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._on_list_context_menu_requested)
        self._list.clicked.connect(lambda index: self._choose(self._list.payload_at(index)))
        self._new.clicked.connect(self.new_requested)
        self._search.returnPressed.connect(self._on_search_return_pressed)
        self._search.textChanged.connect(lambda _text: self.filter_changed.emit())
        self._sort.activated.connect(lambda _row: self.filter_changed.emit())
        self._speaker.activated.connect(lambda _row: self.filter_changed.emit())
        self._transcript.activated.connect(lambda _row: self.filter_changed.emit())
        self._view.currentIndexChanged.connect(lambda _row: self.view_changed.emit())

    def _on_search_return_pressed(self) -> None:
        self.filter_entered.emit()
        self._choose(self._list.first())

    def _choose(self, payload: object) -> None:
        if isinstance(payload, str):
            self.concept_requested.emit(payload)
        elif isinstance(payload, Candidate):
            self.candidate_chosen.emit(payload)
        elif isinstance(payload, ToReview):
            wish = self.restore_requested if payload.doubt is Doubt.DELETED else self.concept_requested
            wish.emit(payload.concept.id)
        elif isinstance(payload, DismissedWord):
            self.candidate_wanted_again.emit(payload.text)

    def _dismiss(self) -> None:
        chosen = self._list.chosen()
        if isinstance(chosen, Candidate):
            self.candidate_dismissed.emit(chosen.text)

    def _on_list_context_menu_requested(self, point: QPoint) -> None:
        """What can be done with a candidate, for the mouse."""
        index = self._list.indexAt(point)
        candidate = self._list.payload_at(index)
        if isinstance(candidate, Candidate):
            self._list.setCurrentIndex(index)
            menu = QMenu(self)
            menu.addAction(self.tr("&Make an entry…")).triggered.connect(lambda: self._choose(candidate))
            menu.addAction(self.tr("&Dismiss")).triggered.connect(self._dismiss)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._list.viewport().mapToGlobal(point))
