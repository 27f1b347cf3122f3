"""Keys that are pressed while nothing may be changed: held in their order, and done when it may."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from reader.ui.page.guard import guarded

_NOT_NOW = frozenset(
    {
        QEvent.Type.Close,
        QEvent.Type.ContextMenu,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
    }
)


class HeldKeys(QObject):
    """Between `hold` and `give_back` every key of every window is held, and the mouse does nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: deque[QKeyEvent] = deque()
        self._window: QWidget | None = None
        self._is_holding = self._is_giving = False

    def hold(self) -> None:
        """Hold what is pressed from now on; a second call goes on with it."""
        if not self._is_holding:
            self._window = _window_of_keys() or self._window
            self._is_holding = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def give_back(self) -> None:
        """Do what was pressed, one after the other; one that has keys held anew leaves the rest to the next call."""
        if self._is_holding:
            self._is_holding = False
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        if self._is_giving:
            return
        self._is_giving = True
        try:
            while self._held and not self._is_holding:
                self._press(self._held.popleft())
        finally:
            self._is_giving = False

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What comes from the keyboard or the mouse goes no further."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut: the key itself comes next
            return True
        if not event.spontaneous():
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._held.append(event.clone())
            return True
        if event.type() in _NOT_NOW:
            event.ignore()
            return True
        return False

    def _press(self, key: QKeyEvent) -> None:
        """Press a key as if it were pressed now: what writes has it first, then shortcuts, then the widget."""
        widget = self._receiver()
        if widget is None or _is_written(widget, key):
            _send(widget, key)
            return
        sought = QKeySequence(key.keyCombination())
        window = widget.window()
        for action in window.findChildren(QAction):
            if sought in action.shortcuts() and action.isEnabled() and _counts(action, widget):
                action.trigger()
                return
        for shortcut in window.findChildren(QShortcut):
            if sought == shortcut.key() and shortcut.isEnabled() and _counts(shortcut, widget):
                shortcut.activated.emit()
                return
        _send(widget, key)

    def _receiver(self) -> QWidget | None:
        """What has the keyboard in the window in front, or in the one that was when keys began to be held."""
        window = _window_of_keys() or self._window
        if window is None or not Shiboken.isValid(window):
            return None
        return window.focusWidget() or window


def _window_of_keys() -> QWidget | None:
    """The window that keys go to; a notice that wants none is none."""
    window = QApplication.activeWindow()
    if window is not None and window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus:
        return None
    return window


def _is_written(widget: QWidget, key: QKeyEvent) -> bool:
    """Whether a widget would rather have a key than leave it to shortcuts."""
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key.key(), key.modifiers(), key.text())
    asked.ignore()
    QApplication.sendEvent(widget, asked)
    return asked.isAccepted()


def _send(widget: QWidget | None, key: QKeyEvent) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if widget is not None and Shiboken.isValid(widget):
            QApplication.sendEvent(widget, QKeyEvent(kind, key.key(), key.modifiers(), key.text()))


def _counts(owned: QAction | QShortcut, focus: QWidget) -> bool:
    """Whether a shortcut is one where the keyboard is."""
    owners = owned.associatedObjects() if isinstance(owned, QAction) else [owned.parent()]
    widgets = [owner for owner in owners if isinstance(owner, QWidget)]
    context = owned.shortcutContext() if isinstance(owned, QAction) else owned.context()
    if context == Qt.ShortcutContext.WidgetShortcut:
        return focus in widgets
    if context == Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return any(widget is focus or widget.isAncestorOf(focus) for widget in widgets)
    return True
