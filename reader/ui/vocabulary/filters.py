"""What the words of the table are narrowed by: text, status, level, tag, transcript, list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from reader.ui.vocabulary.wording import level_name, status_name
from reader.vocabulary.model import WordStatus
from reader.vocabulary.search import Query
from reader.word_memory import Facets

_LEARNING = "learning"


class Filters(QWidget):
    """A search field over lists of choices; `changed` comes with every letter."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search: 中文, pinyin or English"))
        self.search.setAccessibleName(self.tr("Search your words"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(self.search.fontMetrics().height() + 16)  # Chinese is higher
        self._status = self._choice(self.tr("Status"))
        self._level = self._choice(self.tr("Level"))
        self._tag = self._choice(self.tr("Tag"))
        self._text = self._choice(self.tr("Transcript"))
        self._list = self._choice(self.tr("List"))
        self._clear = QPushButton(self.tr("Show all"))
        self._fill_statuses()
        self._build()
        self.search.textChanged.connect(self._on_changed)
        self._clear.clicked.connect(self.clear)

    def query(self) -> Query:
        """What is asked for, unsorted."""
        status = self._status.currentData()
        chosen: frozenset[WordStatus] = frozenset()
        if status == _LEARNING:
            chosen = frozenset(each for each in WordStatus if each.value.startswith(_LEARNING))
        elif status:
            chosen = frozenset({WordStatus(status)})
        return Query(
            text=self.search.text(),
            statuses=chosen,
            tag=self._tag.currentData() or "",
            list_name=self._list.currentData() or "",
            level=self._level.currentData() or "",
            transcript=self._text.currentData() or "",
        )

    def set_facets(self, facets: Facets) -> None:
        """Offer what there is; a choice that is gone is given up."""
        self._fill(self._level, [(level, level_name(level)) for level in facets.levels if level])
        self._fill(self._tag, _counted(facets.tags))
        self._fill(self._list, _counted(facets.lists))
        self._fill(self._text, list(facets.transcripts.items()))
        self._show_clear()

    def set_list(self, name: str) -> None:
        """Show only this list, or all for ""."""
        self._choose(self._list, name)
        self._on_changed()

    def set_transcript(self, digest: str) -> None:
        """Show only the words of this transcript, or all for ""."""
        self._choose(self._text, digest)
        self._on_changed()

    def set_narrow(self, narrow: bool) -> None:
        """Two rows, and lists among the choices: where there is room they stand beside the table."""
        self._list.setVisible(narrow)
        for number, each in enumerate((*self._choices(), self._clear)):
            self._grid.addWidget(each, number // 3 if narrow else 0, number % 3 if narrow else number)
        for column in range(6):
            self._grid.setColumnStretch(column, int(column < (3 if narrow else 4)))

    def clear(self) -> None:
        """Show all words."""
        with QSignalBlocker(self.search):
            self.search.clear()
        for choice in self._choices():
            choice.setCurrentIndex(0)
        self._on_changed()

    def _choices(self) -> Sequence[QComboBox]:
        return self._status, self._level, self._tag, self._text, self._list

    def _choice(self, name: str) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(name)
        choice.addItem(name, "")
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(6)
        choice.activated.connect(self._on_changed)
        return choice

    def _fill_statuses(self) -> None:
        self._status.addItem(self.tr("Learning, 1 to 4"), _LEARNING)
        for status in WordStatus:
            self._status.addItem(status_name(status), status.value)

    def _fill(self, choice: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
        former = choice.currentData()
        if [choice.itemData(row) for row in range(1, choice.count())] == [value for value, _ in entries] and [
            choice.itemText(row) for row in range(1, choice.count())
        ] == [text for _, text in entries]:
            return
        while choice.count() > 1:
            choice.removeItem(choice.count() - 1)
        for value, text in entries:
            choice.addItem(text, value)
        self._choose(choice, former or "")

    def _choose(self, choice: QComboBox, value: str) -> None:
        choice.setCurrentIndex(max(0, choice.findData(value)))

    def _build(self) -> None:
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self.set_narrow(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addLayout(self._grid)
        self._show_clear()

    def _show_clear(self) -> None:
        self._clear.setEnabled(self.query() != Query())

    def _on_changed(self) -> None:
        self._show_clear()
        self.changed.emit()


def _counted(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    return [(name, f"{name} ({count:,})") for name, count in counts.items()]
