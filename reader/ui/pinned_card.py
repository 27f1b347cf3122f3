"""A card that stays where it is put, until it is put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from reader.card import WordCard
from reader.ui.hover_card import HoverCard
from reader.ui.page.guard import guarded
from reader.ui.theme import Theme

STEP = 24
"""How far a key moves a card, in px."""

_MOVES = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
_EDGE = 4
_OWN_KEYS = (*_MOVES, Qt.Key.Key_Escape)


class PinnedCard(HoverCard):
    """Moves by dragging and, with the keyboard on it, by the arrow keys; Escape puts it away."""

    _pin_icon = "close"

    def __init__(self, parent: QWidget, icons: Path, theme: Theme, card: WordCard, place: QPoint) -> None:
        super().__init__(parent, icons)
        self._grip: QPoint | None = None
        self.setAccessibleName(self.tr("Pinned card: %1").replace("%1", card.headword))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pin.setAccessibleName(self.tr("Put this card away (Esc)"))
        self._pin.setToolTip(self._pin.accessibleName())
        self.pin_requested.connect(self.hide_card)
        self.set_theme(theme)
        self.show_card(card, QRect(), QRect())
        self.go(place)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme; the frame says where the keyboard is."""
        super().set_theme(theme)
        self.setStyleSheet(self.styleSheet() + f"#hover_card:focus {{ border-color: {theme.focus}; }}")

    def step(self, across: int, down: int) -> None:
        """Move by steps to the right and down, negative for left and up."""
        self.go(self.pos() + QPoint(across * STEP, down * STEP))

    def go(self, place: QPoint) -> None:
        """Be here, or as near as the page allows."""
        room = self.page.rect().size()
        x = min(max(place.x(), _EDGE), max(room.width() - self.width() - _EDGE, _EDGE))
        y = min(max(place.y(), _EDGE), max(room.height() - self.height() - _EDGE, _EDGE))
        self.move(x, y)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        """The arrows are the card's own while it has the keyboard, not the page's."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Escape puts away."""
        if event.key() in _MOVES and _is_plain(event):
            self.step(*_MOVES[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the card."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.globalPosition().toPoint() - self.pos()
            self.raise_()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._grip is not None:
            self.go(event.globalPosition().toPoint() - self._grip)

    @guarded(None)
    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._grip = None
        self.unsetCursor()

    def _place(self, _line: QRect, _word: QRect) -> None:
        """It stays where it is, however its content changes."""


def _is_own(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS and _is_plain(event)


def _is_plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
