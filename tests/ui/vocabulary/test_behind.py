"""A long change goes on behind a notice; timers run, errors come out, and the notice goes."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Event, current_thread

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import ReaderError
from reader.ui.vocabulary.behind import Behind


@pytest.fixture
def behind(qtbot: QtBot) -> Behind:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Behind(window)


def test_timers_run_while_the_work_is_done_in_a_thread(behind: Behind, qtbot: QtBot) -> None:
    heard = Event()
    notices: list[object] = []
    here = current_thread()

    def hear() -> None:
        notices.append(behind._notice)
        heard.set()

    QTimer.singleShot(0, behind, hear)
    assert behind.do(lambda: (heard.wait(10), current_thread() is here)) == (True, False)
    assert notices == [behind._notice]
    assert gc.isenabled()
    qtbot.waitUntil(lambda: behind._notice is None)


def test_a_notice_stays_for_the_change_that_follows_at_once(behind: Behind, qtbot: QtBot) -> None:
    behind.do(lambda: 1)
    first = behind._notice
    assert first is not None
    assert behind.do(lambda: 2) == 2
    assert behind._notice is first
    qtbot.waitUntil(lambda: behind._notice is None)


@pytest.fixture
def typing(behind: Behind, qtbot: QtBot) -> QLineEdit:
    """A field beside an action of a key, both in the window that waits."""
    window = behind.parent()
    assert isinstance(window, QWidget)
    field = QLineEdit(window)
    action = QAction("status", window)
    action.setShortcut("Ctrl+E")
    window.addAction(action)
    action.triggered.connect(lambda: field.insert("!"))
    window.activateWindow()
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def while_it_is_done(behind: Behind, do: Callable[[], object]) -> None:
    """Do something while a change is being made."""
    done = Event()
    QTimer.singleShot(0, behind, lambda: (do(), done.set()))
    behind.do(lambda: done.wait(10))


def test_keys_that_are_pressed_meanwhile_are_done_afterwards_in_their_order(
    behind: Behind, typing: QLineEdit, qtbot: QtBot
) -> None:
    def press() -> None:
        QTest.keyClicks(typing, "ab")
        QTest.keyClick(typing, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(typing, "c")
        QTest.mouseClick(typing, Qt.MouseButton.LeftButton)
        assert typing.text() == ""

    while_it_is_done(behind, press)
    assert typing.text() == ""
    qtbot.waitUntil(lambda: behind._notice is None)
    assert typing.text() == "ab!c"
    QTest.keyClicks(typing, "d")
    assert typing.text() == "ab!cd"


def test_a_key_that_begins_another_change_leaves_the_keys_behind_it_for_later(
    behind: Behind, typing: QLineEdit, qtbot: QtBot
) -> None:
    seen: list[str] = []
    action = typing.window().actions()[0]
    action.triggered.connect(
        lambda: while_it_is_done(behind, lambda: (seen.append(typing.text()), QTest.keyClicks(typing, "z")))
    )

    def press() -> None:
        QTest.keyClicks(typing, "a")
        QTest.keyClick(typing, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(typing, "b")

    while_it_is_done(behind, press)
    qtbot.waitUntil(lambda: typing.text() == "a!bz")
    assert seen == ["a!"]


def test_what_the_work_raises_is_raised_here(behind: Behind, qtbot: QtBot) -> None:
    def work() -> None:
        raise ReaderError("the disk is full.", advice="")

    with pytest.raises(ReaderError, match="full"):
        behind.do(work)
    qtbot.waitUntil(lambda: behind._notice is None)


def test_neither_escape_nor_closing_takes_the_notice_away(behind: Behind, qtbot: QtBot) -> None:
    behind.do(lambda: None)
    notice = behind._notice
    assert notice is not None
    notice.reject()
    assert not notice.close()
    assert notice.isVisible()
    qtbot.waitUntil(lambda: behind._notice is None)
