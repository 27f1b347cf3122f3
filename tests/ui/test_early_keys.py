"""A key that is pressed while the window is not complete does later what it stands for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui.early_keys import EarlyKeys


def made(qtbot: QtBot, key: str) -> tuple[QWidget, EarlyKeys, QAction, list[str]]:
    """A window with early keys, and an action of this key that writes down when it is done."""
    window = QWidget()
    qtbot.addWidget(window)
    action, done = QAction("act"), []
    action.setShortcut(key)
    action.triggered.connect(lambda: done.append(key))
    return window, EarlyKeys(window), action, done


def test_a_key_that_nothing_heard_is_given_back_in_order(qtbot: QtBot) -> None:
    window, keys, action, done = made(qtbot, "Ctrl+L")
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_X)
    assert done == []
    keys.give_back([action])
    assert done == ["Ctrl+L"]
    keys.give_back([action])
    assert done == ["Ctrl+L"]


def test_no_key_is_held_afterwards(qtbot: QtBot) -> None:
    window, keys, action, done = made(qtbot, "L")
    keys.give_back([action])
    QTest.keyClick(window, Qt.Key.Key_L)
    keys.give_back([action])
    assert done == []


def test_what_cannot_be_done_now_is_passed_over(qtbot: QtBot) -> None:
    window, keys, action, done = made(qtbot, "L")
    QTest.keyClick(window, Qt.Key.Key_L)
    action.setEnabled(False)
    keys.give_back([action])
    assert done == []
