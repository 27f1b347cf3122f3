"""How far a long work is, with a way to stop it; a short one is over before it is seen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from reader.ui.on_screen import resize_on_screen

_PATIENCE_MS = 500
"""How long a work is waited for, in ms, before anything is shown."""
_STEPS = 1000


class ProgressBox(QDialog):
    """A line, a bar and a button to cancel; the window can be used all the while."""

    cancel_requested = Signal()

    def __init__(self, said: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(said)
        self.setModal(False)
        what = QLabel(said)
        what.setTextFormat(Qt.TextFormat.PlainText)
        what.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 14)
        column.setSpacing(10)
        column.addWidget(what)
        column.addWidget(self._bar)
        column.addStretch(1)
        column.addWidget(buttons)
        resize_on_screen(self, 380, 0)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self._patience.start()

    @property
    def share(self) -> float:
        """How far it is said to be, 0 to 1."""
        return self._bar.value() / _STEPS

    def set_share(self, share: float) -> None:
        """Say how far the work is, 0 to 1."""
        self._bar.setValue(round(share * _STEPS))

    def reject(self) -> None:
        """Escape, the button and closing all mean that nobody waits any more."""
        self.cancel_requested.emit()

    def close_for_good(self) -> None:
        """The work has come to an end, one way or another."""
        self._patience.stop()
        self.hide()
        self.deleteLater()
