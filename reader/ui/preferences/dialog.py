"""The dialog of preferences: a few small pages; every choice takes effect at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from reader.settings import Settings
from reader.ui.keys import Keys
from reader.ui.preferences.choices_page import ChoicesPage
from reader.ui.preferences.keys_page import KeysPage
from reader.ui.preferences.table import groups


class PreferencesDialog(QDialog):
    """Shows settings and keys; `chosen` gives changed fields, `keys_chosen` all keys."""

    chosen = Signal(object)
    keys_chosen = Signal(object)

    def __init__(
        self,
        actions: Sequence[tuple[str, Sequence[tuple[str, str]]]],
        usual: Keys,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._pages = [(group.title, ChoicesPage(group)) for group in groups()]
        self.keys = KeysPage(actions, usual)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setUsesScrollButtons(True)
        self.tabs.setStyleSheet("QTabWidget::tab-bar { left: 8px; }")  # tabs begin where the pages do
        for title, page in self._pages:
            self.tabs.addTab(page, title)
            page.chosen.connect(self.chosen)
        self.tabs.addTab(self.keys, self.tr("Keys"))
        self.keys.chosen.connect(self.keys_chosen)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.setContentsMargins(20, 0, 20, 0)
        below.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 14)
        column.addWidget(self.tabs, 1)
        column.addLayout(below)
        room = parent.size() if parent is not None else QSize(480, 520)
        self.resize(min(480, room.width() - 10), min(540, room.height() - 40))

    def set_settings(self, settings: Settings) -> None:
        """Show these values."""
        for _, page in self._pages:
            page.set_settings(settings)

    def set_keys(self, keys: Keys) -> None:
        """Show these keys."""
        self.keys.set_keys(keys)
