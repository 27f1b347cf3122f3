"""The readings among which the reader may choose where the context does not settle it: one click or one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from reader.language.display import PinyinForm
from reader.ui.card_words import said

MOST = 5
_ABOVE, _BETWEEN = 4, 6


class CardChoices(QWidget):
    """A row at the foot of a card: a button a reading with its key, and where the choice will hold."""

    chosen = Signal(object)
    """A reading, as syllables."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setObjectName("choices")
        self._buttons = [self._make_button(number) for number in range(MOST)]
        self._readings: tuple[tuple[str, ...], ...] = ()

    def set_readings(
        self, readings: Sequence[tuple[str, ...]], form: PinyinForm, width: int, *, one_place: bool
    ) -> None:
        """Offer these readings in `width` px; none hides the row.

        `one_place` says that a choice holds at this place alone.
        """
        self._readings = tuple(readings[:MOST])
        self._label.setText(self.tr("Reading here:") if one_place else self.tr("Reading in this text:"))
        where = self.tr("for this place") if one_place else self.tr("for this text")
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(self._readings))
            if number < len(self._readings):
                reading = said(self._readings[number], form)
                button.setText(f"{number + 1}  {reading}")
                words = self.tr("Choose the reading %1 %2 (key %3)").replace("%1", reading)
                words = words.replace("%2", where).replace("%3", str(number + 1))
                button.setToolTip(words)
                button.setAccessibleName(words)
        self.setVisible(bool(self._readings))
        self._lay_out(width)

    def _lay_out(self, width: int) -> None:
        """The buttons beside their label, without it where there is no room, in rows where there is still none."""
        buttons = self._buttons[: len(self._readings)]
        for child in (self._label, *buttons):
            child.ensurePolished()
            child.resize(child.sizeHint())
        needed = sum(button.width() + _BETWEEN for button in buttons) - _BETWEEN
        beside = self._label.width() + _BETWEEN + needed <= width
        self._label.setVisible(beside)
        left, top = self._label.width() + _BETWEEN if beside else 0, _ABOVE
        height = max((button.height() for button in buttons), default=0)
        for button in buttons:
            if left and left + button.width() > width:
                left, top = 0, top + height + _BETWEEN
            button.move(left, top)
            left += button.width() + _BETWEEN
        self._label.move(0, _ABOVE + (height - self._label.height()) // 2)
        self.setFixedSize(width, top + height)

    def choose(self, number: int) -> None:
        """Choose by number, from 1 on; one that is not offered changes nothing."""
        if 0 < number <= len(self._readings):
            self.chosen.emit(self._readings[number - 1])

    def _make_button(self, number: int) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("choice")
        button.setAccessibleName(self.tr("Choose a reading"))
        button.setToolTip(self.tr("Choose a reading"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked=False: self.choose(number + 1))
        return button
