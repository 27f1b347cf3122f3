"""A window that says how far something is, once it takes long, and by which it is stopped."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from reader.ui import tasks

_PATIENCE_MS = 500
_BREATH_S = 0.03
"""How long the work goes on, in s, before what has happened to the window is looked at."""


class Waiting:
    """The window's own work in pieces: between two of them it paints, and Stop or Escape is heard."""

    def __init__(self, window: QWidget, words: str) -> None:
        self._dialog = QProgressDialog(words, window.tr("Stop"), 0, 1000, window)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(_PATIENCE_MS)
        self._breathed = time.monotonic()

    def __enter__(self) -> Waiting:
        return self

    def __exit__(self, *_: object) -> None:
        self._dialog.close()
        self._dialog.deleteLater()

    def stop(self) -> None:
        """What the button does."""
        self._dialog.cancel()

    def report(self, share: float) -> None:
        """Take notice of the window now and then; raises `tasks.Cancelled` where it was stopped."""
        if time.monotonic() - self._breathed >= _BREATH_S:
            self._dialog.setValue(min(round(share * 1000), 999))
            QCoreApplication.processEvents()
            self._breathed = time.monotonic()
        if self._dialog.wasCanceled():
            raise tasks.Cancelled
