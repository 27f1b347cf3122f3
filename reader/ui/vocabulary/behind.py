"""Work of a second or more in a thread, with a small window that says so; keys that are pressed meanwhile wait."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from reader.ui import tasks
from reader.ui.vocabulary.held_keys import HeldKeys


class Behind(QObject):
    """Lets windows be painted, and timers run, while a change is made that the next step needs."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._notice: Notice | None = None
        self._keys = HeldKeys(self)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.timeout.connect(self._put_away)

    def do(self, work: Callable[[], Any]) -> Any:
        """Give what the work gives, or raise what it raises; it may not touch a widget."""
        self._resting.stop()
        self._keys.hold()
        self._show()
        ended: list[Callable[[], Any]] = []
        loop = QEventLoop()

        def end(outcome: Callable[[], Any]) -> None:
            ended.append(outcome)
            loop.quit()

        with _nothing_collected():
            task = tasks.run(
                lambda _report: work(), lambda result: end(lambda: result), lambda e: end(_raising(e))
            )
            while not ended:  # the loop also ends when the program is asked to quit
                loop.exec()
        del task
        self._resting.start()  # a further change may follow at once
        return ended[0]()

    def _show(self) -> None:
        if self._notice is None:
            self._notice = Notice(QApplication.activeWindow() or self._window)
            self._notice.show()

    def _put_away(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None
        self._keys.give_back()


class Notice(QDialog):
    """Says that many words are being changed; it goes by itself and leaves the keyboard where it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Duidu")
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        said = QLabel(self.tr("Many words are being changed…"))
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(said.text())
        bar.setMinimumWidth(280)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(10)
        column.addWidget(said)
        column.addWidget(bar)

    def reject(self) -> None:
        """Escape does not stop what is half done."""

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nor does closing."""
        event.ignore()


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Records that are made by the hundred thousand have Python look for rings among them, and all threads wait."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # what was made is held by the history and has no rings; else it is looked through at once
        if was:
            gc.enable()


def _raising(error: Exception) -> Callable[[], Any]:
    def raise_it() -> Any:
        raise error

    return raise_it
