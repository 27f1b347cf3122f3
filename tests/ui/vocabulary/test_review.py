"""The review on the screen: hidden is what is to be remembered; keys answer; the end says what is next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.paths import Paths
from reader.ui.vocabulary.review_window import ReviewWindow, waiting
from reader.ui.vocabulary.review_work import ReviewWork
from reader.vocabulary.model import WordStatus
from tests.ui.vocabulary.bench import DATA, Bench, bench


@pytest.fixture
def four(paths: Paths, qapp: QApplication) -> Iterator[Bench]:
    """A desk with four words, of which only the one with a sentence is being learned."""
    assert qapp is not None
    with bench(paths) as made:
        made.keep_some()
        others = [key for key in made.desk.words.keys(made.desk.words.find()) if key != DATA]
        made.desk.words.set_status(others, WordStatus.KNOWN)
        yield made


@pytest.fixture
def reviews(four: Bench, qtbot: QtBot) -> Iterator[ReviewWork]:
    """The window, open."""
    work = ReviewWork(four.desk, four.main, four.work)
    work.open()
    assert work.window is not None
    qtbot.waitUntil(work.window.isVisible)
    yield work
    work.close()


def window_of(reviews: ReviewWork) -> ReviewWindow:
    assert reviews.window is not None
    return reviews.window


def said(window: ReviewWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def press(reviews: ReviewWork, *keys: Qt.Key) -> None:
    for key in keys:
        window_of(reviews).activateWindow()
        QTest.keyClick(window_of(reviews).focusWidget(), key)
        QApplication.processEvents()


def test_nothing_is_asked_until_words_are_taken_in(reviews: ReviewWork, four: Bench) -> None:
    window = window_of(reviews)
    assert "Reviews have not been begun" in said(window)
    assert "1 word that you are learning" in said(window)
    assert four.desk.reviewing.standing().counts.all == 0


def test_a_word_is_asked_answered_by_key_and_there_is_an_end(reviews: ReviewWork, four: Bench) -> None:
    window = window_of(reviews)
    press(reviews, Qt.Key.Key_Space)
    assert window.text == "先看数据。"
    press(reviews, Qt.Key.Key_3)
    assert "shù jù" in window.text, "before the answer is seen a key only shows it"
    assert four.desk.reviewing.standing().counts.done_today == 0
    press(reviews, Qt.Key.Key_4)
    assert "Done for now" in said(window)
    assert "The next word is due in 8 days." in said(window)
    assert "Answers today: 1" in said(window)


def test_answers_say_when_the_word_comes_again(reviews: ReviewWork) -> None:
    press(reviews, Qt.Key.Key_Space, Qt.Key.Key_Space)
    shown = [each.text() for each in window_of(reviews).findChildren(QPushButton) if each.isVisible()]
    assert shown[0] == "1  Again\n1 min"
    assert any(text.startswith("4  Easy\n") and "days" in text for text in shown)


def test_the_word_or_its_reading_is_hidden(reviews: ReviewWork) -> None:
    window = window_of(reviews)
    press(reviews, Qt.Key.Key_Space)
    assert "data" not in window.text
    choice = window.findChild(QComboBox)
    choice.setCurrentIndex(choice.findData("word"))
    choice.activated.emit(choice.currentIndex())
    assert "数据" not in window.text
    assert "先看＿＿。" in window.text
    assert "data" in window.text
    assert "shù" not in window.text
    window.reveal()
    assert "先看数据。" in window.text


def test_undo_asks_the_word_again(reviews: ReviewWork, four: Bench) -> None:
    press(reviews, Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_4)
    window = window_of(reviews)
    window.undo_requested.emit()
    assert window.text == "先看数据。"
    assert four.desk.reviewing.standing().counts.done_today == 0


def test_a_word_is_taken_out_of_the_reviews(reviews: ReviewWork, four: Bench) -> None:
    press(reviews, Qt.Key.Key_Space)
    window_of(reviews).stop_requested.emit()
    assert four.desk.reviewing.standing().counts.all == 0


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (timedelta(seconds=20), "1 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=5), "5 hours"),
        (timedelta(days=1), "1 day"),
        (timedelta(days=90), "3 months"),
        (timedelta(days=800), "2 years"),
    ],
)
def test_a_time_is_said_in_its_unit(time: timedelta, words: str) -> None:
    assert waiting(time) == words
