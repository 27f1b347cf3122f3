"""Which dictionary is in use, how a newer one is loaded, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.language.dictionary_in_use import InUse
from reader.language.own_dictionary import OwnDictionary
from reader.ui.on_screen import resize_on_screen

_WIDTH = 540


class DictionaryDialog(QDialog):
    """Says what is in use; a file that is checked shows how far it is and can be given up."""

    load_requested = Signal()
    former_requested = Signal()
    shipped_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dictionary"))
        self._facts = {name: self._text() for name in ("current", "former", "status")}
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("Check of the file"))
        self._bar.setRange(0, 100)
        self._load = self._button(self.tr("&Load a newer file…"), self.load_requested.emit)
        self._former = self._button(self.tr("&Go back to the former one"), self.former_requested.emit)
        self._shipped = self._button(self.tr("Use the &shipped one"), self.shipped_requested.emit)
        self._cancel = self._button(self.tr("&Cancel"), self.cancel_requested.emit)
        self._close = self._button(self.tr("Cl&ose"), self.close)
        self._build()
        self.show_progress(None)

    def show_in_use(self, used: InUse) -> None:
        """Say which dictionary is in use, and offer what can be gone back to."""
        if used.own is not None:
            self._facts["current"].setText(self._named(used.own))
        else:
            edition = self._edition(used.date, used.entries)
            self._facts["current"].setText(self.tr("%1,\nshipped with Duidu").replace("%1", edition))
        former = self._named(used.former) if used.former is not None else self.tr("None")
        self._facts["former"].setText(former)
        self._has_former, self._is_own = used.former is not None, used.own is not None
        self._enable(working=False)

    def show_progress(self, share: float | None) -> None:
        """Say how far the check is, 0 to 1; None where nothing is checked."""
        self._bar.setVisible(share is not None)
        self._cancel.setVisible(share is not None)
        self._bar.setValue(int((share or 0) * 100))
        self._enable(working=share is not None)

    def say(self, words: str) -> None:
        """What came of it."""
        self._facts["status"].setText(words)

    def said(self) -> tuple[str, str, str]:
        """What is in use, what was before, and what came of the last wish."""
        return self._facts["current"].text(), self._facts["former"].text(), self._facts["status"].text()

    @property
    def working(self) -> bool:
        """Whether a file is being checked."""
        return not self._cancel.isHidden()

    def reject(self) -> None:
        """Escape and the window's own cross give up the check first."""
        if self.working:
            self.cancel_requested.emit()
        super().reject()

    def _enable(self, *, working: bool) -> None:
        self._load.setEnabled(not working)
        self._former.setEnabled(not working and self._has_former)
        self._shipped.setEnabled(not working and self._is_own)

    def _named(self, own: OwnDictionary) -> str:
        edition = self._edition(own.date, own.entries)
        loaded = self.tr("%1,\nfrom %2, loaded on %3")
        return loaded.replace("%1", edition).replace("%2", own.source).replace("%3", own.loaded[:10])

    def _edition(self, date: str, entries: int) -> str:
        number = QLocale(QLocale.Language.English).toString(entries)
        day = date or self.tr("an unknown day")
        return self.tr("CC-CEDICT of %1, %2 entries").replace("%1", day).replace("%2", number)

    def _text(self) -> QLabel:
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _button(self, words: str, done: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked=False: done())
        return button

    def _build(self) -> None:
        self._has_former = self._is_own = False
        facts = QGridLayout()
        facts.setHorizontalSpacing(18)
        facts.setVerticalSpacing(12)
        facts.setColumnStretch(1, 1)
        for row, (words, name) in enumerate(((self.tr("In use"), "current"), (self.tr("Before"), "former"))):
            label = QLabel(words)
            label.setProperty("role", "muted")
            facts.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            facts.addWidget(self._facts[name], row, 1)
        hint = self._text()
        hint.setText(
            self.tr(
                "A newer edition can be downloaded from mdbg.net (.txt, .u8, .gz or .zip). Every line of it is checked "
                "before anything is changed; the words of your texts are then read anew, in some ten seconds."
            )
        )
        hint.setProperty("role", "muted")
        checking = QHBoxLayout()
        checking.addWidget(self._bar, 1)
        checking.addWidget(self._cancel)
        wishes = QHBoxLayout()
        for button in (self._load, self._former, self._shipped):
            wishes.addWidget(button)
        wishes.addStretch(1)
        wishes.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(14)
        column.addLayout(facts)
        column.addWidget(hint)
        column.addWidget(self._facts["status"])
        column.addLayout(checking)
        column.addStretch(1)
        column.addLayout(wishes)
        resize_on_screen(self, _WIDTH, 300)
