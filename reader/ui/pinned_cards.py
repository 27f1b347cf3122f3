"""The pinned cards: made from the card that is shown, moved, kept up to date, put away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from reader.card import WordCard
from reader.desk import Desk
from reader.ui.main_window import MainWindow
from reader.ui.page.guard import guarded
from reader.ui.pinned_card import PinnedCard
from reader.ui.theme import Theme, load_theme, theme_name
from reader.ui.words import Words


class PinnedCards(QObject):
    """Any number of them, the one pinned or touched last at the end."""

    def __init__(self, desk: Desk, window: MainWindow, words: Words) -> None:
        super().__init__(window)
        self._desk, self._window, self._words = desk, window, words
        self.cards: list[PinnedCard] = []
        actions = window.actions_by_name
        actions["card_down"].triggered.connect(lambda: self._move(0, 1))
        actions["card_left"].triggered.connect(lambda: self._move(-1, 0))
        actions["card_right"].triggered.connect(lambda: self._move(1, 0))
        actions["card_up"].triggered.connect(lambda: self._move(0, -1))
        actions["pin"].triggered.connect(self.pin)
        actions["unpin_all"].triggered.connect(self.put_all_away)
        window.card.pin_requested.connect(self.pin)
        window.card.page.installEventFilter(self)
        words.changed.connect(self._refresh)

    def pin(self) -> None:
        """Let the card that is shown stay; where none is, put the pinned one with the keyboard away, or the last."""
        shown = self._window.card.card
        if shown is not None:
            self._pin(shown)
            return
        own = [card for card in self.cards if _has_keyboard(card)]
        if own or self.cards:
            (own or self.cards)[-1].hide_card()
        else:
            self._window.say(
                self.tr("Show the card of a word first: rest the pointer on it, or press Enter.")
            )

    def put_all_away(self) -> None:
        """No card is pinned any more."""
        for card in list(self.cards):
            card.hide_card()

    def show_theme(self) -> None:
        """Give the cards the colours of the window."""
        for card in self.cards:
            card.set_theme(self._theme())

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The page has another size: no card is left outside."""
        if event.type() == QEvent.Type.Resize:
            for card in self.cards:
                card.go(card.pos())
        return False

    def _pin(self, shown: WordCard) -> PinnedCard:
        hover = self._window.card
        card = PinnedCard(hover.page, hover.icons, self._theme(), shown, hover.pos())
        card.closed.connect(partial(self._on_card_closed, card))
        card.concept_requested.connect(self._words.show_concept)
        card.keep_requested.connect(partial(self._on_card_keep_requested, card))
        self.cards.append(card)
        self._words.hover.close()
        return card

    def _move(self, across: int, down: int) -> None:
        """Move the card that is shown, which pins it, else the pinned one with the keyboard, else the last."""
        shown = self._window.card.card
        if shown is not None:
            self._pin(shown).step(across, down)
        elif self.cards:
            own = [card for card in self.cards if _has_keyboard(card)]
            (own or self.cards)[-1].step(across, down)

    def _refresh(self) -> None:
        for card in self.cards:
            shown = card.card
            anew = self._desk.stretched(shown, 0) if shown is not None else None
            if anew is not None:
                card.update_card(anew)

    def _theme(self) -> Theme:
        return load_theme(self._desk.paths.resources / "themes", theme_name(self._desk.settings.theme))

    def _on_card_closed(self, card: PinnedCard) -> None:
        if card in self.cards:
            had_focus = _has_keyboard(card)
            self.cards.remove(card)
            card.deleteLater()
            if had_focus or not self.cards:
                self._window.page.setFocus()

    def _on_card_keep_requested(self, card: PinnedCard) -> None:
        if card.card is not None:
            self._words.keep_card(card.card)


def _has_keyboard(card: PinnedCard) -> bool:
    """Whether the focus is on the card or on one of its buttons."""
    focus = QApplication.focusWidget()
    return focus is not None and (focus is card or card.isAncestorOf(focus))
