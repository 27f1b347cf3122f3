"""While the reader reads a page, the next one is laid out: turning to it has only to paint."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from reader.ui import hush
from reader.ui.page.flow import Flow

_REST_MS = 60
"""How long the page has stood still before the next one is laid out, in ms: nothing that glides waits for it."""

_BETWEEN_MS = 2
"""How long the loop is left to itself between two blocks, in ms."""


class LayingAhead(QObject):
    """Lays out what is below the sight of one flow at a time, one block in a turn of the loop."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._flow: Flow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)

    def set_flow(self, flow: Flow) -> None:
        """Another page."""
        self._flow = flow
        self.start()

    def start(self) -> None:
        """Begin when the page has stood still from now on for a moment."""
        self._timer.start(_REST_MS)

    def _on_timer_timeout(self) -> None:
        if hush.is_on() or (self._flow is not None and self._flow.lay_ahead()):
            self._timer.start(_BETWEEN_MS)
