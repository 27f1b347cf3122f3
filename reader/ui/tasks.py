"""Background work: a plain function on plain data in a thread, answered on the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

Result = TypeVar("Result")

Report = Callable[[float], None]
"""Tells how far the work is (0 to 1); raises `Cancelled` when nobody waits for it any more."""


class Cancelled(Exception):
    """The task was cancelled; raised inside the work by its report."""


class Task(QObject):
    """Work on its way; it ends with exactly one of done, failed or, when cancelled, neither."""

    _progressed = Signal(float)
    _ended = Signal(object, object)

    def __init__(
        self,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progressed: Callable[[float], None] | None,
    ) -> None:
        super().__init__()
        self._done, self._failed, self._tell = done, failed, progressed
        self._cancelled = Event()
        self._alive: Task | None = (
            self  # until its last event is here: the work's thread must not be what deletes it
        )
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Let the work stop at its next report; nothing more is heard of it."""
        self._cancelled.set()

    def report(self, share: float) -> None:
        """Called by the work, in its thread."""
        if self._cancelled.is_set():
            raise Cancelled
        self._progressed.emit(share)

    def end(self, result: object, error: Exception | None) -> None:
        """Called by the work, in its thread, when it has come to an end."""
        self._ended.emit(result, error)

    def _on_progressed(self, share: float) -> None:
        if self._tell is not None and not self._cancelled.is_set():
            self._tell(share)

    def _on_ended(self, result: object, error: Exception | None) -> None:
        self._alive = None
        if self._cancelled.is_set():
            return
        if error is not None:
            self._failed(error)
        else:
            self._done(result)


class _Work(QRunnable):
    """Runs the function and hands over what came of it."""

    def __init__(self, task: Task, work: Callable[[Report], Any]) -> None:
        super().__init__()
        self._task, self._work = task, work

    def run(self) -> None:
        """Run in a thread of the pool."""
        result, error = None, None
        try:
            result = self._work(self._task.report)
        except Cancelled:
            pass
        except Exception as raised:
            error = raised
        self._task.end(result, error)


def run(
    work: Callable[[Report], Result],
    done: Callable[[Result], None],
    failed: Callable[[Exception], None],
    progressed: Callable[[float], None] | None = None,
) -> Task:
    """Start `work` in a thread; `done` or `failed` is called on the GUI thread unless the task is cancelled.

    Keep the task for as long as the answer is wanted.
    """
    task = Task(done, failed, progressed)
    QThreadPool.globalInstance().start(_Work(task, work))
    return task
