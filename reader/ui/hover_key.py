"""The key that may have to be held for a card to come under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent

from reader.ui.page.guard import guarded

_KEYS = {
    "shift": (Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier),
    "ctrl": (Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier),
    "alt": (Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier),
}


class HoverKey(QObject):
    """Knows whether that key is held; `pressed` tells when it goes down. Listens only where a key is wished."""

    pressed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._name = "none"
        self._down = False

    def set_key(self, name: str) -> None:
        """One of "none", "shift", "ctrl", "alt"."""
        application = QGuiApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            if name in _KEYS:
                application.installEventFilter(self)
        self._name, self._down = name, False

    def held(self) -> bool:
        """Whether a card may come: the key is down, or none is wished."""
        if self._name not in _KEYS:
            return True
        return self._down or bool(QGuiApplication.keyboardModifiers() & _KEYS[self._name][1])

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at keys as they go by."""
        if event.type() == QEvent.Type.ApplicationStateChange:
            self._down = False
        elif isinstance(event, QKeyEvent) and event.key() == _KEYS[self._name][0]:
            if event.type() == QEvent.Type.KeyPress and not self._down:
                self._down = True
                self.pressed.emit()
            elif event.type() == QEvent.Type.KeyRelease:
                self._down = False
        return False
