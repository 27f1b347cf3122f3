"""Letters typed in an open menu choose its entries; without this the page's plain-letter keys take them first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from reader.ui.page.guard import guarded

_BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class MenuLetters(QObject):
    """Keeps letters for the menus that it is given: the page keeps the focus while a menu is open."""

    def keep_for(self, menu: QMenu) -> None:
        """Let letters reach this menu."""
        menu.installEventFilter(self)

    @guarded(False)
    def eventFilter(self, _menu: QObject, event: QEvent) -> bool:
        """Say that a letter is no shortcut here."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() not in _BARE or not event.text().isalnum():
            return False
        event.accept()
        return True
