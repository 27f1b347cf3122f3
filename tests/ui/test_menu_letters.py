"""A letter typed in an open menu chooses an entry there, whatever the letter does on the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier


def kept(menu: QMenu, key: Qt.Key, modifier: Qt.KeyboardModifier, text: str) -> bool:
    """Whether a menu says that a key is its own before shortcuts are asked."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier, text)
    event.ignore()
    QApplication.sendEvent(menu, event)
    return event.isAccepted()


def menus(window: MainWindow) -> list[QMenu]:
    """All menus of the menu bar, submenus too."""
    found = [action.menu() for action in window.menuBar().actions()]
    for menu in found:
        found += [inner for action in menu.actions() if isinstance(inner := action.menu(), QMenu)]
    return found


@pytest.fixture
def window(qtbot: QtBot, icons: Path) -> MainWindow:
    """A window without a program behind it."""
    window = MainWindow(icons)
    qtbot.addWidget(window)
    window.furnish()
    return window


def test_letters_belong_to_an_open_menu_before_the_page(window: MainWindow) -> None:
    assert len(menus(window)) > 12
    for menu in menus(window):
        assert kept(menu, Qt.Key.Key_D, NONE, "d"), menu.title()


def test_other_keys_in_an_open_menu_stay_what_they_are(window: MainWindow) -> None:
    menu = menus(window)[0]
    assert not kept(menu, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "\x0c")
    assert not kept(menu, Qt.Key.Key_F1, NONE, "")
