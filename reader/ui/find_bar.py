"""The line under the page in which one types what to find."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.ui.theme import Theme, icon


class FindBar(QFrame):
    """Finds as one types; Enter and Shift+Enter go on, Escape closes."""

    text_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, icons: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Find on this page, in either script"))
        self._field.setAccessibleName(self.tr("Find on this page"))
        self._field.setMaximumWidth(360)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._buttons = {
            "up": self._button(self.tr("Previous match (Shift+F3)"), self.previous_requested.emit),
            "down": self._button(self.tr("Next match (F3)"), self.next_requested.emit),
            "close": self._button(self.tr("Close (Esc)"), self.close_bar),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._field, 1)
        row.addWidget(self._buttons["up"])
        row.addWidget(self._buttons["down"])
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._buttons["close"])
        self._field.textChanged.connect(self.text_changed)
        self.setFocusProxy(self._field)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        for name, button in self._buttons.items():
            button.setIcon(icon(self._icons, name, theme.panel_text))

    def open_bar(self, text: str = "") -> None:
        """Show the line, with `text` or the former one selected."""
        self.show()
        if text:
            self._field.setText(text)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        """Put the line away; the marks on the page go with it."""
        self.hide()
        self.closed.emit()

    def set_count(self, current: int, count: int) -> None:
        """Say which match of how many is shown; `current` from 0, -1 for none."""
        if not self._field.text():
            self._count.clear()
        elif count == 0:
            self._count.setText(self.tr("Not found"))
        else:
            self._count.setText(self.tr("%1 of %2").replace("%1", str(current + 1)).replace("%2", str(count)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, with Shift back; Escape closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _button(self, name: str, done: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setAutoRaise(True)
        button.clicked.connect(lambda _checked=False: done())
        return button
