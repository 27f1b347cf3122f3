"""A card leads to the words in and around its word and back, and offers the readings that are in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.card import WordCard
from reader.language.display import PinyinForm
from reader.language.model import TokenKind, Why
from reader.links import Link, Links
from reader.ui.card_choices import CardChoices
from reader.ui.card_links import CardLinks, LinkRow
from reader.ui.card_text import CardText
from reader.ui.hover_card import HoverCard
from reader.ui.theme import Theme
from tests.ui import cards
from tests.ui.test_hover_card import check_place, most_of

LINE, WORD = QRect(40, 100, 600, 36), QRect(120, 100, 44, 36)


def link(text: str, *pinyin: str, sense: str = "sense") -> Link:
    return Link(text, text, text, pinyin, sense)


PARTS = (link("数", "shù", sense="number"), link("据", "jù", sense="see 據|据[jù]"))
LONGER = tuple(link(f"数据{each}", "shù", "jù", "kù") for each in "库流表包网")


def leading(longer: tuple[Link, ...] = LONGER) -> WordCard:
    return replace(cards.card(), links=Links(PARTS, longer))


def nested(text: str = "数") -> WordCard:
    return replace(cards.card(cards.word(text, text, "shù")), stands_here=False, paragraph=-1, token=-1)


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    yield page
    page.hide()


@pytest.fixture
def card(page: QWidget, icons: Path, light: Theme) -> HoverCard:
    card = HoverCard(page, icons)
    card.set_theme(light)
    return card


def show(card: HoverCard, what: WordCard) -> None:
    card.show_card(what, LINE, WORD)
    QCoreApplication.processEvents()


def links(card: HoverCard) -> CardLinks:
    return card.findChild(CardLinks)


def rows(card: HoverCard) -> list[str]:
    """The names of the rows that are shown, from top to bottom."""
    shown = [row for row in links(card).findChildren(LinkRow) if not row.isHidden()]
    return [row.accessibleName() for row in sorted(shown, key=lambda row: row.y())]


def focused(card: HoverCard) -> str:
    focus = card.window().focusWidget()
    return focus.accessibleName() if focus is not None else ""


def test_parts_stand_above_longer_words_and_more_are_folded_away(card: HoverCard, qtbot: QtBot) -> None:
    show(card, leading())
    assert rows(card)[:2] == ["数, shù, number", "据, jù, see 据 jù"]
    assert rows(card)[-1] == "1 more"
    more = next(row for row in links(card).findChildren(LinkRow) if row.accessibleName() == "1 more")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    assert rows(card)[-1].startswith("数据网")
    assert card.height() <= most_of(card.page)


def test_a_click_on_a_word_asks_for_its_card(card: HoverCard, qtbot: QtBot) -> None:
    show(card, leading())
    first = next(row for row in links(card).findChildren(LinkRow) if row.accessibleName().startswith("数, "))
    with qtbot.waitSignal(card.link_requested) as asked:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert asked.args == [PARTS[0]]
    assert not links(card).has_focus


def test_cards_open_to_any_depth_in_one_place_and_back_again(card: HoverCard) -> None:
    show(card, leading())
    back = next(b for b in card.findChildren(QToolButton) if b.accessibleName().startswith("Back"))
    assert not back.isVisible()
    for text in "数据库":
        card.open_card(nested(text))
    assert card.card is not None
    assert (card.card.headword, back.isVisible()) == ("库", True)
    assert card.height() <= most_of(card.page)
    heads = []
    while card.go_back():
        heads.append(card.card.headword)
    assert heads == ["据", "数", "数据"]
    assert not back.isVisible()


def test_another_word_of_the_page_begins_a_new_trail(card: HoverCard) -> None:
    show(card, leading())
    card.open_card(nested())
    show(card, cards.card(cards.word("训练", "訓練", "xùn", "liàn")))
    assert not card.go_back()


def test_the_keyboard_goes_in_through_the_rows_and_out(card: HoverCard, qtbot: QtBot) -> None:
    card.link_requested.connect(lambda _link: card.open_card(replace(nested(), links=Links(PARTS[1:]))))
    show(card, leading())
    assert card.look_inside()
    assert focused(card) == "数, shù, number"
    qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Down)
    assert focused(card).startswith("据")
    qtbot.keyClick(card.window().focusWidget(), Qt.Key.Key_Return)
    assert card.card is not None
    assert card.card.headword == "数"
    assert focused(card).startswith("据")
    card.go_back()
    assert focused(card) == "数, shù, number"


def test_the_keyboard_returns_to_the_page_when_the_card_goes(card: HoverCard, qtbot: QtBot) -> None:
    show(card, leading())
    card.look_inside()
    with qtbot.waitSignal(card.focus_returned):
        card.hide_card()


def test_a_word_that_leads_nowhere_says_so(card: HoverCard) -> None:
    show(card, cards.card())
    assert not card.look_inside()
    assert not links(card).isVisible()


def doubtful() -> WordCard:
    return replace(cards.card(cards.word("当时", "當時", "dāng", "shí")), alternatives=(("dàng", "shí"),))


def choices(card: HoverCard) -> list[str]:
    buttons = card.findChild(CardChoices).findChildren(QToolButton)
    return [button.text() for button in buttons if button.isVisible()]


def test_a_reading_in_doubt_is_chosen_by_click_or_key(card: HoverCard, qtbot: QtBot) -> None:
    show(card, doubtful())
    assert choices(card) == ["1  dāng shí", "2  dàng shí"]
    with qtbot.waitSignal(card.reading_chosen) as chosen:
        card.choose_reading(2)
    assert chosen.args == [("dàng", "shí")]
    button = card.findChild(CardChoices).findChildren(QToolButton)[0]
    assert "for this text" in button.accessibleName()
    with qtbot.waitSignal(card.reading_chosen) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [("dāng", "shí")]


def test_a_settled_reading_offers_nothing(card: HoverCard, qtbot: QtBot) -> None:
    show(card, cards.card())
    assert choices(card) == []
    with qtbot.assertNotEmitted(card.reading_chosen):
        card.choose_reading(1)


def said(card: HoverCard) -> list[str]:
    return card.findChild(CardText).accessibleDescription().split("\n")


@pytest.mark.parametrize(
    ("form", "line"),
    [(PinyinForm.MARKS, "shù jù"), (PinyinForm.NUMBERS, "shu4 ju4"), (PinyinForm.ZHUYIN, "ㄕㄨˋ ㄐㄩˋ")],
)
def test_readings_are_written_as_the_reader_wishes(card: HoverCard, form: PinyinForm, line: str) -> None:
    show(card, replace(leading(), form=form))
    assert said(card)[0] == line
    assert rows(card)[0] == f"数, {line.split()[0]}, number"


def test_spoken_tones_stand_on_top_and_the_dictionarys_beside_them(card: HoverCard) -> None:
    show(card, replace(cards.card(cards.word("不是", "不是", "bù", "shì")), spoken=("bú", "shì")))
    assert said(card)[:2] == ["bú shì", "As it is spoken here; the dictionary has bù shì."]


@pytest.mark.parametrize("scope", ["place", "transcript", "everywhere"])
def test_a_reading_that_was_chosen_is_said_to_be(card: HoverCard, scope: str) -> None:
    show(card, replace(cards.card(), chosen=scope))
    words = {"place": "place", "transcript": "text", "everywhere": "all texts"}[scope]
    assert any("you chose" in line and words in line for line in said(card))


@pytest.mark.parametrize("why", [None, *Why])
def test_every_word_says_why_it_is_one(card: HoverCard, why: Why | None) -> None:
    show(card, replace(cards.card(), why=why))
    reason = said(card)[-1]
    show(card, replace(cards.card(), why=why, stands_here=False))
    assert reason
    assert reason != "data"
    assert reason not in said(card)


def test_all_reasons_are_told_apart(card: HoverCard) -> None:
    reasons = set()
    for why in (None, *Why):
        show(card, replace(cards.card(), why=why))
        reasons.add(said(card)[-1])
    assert len(reasons) == len(Why) + 1


def test_the_reading_of_a_date_has_its_figures(card: HoverCard) -> None:
    date = replace(
        cards.word("2023年11月", "2023年11月", "nián", "yuè"), kind=TokenKind.NUMBER, why=Why.NUMBER
    )
    show(card, cards.card(date, senses=()))
    assert said(card) == ["2023 nián 11 yuè", "A number, date or amount"]


@pytest.mark.parametrize("size", [(320, 360), (480, 420), (900, 700), (1600, 1200)])
@pytest.mark.parametrize("top", [0, 150, 320])
@pytest.mark.parametrize("what", ["leading", "doubtful", "both"])
def test_a_card_with_rows_and_choices_stays_beside_its_line(
    card: HoverCard, page: QWidget, size: tuple[int, int], top: int, what: str
) -> None:
    page.resize(*size)
    line = QRect(0, top, size[0], 36)
    shown = {"leading": leading(), "doubtful": doubtful(), "both": replace(doubtful(), links=leading().links)}
    card.show_card(shown[what], line, QRect(40, top, 44, 36))
    QCoreApplication.processEvents()
    check_place(card, page, line)
    card.open_card(replace(nested(), links=leading().links))
    QCoreApplication.processEvents()
    check_place(card, page, line)
