"""A scroll bar that shows where on the page something was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from reader.ui.page.guard import guarded

_HEIGHT = 2.0
_MARGIN = 2.0

Shares = Callable[[], Sequence[float]]
"""How far down the whole page each place is, from 0 to 1."""


class MarkedScrollBar(QScrollBar):
    """Marks stand on the groove and on the handle alike; no two in one row of pixels."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shares: Shares = tuple
        self._colour = QColor()
        self._known: tuple[tuple[int, int], list[int]] | None = None

    def set_colour(self, colour: QColor) -> None:
        """Paint marks in this colour."""
        self._colour = QColor(colour)
        self.update()

    def set_places(self, shares: Shares) -> None:
        """Mark these places from now on; asked again when the page is longer or the bar higher."""
        self._shares = shares
        self._known = None
        self.update()

    def rows(self) -> list[int]:
        """Where marks stand, in pixels from the top."""
        key = self.maximum(), self.height()
        if self._known is None or self._known[0] != key:
            shares = self._shares()
            groove = self._groove() if shares else QRectF()
            rows = {round(groove.top() + share * (groove.height() - _HEIGHT)) for share in shares}
            self._known = key, sorted(rows)
        return self._known[1]

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, and the marks over it."""
        super().paintEvent(event)
        rows = self.rows()
        if rows:
            painter = QPainter(self)
            width = self.width() - 2 * _MARGIN
            for row in rows:
                painter.fillRect(QRectF(_MARGIN, row, width, _HEIGHT), self._colour)
            painter.end()

    def _groove(self) -> QRectF:
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # the many names in it take a while

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarGroove
        return QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self))
