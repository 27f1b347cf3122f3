"""The readings among which the reader may choose where the context does not settle it: one click or one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from reader.language.display import PinyinForm
from reader.ui.card_words import said

MOST = 5


class CardChoices(QWidget):
    """A row at the foot of a card: a button a reading with its key, and where the choice will hold."""

    chosen = Signal(object)
    """A reading, as syllables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setObjectName("choices")
        self._buttons = [self._make_button(number) for number in range(MOST)]
        self._readings: tuple[tuple[str, ...], ...] = ()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._label)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)

    def set_readings(self, readings: Sequence[tuple[str, ...]], form: PinyinForm, *, one_place: bool) -> None:
        """Offer these readings; none hides the row. `one_place` says that a choice holds at this place alone."""
        self._readings = tuple(readings[:MOST])
        self._label.setText(self.tr("Reading here:") if one_place else self.tr("Reading in this text:"))
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(self._readings))
            if number < len(self._readings):
                reading = said(self._readings[number], form)
                button.setText(f"{number + 1}  {reading}")
                where = self.tr("for this place") if one_place else self.tr("for this text")
                words = self.tr("Choose the reading %1 %2 (key %3)").replace("%1", reading)
                words = words.replace("%2", where).replace("%3", str(number + 1))
                button.setToolTip(words)
                button.setAccessibleName(words)
        self.setVisible(bool(self._readings))

    def choose(self, number: int) -> None:
        """Choose by number, from 1 on; one that is not offered changes nothing."""
        if 0 < number <= len(self._readings):
            self.chosen.emit(self._readings[number - 1])

    def _make_button(self, number: int) -> QToolButton:
        button = QToolButton()
        button.setObjectName("choice")
        button.setAccessibleName(self.tr("Choose a reading"))
        button.setToolTip(self.tr("Choose a reading"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: self.choose(number + 1))
        return button
