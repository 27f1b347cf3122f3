"""Preferences at work: what is chosen is saved and takes effect at once, wherever it is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint

from reader.desk import Desk
from reader.errors import ReaderError
from reader.ui.keys import Keys, setting_of, stored_keys
from reader.ui.main_window import MainWindow
from reader.ui.menus import Menus
from reader.ui.messages import tell
from reader.ui.page_settings import PageSettings
from reader.ui.preferences.dialog import PreferencesDialog


class Preferences(QObject):
    """Opens with Ctrl+,; keeps dialog, menus and page in step."""

    def __init__(self, desk: Desk, window: MainWindow, menus: Menus, page_settings: PageSettings) -> None:
        super().__init__(window)
        self._desk, self._window, self._menus, self._page = desk, window, menus, page_settings
        self.dialog: PreferencesDialog | None = None
        window.actions_by_name["preferences"].triggered.connect(self.open)
        page_settings.applied.connect(self._show)
        menus.theme_shown.connect(self._show)
        self.apply_keys()

    def open(self) -> None:
        """Show the dialog, beside which the page can be used and seen to change."""
        if self.dialog is not None:
            self.dialog.raise_()
        else:
            actions = self._window.actions_by_name
            self.dialog = PreferencesDialog(actions.groups(), actions.usual_keys(), self._window)
            self.dialog.chosen.connect(self._on_dialog_chosen)
            self.dialog.keys_chosen.connect(self._on_dialog_keys_chosen)
            self.dialog.finished.connect(self._on_dialog_finished)
            self._show()
            self.dialog.move(self._beside())
            self.dialog.show()
        self.dialog.activateWindow()

    def apply_keys(self) -> None:
        """Give the actions the keys that are preferred."""
        actions = self._window.actions_by_name
        actions.set_keys(stored_keys(self._desk.settings.keys))
        self._window.page.set_keys(actions.page_keys())

    def _beside(self) -> QPoint:
        """Where the dialog covers the least of the page: at the right of the window."""
        room, dialog = self._window.geometry(), self.dialog
        width = dialog.width() if dialog is not None else 0
        return room.topLeft() + QPoint(max(room.width() - width - 8, 0), min(room.height() // 10, 80))

    def _show(self) -> None:
        """What is in force, in the dialog."""
        if self.dialog is not None:
            actions = self._window.actions_by_name
            self.dialog.set_settings(self._desk.settings)
            self.dialog.set_keys({name: actions.keys_of(name) for name in actions.usual_keys()})

    def _on_dialog_chosen(self, changes: Mapping[str, object]) -> None:
        try:
            self._desk.prefer(**changes)
        except ReaderError as error:
            tell(self._window, error)
        if "theme" in changes:
            self._menus.show_theme()
        self._page.apply()

    def _on_dialog_keys_chosen(self, keys: Keys) -> None:
        try:
            self._desk.prefer(keys=setting_of(keys, self._window.actions_by_name.usual_keys()))
        except ReaderError as error:
            tell(self._window, error)
        self.apply_keys()
        self._show()

    def _on_dialog_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._window.page.setFocus()
