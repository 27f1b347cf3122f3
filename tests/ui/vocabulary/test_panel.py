"""The panel: words found as one types, however many; one word to be edited, with its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.card import KeptWord
from reader.ui.vocabulary.fields import ReadingField
from reader.ui.vocabulary.panel import VocabularyPanel
from reader.ui.vocabulary.word_page import KnownNames
from reader.vocabulary.model import WordStatus
from tests.ui.vocabulary.words import KEPT, SIGHTINGS, WORD, heard, kept, rows_of

NAMES = KnownNames(("people", "verbs"), ("This week",))


@pytest.fixture
def panel(qtbot: QtBot) -> VocabularyPanel:
    """The panel in a size that it has beside the page."""
    panel = VocabularyPanel()
    qtbot.addWidget(panel)
    panel.resize(320, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def show(panel: VocabularyPanel, *words: KeptWord, total: int | None = None) -> None:
    panel.set_words(
        len(words), lambda first, count: words[first : first + count], len(words) if total is None else total
    )


def field(panel: VocabularyPanel, name: str) -> QPlainTextEdit:
    return next(each for each in panel.page.findChildren(QPlainTextEdit) if each.accessibleName() == name)


def line(panel: VocabularyPanel, name: str) -> QLineEdit:
    return next(each for each in panel.page.findChildren(QLineEdit) if each.accessibleName() == name)


def test_of_fifty_thousand_words_only_those_in_sight_are_asked_for(panel: VocabularyPanel) -> None:
    asked: list[int] = []

    def fetch(first: int, count: int) -> Sequence[KeptWord]:
        asked.append(first)
        return [kept(number) for number in range(first, first + count)]

    panel.set_words(50_000, fetch, 50_000)
    rows = rows_of(panel, "Vocabulary")
    rows.scrollToBottom()
    rows.grab()
    assert len(asked) <= 4
    assert max(asked) == 49_960
    assert str(rows.model().index(49_999, 0).data()).startswith("词49999  cí, sense 49999")


def test_a_search_that_finds_nothing_says_so_and_can_be_changed(panel: VocabularyPanel) -> None:
    show(panel, total=3)
    said = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "No word fits." in said
    assert "0 of 3 words" in said
    assert panel.index.focusProxy().isVisible()


def test_a_word_without_senses_is_as_high_as_the_others(panel: VocabularyPanel) -> None:
    show(panel, replace(KEPT, gloss=""), KEPT)
    rows = rows_of(panel, "Vocabulary")
    assert (
        rows.visualRect(rows.model().index(0, 0)).height()
        == rows.visualRect(rows.model().index(1, 0)).height()
    )
    assert heard(rows)[0] == "数据  shù jù, Learning 1"


def test_enter_in_the_search_opens_the_first_word(panel: VocabularyPanel, qtbot: QtBot) -> None:
    show(panel, KEPT)
    with qtbot.waitSignal(panel.word_requested) as wished:
        QTest.keyClick(panel.index.focusProxy(), Qt.Key.Key_Return)
    assert wished.args == [WORD.key]


def test_a_word_shows_what_is_known_of_it_and_its_sentences(panel: VocabularyPanel) -> None:
    panel.show_word(replace(KEPT, word=replace(WORD, level="4", tags=("verbs",))), NAMES)
    assert heard(rows_of(panel, "Sentences")) == [
        "先看数据。, 问 · 我的访谈",
        "数据在哪儿？, 问 · 一篇样例 · 00:41",
    ]
    texts = [label.text() for label in panel.page.findChildren(QLabel)]
    assert "數據 · shù jù · HSK 4 · kept 2025-06-12" in texts
    assert field(panel, "Senses, a line each").toPlainText() == "data\nfigures"
    assert line(panel, "Tags").text() == "verbs"


def test_a_sentence_leads_to_its_place_and_delete_drops_it(panel: VocabularyPanel, qtbot: QtBot) -> None:
    panel.show_word(KEPT, NAMES)
    rows = rows_of(panel, "Sentences")
    with qtbot.waitSignal(panel.place_requested) as wished:
        place = rows.visualRect(rows.model().index(1, 0)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wished.args == [SIGHTINGS[1]]
    with qtbot.waitSignal(panel.sentence_forget_requested) as dropped:
        QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert dropped.args == [WORD.key, SIGHTINGS[1]]


def test_what_is_written_is_said_when_one_leaves_the_field(panel: VocabularyPanel, qtbot: QtBot) -> None:
    panel.show_word(KEPT, NAMES)
    panel.activateWindow()
    senses = field(panel, "Senses, a line each")
    senses.setFocus()
    senses.setPlainText(" data \n\nfacts and figures")
    with qtbot.waitSignal(panel.edited) as edited:
        QTest.keyClick(senses, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert edited.args == [WORD.key, "senses", ("data", "facts and figures")]
    with qtbot.assertNotEmitted(panel.edited):
        panel.page.commit()


def test_a_reading_is_chosen_or_typed(panel: VocabularyPanel, qtbot: QtBot) -> None:
    panel.show_word(KEPT, replace(NAMES, readings=(("shǔ", "jù"), ("shù", "jù"))))
    reading = panel.page.findChild(ReadingField)
    assert [reading.itemText(row) for row in range(reading.count())] == ["shù jù", "shǔ jù"]
    reading.setCurrentIndex(1)
    with qtbot.waitSignal(panel.edited) as edited:
        reading.activated.emit(1)
    assert edited.args == [WORD.key, "pinyin", "shǔ jù"]
    panel.show_word(KEPT, NAMES)  # refused: what is stored stands there again
    assert reading.currentText() == "shù jù"
    reading.setEditText("shu4 ju")
    with qtbot.waitSignal(panel.edited) as edited:
        QTest.keyClick(reading, Qt.Key.Key_Return)
    assert edited.args == [WORD.key, "pinyin", "shu4 ju"]


def test_escape_gives_back_the_reading(panel: VocabularyPanel, qtbot: QtBot) -> None:
    panel.show_word(KEPT, NAMES)
    reading = panel.page.findChild(ReadingField)
    reading.setEditText("shu")
    QTest.keyClick(reading, Qt.Key.Key_Escape)
    assert reading.currentText() == "shù jù"
    assert panel.shown_word == WORD.key
    with qtbot.assertNotEmitted(panel.edited):
        panel.page.commit()


def test_another_word_comes_after_what_was_written_is_said(panel: VocabularyPanel, qtbot: QtBot) -> None:
    panel.show_word(KEPT, NAMES)
    field(panel, "Note").setPlainText("from the talk")
    with qtbot.waitSignal(panel.edited) as edited:
        panel.show_word(kept(1), NAMES)
    assert edited.args == [WORD.key, "note", "from the talk"]
    assert field(panel, "Note").toPlainText() == ""


def test_a_field_that_is_being_written_survives_news_of_its_word(panel: VocabularyPanel) -> None:
    panel.show_word(KEPT, NAMES)
    field(panel, "Note").setPlainText("half a sen")
    panel.show_word(replace(KEPT, word=replace(WORD, status=WordStatus.KNOWN)), NAMES)
    assert field(panel, "Note").toPlainText() == "half a sen"


def test_tags_are_written_with_commas_of_either_script(panel: VocabularyPanel, qtbot: QtBot) -> None:
    panel.show_word(KEPT, NAMES)
    tags = line(panel, "Tags")
    tags.setText("verbs， people,verbs ,")
    with qtbot.waitSignal(panel.edited) as edited:
        QTest.keyClick(tags, Qt.Key.Key_Return)
    assert edited.args == [WORD.key, "tags", ("verbs", "people")]


def test_the_status_is_chosen_from_a_list(panel: VocabularyPanel, qtbot: QtBot) -> None:
    panel.show_word(KEPT, NAMES)
    status = panel.page.findChild(QComboBox)
    with qtbot.waitSignal(panel.edited) as edited:
        status.activated.emit(list(WordStatus).index(WordStatus.KNOWN))
    assert edited.args == [WORD.key, "status", WordStatus.KNOWN]


def test_escape_and_the_button_lead_back_to_all_words(panel: VocabularyPanel) -> None:
    show(panel, KEPT)
    panel.show_word(KEPT, NAMES)
    assert panel.shown_word == WORD.key
    QTest.keyClick(panel.page, Qt.Key.Key_Escape)
    assert panel.shown_word is None
    panel.show_word(KEPT, NAMES)
    back = next(each for each in panel.findChildren(QPushButton) if each.text() == "All words")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert panel.shown_word is None
