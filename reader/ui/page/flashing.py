"""A line lights up for a moment, so that the eye finds where it has been brought."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from reader.ui.page.marks import Marks
from reader.ui.page.page import Place

_MILLISECONDS = 45
_STEP = 0.05


class Flashing(QObject):
    """Lets the light of one line go out, step by step."""

    def __init__(self, viewport: QWidget, marks: Marks) -> None:
        super().__init__(viewport)
        self._viewport = viewport
        self._marks = marks
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def light(self, place: Place) -> None:
        """Light the line of this place."""
        self._marks.flash = (place, 1.0)
        self._timer.start()

    def stop(self) -> None:
        """No line is lit."""
        self._marks.flash = None
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        if self._marks.flash is None or self._marks.flash[1] <= _STEP:
            self.stop()
        else:
            place, strength = self._marks.flash
            self._marks.flash = (place, strength - _STEP)
        self._viewport.update()
