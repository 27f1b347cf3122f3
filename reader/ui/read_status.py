"""How far one has read, and how long the rest takes: quiet words in the status line."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel


class ReadStatus(QLabel):
    """Shows a share and the minutes left at the reader's speed."""

    def __init__(self) -> None:
        super().__init__()
        self._speed = 200
        self._share, self._left = 0.0, 0
        self.setProperty("role", "muted")
        self.setAccessibleName(self.tr("Read so far"))
        self.setContentsMargins(8, 0, 8, 0)

    def set_speed(self, characters: int) -> None:
        """How many characters the reader reads in a minute."""
        self._speed = characters
        self._say()

    def set_progress(self, share: float, left: int) -> None:
        """The share that is read, and the characters that are left."""
        self._share, self._left = share, left
        self._say()

    def _say(self) -> None:
        share = self.tr("%1 %").replace("%1", str(int(self._share * 100)))
        if not self._left:
            self.setText(share)
            return
        minutes = max(round(self._left / self._speed), 1)
        hours, rest = divmod(minutes, 60)
        told = self.tr("%1 h %2 min left") if hours else self.tr("%2 min left")
        told = told.replace("%1", str(hours)).replace("%2", str(rest))
        self.setText(f"{share} · {told}")
