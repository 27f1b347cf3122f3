"""A long change lets the window live, and gives what it gave or raises what it raised."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import StoreRefused
from reader.ui.vocabulary.behind import Behind


def test_timers_run_while_a_change_is_made_and_the_notice_goes(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    behind, seen = Behind(window), []
    timer = QTimer(window)
    timer.timeout.connect(lambda: seen.append([each.isVisible() for each in window.findChildren(QDialog)]))
    timer.start(1)

    def work() -> int:
        while len(seen) < 3:
            time.sleep(0.001)
        return 7

    assert behind.do(work) == 7
    timer.stop()
    assert [True] in seen
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in window.findChildren(QDialog)))


def test_what_a_change_raises_is_raised_where_it_was_asked_for(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)

    def refuse() -> None:
        raise StoreRefused("no room.")

    with pytest.raises(StoreRefused):
        Behind(window).do(refuse)
