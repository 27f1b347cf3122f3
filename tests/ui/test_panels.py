"""The panels show what they are given and tell what is wished; empty ones say what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.card import KeptWord
from reader.errors import FileRefused
from reader.transcript.library import LibraryEntry
from reader.transcript.model import Section
from reader.ui.panels.library_panel import LeftSide
from reader.ui.panels.rows import RowList
from reader.ui.vocabulary.paging import PagedList
from reader.ui.vocabulary.panel import VocabularyPanel
from reader.vocabulary.model import Sighting, Word, WordKey, WordStatus
from tests.ui.vocabulary.words import rows_of

OWN = LibraryEntry("a" * 64, Path("own.txt"), "我的访谈", "2025-06-12", "对读样刊")
SAMPLE = LibraryEntry("b" * 64, Path("sample.zh.txt"), "一篇样例", sample=True)
SIGHTINGS = (
    Sighting("先看数据。", 2, "问", "a" * 64, "我的访谈", None, None, "2025-06-12"),
    Sighting("数据在哪儿？", 0, "问", "b" * 64, "一篇样例", None, "00:41", "2025-06-13"),
)
WORD = Word(WordKey("数据", ("shù", "jù")), "數據", ("data",), WordStatus.LEARNING_1, None, "", "", SIGHTINGS)
KEPT = KeptWord("数据", "shù jù", "data", WORD)


def shown(widget: QWidget, qtbot: QtBot) -> QWidget:
    """The widget, shown in a size that a panel has."""
    qtbot.addWidget(widget)
    widget.resize(320, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def words_of(rows: RowList | PagedList) -> list[str]:
    """What a screen reader hears of a list."""
    return [str(rows.model().index(row, 0).data()) for row in range(rows.model().rowCount())]


def click(rows: RowList | PagedList, row: int) -> None:
    place = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(rows: RowList | PagedList, row: int, key: Qt.Key) -> None:
    rows.setCurrentIndex(rows.model().index(row, 0))
    rows.setFocus()
    QTest.keyClick(rows, key)


def export_button(panel: VocabularyPanel) -> QPushButton:
    return next(each for each in panel.findChildren(QPushButton) if each.text() == "Export…")


@pytest.fixture
def left(qtbot: QtBot) -> LeftSide:
    """Library and outline."""
    left = LeftSide()
    shown(left, qtbot)
    return left


@pytest.fixture
def vocabulary(qtbot: QtBot) -> VocabularyPanel:
    """The vocabulary."""
    panel = VocabularyPanel()
    shown(panel, qtbot)
    return panel


def test_the_library_lists_the_readers_own_before_the_samples(left: LeftSide) -> None:
    left.library.set_entries([OWN, SAMPLE], None)
    heard = words_of(rows_of(left, "Library"))
    assert heard == ["我的访谈, 2025-06-12 · 对读样刊", "Samples", "一篇样例"]


def test_the_library_names_files_that_cannot_be_read_and_why(left: LeftSide) -> None:
    left.library.set_entries([OWN], None, [FileRefused("the file is empty.", path="texts/leer.txt")])
    rows = rows_of(left, "Library")
    assert words_of(rows) == [
        "我的访谈, 2025-06-12 · 对读样刊",
        "Cannot be read",
        "leer.txt, the file is empty.",
    ]


def test_a_click_and_enter_open_a_transcript(left: LeftSide, qtbot: QtBot) -> None:
    left.library.set_entries([OWN, SAMPLE], None)
    rows = rows_of(left, "Library")
    with qtbot.waitSignal(left.library.open_requested) as opened:
        click(rows, 0)
    assert opened.args == [OWN]
    with qtbot.waitSignal(left.library.open_requested) as opened:
        press(rows, 2, Qt.Key.Key_Return)
    assert opened.args == [SAMPLE]


def test_delete_removes_the_readers_own_and_no_sample(left: LeftSide, qtbot: QtBot) -> None:
    left.library.set_entries([OWN, SAMPLE], None)
    rows = rows_of(left, "Library")
    with qtbot.waitSignal(left.library.remove_requested) as removed:
        press(rows, 0, Qt.Key.Key_Delete)
    assert removed.args == [OWN]
    with qtbot.assertNotEmitted(left.library.remove_requested):
        press(rows, 2, Qt.Key.Key_Delete)


def test_the_plus_adds_transcripts(left: LeftSide, qtbot: QtBot) -> None:
    plus = next(b for b in left.findChildren(QToolButton) if b.accessibleName() == "Add transcripts")
    with qtbot.waitSignal(left.library.add_requested):
        QTest.mouseClick(plus, Qt.MouseButton.LeftButton)


def test_an_empty_library_is_just_empty(left: LeftSide) -> None:
    left.library.set_entries([], None)
    assert words_of(rows_of(left, "Library")) == []


def test_the_outline_shows_times_and_leads_to_the_section(left: LeftSide, qtbot: QtBot) -> None:
    left.outline.set_sections([Section("开场", 2, "00:38", 4), Section("算力", 3, None, 9)])
    rows = rows_of(left, "Outline")
    assert words_of(rows) == ["开场, 00:38", "算力"]
    with qtbot.waitSignal(left.outline.section_chosen) as chosen:
        click(rows, 1)
    assert chosen.args == [9]


def test_another_current_section_keeps_the_outline_in_place(left: LeftSide) -> None:
    left.outline.set_sections([Section(f"第{number}节", 1, None, number) for number in range(60)])
    rows = rows_of(left, "Outline")
    rows.doItemsLayout()
    scrolled = rows.verticalScrollBar().maximum()
    assert scrolled > 0
    rows.verticalScrollBar().setValue(scrolled)
    left.outline.set_current(58)
    assert rows.verticalScrollBar().value() == scrolled


def test_the_outline_follows_the_reader_to_a_section_out_of_sight(left: LeftSide) -> None:
    left.outline.set_sections([Section(f"第{number}节", 1, None, number) for number in range(60)])
    rows = rows_of(left, "Outline")
    for section in (58, None, 40):
        left.outline.set_current(section)
        place = rows.visualRect(rows.model().index(section or 0, 0))
        assert rows.viewport().rect().contains(place)
    left.resize(left.width(), left.height() - 120)
    QApplication.processEvents()
    assert rows.viewport().rect().contains(rows.visualRect(rows.model().index(40, 0)))


def test_an_empty_vocabulary_says_how_to_keep_a_word(vocabulary: VocabularyPanel) -> None:
    vocabulary.set_words(0, lambda _first, _count: [], 0)
    seen = [label.text() for label in vocabulary.findChildren(QLabel) if label.isVisible()]
    assert any("press V" in text for text in seen)
    assert "0 words" in seen
    assert not export_button(vocabulary).isEnabled()


def test_a_kept_word_is_listed_with_reading_and_gloss(vocabulary: VocabularyPanel) -> None:
    vocabulary.set_words(1, lambda _first, _count: [KEPT], 1)
    assert words_of(rows_of(vocabulary, "Vocabulary")) == ["数据  shù jù, data, Learning 1"]
    assert "1 word" in [label.text() for label in vocabulary.findChildren(QLabel)]


def test_a_click_on_a_kept_word_asks_for_its_page(vocabulary: VocabularyPanel, qtbot: QtBot) -> None:
    vocabulary.set_words(1, lambda _first, _count: [KEPT], 1)
    with qtbot.waitSignal(vocabulary.word_requested) as wished:
        click(rows_of(vocabulary, "Vocabulary"), 0)
    assert wished.args == [WORD.key]


def test_delete_forgets_the_chosen_word(vocabulary: VocabularyPanel, qtbot: QtBot) -> None:
    vocabulary.set_words(1, lambda _first, _count: [KEPT], 1)
    with qtbot.waitSignal(vocabulary.forget_requested) as wished:
        press(rows_of(vocabulary, "Vocabulary"), 0, Qt.Key.Key_Delete)
    assert wished.args == [WORD]


def test_the_vocabulary_asks_to_be_exported(vocabulary: VocabularyPanel, qtbot: QtBot) -> None:
    vocabulary.set_words(1, lambda _first, _count: [KEPT], 1)
    with qtbot.waitSignal(vocabulary.export_requested):
        QTest.mouseClick(export_button(vocabulary), Qt.MouseButton.LeftButton)
