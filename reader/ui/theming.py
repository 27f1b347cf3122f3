"""The colours that are preferred, given to the window and to everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.theme import Theme, apply_theme, load_theme, theme_name

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.desk import Desk
    from reader.ui.main_window import MainWindow


def preferred_theme(desk: Desk) -> Theme:
    """The theme that is preferred, or that of the system."""
    return load_theme(desk.paths.resources / "themes", theme_name(desk.settings.theme))


def show_theme(desk: Desk, window: MainWindow, application: QApplication) -> Theme:
    """Give application and window the colours that are preferred; which those are."""
    theme = preferred_theme(desk)
    apply_theme(application, theme, desk.paths.resources / "icons")
    window.set_theme(theme)
    window.set_theme_name(desk.settings.theme)
    return theme
