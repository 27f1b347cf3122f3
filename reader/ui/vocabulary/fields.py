"""Fields that say what was written in them when one leaves them: nothing has to be saved by hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_FRAME = 13
"""Padding and border around the first line of a field, in px."""


def level_labels(form: QFormLayout) -> None:
    """Put the labels of a form on one line with what stands in their fields, whose frames are higher than a label."""
    for row in range(form.rowCount()):
        label, field = (
            item.widget() if (item := form.itemAt(row, role)) is not None else None
            for role in (QFormLayout.ItemRole.LabelRole, QFormLayout.ItemRole.FieldRole)
        )
        if isinstance(label, QLabel) and isinstance(field, QComboBox | QLineEdit | QPlainTextEdit):
            inside = field.fontMetrics().lineSpacing()
            label.setMinimumHeight(min(field.sizeHint().height(), inside + _FRAME))


class TextField(QPlainTextEdit):
    """Several lines; `edited` comes when the focus leaves, or with Ctrl+Enter. Escape gives back what was there."""

    edited = Signal(str)

    def __init__(self, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before, self._lines = "", lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().verticalPolicy())
        self.setFixedHeight(self.sizeHint().height())

    def set_text(self, text: str) -> None:
        """Show a text; what is being written is not disturbed by its own echo."""
        if text != self._before or self.toPlainText() == self._before:
            self._before = text
            if text != self.toPlainText():
                self.setPlainText(text)

    def commit(self) -> None:
        """Say what has been written, if anything."""
        if self.toPlainText() != self._before:
            self._before = self.toPlainText()
            self.edited.emit(self._before)

    def sizeHint(self) -> QSize:
        """Room for its lines."""
        return QSize(160, self.fontMetrics().lineSpacing() * self._lines + 24)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving is saving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Escape takes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._before:
            self.setPlainText(self._before)
        else:
            super().keyPressEvent(event)


class ReadingField(QComboBox):
    """The reading of a word, chosen among those of the dictionary or typed; `edited` says what was chosen or typed."""

    edited = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setToolTip(self.tr("Pinyin with tone marks or numbers"))
        self.activated.connect(lambda _row: self.commit())
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self.commit)

    def set_reading(self, reading: str, others: Sequence[str]) -> None:
        """Show a reading and offer others; what is being typed is not disturbed by its own echo."""
        if reading == self._before and self.currentText() != reading:
            return
        self._before = reading
        self.clear()
        self.addItems(list(dict.fromkeys([reading, *others])))
        self.setCurrentText(reading)

    def commit(self) -> None:
        """Say what has been chosen or typed, if anything."""
        text = " ".join(self.currentText().split())
        if text and text != self._before:
            self._before = text
            self.edited.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says what was typed and presses no button of a window, Escape takes it back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.currentText() != self._before:
            self.setEditText(self._before)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page chooses nothing."""
        event.ignore()


class NamesField(QLineEdit):
    """Names with commas between them; names that are known are offered."""

    edited = Signal(tuple)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: tuple[str, ...] = ()
        self._completer = QCompleter([], self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self)
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("none"))
        self.textEdited.connect(self._on_text_edited)
        self._completer.activated.connect(self._on_completer_activated)
        self.editingFinished.connect(self.commit)

    def set_names(self, names: Sequence[str], known: Sequence[str]) -> None:
        """Show names; others are offered while one types."""
        self._before = tuple(names)
        model = self._completer.model()
        if model is not None:
            model.setStringList(list(known))  # type: ignore[attr-defined]
        if self.names != self._before:
            self.setText(", ".join(names))

    @property
    def names(self) -> tuple[str, ...]:
        """What is written, each name once."""
        parts = (" ".join(part.split()) for part in self.text().replace("，", ",").split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def commit(self) -> None:
        """Say what has been written, if anything."""
        if self.names != self._before:
            self._before = self.names
            self.edited.emit(self.names)

    def event(self, event: QEvent) -> bool:
        """Enter saves here and presses no button of a window."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.commit()
                event.accept()
                return True
            if event.key() == Qt.Key.Key_Escape and self.names != self._before:
                self.setText(", ".join(self._before))
                return True
        return super().event(event)

    def _on_text_edited(self, text: str) -> None:
        part = text[: self.cursorPosition()].split(",")[-1].strip()
        self._completer.setCompletionPrefix(part)
        popup = self._completer.popup()
        if part and self._completer.completionCount() and self._completer.currentCompletion() != part:
            self._completer.complete()
        elif popup is not None:
            popup.hide()

    def _on_completer_activated(self, chosen: str) -> None:
        head = self.text()[: self.cursorPosition()]
        kept = head.rpartition(",")[0]
        rest = self.text()[self.cursorPosition() :]
        self.setText((f"{kept}, " if kept else "") + chosen + rest)
