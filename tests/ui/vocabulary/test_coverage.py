"""Coverage on the screen: figures, charts with words for them, words that would help, figures in the library."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from reader.transcript.library import LibraryEntry
from reader.ui.panels.library_panel import LibraryPanel
from reader.ui.vocabulary.charts import Bar, BarChart, CurveChart
from reader.ui.vocabulary.coverage_window import CoverageWindow
from reader.ui.vocabulary.wording import percent
from reader.vocabulary.coverage import Coverage, coverage
from reader.vocabulary.model import WordKey, WordStatus
from reader.vocabulary.tally import Tally
from tests.ui.vocabulary.words import heard, rows_of


def key(word: str) -> WordKey:
    return WordKey(word, ("x",))


@pytest.fixture
def found() -> Coverage:
    words = Counter({key("的"): 80, key("数据"): 12, key("算力"): 6, key("世界"): 2})
    tally = Tally(words, Counter({key("李"): 3}), Counter({key("三"): 4}), Counter({key("模型"): 5}))
    return coverage(tally, {key("的"): WordStatus.KNOWN}, lambda each: "1" if each == key("的") else "")


@pytest.fixture
def window(qtbot: QtBot, found: Coverage) -> CoverageWindow:
    window = CoverageWindow()
    qtbot.addWidget(window)
    window.set_texts([("a" * 64, "我的访谈")], "a" * 64)
    window.set_coverage(found, lambda each: f"sense of {each.simplified}")
    with qtbot.waitExposed(window):
        window.show()
    return window


def said(window: CoverageWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_a_text_says_its_shares_and_what_is_counted_apart(window: CoverageWindow) -> None:
    assert "80.0 %" in said(window)
    assert "80 of 100" in said(window)
    assert "25.0 % of distinct words (1 of 4)" in said(window)
    assert "names 3, numbers 4, terms of the glossary 5" in said(window)


def test_it_says_how_far_so_many_words_lead(window: CoverageWindow) -> None:
    assert "This 1 word takes you from 80.0 % to 92.0 %." in said(window)
    assert "These 2 words take you from 80.0 % to 98.0 %." in said(window)


def test_the_words_that_help_most_come_first_with_their_gain(window: CoverageWindow) -> None:
    assert heard(rows_of(window, "Words that would help most"))[:2] == [
        "数据  x, sense of 数据, 12× → 92.0 %",
        "算力  x, sense of 算力, 6× → 98.0 %",
    ]


@pytest.mark.parametrize(
    ("letter", "name"), [(Qt.Key.Key_W, "known_requested"), (Qt.Key.Key_V, "keep_requested")]
)
def test_a_key_says_what_is_known_or_kept(
    window: CoverageWindow, qtbot: QtBot, letter: Qt.Key, name: str
) -> None:
    words = rows_of(window, "Words that would help most")
    words.choose(1)
    words.setFocus()
    with qtbot.waitSignal(getattr(window, name)) as wished:
        QTest.keyClick(words, letter)
    assert wished.args == [key("算力")]


@pytest.mark.parametrize(
    ("letter", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_a_key_closes_it(
    window: CoverageWindow, qtbot: QtBot, letter: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, letter, modifier)
    assert not window.isVisible()


def test_charts_say_in_words_what_they_show(window: CoverageWindow) -> None:
    levels = window.findChild(BarChart)
    assert levels.accessibleDescription() == "HSK 1: 100 % · 80/80; No level: 0 % · 0/20"
    curve = window.findChild(CurveChart)
    assert "0: 80.0 %; 1: 92.0 %" in curve.accessibleDescription()


def test_all_of_it_can_be_copied_as_text(window: CoverageWindow) -> None:
    copy = next(each for each in window.findChildren(QPushButton) if each.text() == "Copy as text")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "我的访谈"
    assert "数据 x\t12\t92.0 %" in lines


def test_while_words_are_read_it_says_so(window: CoverageWindow, found: Coverage) -> None:
    window.set_coverage(None, lambda _key: "")
    assert "still being read" in said(window)
    window.set_coverage(found, lambda _key: "", waiting=2)
    assert "2 more texts are still being read" in said(window)


def test_a_bar_is_as_long_as_its_share(qtbot: QtBot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    chart.set_bars([Bar("a", 0.5, ""), Bar("b", 1.0, "")], "")
    chart.resize(300, chart.sizeHint().height())
    picture = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    accent = chart.palette().color(QPalette.ColorRole.Highlight).rgb()

    def length(y: int) -> int:
        return sum(picture.pixelColor(QPoint(x, y)).rgb() == accent for x in range(picture.width()))

    line = chart.sizeHint().height() // 2
    half, whole = length(line // 2), length(line + line // 2)
    assert half == pytest.approx(whole / 2, abs=6)
    assert whole > 200


def test_a_curve_of_any_length_is_painted(qtbot: QtBot) -> None:
    chart = CurveChart()
    qtbot.addWidget(chart)
    for points in ([], [(0, 1.0)], [(0, 0.0), (1, 1.0)], [(n, n / 500) for n in range(501)]):
        chart.set_curve(points, points[:1], "words", "")
        assert not chart.grab().isNull()


def test_figures_stand_under_the_titles_of_the_library(qtbot: QtBot) -> None:
    panel = LibraryPanel()
    qtbot.addWidget(panel)
    panel.set_entries([LibraryEntry("a", Path("a.txt"), "我的访谈")], None)
    panel.set_figures({"a": ("92.3 % known", "You know much.")})
    assert heard(rows_of(panel, "Library")) == ["我的访谈, 92.3 % known"]
    panel.set_entries([LibraryEntry("a", Path("a.txt"), "我的访谈", date="2025-03")], "a")
    assert heard(rows_of(panel, "Library")) == ["我的访谈, 92.3 % known · 2025-03"]


def test_a_share_is_never_rounded_up_to_all() -> None:
    assert [percent(each) for each in (1.0, 0.9999, 0.0, 0.123)] == ["100 %", "99.9 %", "0 %", "12.3 %"]
