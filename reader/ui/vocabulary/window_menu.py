"""The menus and keys of the vocabulary's window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from reader.ui.vocabulary.table import WordTable
from reader.ui.vocabulary.wording import status_name
from reader.vocabulary.model import WordStatus

_STATUS_KEYS = {
    WordStatus.NEW: "0",
    WordStatus.LEARNING_1: "1",
    WordStatus.LEARNING_2: "2",
    WordStatus.LEARNING_3: "3",
    WordStatus.LEARNING_4: "4",
    WordStatus.KNOWN: "W",
    WordStatus.IGNORED: "I",
}
"""Keys of the table, the same letters as on the page."""

_OF_THE_MAIN_WINDOW = {
    "coverage": "coverage",
    "export": "export_vocabulary",
    "import": "import_words",
    "keys": "keys",
    "preferences": "preferences",
    "redo": "redo",
    "review": "review",
    "undo": "undo",
}
_NATIVE = QKeySequence.SequenceFormat.NativeText


class Named(Protocol):
    """Actions by name."""

    def __getitem__(self, name: str, /) -> QAction: ...


class WindowMenu:
    """Makes the menus; `actions` are known by name, and a wish for a status goes through `status_requested`."""

    def __init__(self, window: QMainWindow, table: WordTable) -> None:
        self._window, self._table = window, table
        self.actions: dict[str, QAction] = {}
        self._words_menu()
        self._edit_menu()
        self._columns = window.menuBar().addMenu(_tr("&Columns"))
        self._columns.aboutToShow.connect(lambda: self._fill_columns(self._columns))
        self._add(window.menuBar().addMenu(_tr("&Help")), "keys", _tr("&Keys"), "F1")
        head = table.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._on_head_menu_requested)

    def take_keys(self, others: Named) -> None:
        """What the main window can do too has the keys here that it has there."""
        for name, other in _OF_THE_MAIN_WINDOW.items():
            self.actions[name].setShortcuts(others[other].shortcuts())

    def listed_keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Every key of the window, menu by menu."""
        listed: list[tuple[str, list[tuple[str, str]]]] = []
        for title, owner in (
            (_tr("Everywhere in the window"), self._window),
            (_tr("In the table"), self._table),
        ):
            found = [
                (action.text().replace("&", ""), action.shortcut().toString(_NATIVE))
                for action in self.actions.values()
                if action.parent() is owner and not action.shortcut().isEmpty()
            ]
            listed.append((title, found))
        listed[0][1].append((_tr("Clear the search, then close"), "Esc"))
        listed[1][1].append((_tr("Go to the page of the word"), "Enter"))
        listed[1][1].append((_tr("Write in the cell"), "F2"))
        return listed

    def _words_menu(self) -> None:
        menu = self._window.menuBar().addMenu(_tr("&Words"))
        for name, words, keys in (
            ("import", _tr("&Import…"), "Ctrl+I"),
            ("mark_level", _tr("Mark an HSK &level as known…"), ""),
            ("export", _tr("&Export…"), "Ctrl+E"),
            ("", "", ""),
            ("coverage", _tr("&Coverage…"), "Ctrl+Shift+L"),
            ("review", _tr("&Review…"), "Ctrl+R"),
            ("", "", ""),
            ("preferences", _tr("&Preferences…"), "Ctrl+,"),
            ("close", _tr("&Close"), "Ctrl+W"),
        ):
            self._add(menu, name, words, keys)

    def _edit_menu(self) -> None:
        menu = self._window.menuBar().addMenu(_tr("&Edit"))
        self._add(menu, "undo", _tr("&Undo"), "Ctrl+Z")
        self._add(menu, "redo", _tr("&Redo"), "Ctrl+Shift+Z")
        self._add(menu, "find", _tr("&Search"), "Ctrl+F")
        menu.addSeparator()
        inner = menu.addMenu(_tr("&Status of the selected words"))
        for status, key in _STATUS_KEYS.items():
            action = self._add(inner, f"status {status.value}", status_name(status), key, self._table)
            action.setData(status)
        self._add(menu, "tag", _tr("&Tag the selected words…"), "T", self._table)
        self._add(menu, "list", _tr("Put the selected words on a &list…"), "L", self._table)
        self._add(menu, "place", _tr("Show the word in its te&xt"), "G", self._table)
        self._add(menu, "forget", _tr("&Remove the selected words"), "Del", self._table)

    def _add(self, menu: QMenu, name: str, words: str, keys: str, owner: QWidget | None = None) -> QAction:
        if not name:
            return menu.addSeparator()
        action = QAction(words, owner or self._window)
        action.setShortcut(QKeySequence(keys))
        if owner is not None:  # a letter counts only while the table has the focus
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            owner.addAction(action)
        menu.addAction(action)
        self.actions[name] = action
        return action

    def _fill_columns(self, menu: QMenu) -> None:
        menu.clear()
        for number, column in enumerate(self._table.words.columns):
            action = menu.addAction(column.words)
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(number))
            action.setEnabled(column.name != "headword")
            action.toggled.connect(self._shower(number))

    def _shower(self, number: int) -> Callable[[bool], None]:
        return lambda shown: self._table.setColumnHidden(number, not shown)

    def _on_head_menu_requested(self, place: QPoint) -> None:
        menu = QMenu(self._window)
        self._fill_columns(menu)
        menu.exec(self._table.horizontalHeader().mapToGlobal(place))
        menu.deleteLater()


def _tr(text: str) -> str:
    return QCoreApplication.translate("vocabulary", text)
