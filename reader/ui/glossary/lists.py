"""What the two long lists of the glossary share: rows of one height that are made when they are seen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from reader.ui.page.guard import guarded

ModelIndex = QModelIndex | QPersistentModelIndex
PADDING = 10.0
NOTHING: object = None
"""What a model answers where it has nothing."""
ELIDE_LEFT, ELIDE_RIGHT = Qt.TextElideMode.ElideLeft, Qt.TextElideMode.ElideRight


class LongList(QListView):
    """A list of thousands of rows: one height for all, so that none is made before it is seen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses a row; letters are for whoever is around the list and not for a search of its own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        if event.text().isalnum() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for rows of another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class Pen:
    """Paints one row: where texts stand is said in px from its top left corner."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        self._painter, self._option = painter, option
        self.width, self.height = float(option.rect.width()), float(option.rect.height())

    def ground(self) -> None:
        """What is chosen or under the pointer."""
        self._option.text = ""
        widget = self._option.widget
        if widget is not None:
            style = widget.style()
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, self._option, self._painter, widget)
        flags = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange
        if (self._option.state & flags) == flags:
            self._painter.setPen(self._option.palette.color(QPalette.ColorRole.Highlight))
            self._painter.drawRoundedRect(QRectF(self._option.rect).adjusted(1.5, 0.5, -1.5, -0.5), 5, 5)

    def colour(self, role: QPalette.ColorRole) -> QColor:
        """A colour of the palette."""
        return QColor(self._option.palette.color(role))

    def text(
        self,
        text: str,
        place: QRectF,
        font: QFont,
        colour: QColor,
        elide: Qt.TextElideMode = ELIDE_RIGHT,
        *,
        right: bool = False,
    ) -> None:
        """One line of text in a place, elided where it is too long, at its left or its right edge."""
        if place.width() <= 0 or not text:
            return
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(text, elide, place.width())
        x = place.right() - metrics.horizontalAdvance(shown) if right else place.left()
        y = place.top() + (place.height() + metrics.ascent() - metrics.descent()) / 2
        corner = self._option.rect.topLeft()
        self._painter.setFont(font)
        self._painter.setPen(colour)
        self._painter.drawText(QPointF(corner.x() + x, corner.y() + y), shown)


def small(font: QFont) -> QFont:
    """The font of second lines."""
    made = QFont(font)
    made.setPointSizeF(max(7.0, font.pointSizeF() * 0.88))
    return made


def bold(font: QFont) -> QFont:
    """The font of what is set off."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def line_height(font: QFont) -> float:
    """The height of one line with a little air."""
    return QFontMetricsF(font).height() + 3
