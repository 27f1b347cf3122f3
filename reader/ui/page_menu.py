"""The menu of the page: what can be done with the word and the line under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from reader.desk import Desk
from reader.errors import ReaderError
from reader.transcript.marks import MarkRole
from reader.ui.main_window import MainWindow
from reader.ui.menu_letters import MenuLetters
from reader.ui.messages import tell
from reader.ui.reading import Reading
from reader.ui.words import Words


class PageMenu(QObject):
    """Opens on a right click or the menu key."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading, words: Words) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading, self._words = desk, window, reading, words
        self._letters = MenuLetters(self)
        window.page.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        window.page.customContextMenuRequested.connect(self._on_page_menu_requested)

    def _on_page_menu_requested(self, point: QPoint) -> None:
        self._words.hover.close()
        menu = self.menu_at(point)
        menu.exec(self._window.page.viewport().mapToGlobal(point))
        menu.deleteLater()

    def menu_at(self, point: QPoint) -> QMenu:
        """The menu for what stands at a point of the page."""
        menu = QMenu(self._window)
        self._letters.keep_for(menu)
        actions = self._window.actions_by_name
        for name in ("keep", "concept", "correct", "bookmark", "note", "copy"):
            menu.addAction(actions[name])
        place = self._window.page.place_at(point)
        if place is not None and self._desk.text is not None:
            menu.addSeparator()
            roles = menu.addMenu(self.tr("This line is"))
            self._letters.keep_for(roles)
            self._add_roles(roles, place.paragraph)
        return menu

    def _add_roles(self, menu: QMenu, paragraph: int) -> None:
        roles: tuple[tuple[str, MarkRole | None], ...] = (
            (self.tr("A heading"), MarkRole.HEADING),
            (self.tr("A speaker"), MarkRole.SPEAKER),
            (self.tr("Text"), MarkRole.TEXT),
            (self.tr("Trailing matter"), MarkRole.TRAILING),
            (self.tr("As the program found it"), None),
        )
        for words, role in roles:
            wish: Callable[[], None] = partial(self.mark, paragraph, role)
            menu.addAction(words, wish)

    def mark(self, paragraph: int, role: MarkRole | None) -> None:
        """Mark the line of a paragraph and show the text anew."""
        text = self._desk.text
        try:
            self._desk.mark_line(paragraph, role)
        except ReaderError as error:
            tell(self._window, error)
            return
        if text is not None:
            self._reading.show_again(text.transcript.digest)
            self._window.say(self.tr("Marked. Ctrl+Z takes it back."))
