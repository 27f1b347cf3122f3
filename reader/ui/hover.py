"""Joins the page and the card: which word has a card, when it comes and when it goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QTimer

from reader.card import WordCard
from reader.ui import hush
from reader.ui.hover_card import HoverCard
from reader.ui.hover_key import HoverKey
from reader.ui.page.reading_view import ReadingView

_GRACE_MS = 280
"""How long a card waits for the pointer that has left its word, in ms: enough to travel to the card."""


class Hover(QObject):
    """Shows the card of the word under the pointer or under the keyboard.

    `card_of` gives the finished card of (paragraph, token), or None where there is nothing to say; `renewed` that of a
    word which another card led to, as it is now.
    """

    def __init__(
        self,
        view: ReadingView,
        card: HoverCard,
        card_of: Callable[[int, int], WordCard | None],
        renewed: Callable[[WordCard], WordCard | None] = lambda card: card,
    ) -> None:
        super().__init__(view)
        self._view, self._card, self._card_of, self._renewed = view, card, card_of, renewed
        self._by_keyboard = False
        self.key = HoverKey(self)
        self.key.pressed.connect(self._on_key_pressed)
        self.stretched = False
        self._line = QRect()
        self._shown_place = (0, 0)
        self._grace = QTimer(self)
        self._grace.setSingleShot(True)
        self._grace.setInterval(_GRACE_MS)
        self._grace.timeout.connect(self._on_grace_timeout)
        card.entered.connect(self._grace.stop)
        card.focus_returned.connect(view.setFocus)
        card.left.connect(self._on_card_left)
        view.token_hovered.connect(self._on_view_token_hovered)
        view.token_left.connect(self._on_view_token_left)
        view.token_focused.connect(self._on_view_token_focused)
        view.position_changed.connect(self._on_view_moved)
        view.verticalScrollBar().valueChanged.connect(self._on_view_moved)
        view.viewport().installEventFilter(self)

    def show_current(self) -> bool:
        """Show the card of the word under the keyboard, brought into sight; whether there is one."""
        focused = self._view.current_token()
        place = focused or self._view.hovered_token()
        if place is None:
            return False
        if focused is not None:
            self._view.focus_token(*focused)
        self._by_keyboard = True
        return self._show_and_say(*place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page has another size: once it is laid out, the card is put beside its word again."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._on_view_resized)
        return super().eventFilter(watched, event)

    def close(self) -> None:
        """Put the card away."""
        self._by_keyboard = False
        self._grace.stop()
        self._card.hide_card()

    def catch_up(self) -> None:
        """Show the card of the word that the pointer has come to rest on before this was there."""
        self._on_key_pressed()

    def warming(self) -> Iterator[None]:
        """Make the card of a word in sight unseen, where none is shown yet: the first takes three times as long."""
        first, last = self._view.visible_paragraphs()
        place = next((each for each in range(first, last + 1) if self._view.token(each, 0) is not None), None)
        card = self._card_of(place, 0) if place is not None else None
        yield
        if card is not None and self._card.card is None:
            yield from self._card.warming(card)

    def refresh(self) -> None:
        """Show what has changed of the word whose card is shown."""
        shown = self._card.card
        if shown is not None and not self.stretched:
            again = self._card_of(shown.paragraph, shown.token) if shown.stands_here else self._renewed(shown)
            if again is not None:
                self._card.update_card(again)

    def refresh_in(self, paragraphs: Sequence[int]) -> None:
        """The same where the word stands in one of these paragraphs."""
        shown = self._card.card
        if shown is not None and shown.paragraph in paragraphs:
            self.refresh()

    def hold(self) -> None:
        """Keep the card until another word is pointed at: the reader goes from card to card."""
        self._by_keyboard = True
        self._grace.stop()

    def show_stretched(self, card: WordCard) -> None:
        """Show the card of a longer or shorter word than the one that the page has at this place."""
        self.stretched = True
        self._by_keyboard = True
        self._card.update_card(card)
        self._view.say(self._card.said())

    def place(self) -> tuple[int, int] | None:
        """The word of the text that a key speaks of: that of the card, else that under keyboard or pointer."""
        shown = self._card.card
        if shown is not None and shown.stands_here:
            return shown.paragraph, shown.token
        return self._view.current_token() or self._view.hovered_token()

    def _show(self, paragraph: int, token: int) -> bool:
        self._grace.stop()
        card = self._card_of(paragraph, token)
        line, word = self._view.line_rect(paragraph, token), self._view.word_rect(paragraph, token)
        if card is None or not self._view.viewport().rect().intersects(line):
            self._card.hide_card()
            return False
        self._line, self._shown_place = line, (paragraph, token)
        self.stretched = False
        self._card.show_card(card, self._on_parent(line), self._on_parent(word))
        hush.begin()
        return True

    def _show_and_say(self, paragraph: int, token: int) -> bool:
        """The same for a word that the keyboard is on: a screen reader says what the card says."""
        if not self._show(paragraph, token):
            return False
        self._view.say(self._card.said())
        return True

    def _on_parent(self, place: QRect) -> QRect:
        """A rectangle of the page's viewport in the coordinates of the card's parent."""
        origin = self._view.viewport().mapTo(self._card.page, place.topLeft())
        return QRect(origin, place.size())

    def _on_view_token_hovered(self, paragraph: int, token: int) -> None:
        if self.key.held():
            self._by_keyboard = False
            self._show(paragraph, token)

    def _on_key_pressed(self) -> None:
        """The key for cards has gone down while the pointer rests on a word."""
        hovered = self._view.hovered_token()
        if hovered is not None:
            self._on_view_token_hovered(*hovered)

    def _on_view_token_left(self) -> None:
        if not self._by_keyboard:
            self._grace.start()

    def _on_view_token_focused(self, paragraph: int, token: int) -> None:
        if self._card.card is not None:
            self._by_keyboard = True
            if not self._show_and_say(paragraph, token):
                self.close()

    def _on_view_moved(self) -> None:
        """The text has moved: away from under the pointer, or with the word that the keyboard is on."""
        if self._card.card is None or self._view.line_rect(*self._shown_place) == self._line:
            return
        if not self._by_keyboard or not self._show(*self._shown_place):
            self.close()

    def _on_view_resized(self) -> None:
        if self._card.card is not None and not self._show(*self._shown_place):
            self.close()

    def _on_card_left(self) -> None:
        if not self._by_keyboard:
            self._grace.start()

    def _on_grace_timeout(self) -> None:
        if not self._card.underMouse():
            self._card.hide_card()
