"""What a note says, beside the words it is on: clear of their line and of the card."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from reader.ui.theme import Theme

_WIDTH, _HEIGHT, _GAP = 320, 190, 8


class NotePopup(QFrame):
    """Plain words on a small ground; it takes no clicks and no focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName("note_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = QLabel()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 9, 14, 10)
        self._column.addWidget(self._label)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.setStyleSheet(
            f"""#note_popup {{ background: {theme.card}; border: 1px solid {theme.border};
            border-left: 3px solid {theme.accent}; border-radius: 6px; }}
            QLabel {{ color: {theme.text}; }}"""
        )

    @property
    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._label.text() if self.isVisible() else ""

    def show_note(self, text: str, line: QRect, word: QRect, card: QRect) -> None:
        """Show these words near `word`, off its `line` and off the `card`, all in the parent's coordinates."""
        self._label.setText(text)
        self.setAccessibleName(text)
        size = self._size()
        self.resize(size)
        self.move(place_beside(size, self._page.rect(), line, word, card))
        self.show()
        self.raise_()

    def _size(self) -> QSize:
        """As wide as the longest line needs up to the limit, as high as that makes it."""
        width = min(_WIDTH, self._page.width() - 2 * _GAP)
        margins = self._column.contentsMargins()
        inside = width - margins.left() - margins.right() - 4
        rect = self._label.fontMetrics().boundingRect(
            QRect(0, 0, inside, 10_000), Qt.TextFlag.TextWordWrap, self._label.text()
        )
        width = min(width, rect.width() + margins.left() + margins.right() + 8)
        return QSize(width, min(_HEIGHT, rect.height() + margins.top() + margins.bottom() + 4))


def place_beside(size: QSize, room: QRect, line: QRect, word: QRect, card: QRect) -> QPoint:
    """Where a popup of this size stands: above or below the line, else beyond or beside the card, inside the room."""
    right = max(_GAP, room.width() - size.width() - _GAP)
    x = min(max(_GAP, word.left() - 14), right)
    above, below = line.top() - _GAP - size.height(), line.bottom() + _GAP
    tops = [QPoint(x, above), QPoint(x, below)]
    if not card.isNull():
        tops += [
            QPoint(card.left(), card.bottom() + _GAP),
            QPoint(card.left(), card.top() - _GAP - size.height()),
        ]
        tops += [
            QPoint(card.right() + _GAP, card.top()),
            QPoint(card.left() - _GAP - size.width(), card.top()),
        ]
    for top in tops:
        place = QRect(top, size)
        if room.contains(place) and not place.intersects(line) and not place.intersects(card):
            return top
    return QPoint(x, min(max(_GAP, below), max(_GAP, room.height() - size.height() - _GAP)))
