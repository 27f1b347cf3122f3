"""Where words begin and end, and how one is read: the reader says so, for this place, this text or everywhere."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.correcting import Stretch
from reader.language.corrections import Scope
from reader.language.display import PinyinForm
from reader.ui.card_words import said

Readings = Callable[[str], tuple[tuple[str, ...], ...]]
"""All readings the dictionary has for a word, the likeliest first."""


class CorrectDialog(QDialog):
    """Shows the characters around a word with a switch between each two: pressed where a word ends."""

    def __init__(
        self,
        stretch: Stretch,
        readings: Readings,
        parent: QWidget | None = None,
        form: PinyinForm = PinyinForm.MARKS,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Correct words and readings"))
        self._stretch, self._readings, self._form = stretch, readings, form
        self._gaps: dict[int, QToolButton] = {}
        self._choices: dict[tuple[int, str], QComboBox] = {}
        self._words = QFormLayout()
        self._scopes = QButtonGroup(self)
        hint = QLabel(self.tr("Press between two characters to part or join words."))
        hint.setProperty("role", "muted")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 14)
        column.setSpacing(14)
        column.addWidget(hint)
        column.addLayout(self._characters())
        column.addLayout(self._words)
        column.addLayout(self._scope_row())
        column.addWidget(buttons)
        self._show_words()

    @property
    def cuts(self) -> frozenset[int]:
        """The offsets, inside the stretch, where a word ends and the next begins."""
        return frozenset(offset for offset, gap in self._gaps.items() if gap.isChecked())

    @property
    def chosen_readings(self) -> dict[int, tuple[str, tuple[str, ...]]]:
        """By start of the word: the word and the reading that was chosen for it, only where it is another one."""
        chosen = {}
        for (start, word), box in self._choices.items():
            reading = tuple(box.currentData())
            if reading != self._stretch.readings.get((start, word)):
                chosen[start] = (word, reading)
        return chosen

    @property
    def scope(self) -> Scope:
        """Where the correction is to hold."""
        chosen = self._scopes.checkedButton()
        return Scope(chosen.property("scope")) if chosen is not None else Scope.EVERYWHERE

    def toggle_cut(self, offset: int) -> None:
        """Part or join the words at an offset, as a press on the switch does."""
        self._gaps[offset].click()

    def choose_reading(self, start: int, reading: tuple[str, ...]) -> None:
        """Choose the reading of the word that begins at `start`; one that is not offered changes nothing."""
        for (begins, _), box in self._choices.items():
            at = next((row for row in range(box.count()) if tuple(box.itemData(row)) == reading), -1)
            if begins == start and at >= 0:
                box.setCurrentIndex(at)

    def choose_scope(self, scope: Scope) -> None:
        """Choose where the correction is to hold."""
        for button in self._scopes.buttons():
            if button.property("scope") == scope.value:
                button.setChecked(True)

    def gap_names(self) -> list[str]:
        """What a screen reader says of the switches, from left to right."""
        return [gap.accessibleName() for gap in self._gaps.values()]

    def _characters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for offset, character in enumerate(self._stretch.shown):
            if offset:
                row.addWidget(self._gap(offset))
            label = QLabel(character)
            label.setTextFormat(Qt.TextFormat.PlainText)
            font = label.font()
            font.setPixelSize(30)
            font.setFamilies(["Noto Sans CJK SC", *font.families()])
            label.setFont(font)
            row.addWidget(label)
        row.addStretch(1)
        return row

    def _gap(self, offset: int) -> QToolButton:
        gap = QToolButton()
        gap.setCheckable(True)
        gap.setChecked(offset in self._stretch.cuts)
        gap.setAutoRaise(True)
        gap.setMinimumSize(26, 40)
        before, after = self._stretch.shown[offset - 1], self._stretch.shown[offset]
        gap.setAccessibleName(self.tr("Part %1 and %2").replace("%1", before).replace("%2", after))
        gap.toggled.connect(lambda checked: gap.setText("|" if checked else "·"))
        gap.toggled.connect(lambda _checked: self._show_words())
        gap.setText("|" if gap.isChecked() else "·")
        self._gaps[offset] = gap
        return gap

    def _show_words(self) -> None:
        """The words as they are now, with a choice where the dictionary has several readings."""
        while self._words.rowCount():
            self._words.removeRow(0)
        self._choices.clear()
        edges = [0, *sorted(self.cuts), len(self._stretch.characters)]
        for start, end in pairwise(edges):
            self._add_word(start, self._stretch.characters[start:end])

    def _add_word(self, start: int, word: str) -> None:
        printed = self._stretch.readings.get((start, word))
        readings = list(dict.fromkeys([*([printed] if printed else []), *self._readings(word)]))
        if not readings:
            return
        box = QComboBox()
        for reading in readings:
            box.addItem(said(reading, self._form), list(reading))
        box.setEnabled(len(readings) > 1)
        box.setAccessibleName(self.tr("Reading of %1").replace("%1", word))
        self._choices[(start, word)] = box
        self._words.addRow(word, box)

    def _scope_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        scopes = (
            (Scope.EVERYWHERE, self.tr("&Everywhere")),
            (Scope.TRANSCRIPT, self.tr("In this &text")),
            (Scope.PLACE, self.tr("Only &here")),
        )
        for scope, words in scopes:
            button = QRadioButton(words)
            button.setProperty("scope", scope.value)
            button.setChecked(scope is Scope.EVERYWHERE)
            self._scopes.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return row
