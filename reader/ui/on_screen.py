"""Windows open on the screen, however small it is or however large everything is drawn on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_FRAME = (10, 40)
"""What the frame of a window takes of the screen in width and height, in px."""


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window this size, in px, or as much of it as the screen has room for."""
    room = window.screen().availableSize()
    window.resize(min(width, room.width() - _FRAME[0]), min(height, room.height() - _FRAME[1]))
