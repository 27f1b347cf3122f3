"""Keys that are pressed before there is anything to hear them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from reader.ui.page.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class EarlyKeys(QObject):
    """Holds the keys that a window which is not complete cannot use, until its actions are there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._pressed: list[QKeyCombination] = []
        window.installEventFilter(self)

    def give_back(self, actions: Iterable[QAction]) -> None:
        """Do what the keys stand for that were pressed meanwhile; from now on none is held."""
        from PySide6.QtGui import QKeySequence

        self._window.removeEventFilter(self)
        actions = list(actions)
        for pressed in map(QKeySequence, self._pressed):
            for action in actions:
                if pressed in action.shortcuts() and action.isEnabled():
                    action.trigger()
        self._pressed.clear()

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A key comes to the window when the page has no use for it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._pressed.append(event.keyCombination())
        return False
