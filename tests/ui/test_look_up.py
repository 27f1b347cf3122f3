"""Look-up as one types: what is found, its card beside it, and keeping it, by keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.card import WordCard
from reader.glossary.model import Category, Concept, Form
from reader.language.display import PinyinForm
from reader.language.model import Entry
from reader.links import Link, Links
from reader.looking_up import LookedUp
from reader.ui.dialogs.look_up import LookUpDialog
from reader.ui.theme import Theme
from tests.ui import cards

COMPUTE = Concept(
    "compute", Category.COMPUTE, "computing power", "How much a machine can do.", (Form("算力"),)
)
ENTRIES = (
    Entry("算力", "算力", ("suàn", "lì"), ("computing power", "hash rate")),
    Entry("酸", "酸", ("suān",), ("<b>sour</b>",)),
)


@pytest.fixture
def dialog(qtbot: QtBot, light: Theme) -> LookUpDialog:
    made = LookUpDialog(light)
    qtbot.addWidget(made)
    made.type("suan")
    made.set_found(LookedUp(concepts=(COMPUTE,), entries=ENTRIES), ready=True)
    return made


def test_the_first_that_is_found_is_shown_at_once(dialog: LookUpDialog) -> None:
    assert dialog.said().splitlines()[0] == "computing power"


def test_down_moves_on_while_one_types(dialog: LookUpDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Down)
    assert dialog.said().splitlines()[:3] == ["算力", "suàn lì", "1 computing power"]


def test_enter_on_a_concept_leads_to_the_glossary(dialog: LookUpDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.concept_requested) as asked:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert asked.args == ["compute"]


def test_an_entry_is_kept_and_the_window_says_so(dialog: LookUpDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.keep_requested) as asked:
        dialog.keep()
    assert asked.args == [ENTRIES[0]]


def test_markup_in_a_sense_is_shown_as_it_is_written(dialog: LookUpDialog, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(dialog, Qt.Key.Key_Down)
    assert "<b>sour</b>" in dialog.said()


def test_nothing_found_is_said(dialog: LookUpDialog) -> None:
    dialog.set_found(LookedUp(), ready=True)
    assert dialog.status == "Nothing found"
    dialog.set_found(LookedUp(), ready=False)
    assert "being made" in dialog.status


def leading(entry: Entry) -> WordCard:
    """A card of an entry that leads to another word."""
    links = Links((Link("算", "算", "算", ("suàn",), "to count"),))
    word = cards.word(entry.simplified, entry.traditional, *entry.pinyin)
    card = cards.card(word, entry.senses)
    return replace(card, links=links, stands_here=False, form=PinyinForm.NUMBERS)


@pytest.fixture
def full(qtbot: QtBot, light: Theme) -> LookUpDialog:
    """A dialog with cards, shown, one entry found."""
    made = LookUpDialog(light, None, leading, PinyinForm.NUMBERS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.type("suan")
    made.set_found(LookedUp(entries=ENTRIES[:1]), ready=True)
    return made


def press(dialog: LookUpDialog, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(dialog.focusWidget() or dialog, key)


def test_enter_goes_to_the_card_v_keeps_and_escape_returns_to_typing(
    full: LookUpDialog, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(full.keep_requested):
        press(full, qtbot, Qt.Key.Key_V)
    full.type("suan")
    full.set_found(LookedUp(entries=ENTRIES[:1]), ready=True)
    press(full, qtbot, Qt.Key.Key_Return)
    with qtbot.waitSignal(full.keep_requested) as asked:
        press(full, qtbot, Qt.Key.Key_V)
    assert asked.args == [ENTRIES[0]]
    press(full, qtbot, Qt.Key.Key_Escape)
    assert full.isVisible()
    press(full, qtbot, Qt.Key.Key_Escape)
    assert not full.isVisible()


def test_the_card_is_written_as_preferred_and_leads_on(full: LookUpDialog, qtbot: QtBot) -> None:
    assert full.said().splitlines()[:2] == ["算力", "suan4 li4"]
    press(full, qtbot, Qt.Key.Key_Return)
    press(full, qtbot, Qt.Key.Key_Return)
    with qtbot.waitSignal(full.search_changed) as asked:
        press(full, qtbot, Qt.Key.Key_Return)
    assert asked.args == ["算"]
    assert full.typed == "算"
