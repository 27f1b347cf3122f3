"""Long work on the GUI thread in short slices, so that keys and the pointer are heard between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

from reader.ui import hush

_SLICE = 0.002
"""Seconds of work in one turn of the loop."""

_REST_MS = 4
"""How long the loop is left to itself between two of them: a card asked for meanwhile waits for one and no more."""


class Slices(QObject):
    """Does one piece of work after the other, each a generator that yields where it may pause."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: deque[tuple[Iterator[object], Callable[[], object]]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def run(self, work: Iterator[object], done: Callable[[], object]) -> None:
        """Do this work when what was asked for before is done; then call `done`."""
        self._waiting.append((work, done))
        self._timer.start()

    def forget(self) -> None:
        """Leave undone what is not done."""
        self._waiting.clear()
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        if hush.is_on():
            return
        end = perf_counter() + _SLICE
        while self._waiting:
            self._step()
            if perf_counter() > end:
                break
        if not self._waiting:
            self._timer.stop()

    def _step(self) -> None:
        """One step; work that has ended, or broken, is waited for no more."""
        work, done = self._waiting[0]
        try:
            next(work)
        except StopIteration:
            self._waiting.popleft()
            done()
        except BaseException:
            self._waiting.popleft()
            raise
