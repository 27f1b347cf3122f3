"""From card to card, and the reading that is chosen on one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from reader.desk import Desk
from reader.errors import ReaderError
from reader.language.corrections import Scope
from reader.links import Link
from reader.ui.card_choices import MOST
from reader.ui.hover import Hover
from reader.ui.main_window import MainWindow
from reader.ui.messages import tell
from reader.ui.reading import Reading


class CardTrail(QObject):
    """Opens the words that a card leads to in the same card, and keeps the readings chosen on it."""

    def __init__(self, desk: Desk, window: MainWindow, reading: Reading, hover: Hover) -> None:
        super().__init__(window)
        self._desk, self._window, self._reading, self._hover = desk, window, reading, hover
        actions = window.actions_by_name
        actions["card_back"].triggered.connect(self.go_back)
        actions["look_inside"].triggered.connect(self.look_inside)
        window.card.link_requested.connect(self._on_card_link_requested)
        window.card.reading_chosen.connect(self._on_card_reading_chosen)
        window.card.returned.connect(hover.refresh)
        reading.words_known.connect(hover.refresh_in)
        for number in range(1, MOST + 1):
            key = QShortcut(QKeySequence(str(number)), window.card.page)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(partial(window.card.choose_reading, number))

    def look_inside(self) -> None:
        """Put the keyboard on the words that the card leads to, its card shown first where it is not."""
        if self._window.card.card is None and not self._hover.show_current():
            self._window.say(self.tr("Choose a word first: rest the pointer on it, or press N."))
            return
        self._hover.hold()
        if not self._window.card.look_inside():
            self._window.say(self.tr("This word leads to no other."))

    def go_back(self) -> None:
        """Show the card that led to the one shown."""
        if not self._window.card.go_back():
            self._window.say(self.tr("There is no card before this one."))

    def _on_card_link_requested(self, link: Link) -> None:
        self._hover.hold()
        self._window.card.open_card(self._desk.linked_card(link))

    def _on_card_reading_chosen(self, reading: tuple[str, ...]) -> None:
        card = self._window.card.card
        if card is None:
            return
        try:
            scope = self._desk.choose_reading(card, reading)
        except ReaderError as error:
            tell(self._window, error)
            return
        self._hover.hold()
        self._reading.annotate_again()
        words = {
            Scope.PLACE: self.tr("%1 is read %2 here. Ctrl+Z takes it back, C says more."),
            Scope.TRANSCRIPT: self.tr("%1 is read %2 in this text. Ctrl+Z takes it back, C says more."),
        }
        said = words.get(scope or Scope.PLACE, words[Scope.PLACE])
        self._window.say(said.replace("%1", card.headword).replace("%2", " ".join(reading)))
