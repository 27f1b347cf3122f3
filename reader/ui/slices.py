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


class Queue:
    """Pieces of work that are done one after the other, each a generator that yields where it may pause."""

    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake = wake
        self._waiting: deque[tuple[Iterator[object], Callable[[], object]]] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def run(self, work: Iterator[object], done: Callable[[], object]) -> None:
        """Do this work when what was asked for before is done; then call `done`."""
        self._waiting.append((work, done))
        self._wake()

    def forget(self) -> None:
        """Leave undone what is not done."""
        self._waiting.clear()

    def work_until(self, end: float) -> None:
        """Go on until this time, or until a piece of work is done: what follows from it may take a while."""
        while self._waiting:
            work, done = self._waiting[0]
            try:
                next(work)
            except StopIteration:
                self._waiting.popleft()
                done()
                return
            except BaseException:
                self._waiting.popleft()
                raise
            if perf_counter() > end:
                return


class Slices(QObject):
    """The queues of a window; in one turn of the loop one of them has a slice, each in its turn."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._queues: deque[Queue] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def queue(self) -> Queue:
        """A queue of one's own."""
        queue = Queue(self._timer.start)
        self._queues.append(queue)
        return queue

    def _on_timer_timeout(self) -> None:
        if hush.is_on():
            return
        queue = next(filter(len, self._queues), None)
        if queue is None:
            self._timer.stop()
            return
        self._queues.remove(queue)
        self._queues.append(queue)
        queue.work_until(perf_counter() + _SLICE)
