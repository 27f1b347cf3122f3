"""All that the reader has corrected, to be seen, gone to, taken back, and exchanged with another computer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.language.corrections import Scope, StoredCorrection
from reader.language.display import PinyinForm
from reader.ui.card_words import said
from reader.ui.on_screen import resize_on_screen
from reader.ui.panels.rows import Row, RowList


class CorrectionsDialog(QDialog):
    """A list of corrections, the latest first; it stands beside the page, which goes on living."""

    place_requested = Signal(object)
    removal_requested = Signal(object)
    undo_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Your corrections"))
        self._list = RowList(self.tr("Your corrections"))
        self._status = QLabel()
        self._status.setProperty("role", "muted")
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setWordWrap(True)
        self._go = self._button(self.tr("&Go there"), self._on_go_clicked)
        self._remove = self._button(self.tr("&Take back"), self._on_remove_clicked)
        self._export = self._button(self.tr("&Export…"), self.export_requested.emit)
        self._build()
        self._list.selectionModel().currentChanged.connect(lambda _now, _former: self._name_buttons())
        self._list.activated.connect(lambda _index: self._on_go_clicked())
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list, self._on_remove_clicked)
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_requested.emit)

    def set_corrections(
        self, corrections: Sequence[StoredCorrection], titles: Mapping[str, str], form: PinyinForm
    ) -> None:
        """Show these; `titles` names the texts by their digests."""
        latest = sorted(corrections, key=lambda each: each.changed, reverse=True)
        row = max(0, self._list.currentIndex().row())
        self._list.set_rows([self._row(each, titles, form) for each in latest])
        self._list.choose(min(row, len(latest) - 1))
        self._export.setEnabled(bool(latest))
        if not latest:
            self.say(self.tr("None yet. Press C on a word to part, join or read it otherwise."))
        self._name_buttons()

    def say(self, words: str) -> None:
        """A quiet line below the list."""
        self._status.setText(words)

    @property
    def status(self) -> str:
        """What the line below the list says."""
        return self._status.text()

    def lines(self) -> list[str]:
        """The rows as a screen reader has them."""
        model = self._list.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def choose(self, row: int) -> None:
        """Choose a row."""
        self._list.choose(row)

    def _button(self, words: str, done: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: done())
        return button

    def _build(self) -> None:
        one = QHBoxLayout()
        one.addWidget(self._go)
        one.addWidget(self._remove)
        one.addWidget(self._button(self.tr("&Undo"), self.undo_requested.emit))
        one.addStretch(1)
        all_of_them = QHBoxLayout()
        all_of_them.addWidget(self._button(self.tr("&Import…"), self.import_requested.emit))
        all_of_them.addWidget(self._export)
        all_of_them.addStretch(1)
        all_of_them.addWidget(self._button(self.tr("&Close"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self._list, 1)
        column.addLayout(one)
        column.addWidget(self._status)
        column.addLayout(all_of_them)
        resize_on_screen(self, 520, 460)

    def _row(self, correction: StoredCorrection, titles: Mapping[str, str], form: PinyinForm) -> Row:
        words = " | ".join(correction.words)
        what = self.tr("parted here") if len(correction.words) > 1 else self.tr("one word")
        if correction.reading:
            what = self.tr("read %1").replace("%1", said(correction.reading, form))
        text = titles.get(correction.digest, self.tr("a text that is not in the library"))
        where = {
            Scope.PLACE: self.tr("Only at one place of %1"),
            Scope.TRANSCRIPT: self.tr("All through %1"),
            Scope.EVERYWHERE: self.tr("In all texts"),
        }[correction.scope]
        return Row(
            f"{words}   {what}",
            where.replace("%1", text),
            correction.changed[:10],
            set_off=(0, len(words)),
            payload=correction,
        )

    def _chosen(self) -> StoredCorrection | None:
        found = self._list.chosen()
        return found if isinstance(found, StoredCorrection) else None

    def _name_buttons(self) -> None:
        chosen = self._chosen()
        self._remove.setEnabled(chosen is not None)
        self._go.setEnabled(chosen is not None and chosen.scope is not Scope.EVERYWHERE)

    def _on_go_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is not None and chosen.scope is not Scope.EVERYWHERE:
            self.place_requested.emit(chosen)

    def _on_remove_clicked(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.removal_requested.emit(chosen)
