"""What keys do with the word of the card: longer, shorter, copied, spoken."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from reader.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.speaking import Speaking
from reader.ui.words import Words


class CardActions(QObject):
    """Carries out the menu of the card, but for pinning."""

    def __init__(self, desk: Desk, window: MainWindow, words: Words) -> None:
        super().__init__(window)
        self._desk, self._window, self._words = desk, window, words
        self.speaking = Speaking(self)
        actions = window.actions_by_name
        actions["copy_word"].triggered.connect(self._on_copy_word_triggered)
        actions["longer"].triggered.connect(lambda: self._stretch(1))
        actions["shorter"].triggered.connect(lambda: self._stretch(-1))
        actions["speak"].triggered.connect(self._on_speak_triggered)

    def _stretch(self, by: int) -> None:
        """Show the next longer or shorter word of the dictionary."""
        if self._window.card.card is None and not self._words.hover.show_current():
            self._choose_first()
            return
        shown = self._window.card.card
        card = self._desk.stretched(shown, by) if shown is not None else None
        if card is not None:
            self._words.hover.show_stretched(card)
        elif by > 0:
            self._window.say(self.tr("The dictionary has no longer word that begins here."))
        else:
            self._window.say(self.tr("The dictionary has no shorter word that begins here."))

    def _on_copy_word_triggered(self) -> None:
        card = self._words.card()
        if card is None:
            self._choose_first()
            return
        QGuiApplication.clipboard().setText(card.headword)
        self._window.say(self.tr("Copied: %1").replace("%1", card.headword))

    def _on_speak_triggered(self) -> None:
        card = self._words.card()
        if card is None:
            self._choose_first()
        elif not self.speaking.speak(card.headword):
            self._window.say(self.tr("No Chinese voice is installed (espeak-ng or spd-say would give one)."))

    def _choose_first(self) -> None:
        self._window.say(self.tr("Choose a word first: rest the pointer on it, or press N."))
