"""What a test of the window must not leave behind: threads, timers, processes, windows."""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

_PATIENCE = 3.0


def leave_nothing_behind(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run a test and fail it for what it leaves; the body of an autouse fixture."""
    timers: weakref.WeakSet[QTimer] = weakref.WeakSet()
    start = QTimer.start

    def start_and_remember(timer: QTimer, *arguments: int) -> None:
        timers.add(timer)
        start(timer, *arguments)

    monkeypatch.setattr(QTimer, "start", start_and_remember)
    threads, processes, windows = set(threading.enumerate()), _children(), set(qapp.topLevelWidgets())
    yield
    QThreadPool.globalInstance().waitForDone(2000)
    _settle(lambda: not (_children() - processes or _new_threads(threads)))
    assert not [timer for timer in timers if shiboken6.isValid(timer) and timer.isActive()], "timers go on"
    left = [window for window in qapp.topLevelWidgets() if window not in windows and window.isVisible()]
    assert not left, "windows are left open"
    assert not _new_threads(threads), "threads go on"
    assert not _children() - processes, "processes go on"


def _settle(done: Callable[[], bool]) -> None:
    """Let Qt delete what is to be deleted, and what ends come to its end."""
    until = time.monotonic() + _PATIENCE
    while True:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()
        if done() or time.monotonic() > until:
            return
        time.sleep(0.01)


def _new_threads(known: set[threading.Thread]) -> list[threading.Thread]:
    """Python threads of our own; those that Qt has lent a Python name to are Qt's."""
    return [
        thread
        for thread in threading.enumerate()
        if thread not in known and not thread.name.startswith(("Dummy", "execnet"))
    ]


def _children() -> set[int]:
    """The processes that this one has started; empty where the system does not tell."""
    found: set[int] = set()
    for task in Path("/proc/self/task").glob("*/children"):
        try:
            found |= {int(number) for number in task.read_text().split()}
        except OSError:
            continue
    return found
