"""A long change goes on behind a notice; timers run, errors come out, and the notice goes."""

from __future__ import annotations

import gc
from threading import Event, current_thread

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
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
