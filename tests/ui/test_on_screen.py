"""A window is never larger than the screen it opens on."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reader.ui.on_screen import resize_on_screen


def test_a_window_takes_the_size_it_is_given_where_there_is_room(qtbot: QtBot) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    resize_on_screen(window, 320, 240)
    assert (window.width(), window.height()) == (320, 240)


def test_a_window_that_is_too_large_stays_on_the_screen(qtbot: QtBot) -> None:
    window = QDialog()
    qtbot.addWidget(window)
    resize_on_screen(window, 30_000, 20_000)
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height()
