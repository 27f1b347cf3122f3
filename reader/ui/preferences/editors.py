"""One widget a setting, made from its field: a switch, a list of words, or a number in bounds."""

from __future__ import annotations

from dataclasses import Field, fields
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy, QSpinBox, QWidget

from reader.settings import Settings
from reader.ui.page.guard import guarded
from reader.ui.preferences.table import Choice

FIELDS: dict[str, Field[Any]] = {each.name: each for each in fields(Settings)}


class Editor(QObject):
    """A widget that holds the value of one setting; `chosen` tells another value at once."""

    chosen = Signal(str, object)

    def __init__(self, choice: Choice, widget: QWidget) -> None:
        super().__init__(widget)
        self.choice, self.widget = choice, widget
        widget.setAccessibleName(choice.text)

    def show(self, value: object) -> None:
        """Show a value without telling it."""
        self.widget.blockSignals(True)
        self._put(value)
        self.widget.blockSignals(False)

    def _put(self, value: object) -> None:
        raise NotImplementedError

    def _tell(self, value: object) -> None:
        self.chosen.emit(self.choice.field, value)


class SwitchEditor(Editor):
    """Yes or no."""

    def __init__(self, choice: Choice) -> None:
        self._box = QCheckBox(choice.text)
        super().__init__(choice, self._box)
        self._box.toggled.connect(self._tell)

    def _put(self, value: object) -> None:
        self._box.setChecked(bool(value))


class WordEditor(Editor):
    """One of several words."""

    def __init__(self, choice: Choice) -> None:
        self._list = _CalmComboBox()
        super().__init__(choice, self._list)
        self._list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._list.setMinimumContentsLength(10)
        self._list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, words in choice.names:
            self._list.addItem(words, value)
        self._list.currentIndexChanged.connect(lambda row: self._tell(self._list.itemData(row)))

    def _put(self, value: object) -> None:
        row = self._list.findData(value)
        if row < 0:  # a font of another machine
            self._list.addItem(str(value), value)
            row = self._list.count() - 1
        self._list.setCurrentIndex(row)


class NumberEditor(Editor):
    """A number in the bounds of its field."""

    def __init__(self, choice: Choice) -> None:
        self._box = _CalmSpinBox()
        super().__init__(choice, self._box)
        bounds = FIELDS[choice.field].metadata
        self._box.setRange(bounds["low"], bounds["high"])
        self._box.setSingleStep(choice.step)
        self._box.setSuffix(choice.unit)
        self._box.lineEdit().setTextMargins(6, 0, 0, 0)
        self._box.setKeyboardTracking(False)
        self._box.valueChanged.connect(self._tell)

    def _put(self, value: object) -> None:
        self._box.setValue(int(str(value)))


def editor_of(choice: Choice) -> Editor:
    """The editor that the field of a choice asks for."""
    field = FIELDS[choice.field]
    if isinstance(field.default, bool):
        return SwitchEditor(choice)
    return NumberEditor(choice) if "low" in field.metadata else WordEditor(choice)


class _CalmComboBox(QComboBox):
    """Turning the wheel over it scrolls the page of choices and chooses nothing."""

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what lies behind."""
        event.ignore()


class _CalmSpinBox(QSpinBox):
    """The same for numbers."""

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what lies behind."""
        event.ignore()
