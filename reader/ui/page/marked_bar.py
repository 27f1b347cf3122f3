"""A scroll bar that shows where on the page something was found, and where something chosen is spoken of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from reader.ui.page.guard import guarded

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyle

_HEIGHT = 2.0
_MARGIN = 2.0
_REACH = 3
"""How far from a mark, in pixels, a click still means it."""

Shares = Callable[[], Sequence[float]]
"""How far down the whole page each place is, from 0 to 1."""


class MarkedScrollBar(QScrollBar):
    """Marks stand on the groove and on the handle alike; no two of one kind in one row of pixels.

    What was found goes across the bar; what is spoken of takes its left half and can be clicked.
    """

    spoken_clicked = Signal(int)
    """The number of the place whose mark was clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found, self._spoken = _Marks(), _Marks()

    def set_colour(self, colour: QColor, spoken: QColor) -> None:
        """Paint marks in these colours."""
        self._found.colour, self._spoken.colour = QColor(colour), QColor(spoken)
        self.update()

    def set_places(self, shares: Shares) -> None:
        """Mark these places from now on; asked again when the page is longer or the bar higher."""
        self._found.set_places(shares)
        self.update()

    def set_spoken(self, shares: Shares) -> None:
        """Mark where something is spoken of, likewise."""
        self._spoken.set_places(shares)
        self.update()

    def rows(self) -> list[int]:
        """Where marks of what was found stand, in pixels from the top."""
        return list(self._rows(self._found))

    def spoken_rows(self) -> list[int]:
        """Where marks of what is spoken of stand, in pixels from the top."""
        return list(self._rows(self._spoken))

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, and the marks over it."""
        super().paintEvent(event)
        spoken, found = self._rows(self._spoken), self._rows(self._found)
        if spoken or found:
            painter = QPainter(self)
            width = self.width() - 2 * _MARGIN
            for row in spoken:
                painter.fillRect(QRectF(_MARGIN, row, width / 2, _HEIGHT), self._spoken.colour)
            for row in found:
                painter.fillRect(QRectF(_MARGIN, row, width, _HEIGHT), self._found.colour)
            painter.end()

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On a mark beside the handle: its place; elsewhere what a scroll bar does."""
        place = self._spoken_at(event.position())
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        else:
            self.spoken_clicked.emit(place)

    def _spoken_at(self, point: QPointF) -> int | None:
        """The place whose mark is nearest to a point, None where there is none or the handle is."""
        from PySide6.QtWidgets import QStyle  # the many names in it take a while

        rows = self._rows(self._spoken)
        nearest = min(rows, key=lambda row: abs(row + _HEIGHT / 2 - point.y()), default=None)
        if nearest is None or abs(nearest + _HEIGHT / 2 - point.y()) > _REACH:
            return None
        return None if self._part(QStyle.SubControl.SC_ScrollBarSlider).contains(point) else rows[nearest]

    def _rows(self, marks: _Marks) -> dict[int, int]:
        key = self.maximum(), self.height()
        if marks.known is None or marks.known[0] != key:
            shares, rows = marks.shares(), dict[int, int]()
            groove = self._groove() if shares else QRectF()
            for number, share in enumerate(shares):
                rows.setdefault(round(groove.top() + share * (groove.height() - _HEIGHT)), number)
            marks.known = key, dict(sorted(rows.items()))
        return marks.known[1]

    def _groove(self) -> QRectF:
        from PySide6.QtWidgets import QStyle

        return self._part(QStyle.SubControl.SC_ScrollBarGroove)

    def _part(self, part: QStyle.SubControl) -> QRectF:
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self))


class _Marks:
    """Places of one kind, and the rows they were last found to stand in, with the number of the first in each."""

    def __init__(self) -> None:
        self.shares: Shares = tuple
        self.colour = QColor()
        self.known: tuple[tuple[int, int], dict[int, int]] | None = None

    def set_places(self, shares: Shares) -> None:
        self.shares = shares
        self.known = None
