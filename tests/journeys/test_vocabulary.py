"""Words kept while reading, worked on in their window, counted in the library: by keyboard, and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.ui.vocabulary.coverage_window import CoverageWindow
from reader.ui.vocabulary.window import VocabularyWindow
from reader.vocabulary.model import WordKey, WordStatus
from tests.conftest import SAMPLES
from tests.journeys.conftest import Open
from tests.journeys.person import Person

ROOM = WordKey("机房", ("jī", "fáng"))


@pytest.fixture
def person(sit_down: Open) -> Person:
    """Somebody before the interview about serving models, its words known to the engine."""
    person = sit_down(SAMPLES["serving-at-scale"])
    person.wait_for_words()
    return person


def table_of(person: Person) -> VocabularyWindow:
    person.press("Ctrl+L")
    window = person.program.table.window
    assert window is not None
    person.wait(window.isVisible)
    return window


def figure(person: Person, title: str) -> str:
    """The share that stands under a title of the library."""
    line = next(line for line in person.library() if line.startswith(title))
    second = line.partition(", ")[2]
    return next((part for part in second.split(" · ") if part.endswith("% known")), "")


def test_a_word_is_kept_found_marked_edited_and_removed_by_keys_alone(person: Person) -> None:
    person.hover("机房")
    person.press("V")
    window = table_of(person)
    person.wait(window.filters.search.hasFocus)
    QTest.keyClicks(window.filters.search, "jifang")
    person.wait(lambda: window.table.words.rowCount() == 1)
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_Home)
    QTest.keyClick(window.table, Qt.Key.Key_Down)
    window.table.selectRow(0)
    QTest.keyClick(window.table, Qt.Key.Key_W)
    assert person.desk.words.status_of(ROOM) is WordStatus.KNOWN
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    person.wait(window.page.isVisible)
    window.page._note.setFocus()
    QTest.keyClicks(window.page._note, "seen while reading")
    QTest.keyClick(window.page._note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kept = person.desk.words.word(ROOM)
    assert kept is not None
    assert kept.note == "seen while reading"
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_G)
    paragraph = person.paragraph(kept.sightings[0].sentence)
    assert person.page.visible_paragraphs()[0] <= paragraph <= person.page.visible_paragraphs()[1]
    window.activateWindow()
    person.wait(window.isActiveWindow)
    window.table.setFocus()
    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    assert person.desk.words.word(ROOM) is None
    QTest.keySequence(window, "Ctrl+Z")
    assert person.desk.words.word(ROOM) == kept
    QTest.keySequence(window, "Ctrl+Z")
    QTest.keySequence(window, "Ctrl+Z")
    assert person.desk.words.status_of(ROOM) is WordStatus.LEARNING_1
    QTest.keySequence(window, "Ctrl+Shift+Z")
    assert person.desk.words.status_of(ROOM) is WordStatus.KNOWN
    assert person.page._marks.statuses[ROOM.simplified, ROOM.pinyin] is WordStatus.KNOWN


def test_a_word_said_to_be_known_raises_the_figure_in_the_library(person: Person) -> None:
    person.wait(lambda: figure(person, "Serving at scale") != "")
    before = figure(person, "Serving at scale")
    person.press("Ctrl+Shift+L")
    window = person.program.coverage.window
    assert isinstance(window, CoverageWindow)
    person.wait(window.isActiveWindow)
    window._words.setFocus()
    first = window._words.model().index(0, 0)
    window._words.setCurrentIndex(first)
    key = window._words.chosen()
    QTest.keyClick(window._words, Qt.Key.Key_W)
    person.wait(lambda: figure(person, "Serving at scale") != before)
    assert isinstance(key, WordKey)
    assert person.desk.words.status_of(key) is WordStatus.KNOWN
    QTest.keySequence(window, "Ctrl+Z")
    person.wait(lambda: figure(person, "Serving at scale") == before)
