"""The wheel's smooth way: what is left to scroll is taken in steps that grow smaller."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

_MILLISECONDS = 12
_SHARE = 0.32


class Glide(QObject):
    """Asks for small steps until a distance is covered."""

    step_requested = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = 0.0
        self._timer = QTimer(self, interval=_MILLISECONDS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def add(self, pixels: float) -> None:
        """Scroll this much more; the other way begins anew."""
        self._left = pixels if self._left * pixels < 0 else self._left + pixels
        if not self._timer.isActive():
            self._timer.start()
            self._on_timer_timeout()

    def stop(self) -> None:
        """Stay where we are."""
        self._left = 0.0
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        step = self._left * _SHARE
        if abs(self._left) < 2:
            step = self._left
        self._left -= step
        if not self._left:
            self._timer.stop()
        if step:
            self.step_requested.emit(step)
