"""The card says what is to be said in order, stays beside its word, and can always be read to its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.card import WordCard
from reader.language.model import Script
from reader.ui.card_text import CardText
from reader.ui.glossary.wording import category_names
from reader.ui.hover_card import HoverCard
from reader.ui.theme import Theme
from tests.ui import cards

LINE = QRect(40, 100, 600, 36)
WORD = QRect(120, 100, 44, 36)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    """A page of 900 × 700 that is shown."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    yield page
    page.hide()


@pytest.fixture
def card(page: QWidget, icons: Path, light: Theme) -> HoverCard:
    """A card over that page."""
    card = HoverCard(page, icons)
    card.set_theme(light)
    return card


def said(card: HoverCard) -> list[str]:
    """The lines of the card below its headword."""
    return card.findChild(CardText).accessibleDescription().split("\n")


def heads(card: HoverCard) -> tuple[str, str]:
    """The headword and the other form."""
    return card.findChild(QLabel, "headword").text(), card.findChild(QLabel, "other").text()


def button(card: HoverCard, name: str) -> QToolButton:
    """The button whose name begins so."""
    return next(each for each in card.findChildren(QToolButton) if each.accessibleName().startswith(name))


def show(card: HoverCard, what: WordCard, line: QRect = LINE, word: QRect = WORD) -> None:
    """Show a card and let Qt lay it out."""
    card.show_card(what, line, word)
    QCoreApplication.processEvents()


def test_the_headword_stands_in_the_script_of_the_page(card: HoverCard) -> None:
    show(card, cards.card())
    assert heads(card) == ("数据", "數據")
    show(card, cards.card(script=Script.TRADITIONAL))
    assert heads(card) == ("數據", "数据")


def test_the_toggle_swaps_the_two_scripts_and_back(card: HoverCard) -> None:
    show(card, cards.card())
    QTest.mouseClick(button(card, "Swap"), Qt.MouseButton.LeftButton)
    assert heads(card) == ("數據", "数据")
    card.swap_script()
    assert heads(card) == ("数据", "數據")


def test_a_word_that_is_written_alike_has_no_toggle(card: HoverCard) -> None:
    show(card, cards.card(cards.word("今天", "今天", "jīn", "tiān")))
    assert heads(card) == ("今天", "")
    assert not button(card, "Swap").isVisible()


def test_the_next_word_is_shown_in_the_script_of_the_page_again(card: HoverCard) -> None:
    show(card, cards.card())
    card.swap_script()
    show(card, cards.card(cards.word("训练", "訓練", "xùn", "liàn")))
    assert heads(card) == ("训练", "訓練")


def test_the_swap_lasts_when_the_word_is_kept(card: HoverCard) -> None:
    show(card, cards.card())
    card.swap_script()
    card.update_card(cards.card(kept=True))
    assert heads(card) == ("數據", "数据")


def test_the_reading_stands_above_everything_with_its_tone_marks(card: HoverCard) -> None:
    show(card, cards.card(concept=cards.CONCEPT))
    assert said(card)[0] == "shù jù"


def test_the_category_of_a_concept_is_named_under_it(card: HoverCard) -> None:
    show(card, cards.card(concept=cards.CONCEPT))
    said = card.findChild(CardText).accessibleDescription().split("\n")
    assert said[said.index("training data (TD)") + 1] == category_names()[cards.CONCEPT.category]


def test_the_concept_stands_before_the_dictionary(card: HoverCard) -> None:
    show(card, cards.card(concept=cards.CONCEPT, senses=("data", "figures")))
    lines = said(card)
    order = ["training data (TD)", cards.CONCEPT.definition, cards.CONCEPT.note, "Dictionary", "1 data"]
    assert [lines.index(line) for line in order] == sorted(lines.index(line) for line in order)


def test_several_readings_are_told_apart_that_of_this_place_first(card: HoverCard) -> None:
    show(card, cards.two_readings())
    lines = said(card)
    assert lines.index("zhǎng") < lines.index("to grow") < lines.index("cháng") < lines.index("long")
    assert "Measure word: 根 gēn" in lines
    assert "In Taiwan: zhàng" in lines


def test_a_word_without_an_entry_is_said_not_to_be_in_the_dictionary(card: HoverCard) -> None:
    show(card, cards.card(senses=()))
    assert "Not in the dictionary." in said(card)


