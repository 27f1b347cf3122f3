"""Rings of garbage are looked for on the GUI thread alone, between two events.

Python would look for them in whatever thread has just made something: a dialog that was let go of would be taken apart
in a thread that is not its own, which ends the program, and a card would wait for it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from reader.ui import hush

_EVERY_MS = 50
_FEW, _MANY = 1_000, 5_000
"""How many new objects are worth a look, and from how many on it takes too much of a frame."""


class Garbage(QObject):
    """Takes this over from Python while it runs; what is there when it starts stays."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Look from now on."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()

    def look_everywhere(self) -> None:
        """Look among all that stays too, which takes some frames: for a moment when nobody waits."""
        if self._timer.isActive():
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def _on_timer_timeout(self) -> None:
        """Where very much is being made, wait until it is done, and take it for what stays: records have no rings.

        Python counts what was made less what was let go of, so that a small count may stand for much that is new.
        """
        if hush.is_on():
            return
        count, before = gc.get_count()[0], self._before
        self._before = count
        if count > _MANY:
            if count <= before:
                gc.freeze()
        elif count > _FEW:
            if len(gc.get_objects(0)) > _MANY:
                gc.freeze()
            else:
                gc.collect(1)
