"""The card comes when the pointer rests, stays while it is wanted, and goes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.card import WordCard
from reader.ui import hush
from reader.ui.hover import Hover
from reader.ui.hover_card import HoverCard
from reader.ui.page.reading_view import ReadingView
from reader.ui.theme import Theme
from tests.ui import cards
from tests.ui.page.conftest import Hand, middle
from tests.ui.page.conftest import show as show_page
from tests.ui.page.sample import long_page, sample_page


@dataclass
class Joined:
    """A page with its card, joined by a `Hover`."""

    view: ReadingView
    card: HoverCard
    hover: Hover
    hand: Hand

    def rest_on(self, qtbot: QtBot, paragraph: int, token: int) -> None:
        """Rest the pointer on a word until its card is there."""
        self.hand.move(middle(self.view, paragraph, token))
        qtbot.waitUntil(lambda: self.shown() == (paragraph, token))

    def shown(self) -> tuple[int, int] | None:
        """The word whose card is shown."""
        card = self.card.card
        return (card.paragraph, card.token) if card is not None else None

    def line(self) -> QRect:
        """The line of the word whose card is shown, where the card stands too."""
        shown = self.shown()
        assert shown is not None
        line = self.view.line_rect(*shown)
        line.moveTopLeft(self.view.viewport().mapTo(self.card.page, line.topLeft()))
        return line

    def enter_card(self) -> None:
        """The pointer comes onto the card."""
        point = QPointF(5, 5)
        QApplication.sendEvent(self.card, QEnterEvent(point, point, point))

    def leave_card(self) -> None:
        """The pointer leaves the card for somewhere that is no word."""
        QApplication.sendEvent(self.card, QEvent(QEvent.Type.Leave))

    @property
    def waiting(self) -> bool:
        """Whether the card is about to go."""
        return any(timer.isActive() for timer in self.hover.findChildren(QTimer))


@pytest.fixture
def joined(qtbot: QtBot, icons: Path, light: Theme) -> Iterator[Joined]:
    """A page of 800 × 600 that shows the sample, all of it annotated."""
    window, view = QWidget(), ReadingView()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(view)
    card = HoverCard(window, icons)
    card.set_theme(light)
    window.resize(800, 600)

    def card_of(paragraph: int, token: int) -> WordCard | None:
        found = view.token(paragraph, token)
        return cards.card(found, place=(paragraph, token)) if found and found.pinyin else None

    joined = Joined(view, card, Hover(view, card, card_of), Hand(view))
    view.set_hover_delay(10)
    with qtbot.waitExposed(window):
        window.show()
    show_page(view, sample_page())
    yield joined
    joined.hover.close()
    window.hide()


def test_resting_on_a_word_shows_its_card(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    assert joined.card.isVisible()


def test_the_first_card_is_made_ready_unseen(joined: Joined, qtbot: QtBot) -> None:
    for _ in joined.hover.warming():
        assert joined.card.card is None
    assert not joined.card.isVisible()
    assert not joined.waiting
    joined.rest_on(qtbot, 2, 0)
    shown = joined.card.card
    for _ in joined.hover.warming():
        assert joined.card.card is shown


def test_while_its_card_is_painted_nothing_else_goes_on(joined: Joined, qtbot: QtBot) -> None:
    joined.view.set_hover_delay(0)
    qtbot.waitUntil(lambda: not hush.is_on())
    joined.hand.move(middle(joined.view, 2, 0))
    assert joined.shown() == (2, 0)
    assert hush.is_on()
    qtbot.waitUntil(lambda: not hush.is_on())


def test_the_card_stands_clear_of_the_line(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 3, 4)
    assert not joined.card.geometry().intersects(joined.line())


def test_leaving_the_word_hides_the_card_after_a_pause(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    joined.hand.leave()
    assert joined.card.isVisible()
    qtbot.waitUntil(lambda: not joined.card.isVisible(), timeout=2000)


def test_moving_onto_the_card_keeps_it(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    joined.hand.leave()
    assert joined.waiting
    joined.enter_card()
    assert not joined.waiting
    assert joined.card.isVisible()


def test_a_card_that_is_held_stays_until_another_word_is_pointed_at(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    joined.enter_card()
    joined.hover.hold()
    joined.leave_card()
    assert not joined.waiting
    joined.rest_on(qtbot, 3, 4)
    joined.hand.leave()
    assert joined.waiting


def test_a_card_that_another_led_to_is_renewed_for_itself(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    nested = replace(cards.card(), stands_here=False, paragraph=-1, token=-1)
    joined.card.open_card(nested)
    joined.hover.refresh()
    assert joined.card.card is nested
    assert joined.hover.place() != (-1, -1)
    joined.card.go_back()
    assert joined.shown() == (2, 0)


def test_leaving_the_card_hides_it_after_a_pause(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    joined.enter_card()
    joined.leave_card()
    assert joined.waiting
    qtbot.waitUntil(lambda: not joined.card.isVisible(), timeout=2000)


def test_the_next_word_takes_over_the_card(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    joined.rest_on(qtbot, 2, 1)
    assert not joined.waiting


def test_a_card_that_was_asked_for_by_key_does_not_follow_the_pointer(joined: Joined) -> None:
    joined.view.focus_token(2, 1)
    assert joined.hover.show_current()
    joined.hand.leave()
    joined.enter_card()
    joined.leave_card()
    assert not joined.waiting
    assert joined.shown() == (2, 1)


def test_without_a_word_there_is_no_card_to_show(joined: Joined) -> None:
    assert not joined.hover.show_current()
    assert joined.shown() is None


def test_the_open_card_goes_along_from_word_to_word(joined: Joined) -> None:
    joined.view.focus_token(2, 0)
    joined.hover.show_current()
    joined.view.next_word()
    assert joined.shown() == joined.view.current_token() != (2, 0)


def test_what_a_card_says_is_said_where_the_keyboard_asked_for_it(
    joined: Joined, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(joined.view, "say", said.append)
    joined.view.focus_token(2, 0)
    assert said == []
    joined.hover.show_current()
    joined.view.next_word()
    joined.view.scroll_line_down()
    assert len(said) == 2
    assert all("data" in each.splitlines() for each in said)
    joined.hover.close()
    joined.rest_on(qtbot, 2, 1)
    assert len(said) == 2


def test_walking_without_a_card_shows_none(joined: Joined) -> None:
    joined.view.next_word()
    joined.view.next_word()
    assert joined.shown() is None


def test_a_word_without_a_card_shuts_that_of_the_word_before(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    annotation = joined.view.annotation(13)
    assert annotation is not None
    latin = next(index for index, token in enumerate(annotation.tokens) if token.text == "Python")
    joined.view.focus_token(13, latin)
    assert joined.shown() is None


def test_scrolling_shuts_a_card_that_the_pointer_brought(joined: Joined, qtbot: QtBot) -> None:
    show_page(joined.view, long_page(40))
    joined.rest_on(qtbot, 0, 0)
    joined.view.scroll_page_down()
    assert joined.shown() is None


def test_scrolling_takes_a_card_along_that_was_asked_for_by_key(joined: Joined) -> None:
    show_page(joined.view, long_page(40))
    joined.view.focus_token(1, 3)
    joined.hover.show_current()
    before = joined.card.geometry()
    joined.view.scroll_line_down()
    assert joined.shown() == (1, 3)
    assert joined.card.geometry() != before
    assert not joined.card.geometry().intersects(joined.line())


def test_the_smallest_step_of_the_wheel_moves_or_shuts_the_card(joined: Joined, qtbot: QtBot) -> None:
    show_page(joined.view, long_page(40))
    joined.rest_on(qtbot, 1, 3)
    joined.view.verticalScrollBar().setValue(joined.view.verticalScrollBar().value() + 5)
    assert joined.shown() is None


def test_asking_for_a_card_brings_its_word_into_sight(joined: Joined) -> None:
    show_page(joined.view, long_page(40))
    joined.view.focus_token(1, 3)
    joined.view.scroll_to_end()
    assert joined.hover.show_current()
    assert joined.view.viewport().rect().contains(joined.view.word_rect(1, 3))


def test_a_card_whose_word_has_been_scrolled_out_of_sight_is_shut(joined: Joined) -> None:
    show_page(joined.view, long_page(40))
    joined.view.focus_token(1, 3)
    joined.hover.show_current()
    joined.view.scroll_to_end()
    assert joined.shown() is None


def test_a_key_speaks_of_the_card_first_then_of_keyboard_and_pointer(joined: Joined, qtbot: QtBot) -> None:
    assert joined.hover.place() is None
    joined.hand.move(QPointF(middle(joined.view, 3, 2)))
    assert joined.hover.place() == (3, 2)
    joined.view.focus_token(2, 1)
    assert joined.hover.place() == (2, 1)
    joined.rest_on(qtbot, 2, 0)
    assert joined.hover.place() == (2, 0)


def test_refreshing_shows_what_has_changed_of_the_word(joined: Joined, qtbot: QtBot) -> None:
    joined.rest_on(qtbot, 2, 0)
    where = joined.card.geometry()
    joined.hover.refresh()
    assert joined.card.geometry() == where
    assert joined.shown() == (2, 0)


def test_another_size_of_the_window_shuts_the_card_or_keeps_it_inside(joined: Joined, qtbot: QtBot) -> None:
    joined.view.focus_token(3, 4)
    joined.hover.show_current()
    joined.card.page.resize(420, 400)
    qtbot.waitUntil(lambda: joined.view.width() == 420)
    QApplication.processEvents()
    if joined.card.isVisible():
        assert joined.card.page.rect().contains(joined.card.geometry())
        assert not joined.card.geometry().intersects(joined.line())
