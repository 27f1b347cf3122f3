"""What the remaining menu entries do: find, size, script, colours, export, keys, about."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from reader.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.page.page import Matches
from reader.ui.reading import Reading
from reader.ui.theming import preferred_theme, show_theme
from reader.ui.words import Words


class Menus(QObject):
    """Carries out the menu."""

    theme_shown = Signal()

    def __init__(
        self, desk: Desk, window: MainWindow, reading: Reading, words: Words, application: QApplication
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading, self._words = desk, window, reading, words
        self._application = application
        self._theme = preferred_theme(desk)
        self._connect()

    def show_theme(self) -> None:
        """Give everything the colours that are preferred, or those of the system."""
        self._theme = show_theme(self._desk, self._window, self._application)
        self.theme_shown.emit()

    def _connect(self) -> None:
        """Signals by sender."""
        window, page = self._window, self._window.page
        actions = window.actions_by_name
        wishes: dict[str, Callable[[], object]] = {
            "about": self._on_about_triggered,
            "back": self._reading.go_back,
            "copy": page.copy,
            "forward": self._reading.go_forward,
            "find": self._on_find_triggered,
            "find_next": page.find_next,
            "find_previous": page.find_previous,
            "keys": self._on_keys_triggered,
            "larger": lambda: self._reading.step_text_size(1),
            "legend": self._on_legend_triggered,
            "next_new": page.next_new,
            "next_sentence": page.next_sentence,
            "next_spoken": page.next_spoken,
            "next_term": page.next_term,
            "next_turn": page.next_turn,
            "next_word": page.next_word,
            "previous_new": page.previous_new,
            "previous_sentence": page.previous_sentence,
            "previous_spoken": page.previous_spoken,
            "previous_term": page.previous_term,
            "previous_turn": page.previous_turn,
            "previous_word": page.previous_word,
            "redo": self._words.redo,
            "smaller": lambda: self._reading.step_text_size(-1),
            "start_engine": self._reading.start_engine,
            "undo": self._words.undo,
            "usual_size": lambda: self._reading.step_text_size(0),
        }
        for name, wish in wishes.items():
            actions[name].triggered.connect(lambda _checked=False, wish=wish: wish())
        actions["stop_reading"].toggled.connect(self._reading.stop_reading)
        hints = self._application.styleHints()
        hints.colorSchemeChanged.connect(lambda _scheme: self.show_theme())
        hints.accessibility().contrastPreferenceChanged.connect(lambda _wish: self.show_theme())
        window.find_bar.closed.connect(self._on_find_bar_closed)
        window.find_bar.next_requested.connect(page.find_next)
        window.find_bar.previous_requested.connect(page.find_previous)
        window.find_bar.text_changed.connect(page.find_text)
        page.link_clicked.connect(lambda url: window.say(url, 12000))
        page.matches_changed.connect(self._on_page_matches_changed)
        window.script_chosen.connect(self._reading.set_script)
        window.theme_chosen.connect(self._on_window_theme_chosen)

    def _on_about_triggered(self) -> None:
        from reader import attribution
        from reader.ui.dialogs.about import AboutDialog  # dialogs are loaded when they are opened

        dialog = AboutDialog(attribution.sources(self._desk.dictionary_date()), self._theme, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _on_keys_triggered(self) -> None:
        from reader.ui.dialogs.keys import KeysDialog

        dialog = KeysDialog(self._window.actions_by_name.listed_keys(), self._window)
        dialog.exec()
        dialog.deleteLater()

    def _on_legend_triggered(self) -> None:
        from reader.ui.dialogs.legend import LegendDialog
        from reader.ui.page.legend_pictures import LegendPage

        pictures = LegendPage(self._window.page.colours).pictures()
        dialog = LegendDialog(self._window.page.legend(), pictures, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _on_find_triggered(self) -> None:
        selected = self._window.page.selected_text()
        self._window.find_bar.open_bar(selected if "\n" not in selected and len(selected) < 40 else "")

    def _on_find_bar_closed(self) -> None:
        self._window.page.clear_find()
        self._window.page.setFocus()

    def _on_page_matches_changed(self, matches: Matches) -> None:
        self._window.find_bar.set_count(matches.current, matches.count)

    def _on_window_theme_chosen(self, name: str) -> None:
        self._desk.prefer(theme=name)
        self.show_theme()