def test_markup_in_a_sense_is_shown_as_it_is_written(card: HoverCard) -> None:
    show(card, cards.card(cards.word("<i>", "<u>", "x"), senses=("<b>bold</b> & co",)))
    assert "<b>bold</b> & co" in said(card)
    assert heads(card) == ("<i>", "<u>")
    assert {label.textFormat() for label in card.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_the_buttons_say_what_is_wished(card: HoverCard, qtbot: QtBot) -> None:
    show(card, cards.card(concept=cards.CONCEPT))
    with qtbot.waitSignal(card.keep_requested):
        QTest.mouseClick(button(card, "Keep"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.concept_requested) as wished:
        QTest.mouseClick(button(card, "Show in the glossary"), Qt.MouseButton.LeftButton)
    assert wished.args == ["training_data"]


def test_a_kept_word_is_shown_as_kept(card: HoverCard) -> None:
    show(card, cards.card())
    card.update_card(cards.card(kept=True))
    assert button(card, "Kept in the vocabulary").toolTip() == "Kept in the vocabulary (V)"


def test_a_word_without_a_concept_has_no_way_to_the_glossary(card: HoverCard) -> None:
    show(card, cards.card())
    assert not button(card, "Show in the glossary").isVisible()


def test_escape_puts_the_card_away_and_says_so(card: HoverCard, qtbot: QtBot) -> None:
    show(card, cards.card())
    with qtbot.waitSignal(card.closed):
        QTest.keyClick(card, Qt.Key.Key_Escape)
    assert card.card is None


def test_hiding_a_hidden_card_says_nothing(card: HoverCard, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(card.closed):
        card.hide_card()


def test_every_button_has_a_name(card: HoverCard) -> None:
    assert all(each.accessibleName() for each in card.findChildren(QToolButton))
    assert card.accessibleName()


def test_a_long_card_takes_two_fifths_of_the_page_and_scrolls_to_its_end(
    card: HoverCard, page: QWidget
) -> None:
    show(card, cards.long_card())
    assert card.height() <= page.height() * 0.4
    assert last_line_can_be_reached(card)


def test_on_a_low_page_a_card_has_room_for_what_the_word_means(card: HoverCard, page: QWidget) -> None:
    page.resize(520, 390)
    line = QRect(0, 330, 520, 40)
    card.show_card(cards.long_card(3), line, QRect(40, 330, 90, 40))
    QCoreApplication.processEvents()
    assert 390 * 0.4 < card.height() <= 230
    assert card.findChild(QScrollArea).viewport().height() >= 100
    check_place(card, page, line)


def test_a_short_card_is_no_higher_than_what_it_says(card: HoverCard) -> None:
    show(card, cards.card())
    small = card.height()
    show(card, cards.long_card())
    assert small < card.height()
    bar = card.findChild(QScrollArea).verticalScrollBar()
    show(card, cards.card())
    assert bar.maximum() == 0


def test_another_word_is_shown_from_its_beginning(card: HoverCard) -> None:
    show(card, cards.long_card())
    bar = card.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    show(card, cards.long_card(39))
    assert bar.value() == 0


def last_line_can_be_reached(card: HoverCard) -> bool:
    """Whether the foot of the text comes into sight inside the card when it is scrolled to its end."""
    area = card.findChild(QScrollArea)
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum())
    text = area.widget()
    foot = text.mapTo(card, QPoint(0, text.height() - 1)).y()
    seen = area.viewport().mapTo(card, QPoint(0, area.viewport().height() - 1)).y()
    return foot <= seen < card.height()


def most_of(page: QWidget) -> float:
    """How high a card may be on a page: two fifths of it, on a low one enough for reading and meaning."""
    return max(page.height() * 0.4, 230)


def check_place(card: HoverCard, page: QWidget, line: QRect) -> None:
    """The promises about where a card is."""
    where = card.geometry()
    assert page.rect().contains(where), f"{where} leaves the page {page.rect()}"
    assert not where.intersects(line), f"{where} covers the line {line}"
    assert where.height() <= most_of(page)
    assert last_line_can_be_reached(card)
    for each in card.findChildren(QToolButton):
        if each.isVisible():
            corner = QRect(each.mapTo(card, QPoint(0, 0)), each.size())
            assert card.rect().contains(corner), f"{each.accessibleName()} stands outside the card"
            assert each.width() >= each.sizeHint().width(), f"{each.accessibleName()} is cut"
    head = card.findChild(QLabel, "headword")
    assert head.size().width() >= head.sizeHint().width(), "the headword is cut"
    assert head.size().height() >= head.sizeHint().height(), "the headword is cut"


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_card_never_covers_its_line_and_never_leaves_the_page(
    card: HoverCard, page: QWidget, data: st.DataObject
) -> None:
    width, height = data.draw(st.integers(320, 1600)), data.draw(st.integers(360, 1200))
    page.resize(width, height)
    line_height = data.draw(st.integers(18, min(140, height // 4)))
    top = data.draw(st.integers(0, height - line_height))
    left = data.draw(st.integers(0, width - 30))
    line = QRect(0, top, width, line_height)
    word = QRect(left, top, min(data.draw(st.integers(10, 200)), width - left), line_height)
    what = data.draw(st.sampled_from([cards.card(), cards.long_card(), wide_card(), six_characters()]))
    show(card, what, line, word)
    check_place(card, page, line)


def wide_card() -> WordCard:
    """A card of a name so long that it fills the head."""
    text = "弗里德里希·威廉·约瑟夫·冯·谢林"
    return cards.card(
        cards.word(text, text.replace("约瑟", "約瑟").replace("谢", "謝"), *["x"] * 14), concept=cards.CONCEPT
    )


def six_characters() -> WordCard:
    """A card of a long term, which has three buttons."""
    return cards.card(cards.word("推测解码技术", "推測解碼技術", *["x"] * 6), concept=cards.CONCEPT)


@pytest.mark.parametrize("size", [(320, 360), (1280, 800)])
@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize("bottom", [False, True])
def test_every_corner_of_the_page_has_room_for_its_card(
    card: HoverCard, page: QWidget, size: tuple[int, int], right: bool, bottom: bool
) -> None:
    page.resize(*size)
    corner = QPoint(size[0] - 44 if right else 0, size[1] - 36 if bottom else 0)
    line = QRect(0, corner.y(), size[0], 36)
    for what in (cards.card(), cards.long_card(), wide_card(), six_characters()):
        show(card, what, line, QRect(corner, line.size()).intersected(page.rect()))
        check_place(card, page, line)
