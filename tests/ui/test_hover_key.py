"""A card may be wished only while a key is held."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.hover import Hover
from reader.ui.hover_card import HoverCard
from reader.ui.page.reading_view import ReadingView
from reader.ui.theme import Theme
from tests.ui import cards
from tests.ui.page.conftest import Hand, middle
from tests.ui.page.conftest import show as show_page
from tests.ui.page.sample import sample_page


@pytest.fixture
def hover(qtbot: QtBot, icons: Path, light: Theme) -> Iterator[tuple[ReadingView, HoverCard, Hover]]:
    middle_part = QWidget()
    qtbot.addWidget(middle_part)
    view = ReadingView()
    QVBoxLayout(middle_part).addWidget(view)
    card = HoverCard(middle_part, icons)
    card.set_theme(light)
    made = Hover(view, card, lambda paragraph, token: cards.card(place=(paragraph, token)))
    middle_part.resize(800, 600)
    with qtbot.waitExposed(middle_part):
        middle_part.show()
    view.set_hover_delay(0)
    show_page(view, sample_page())
    view.go_to(8, 0)
    yield view, card, made
    made.key.set_key("none")


def test_the_card_waits_for_its_key(hover: tuple[ReadingView, HoverCard, Hover]) -> None:
    view, card, made = hover
    made.key.set_key("shift")
    Hand(view).move(middle(view, 8, 0))
    assert card.card is None
    QTest.keyPress(view, Qt.Key.Key_Control)
    assert card.card is None
    QTest.keyPress(view, Qt.Key.Key_Shift)
    assert card.card is not None
    QTest.keyRelease(view, Qt.Key.Key_Shift)
    made.close()
    Hand(view).move(middle(view, 8, 2))
    assert card.card is None


def test_without_a_wish_the_card_comes_by_itself(hover: tuple[ReadingView, HoverCard, Hover]) -> None:
    view, card, made = hover
    made.key.set_key("alt")
    made.key.set_key("none")
    Hand(view).move(middle(view, 8, 0))
    assert card.card is not None


def test_enter_shows_the_card_whatever_is_held(hover: tuple[ReadingView, HoverCard, Hover]) -> None:
    view, card, made = hover
    made.key.set_key("ctrl")
    view.focus_token(8, 0)
    assert made.show_current()
    assert card.card is not None
