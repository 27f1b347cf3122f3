"""The find bar tells what is typed and what is wished, and how many matches there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.find_bar import FindBar
from reader.ui.theme import Theme

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(qtbot: QtBot, icons: Path, light: Theme) -> Iterator[FindBar]:
    """An open find bar."""
    window = QWidget()
    qtbot.addWidget(window)
    bar = FindBar(icons)
    QVBoxLayout(window).addWidget(bar)
    bar.set_theme(light)
    with qtbot.waitExposed(window):
        window.show()
    bar.open_bar()
    yield bar
    window.hide()


def field(bar: FindBar) -> QLineEdit:
    return bar.findChild(QLineEdit)


def test_it_is_hidden_until_it_is_wanted(qtbot: QtBot, icons: Path) -> None:
    bar = FindBar(icons)
    qtbot.addWidget(bar)
    assert not bar.isVisible()


def test_every_letter_is_looked_for(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignals([bar.text_changed, bar.text_changed]):
        QTest.keyClicks(field(bar), "ab")


def test_enter_goes_on_and_shift_enter_back(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.next_requested):
        QTest.keyClick(field(bar), Qt.Key.Key_Return)
    with qtbot.waitSignal(bar.previous_requested):
        QTest.keyClick(field(bar), Qt.Key.Key_Return, SHIFT)


def test_escape_closes_it(bar: FindBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.closed):
        QTest.keyClick(field(bar), Qt.Key.Key_Escape)
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("name", "signal"), [("Previous", "previous_requested"), ("Next", "next_requested"), ("Close", "closed")]
)
def test_each_button_has_a_name_and_does_what_it_says(
    bar: FindBar, qtbot: QtBot, name: str, signal: str
) -> None:
    button = next(each for each in bar.findChildren(QToolButton) if each.accessibleName().startswith(name))
    assert button.toolTip()
    assert not button.icon().isNull()
    with qtbot.waitSignal(getattr(bar, signal)):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_count_says_which_of_how_many(bar: FindBar) -> None:
    count = bar.findChild(QLabel)
    field(bar).setText("数据")
    bar.set_count(0, 12)
    assert count.text() == "1 of 12"
    bar.set_count(-1, 0)
    assert count.text() == "Not found"
    field(bar).clear()
    bar.set_count(-1, 0)
    assert count.text() == ""


def test_opened_again_it_has_the_former_text_selected(bar: FindBar) -> None:
    field(bar).setText("数据")
    bar.close_bar()
    bar.open_bar()
    assert field(bar).selectedText() == "数据"
    bar.open_bar("模型")
    assert field(bar).selectedText() == "模型"
